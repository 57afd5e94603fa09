import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { linksTo } from '../../../platform/links/links.ts'
import { RISK_TYPES } from '../deployment-catalogues.ts'
import { EDIT_RISKS } from '../risk-permissions.ts'
import { RISK_RESPONSES, RISK_STATUSES, statusRefusal } from '../rules/risk/risk.ts'
import { loadRiskMethod } from './load-risk.ts'
import { noRisk } from './risk-queries.ts'
import { riskChange, riskState } from './risk-state.ts'

const prose = z.string().max(4000).optional()

/** The same schema validates the form. Without `id` a new entry; `expectedVersion` is that of the entry the person saw. */
export const saveRiskInput = z.object({
  id: z.uuid().optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
  code: z
    .string()
    .trim()
    .refine((text) => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,19}$/u.test(text), {
      params: {
        text: {
          es: 'Escriba un número o código sin espacios, como 24 o P4-P1.',
          en: 'Write a number or code without blanks, such as 24 or P4-P1.',
        },
      },
    }),
  processId: z.uuid().optional(),
  type: z.enum(RISK_TYPES),
  title: z.string().trim().min(5).max(300),
  titleEn: z.string().max(300).optional(),
  cause: prose,
  effect: prose,
  ownerUnitId: z.uuid().optional(),
  ownerPost: z.string().max(200).optional(),
  response: z.enum(RISK_RESPONSES).optional(),
  mitigation: prose,
  internalNote: prose,
  status: z.enum(RISK_STATUSES),
})
export type SaveRiskInput = z.infer<typeof saveRiskInput>

/** An entry of the catalogue is written or corrected. What it said before stays in the history. */
export const saveRisk: Command<SaveRiskInput, { readonly id: Id }> = {
  id: 'planning.save_risk',
  title: { es: 'Escribir un riesgo del catálogo', en: 'Write a risk of the catalogue' },
  input: saveRiskInput,
  permission: EDIT_RISKS,
  async run(tx, ctx, input) {
    const id = input.id ?? newId()
    if (input.id !== undefined) {
      const locked = await tx.execute(sql`select version from planning.risk where id = ${id} for update`)
      const row = locked.rows[0]
      if (row === undefined) return refuse(noRisk())
      if (Number(row.version) !== input.expectedVersion) return refuse(changedMeanwhile())
    }
    const before = input.id === undefined ? undefined : await riskState(tx, id)
    const links = [...(await linksTo(tx, [id], 'threatened_by')), ...(await linksTo(tx, [id], 'named_as'))]
    const method = await loadRiskMethod(tx)
    const refusal = statusRefusal(input.status, links.length, method ?? { linkRequired: false })
    if (refusal !== undefined) return refuse(refusal)
    const office = typeof ctx.who === 'string' ? undefined : ctx.who.officeId
    const saved = await write(tx, id, office, input)
    if (!saved.ok) return saved
    return { ok: true, value: { output: { id }, changes: await riskChange(tx, id, before) } }
  },
}

async function write(
  tx: WriteTx,
  id: Id,
  officeId: Id | undefined,
  input: SaveRiskInput,
): Promise<Result<undefined, Refusal>> {
  const taken = await tx.execute(sql`
    select 1 from planning.risk where lower(code) = lower(${input.code}) and id <> ${id}
      and office_id = coalesce((select office_id from planning.risk where id = ${id}), ${officeId ?? null}::uuid)`)
  if (taken.rows.length > 0) return refuse(codeTaken(input.code))
  const known = await tx.execute(sql`
    select ${input.processId ?? null}::uuid is null or exists (select 1 from planning.key_process where id = ${input.processId ?? null}) as process,
      ${input.ownerUnitId ?? null}::uuid is null or exists (select 1 from identity.unit where id = ${input.ownerUnitId ?? null}) as unit`)
  if (known.rows[0]?.process !== true) return refuse(notInList('processId'))
  if (known.rows[0]?.unit !== true) return refuse(notInList('ownerUnitId'))
  const values = sql`${input.code}, ${input.processId ?? null}::uuid, ${input.type}, ${input.title}, ${input.titleEn ?? null},
    ${input.cause ?? null}, ${input.effect ?? null}, ${input.ownerUnitId ?? null}::uuid, ${input.ownerPost ?? null},
    ${input.response ?? null}, ${input.mitigation ?? null}, ${input.internalNote ?? null}, ${input.status}`
  if (input.id !== undefined)
    await tx.execute(sql`
      update planning.risk set (code, process_id, type, title, title_en, cause, effect, owner_unit_id, owner_post, response,
        mitigation, internal_note, status) = (${values}), certainty = 'found', demo = false, version = version + 1 where id = ${id}`)
  else {
    const made = await tx.execute(sql`
      insert into planning.risk (id, office_id, code, process_id, type, title, title_en, cause, effect, owner_unit_id,
        owner_post, response, mitigation, internal_note, status, certainty, sort)
      select ${id}::uuid, ${officeId ?? null}::uuid, ${values}, 'found', 1 + coalesce((select max(sort) from planning.risk), 0)
      on conflict (office_id, code) do nothing returning id`)
    if (made.rows.length === 0) return refuse(codeTaken(input.code))
  }
  return { ok: true, value: undefined }
}

function notInList(field: 'processId' | 'ownerUnitId'): Refusal<'not_in_list'> {
  return {
    kind: 'not_in_list',
    field,
    message: {
      es: 'Elija uno de la lista: el que se envió no está en ella.',
      en: 'Choose one of the list: what was sent is not in it.',
    },
  }
}

function codeTaken(code: string): Refusal<'code_taken'> {
  return {
    kind: 'code_taken',
    field: 'code',
    message: {
      es: `El catálogo ya tiene un riesgo con el número ${code}.`,
      en: `The catalogue already has a risk with the number ${code}.`,
    },
  }
}

function changedMeanwhile(): Refusal<'changed_meanwhile'> {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: 'Otra persona cambió este riesgo mientras usted escribía. Arriba está lo que dice ahora; lo que usted escribió sigue en el formulario.',
      en: 'Somebody else changed this risk while you were writing. What it says now is above; what you wrote is still in the form.',
    },
  }
}
