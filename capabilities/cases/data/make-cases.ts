import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { ok, type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { MAKE_CASES } from '../filing-permissions.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { CASE } from './move-case.ts'

/** What an office of this size sees in a year. */
export const CASES_OF_A_YEAR = 2_000

export const makeCasesInput = z.object({
  count: z.int().min(1).max(1_000_000).default(CASES_OF_A_YEAR),
  year: z.int().min(1990).max(2100),
  seed: z.string().min(1).max(100),
})

/**
 * Makes up the cases of a year for a demonstration or a measure, as many as one likes: the same seed makes the same ones. Never where
 * real people file, and not twice of one seed and year.
 */
export const makeCases: Command<z.infer<typeof makeCasesInput>, { readonly made: number }> = {
  id: 'cases.make_cases',
  title: { es: 'Generar expedientes de demostración', en: 'Make up cases of a demonstration' },
  input: makeCasesInput as z.ZodType<z.infer<typeof makeCasesInput>>,
  permission: MAKE_CASES,
  async run(tx, ctx, { count, year, seed }) {
    const demo = await tx.execute(sql`select 1 from platform.pack_loaded where demo = 1`)
    if (demo.rows.length === 0) return refuse(NO_DEMONSTRATION)
    const from = `${year}-01-01`
    if (from > ctx.today) return refuse(NOT_YET)
    const today = `${year}-12-31` < ctx.today ? `${year}-12-31` : ctx.today
    const own = `${seed}.${year}`
    const found = await tx.execute(sql`
      select o.id, o.code, array(select a.id from identity.account a where a.demo and a.office_id = o.id order by a.login) as accounts,
        array(select distinct jurisdiction from cases.case_file where demo and jurisdiction is not null order by 1) as places,
        exists (select 1 from cases.case_file where guest_email like ${`demo.${own}.%`}) as has
      from identity.office o where o.id = (select office_id from cases.definition order by published_at limit 1)`)
    const [office] = found.rows
    if (office === undefined) return refuse(NO_DEMONSTRATION)
    if (office.has === true) return refuse(MADE_ALREADY)
    const made = await loadMadeCases(tx, {
      ...{ seed: own, count, from, today },
      officeId: String(office.id),
      officeCode: String(office.code),
      accounts: office.accounts as readonly string[],
      jurisdictions: office.places as readonly string[],
    })
    const change = { kind: CASE, id: String(office.id), label: String(office.code), after: { generated: made } }
    return ok({ output: { made }, changes: [change] })
  },
}

const NO_DEMONSTRATION: Refusal<'no_demonstration'> = {
  kind: 'no_demonstration',
  message: {
    es: 'Esta instalación no es una demostración: aquí no se generan expedientes.',
    en: 'This installation is no demonstration: no cases are made up here.',
  },
}
const NOT_YET: Refusal<'not_yet'> = {
  kind: 'not_yet',
  message: { es: 'Ese año no ha empezado.', en: 'That year has not begun.' },
}
const MADE_ALREADY: Refusal<'made_already'> = {
  kind: 'made_already',
  message: {
    es: 'Los expedientes de esa semilla y ese año ya están. Use otra semilla para tener más.',
    en: 'The cases of that seed and year are there already. Use another seed to have more.',
  },
}
