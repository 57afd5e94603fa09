import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { readLedger } from './case-store.ts'
import { CASE } from './move-case.ts'
import { accountOf, holdForStaff } from './staff-case.ts'

export const observeInput = z.object({
  caseId: z.uuid(),
  /** `field:use`, `document:plans`, `other`. */
  about: z.string().regex(/^(field:[a-z0-9_]+|document:[a-z0-9_]+|other)$/),
  words: z.string().trim().min(5).max(4000),
  article: z.string().trim().max(300).optional(),
})

export interface Observed {
  readonly observationId: string
  readonly number: number
}

/** One observation is drafted; the applicant hears of it when the action that suspends the clock is taken. */
export const observeCase: Command<z.infer<typeof observeInput>, Observed> = {
  id: 'cases.observe',
  title: { es: 'Anotar una observación', en: 'Write down an observation' },
  input: observeInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, input) {
    const held = await holdForStaff(tx, ctx, input.caseId)
    if (!held.ok) return held
    const { row } = held.value
    if (row.endedAs !== undefined) return refuse(ENDED)
    const [about = 'other', key] = input.about.split(':')
    const ledger = await readLedger(tx, row.id)
    const entry = Math.max(1, ledger.filter(({ kind }) => kind === 'start' || kind === 'restart').length)
    const numbered = await tx.execute(sql`
      select coalesce(max(number), 0) + 1 as number from cases.observation where case_id = ${row.id} and entry = ${entry}`)
    const number = Number(numbered.rows[0]?.number)
    const id = newId()
    await tx.execute(sql`
      insert into cases.observation (id, office_id, case_id, entry, number, about, about_key, words, article, at, account_id)
      values (${id}, ${row.officeId}, ${row.id}, ${entry}, ${number}, ${about}, ${key ?? null}, ${input.words},
        ${input.article ?? null}, ${ctx.now}, ${accountOf(ctx)}::uuid)`)
    const after = { observation: number, about: input.about, words: input.words }
    return {
      ok: true,
      value: {
        output: { observationId: id, number },
        changes: [{ kind: CASE, id: row.id, label: row.number, before: {}, after }],
      },
    }
  },
}

export const withdrawObservationInput = z.object({ caseId: z.uuid(), observationId: z.uuid() })

/** What has not been told yet can be taken back; what was told stands. */
export const withdrawObservation: Command<z.infer<typeof withdrawObservationInput>, { readonly number: number }> = {
  id: 'cases.withdraw_observation',
  title: { es: 'Quitar una observación', en: 'Take an observation back' },
  input: withdrawObservationInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, observationId }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const { row } = held.value
    const done = await tx.execute(sql`
      update cases.observation set withdrawn_at = ${ctx.now}, version = version + 1
      where id = ${observationId} and case_id = ${caseId} and told_at is null and withdrawn_at is null
      returning number, words`)
    const [found] = done.rows
    if (found === undefined) return refuse(TOLD)
    const change = { before: { observation: Number(found.number), words: String(found.words) }, after: {} }
    return {
      ok: true,
      value: {
        output: { number: Number(found.number) },
        changes: [{ kind: CASE, id: row.id, label: row.number, ...change }],
      },
    }
  },
}

const ENDED: Refusal<'ended'> = {
  kind: 'ended',
  message: { es: 'El expediente ya terminó.', en: 'The case has ended already.' },
}

const TOLD: Refusal<'told'> = {
  kind: 'told',
  message: {
    es: 'Esa observación ya se comunicó o ya se quitó.',
    en: 'That observation was told already, or taken back.',
  },
}
