import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Database, ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { FieldSpec, ImportCounts, ImportReading } from '../model.ts'
import { CHECK_TERMS, type CheckTerms } from '../rules/layers/check-terms.ts'
import { identifyingCandidates } from '../rules/layers/field-guess.ts'
import { findGaps, findOutside, overlapsOf } from './check-neighbours.ts'
import { type Checked, keepFindings } from './keep-findings.ts'
import { layerImportById, moveImport, noteProgress } from './layer-import-store.ts'
import { type Extent, knownExtent, nearBy, swappedAxes } from './place-extent.ts'

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
  const identifying = await identifyingField(database, own, reading)
  const extent = await database.read(app, (tx) => knownExtent(tx))
  const last = await database.read(app, (tx) => lastRow(tx, id))
  const steps = [
    (tx: WriteTx) => placement(tx, own, reading, extent),
    (tx: WriteTx) => sameShapes(tx, own),
    (tx: WriteTx) => sameCodes(tx, own),
  ]
  const partly = [invalidShapes, heavyShapes, slivers, overlapsOf, findOutside]
  const parts = Math.max(1, Math.ceil(last / AT_ONCE))
  const whole = steps.length + partly.length * parts + (found.options.covers === true ? 1 : 0)
  let done = 0
  const step = async (work: (tx: WriteTx) => Promise<unknown>) => {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    const now: ImportCounts = { ...counts, step: 'check', done, whole }
    const going = await database.write(app, async (tx) => {
      await work(tx)
      return noteProgress(tx, id, now, ['reading'])
    })
    if (!going || signal?.aborted) throw new CheckCancelled()
    done += 1
    await progress?.(now)
  }
  try {
    for (const work of steps) await step(work)
    for (const check of partly)
      for (let part = 0; part < parts; part += 1) {
        const [from, to] = [part * AT_ONCE, (part + 1) * AT_ONCE]
        await step((tx) => check(tx, own, from, to))
      }
    if (found.options.covers === true) await step(async (tx) => notes.push(...(await findGaps(tx, own))))
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

async function lastRow(tx: ReadTx, id: Id): Promise<number> {
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

/** The likeliest name of the features whose values all differ, kept as their code; undefined where there is none. */
async function identifyingField(
  database: Database,
  { id }: Checked,
  reading: ImportReading,
): Promise<string | undefined> {
  const features = reading.kinds.point + reading.kinds.line + reading.kinds.polygon
  const chosen = reading.fields.find((field) => field.guess.identifies === true)?.name
  for (const name of chosen === undefined ? identifyingCandidates(reading.fields, features) : [chosen]) {
    const found = await database.read(app, (tx) =>
      tx.execute(sql`
        select count(*) = count(distinct attributes ->> ${name}) as differ
        from territory.imported_feature where import_id = ${id}`),
    )
    if (found.rows[0]?.differ !== true && chosen === undefined) continue
    await database.write(app, (tx) => setCodes(tx, id, name))
    return name
  }
  await database.write(app, (tx) => setCodes(tx, id, undefined))
  return undefined
}

/** The code of every feature is what stands in its identifying field. */
export async function setCodes(tx: WriteTx, id: Id, field: string | undefined): Promise<void> {
  const code = field === undefined ? sql`null::text` : sql`nullif(btrim(attributes ->> ${field}), '')`
  await tx.execute(sql`
    update territory.imported_feature set code = ${code} where import_id = ${id} and code is distinct from ${code}`)
}

/** Where the whole lies: out of the world, with its axes swapped, or far from the ground that is known here. */
async function placement(tx: WriteTx, own: Checked, reading: ImportReading, extent: Extent | undefined): Promise<void> {
  const { id, terms } = own
  const outOfRange = sql`(st_xmin(shape) < -180 or st_xmax(shape) > 180 or st_ymin(shape) < -90 or st_ymax(shape) > 90)`
  const many = (which: SQL) => sql`
    select (array_agg(row order by row))[1:${terms.namedRows}], jsonb_build_object('count', count(*)::int, 'crs', ${reading.crs?.code ?? 4326}::int), null::geometry
    from territory.imported_feature where import_id = ${id} and ${which} having count(*) > 0`
  const degrees = `${terms.nearDegrees}°`
  if (extent !== undefined) {
    const near = nearBy(extent, terms.nearDegrees)
    const swapped = swappedAxes(extent, terms.nearDegrees)
    await keepFindings(tx, own, 'swapped', degrees, many(swapped))
    await keepFindings(tx, own, 'out_of_range', null, many(sql`${outOfRange} and not ${swapped}`))
    // Some features beyond the border are a layer's own business; when most are, the reference system is not the right one.
    await keepFindings(
      tx,
      own,
      'far_away',
      degrees,
      sql`select * from (${many(sql`not shape && ${near} and not ${swapped} and not ${outOfRange}`)}) as f (rows, terms, shape)
        where (terms ->> 'count')::int * 2 > (select count(*) from territory.imported_feature where import_id = ${id})`,
    )
  } else {
    await keepFindings(tx, own, 'out_of_range', null, many(outOfRange))
  }
  // GeoJSON asks for it (RFC 7946 §3.1.6); a Shapefile asks for the opposite, and both are read as they are.
  if (reading.format === 'geojson')
    await keepFindings(
      tx,
      own,
      'ring_order',
      null,
      many(sql`st_dimension(shape) = 2 and not st_ispolygonccw(shape) and st_isvalid(shape)`),
    )
}

/** The same shape more than once, one finding for each set. */
async function sameShapes(tx: WriteTx, own: Checked): Promise<void> {
  await keepFindings(
    tx,
    own,
    'duplicate_shape',
    null,
    sql`select array_agg(row order by row), jsonb_build_object('count', count(*)::int), st_pointonsurface((array_agg(shape order by row))[1])
      from territory.imported_feature where import_id = ${own.id}
      group by md5(st_asbinary(shape)) having count(*) > 1 order by min(row) limit ${own.terms.keptOfRule}`,
  )
}

async function sameCodes(tx: WriteTx, own: Checked): Promise<void> {
  await keepFindings(
    tx,
    own,
    'duplicate_code',
    null,
    sql`select (array_agg(row order by row))[1:${own.terms.namedRows}], jsonb_build_object('count', count(*)::int, 'code', code), null::geometry
      from territory.imported_feature where import_id = ${own.id} and code is not null
      group by code having count(*) > 1 order by min(row) limit ${own.terms.keptOfRule}`,
  )
}

function part(id: Id, from: number, to: number): SQL {
  return sql`import_id = ${id} and row > ${from} and row <= ${to}`
}

async function invalidShapes(tx: WriteTx, own: Checked, from: number, to: number): Promise<void> {
  await keepFindings(
    tx,
    own,
    'invalid',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('reason', (detail).reason, 'code', code)), (detail).location
      from (select row, code, st_isvaliddetail(shape) as detail from territory.imported_feature
        where ${part(own.id, from, to)} and st_dimension(shape) > 0) as each
      where not (detail).valid order by row`,
  )
}

async function heavyShapes(tx: WriteTx, own: Checked, from: number, to: number): Promise<void> {
  await keepFindings(
    tx,
    own,
    'many_points',
    `${own.terms.manyPoints} puntos`,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('points', st_npoints(shape), 'code', code)), st_pointonsurface(st_envelope(shape))
      from territory.imported_feature where ${part(own.id, from, to)} and st_npoints(shape) > ${own.terms.manyPoints}`,
  )
  await keepFindings(
    tx,
    own,
    'repeated_points',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('points', st_npoints(shape) - st_npoints(st_removerepeatedpoints(shape)), 'code', code)),
        st_pointonsurface(st_envelope(shape))
      from territory.imported_feature where ${part(own.id, from, to)} and st_dimension(shape) > 0
        and st_npoints(shape) > st_npoints(st_removerepeatedpoints(shape))`,
  )
}

/** Long and thin: an edge drawn twice, not a piece of ground. Measured on the ellipsoid. */
async function slivers(tx: WriteTx, own: Checked, from: number, to: number): Promise<void> {
  const { thinness, sliverM2, sliverWidthM } = own.terms
  await keepFindings(
    tx,
    own,
    'sliver',
    `${sliverWidthM} m, ${sliverM2} m²`,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'width', round((2 * area / nullif(edge, 0))::numeric, 3), 'code', code)),
        st_pointonsurface(st_envelope(shape))
      from (select row, code, shape, st_area(shape::geography) as area, st_perimeter(shape::geography) as edge
        from territory.imported_feature where ${part(own.id, from, to)} and st_dimension(shape) = 2
          and st_ymin(shape) >= -90 and st_ymax(shape) <= 90 and st_isvalid(shape)) as each
      where area < ${sliverM2} or (4 * pi() * area / nullif(edge * edge, 0) < ${thinness} and 2 * area / nullif(edge, 0) < ${sliverWidthM})
      order by row`,
  )
}
