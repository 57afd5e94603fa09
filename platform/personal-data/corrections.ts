import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import type { Command, Query } from '../capability/command.ts'
import type { Manifest, PersonalField } from '../capability/manifest.ts'
import { notify } from '../notifications/notify.ts'
import { accountsWithRole } from '../notifications/recipients.ts'
import { type Correction, correctionById, corrections } from './data/corrections.ts'
import { CORRECTION_ASKED, CORRECTION_DECIDED } from './notifications.ts'
import { dataPaths } from './paths.ts'
import { KEEP_DATA, OWN_DATA } from './permissions.ts'

export const askInput = z.object({
  field: z.string().max(200),
  wanted: z.string().trim().min(1).max(300),
  reason: z.string().trim().max(1000).optional(),
})

export type CorrectionRefusal = Refusal<
  'not_correctable' | 'asked_already' | 'no_correction' | 'decided_already' | 'no_person'
>

/** `identity.person.name`: how requests and forms name a field. */
export function fieldName(field: Pick<PersonalField, 'table' | 'column'>): string {
  return `${field.table}.${field.column}`
}

export function correctableFields(rooms: readonly Manifest[]): readonly PersonalField[] {
  return rooms.flatMap(({ personalData = [] }) => personalData).filter(({ correct }) => correct !== undefined)
}

/** A person asks that what is held on them be corrected; administrators are told. */
export function askCorrection(
  rooms: () => readonly Manifest[],
): Command<z.infer<typeof askInput>, { readonly id: Id }> {
  return {
    id: 'personal_data.ask_correction',
    title: { es: 'Pedir la corrección de un dato personal', en: 'Ask for a personal value to be corrected' },
    input: askInput,
    permission: OWN_DATA,
    async run(tx, ctx, { field, wanted, reason }) {
      if (typeof ctx.who === 'string') return refuse(noPerson())
      const { personId, accountId, name } = ctx.who
      const declared = correctableFields(rooms()).find((each) => fieldName(each) === field)
      if (declared === undefined) return refuse(notCorrectable())
      const waiting = await tx.execute(sql`
        select 1 from personal.correction_request where person_id = ${personId} and field = ${field} and state = 'open'`)
      if (waiting.rows.length > 0) return refuse(askedAlready())
      const id = newId()
      await tx.execute(sql`
        insert into personal.correction_request (id, person_id, account_id, field, wanted, reason, at)
        values (${id}, ${personId}, ${accountId}, ${field}, ${wanted}, ${reason ?? null}, ${ctx.now})`)
      const link = dataPaths.keep()
      for (const to of await accountsWithRole(tx, 'administrator', ctx.today))
        await notify(tx, ctx, { kind: CORRECTION_ASKED, to, data: { person: name, field: declared.title }, link })
      return {
        ok: true,
        value: {
          output: { id },
          changes: [{ kind: 'personal_data.correction', id, label: field, after: { state: 'open', field } }],
        },
      }
    },
  }
}

export const decideInput = z.object({
  id: z.uuid(),
  accept: z.enum(['si', 'no']),
  decision: z.string().trim().min(5).max(1000),
})

/** An administrator decides with a reason; an accepted value takes its place at once, and the person is told either way. */
export function decideCorrection(rooms: () => readonly Manifest[]): Command<z.infer<typeof decideInput>, null> {
  return {
    id: 'personal_data.decide_correction',
    title: { es: 'Decidir una corrección pedida', en: 'Decide a correction that was asked for' },
    input: decideInput,
    permission: KEEP_DATA,
    async run(tx, ctx, { id, accept, decision }) {
      await tx.execute(sql`select 1 from personal.correction_request where id = ${id} for update`)
      const asked = await correctionById(tx, id)
      if (asked === undefined) return refuse(noCorrection())
      if (asked.state !== 'open') return refuse(decidedAlready())
      const declared = correctableFields(rooms()).find((each) => fieldName(each) === asked.field)
      if (accept === 'si') {
        if (declared?.correct === undefined || asked.wanted === undefined) return refuse(notCorrectable())
        const refusal = await declared.correct(tx, asked.personId, asked.wanted)
        if (refusal !== undefined) return refuse({ kind: refusal.kind, message: refusal.message })
      }
      const state = accept === 'si' ? 'accepted' : 'refused'
      const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
      await tx.execute(sql`
        update personal.correction_request set state = ${state}, decided_at = ${ctx.now}, decided_by = ${by},
          decision = ${decision}, version = version + 1 where id = ${id}`)
      const field = declared?.title ?? { es: asked.field }
      await notify(tx, ctx, {
        kind: CORRECTION_DECIDED,
        to: asked.accountId,
        data: { field, accepted: accept === 'si', decision },
        link: dataPaths.own(),
      })
      return {
        ok: true,
        value: {
          output: null,
          changes: [
            {
              kind: 'personal_data.correction',
              id,
              label: asked.field,
              before: { state: 'open' },
              after: { state },
            },
          ],
          reason: decision,
        },
      }
    },
  }
}

export const correctionsQuery: Query<null, readonly Correction[]> = {
  id: 'personal_data.corrections',
  permission: KEEP_DATA,
  async run(tx) {
    return { ok: true, value: await corrections(tx) }
  },
}

function noPerson(): CorrectionRefusal {
  return {
    kind: 'no_person',
    message: { es: 'Ingrese con su cuenta para pedirlo.', en: 'Sign in with your account to ask for it.' },
  }
}

function notCorrectable(): CorrectionRefusal {
  return {
    kind: 'not_correctable',
    field: 'field',
    message: {
      es: 'Ese dato no se corrige por esta vía; elija uno de la lista.',
      en: 'That value is not corrected this way; choose one from the list.',
    },
  }
}

function askedAlready(): CorrectionRefusal {
  return {
    kind: 'asked_already',
    field: 'field',
    message: {
      es: 'Ya pidió corregir ese dato; espere la decisión.',
      en: 'You have already asked for that value to be corrected; wait for the decision.',
    },
  }
}

function noCorrection(): CorrectionRefusal {
  return {
    kind: 'no_correction',
    message: { es: 'No existe esa solicitud.', en: 'There is no such request.' },
  }
}

function decidedAlready(): CorrectionRefusal {
  return {
    kind: 'decided_already',
    message: { es: 'Esa solicitud ya se decidió.', en: 'That request was decided already.' },
  }
}
