import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { geographies, placesOn } from '../../territory/contract.ts'
import { IMPORT_PAST } from '../past-permissions.ts'
import { PAST_IMPORT } from '../past-records.ts'
import { guessColumns, plainHeading, rememberedOf } from '../rules/past/columns.ts'
import {
  PAST_FIELDS,
  type PastField,
  type PastMapping,
  type PastReading,
  type PastTable,
} from '../rules/past/past-case.ts'
import { type PastAround, readPast } from '../rules/past/read-past.ts'

export interface PastImport {
  readonly id: Id
  readonly version: number
  readonly procedure: string
  readonly name: string
  readonly content: PastTable
  readonly mapping: PastMapping
  readonly takenAt: string | undefined
}

const mappingInput = z.partialRecord(z.enum(PAST_FIELDS), z.number().int().min(0).max(500))

export const recordPastInput = z.object({
  procedure: z.string().max(100),
  name: z.string().min(1).max(200),
  sha256: z.string().length(64),
  /** Read by `imports/open-past.ts`. */
  table: z.custom<PastTable>((value) => typeof value === 'object' && value !== null && 'headings' in value),
  mapping: mappingInput.optional(),
})

/** Whose office: a person's own, and the institution's where the program itself brings a file. */
export async function officeOf(tx: ReadTx, { who }: Pick<Ctx, 'who'>): Promise<Id | undefined> {
  if (who === 'public') return undefined
  if (who !== 'system') return who.officeId
  const found = await tx.execute(sql`select office_id from cases.definition order by published_at limit 1`)
  return found.rows[0]?.office_id === undefined ? undefined : String(found.rows[0].office_id)
}

/** Keeps a file as it was read, to be looked at before anything is taken over. Brought again, it is the same one. */
export const recordPast: Command<z.infer<typeof recordPastInput>, { readonly importId: Id }> = {
  id: 'cases.record_past',
  title: { es: 'Traer un archivo de expedientes anteriores', en: 'Bring a file of past cases' },
  input: recordPastInput as z.ZodType<z.infer<typeof recordPastInput>>,
  permission: IMPORT_PAST,
  async run(tx, ctx, { procedure, name, sha256, table, mapping: chosen }) {
    const officeId = await officeOf(tx, ctx)
    const known = await tx.execute(sql`select 1 from cases.definition where code = ${procedure} limit 1`)
    if (officeId === undefined || known.rows.length === 0) return refuse(noProcedure(procedure))
    const mapping = chosen ?? guessColumns(table.headings, await rememberedColumns(tx, officeId, procedure))
    const id = newId()
    const made = await tx.execute(sql`
      insert into cases.past_import as i (id, office_id, procedure, name, sha256, content, mapping, brought_at, account_id)
      values (${id}, ${officeId}, ${procedure}, ${name}, ${sha256}, ${JSON.stringify(table)}::jsonb,
        ${JSON.stringify(mapping)}::jsonb, ${ctx.now}, ${typeof ctx.who === 'string' ? null : ctx.who.accountId}::uuid)
      on conflict (office_id, procedure, sha256) do update set name = i.name,
        mapping = case when ${chosen !== undefined} then excluded.mapping else i.mapping end
      returning id`)
    const importId = String(made.rows[0]?.id)
    const changes = importId === id ? [{ kind: PAST_IMPORT, id, label: name, before: {}, after: { procedure } }] : []
    return { ok: true, value: { output: { importId }, changes } }
  },
}

/** What people chose for the headings of files before. */
async function rememberedColumns(tx: ReadTx, officeId: Id, procedure: string) {
  const found = await tx.execute(sql`
    select content -> 'headings' as headings, mapping from cases.past_import
    where office_id = ${officeId} and procedure = ${procedure} and version > 1 order by brought_at`)
  const remembered: Record<string, PastField> = {}
  for (const { headings, mapping } of found.rows)
    Object.assign(remembered, rememberedOf(headings as readonly string[], mapping as PastMapping))
  return remembered
}

export const mapPastInput = z.object({
  importId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  mapping: mappingInput,
})

