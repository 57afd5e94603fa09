import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Database, ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { FieldSpec, ImportCounts, ImportReading } from '../model.ts'
import { CHECK_TERMS, type CheckTerms } from '../rules/layers/check-terms.ts'
import { identifyingCandidates } from '../rules/layers/field-guess.ts'
import { findGaps, type InSteps } from './check-gaps.ts'
import { findOutside, overlapsOf } from './check-neighbours.ts'
import { watchPlacement } from './check-placement.ts'
import { heavyShapes, invalidShapes, slivers, wideShapes } from './check-shapes.ts'
import { sameCodes, sameShapes, shares } from './check-twins.ts'
import { type Checked, inPart, type RowPart, rowParts } from './keep-findings.ts'
import { layerImportById, moveImport, noteProgress } from './layer-import-store.ts'
import { knownExtent } from './place-extent.ts'

const app = { role: 'trama_app' } as const
/** Rows of an import that one statement looks at: short enough for the embedded database on a slow machine. */
const AT_ONCE = 4_000

export interface CheckParts {
  readonly database: Database
  readonly signal?: AbortSignal | undefined
  progress?: ((counts: ImportCounts) => Promise<void>) | undefined
}

/**
 * Looks at everything an import holds, a part at a time, and keeps what it finds; then the import waits for the person. Findings
 * that somebody excepted or had repaired stay; open ones are found anew.
 */
export async function checkImport(
  { database, signal, progress }: CheckParts,
  id: Id,
  counts: ImportCounts,
  reading: ImportReading,
  terms: CheckTerms = CHECK_TERMS,
): Promise<void> {
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  if (found === undefined) return
  const own: Checked = { id, officeId: found.officeId, terms }
  const notes: Text[] = []
  await database.write(app, (tx) =>
    tx.execute(sql`delete from territory.finding where import_id = ${id} and state = 'open'`),
  )
  const extent = await database.read(app, (tx) => knownExtent(tx))
  const last = await database.read(app, (tx) => lastRow(tx, id))
  const parts = rowParts(last, AT_ONCE)
  const placement = watchPlacement(own, reading, extent)
  const steps: readonly ((tx: WriteTx) => Promise<unknown>)[] = [
    ...parts.map((part) => (tx: WriteTx) => placement.see(tx, part)),
    placement.keep,
    ...shares(last).flatMap((share) => [
      (tx: WriteTx) => sameShapes(tx, own, share),
      (tx: WriteTx) => sameCodes(tx, own, share),
    ]),
    ...[wideShapes, invalidShapes, heavyShapes, slivers, overlapsOf, findOutside].flatMap((check) =>
      parts.map((part) => (tx: WriteTx) => check(tx, own, part)),
    ),
  ]
  // How many squares gaps are looked for in shows while it is done; about so many it is.
  const squares = found.options.covers === true ? Math.ceil(last / 800) : 0
  const whole = steps.length + parts.length + (squares > 0 ? parts.length + squares : 0)
  let done = 0
  const inSteps: InSteps = async (work) => {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    const now: ImportCounts = { ...counts, step: 'check', done: Math.min(done, whole - 1), whole }
    const answer = await database.write(app, async (tx) => {
      const made = await work(tx)
      return (await noteProgress(tx, id, now, ['reading'])) ? { made } : undefined
    })
    if (answer === undefined || signal?.aborted) throw new CheckCancelled()
    done += 1
    await progress?.(now)
    return answer.made
  }
  let identifying: string | undefined
  try {
    identifying = await identifyingField(own, reading, parts, inSteps)
    for (const work of steps) await inSteps(work)
    if (squares > 0) notes.push(...(await findGaps(own, parts, inSteps)))
  } catch (error) {
    if (error instanceof CheckCancelled) return
    throw error
  }
  await database.write(app, async (tx) => {
    await dropExcepted(tx, id)
    await moveImport(tx, id, ['reading'], {
      state: 'read',
      refusal: null,
      reading: {
        ...reading,
        fields: reading.fields.map((field) => ({
          ...field,
          guess: field.name === identifying ? { ...field.guess, identifies: true } : without(field.guess),
        })),
        notes: [...reading.notes, ...notes],
      },
      counts: { ...counts, findings: await findingCounts(tx, id) },
    })
  })
}

class CheckCancelled extends Error {}

function without({ identifies: _not, ...guess }: FieldSpec): FieldSpec {
  return guess
}

export async function lastRow(tx: ReadTx, id: Id): Promise<number> {
  const found = await tx.execute(
    sql`select coalesce(max(row), 0) as last from territory.imported_feature where import_id = ${id}`,
  )
  return Number(found.rows[0]?.last ?? 0)
}

/** How many open findings there are of each rule. */
export async function findingCounts(tx: ReadTx, id: Id): Promise<Readonly<Record<string, number>>> {
  const found = await tx.execute(sql`
    select rule, count(*) as n from territory.finding where import_id = ${id} and state = 'open' group by rule`)
  return Object.fromEntries(found.rows.map((row) => [String(row.rule), Number(row.n)]))
}

/** What was excepted stays excepted when it is found again. */
async function dropExcepted(tx: WriteTx, id: Id): Promise<void> {
  await tx.execute(sql`
    delete from territory.finding f using territory.finding kept
    where f.import_id = ${id} and f.state = 'open' and kept.import_id = f.import_id and kept.state = 'excepted'
      and kept.rule = f.rule and kept.rows = f.rows`)
}

/**
 * The likeliest name of the features whose values all differ, kept as their code; undefined where there is none. What the first rows
 * say spares writing all of them for a field that is none.
 */
async function identifyingField(
  { id }: Checked,
  reading: ImportReading,
  parts: readonly RowPart[],
  inSteps: InSteps,
): Promise<string | undefined> {
  const features = reading.kinds.point + reading.kinds.line + reading.kinds.polygon
  const chosen = reading.fields.find((field) => field.guess.identifies === true)?.name
  for (const name of chosen === undefined ? identifyingCandidates(reading.fields, features) : [chosen]) {
    if (chosen === undefined && !(await inSteps((tx) => firstDiffer(tx, id, name)))) continue
    for (const part of parts) await inSteps((tx) => setCodes(tx, id, name, part))
    if (chosen !== undefined || (await inSteps((tx) => allDiffer(tx, id)))) return name
  }
  for (const part of parts) await inSteps((tx) => setCodes(tx, id, undefined, part))
  return undefined
}

async function firstDiffer(tx: ReadTx, id: Id, name: string): Promise<boolean> {
  const found = await tx.execute(sql`
    select count(*) = count(distinct attributes ->> ${name}) as differ
    from territory.imported_feature where ${inPart(id, { from: 0, to: AT_ONCE })}`)
  return found.rows[0]?.differ === true
}

async function allDiffer(tx: ReadTx, id: Id): Promise<boolean> {
  for (const share of shares(await lastRow(tx, id))) {
    const found = await tx.execute(sql`
      select 1 from territory.imported_feature where import_id = ${id} and abs(hashtext(coalesce(code, ''))::bigint) % ${share.of} = ${share.nr}
      group by code having count(*) > 1 limit 1`)
    if (found.rows.length > 0) return false
  }
  return true
}

/** The code of every feature of a part is what stands in its identifying field. */
export async function setCodes(tx: WriteTx, id: Id, field: string | undefined, part: RowPart): Promise<void> {
  const code = field === undefined ? sql`null::text` : sql`nullif(btrim(attributes ->> ${field}), '')`
  await tx.execute(sql`
    update territory.imported_feature set code = ${code} where ${inPart(id, part)} and code is distinct from ${code}`)
}
