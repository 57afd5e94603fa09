import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { ok, type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { IMPORT_PAST } from '../past-permissions.ts'
import { PAST_IMPORT } from '../past-records.ts'
import type { PastCase } from '../rules/past/past-case.ts'
import { readPast } from '../rules/past/read-past.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { CHANGED_MEANWHILE, NO_IMPORT, officeOf, pastAround, pastImportOf, problemOf } from './past-imports.ts'

export const takePastInput = z.object({
  importId: z.uuid(),
  /** What was looked at; the command line looks and takes in one go. */
  expectedVersion: z.coerce.number().int().min(1).optional(),
})

export interface TakenPast {
  readonly made: number
  readonly changed: number
  readonly same: number
}

/** Takes over the cases of a file, all or none. The same file twice changes nothing; a newer one changes what is written otherwise. */
export const takePast: Command<z.infer<typeof takePastInput>, TakenPast> = {
  id: 'cases.take_past',
  title: { es: 'Incorporar expedientes anteriores', en: 'Take over past cases' },
  input: takePastInput as z.ZodType<z.infer<typeof takePastInput>>,
  permission: IMPORT_PAST,
  async run(tx, ctx, { importId, expectedVersion }) {
    const file = await pastImportOf(tx, ctx, importId, true)
    const officeId = await officeOf(tx, ctx)
    if (file === undefined || officeId === undefined) return refuse(NO_IMPORT)
    if (expectedVersion !== undefined && file.version !== expectedVersion) return refuse(CHANGED_MEANWHILE)
    const reading = readPast(file.content, file.mapping, await pastAround(tx, ctx.today))
    const fits = problemOf(reading)
    if (!fits.ok) return fits
    const { cases, counts } = reading
    if (cases.length === 0) return refuse(NOTHING)
    const clash = await tx.execute(sql`
      select number from cases.case_file where number = any(${sql.param(cases.map(({ number }) => number))}::text[]) limit 1`)
    if (clash.rows[0] !== undefined) return refuse(numberTaken(String(clash.rows[0].number)))
    const done = { made: 0, changed: 0 }
    for (let at = 0; at < cases.length; at += AT_ONCE) {
      const some = await save(tx, { officeId, importId, procedure: file.procedure }, cases.slice(at, at + AT_ONCE))
      done.made += some.made
      done.changed += some.changed
    }
    const same = cases.length - done.made - done.changed
    const isNews = done.made + done.changed > 0 || file.takenAt === undefined
    if (isNews)
      await tx.execute(sql`
        update cases.past_import set taken_at = ${ctx.now}, counts = ${JSON.stringify({ ...counts, ...done, same })}::jsonb
        where id = ${importId}`)
    return ok({
      output: { ...done, same },
      changes: isNews ? [{ kind: PAST_IMPORT, id: importId, label: file.name, before: {}, after: done }] : [],
    })
  },
}

const AT_ONCE = 1000

async function save(
  tx: WriteTx,
  of: { readonly officeId: Id; readonly importId: Id; readonly procedure: string },
  cases: readonly PastCase[],
): Promise<{ readonly made: number; readonly changed: number }> {
  const rows = cases.map((each) => ({
    id: newId(),
    row: each.row,
    number: each.number,
    filed_on: each.filedOn ?? null,
    ended_on: each.endedOn ?? null,
    ended_as: each.endedAs ?? null,
    outcome: each.outcome ?? null,
    applicant_name: each.applicant ?? null,
    jurisdiction: each.jurisdiction ?? null,
    municipality: each.municipality ?? null,
    use: each.use ?? null,
    area: each.area ?? null,
    storeys: each.storeys ?? null,
    investment: each.investment ?? null,
    others: each.others,
  }))
  const saved = await tx.execute(sql`
    insert into cases.past_case as k (id, office_id, import_id, procedure, row, number, filed_on, ended_on, ended_as, outcome,
      applicant_name, jurisdiction, municipality, use, area, storeys, investment, others)
    select id, ${of.officeId}::uuid, ${of.importId}::uuid, ${of.procedure}, row, number, filed_on, ended_on, ended_as, outcome,
      applicant_name, jurisdiction, municipality, use, area, storeys, investment, others
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, row int, number text, filed_on date, ended_on date,
      ended_as text, outcome text, applicant_name text, jurisdiction text, municipality text, use text, area float8, storeys int,
      investment float8, others jsonb)
    on conflict (office_id, number) do update set version = k.version + 1, import_id = excluded.import_id,
      procedure = excluded.procedure, row = excluded.row, filed_on = excluded.filed_on, ended_on = excluded.ended_on,
      ended_as = excluded.ended_as, outcome = excluded.outcome, applicant_name = excluded.applicant_name,
      jurisdiction = excluded.jurisdiction, municipality = excluded.municipality, use = excluded.use, area = excluded.area,
      storeys = excluded.storeys, investment = excluded.investment, others = excluded.others
    where (k.procedure, k.filed_on, k.ended_on, k.ended_as, k.outcome, k.applicant_name, k.jurisdiction, k.municipality, k.use,
        k.area, k.storeys, k.investment, k.others) is distinct from (excluded.procedure, excluded.filed_on, excluded.ended_on,
        excluded.ended_as, excluded.outcome, excluded.applicant_name, excluded.jurisdiction, excluded.municipality, excluded.use,
        excluded.area, excluded.storeys, excluded.investment, excluded.others)
    returning k.version`)
  const made = saved.rows.filter(({ version }) => Number(version) === 1).length
  return { made, changed: saved.rows.length - made }
}

export interface PastListed {
  readonly number: string
  readonly procedure: string
  readonly applicant: string | undefined
  readonly municipality: string | undefined
  readonly filedOn: string | undefined
  readonly endedOn: string | undefined
  readonly outcome: string | undefined
}

export interface PastList {
  readonly rows: readonly PastListed[]
  readonly total: number
  readonly files: readonly {
    readonly id: Id
    readonly name: string
    readonly broughtAt: string
    readonly takenAt: string | undefined
    readonly cases: number
  }[]
}

const MOST_LISTED = 100

/** Cases of the old system of one's office, found by number or name; and the files from which they came. */
export const pastList: Query<{ readonly text?: string | undefined }, PastList> = {
  id: 'cases.past_list',
  permission: READ_CASES,
  async run(tx, ctx, { text = '' }) {
    const officeId = (await officeOf(tx, ctx)) ?? null
    const like = `%${text.trim().replace(/[\\%_]/g, (each) => `\\${each}`)}%`
    const where = sql`office_id = ${officeId} and (${text.trim() === ''} or number ilike ${like} or applicant_name ilike ${like})`
    const found = await tx.execute(sql`
      select number, procedure, applicant_name, municipality, filed_on, ended_on, outcome from cases.past_case where ${where}
      order by filed_on desc nulls last, number limit ${MOST_LISTED}`)
    const total = await tx.execute(sql`select count(*)::int as n from cases.past_case where ${where}`)
    const files = await tx.execute(sql`
      select i.id, i.name, i.brought_at, i.taken_at, jsonb_array_length(i.content -> 'rows') as rows from cases.past_import i
      where i.office_id = ${officeId} order by i.brought_at desc limit 50`)
    const said = (value: unknown) => (value === null ? undefined : String(value))
    return ok({
      rows: found.rows.map((row) => ({
        number: String(row.number),
        procedure: String(row.procedure),
        applicant: said(row.applicant_name),
        municipality: said(row.municipality),
        filedOn: said(row.filed_on),
        endedOn: said(row.ended_on),
        outcome: said(row.outcome),
      })),
      total: Number(total.rows[0]?.n),
      files: files.rows.map((row) => ({
        id: String(row.id),
        name: String(row.name),
        broughtAt: String(row.brought_at),
        takenAt: said(row.taken_at),
        cases: Number(row.rows),
      })),
    })
  },
}

const NOTHING: Refusal<'nothing'> = {
  kind: 'nothing',
  message: {
    es: 'Ninguna fila tiene número de expediente: diga qué columna lo lleva.',
    en: 'No row has a number of a case: say which column holds it.',
  },
}
function numberTaken(number: string): Refusal {
  return {
    kind: 'number_taken',
    message: {
      es: `El número «${number}» ya es de un expediente de esta plataforma. No se incorporó nada.`,
      en: `The number “${number}” is that of a case of this platform already. Nothing was taken over.`,
    },
  }
}