/** Says which column is what, against what the headings seem to say. */
export const mapPast: Command<z.infer<typeof mapPastInput>, null> = {
  id: 'cases.map_past',
  title: { es: 'Decir qué es cada columna', en: 'Say what each column is' },
  input: mapPastInput as z.ZodType<z.infer<typeof mapPastInput>>,
  permission: IMPORT_PAST,
  async run(tx, ctx, { importId, expectedVersion, mapping }) {
    const held = await pastImportOf(tx, ctx, importId, true)
    if (held === undefined) return refuse(NO_IMPORT)
    if (held.version !== expectedVersion) return refuse(CHANGED_MEANWHILE)
    const columns = Object.values(mapping)
    if (new Set(columns).size < columns.length) return refuse(SAME_COLUMN)
    if (columns.some((column) => column >= held.content.headings.length)) return refuse(NO_IMPORT)
    await tx.execute(sql`
      update cases.past_import set mapping = ${JSON.stringify(mapping)}::jsonb, version = version + 1 where id = ${importId}`)
    const said = (of: PastMapping) =>
      PAST_FIELDS.flatMap((field) => {
        const column = of[field]
        return column === undefined ? [] : [`${field}: ${held.content.headings[column]}`]
      }).join(', ')
    return ok({
      output: null,
      changes: [
        {
          kind: PAST_IMPORT,
          id: importId,
          label: held.name,
          before: { columns: said(held.mapping) },
          after: { columns: said(mapping) },
        },
      ],
    })
  },
}

export async function pastImportOf(
  tx: ReadTx,
  ctx: Pick<Ctx, 'who'>,
  id: Id,
  lock = false,
): Promise<PastImport | undefined> {
  const found = await tx.execute(sql`
    select id, version, procedure, name, content, mapping, taken_at from cases.past_import
    where id = ${id} and office_id = ${(await officeOf(tx, ctx)) ?? null} ${lock ? sql`for update` : sql``}`)
  const [row] = found.rows
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    version: Number(row.version),
    procedure: String(row.procedure),
    name: String(row.name),
    content: row.content as PastTable,
    mapping: row.mapping as PastMapping,
    takenAt: row.taken_at === null ? undefined : String(row.taken_at),
  }
}

export interface PastPreview {
  readonly file: PastImport
  readonly reading: PastReading
  /** Of the cases of the file: how many are here already. */
  readonly known: number
}

/** What would come of a file, before anything is taken over. */
export const pastPreview: Query<{ readonly id: Id }, PastPreview> = {
  id: 'cases.past_preview',
  permission: IMPORT_PAST,
  async run(tx, ctx, { id }) {
    const file = await pastImportOf(tx, ctx, id)
    if (file === undefined) return refuse(NO_IMPORT)
    const reading = readPast(file.content, file.mapping, await pastAround(tx, ctx.today))
    const found = await tx.execute(sql`
      select count(*)::int as n from cases.past_case
      where office_id = ${(await officeOf(tx, ctx)) ?? null}
        and number = any(${sql.param(reading.cases.map(({ number }) => number))}::text[])`)
    return ok({ file, reading, known: Number(found.rows[0]?.n) })
  },
}

/** Municipalities by every name under which a division of the ground knows them, the division in force first. */
export async function pastAround(tx: ReadTx, today: CivilDate): Promise<PastAround> {
  const municipalities = new Map<string, string>()
  for (const { code: division } of await geographies(tx))
    for (const { code, name } of await placesOn(tx, division, { validOn: today }))
      for (const said of [name, code]) if (!municipalities.has(fold(said))) municipalities.set(fold(said), code)
  return { municipalities, today }
}

/** The column that somebody named by its heading, or by its number from 1. */
export function columnNamed(headings: readonly string[], said: string): number | undefined {
  const at = headings.findIndex((heading) => plainHeading(heading) === plainHeading(said))
  if (at >= 0) return at
  return /^\d+$/.test(said) && Number(said) >= 1 && Number(said) <= headings.length ? Number(said) - 1 : undefined
}

/** The first problem in words, and how many more there are: with one nothing is taken over. */
export function problemOf({ problems }: PastReading): Result<null, Refusal> {
  const [first] = problems
  if (first === undefined) return ok(null)
  const more = problems.length - 1
  return refuse({
    kind: 'contradicts',
    address: first.address,
    message: {
      es: `${first.address}: ${first.message.es}${more === 0 ? '' : ` Y ${more} más.`} No se incorporó nada.`,
      en: `${first.address}: ${first.message.en ?? first.message.es}${more === 0 ? '' : ` And ${more} more.`} Nothing was taken over.`,
    },
  })
}

export const NO_IMPORT: Refusal<'no_import'> = {
  kind: 'no_import',
  message: { es: 'No hay ningún archivo así en su oficina.', en: 'There is no such file in your office.' },
}
export const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien cambió las columnas mientras usted las miraba. Véalas de nuevo.',
    en: 'Somebody changed the columns while you were looking at them. Look again.',
  },
}
const SAME_COLUMN: Refusal<'same_column'> = {
  kind: 'same_column',
  message: { es: 'Una columna no puede ser dos cosas.', en: 'A column cannot be two things.' },
}
function noProcedure(code: string): Refusal {
  return {
    kind: 'no_definition',
    message: { es: `No hay ningún trámite «${code}».`, en: `There is no procedure “${code}”.` },
  }
}
