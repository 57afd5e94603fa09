import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ImportWay, ShapeKind } from '../model.ts'
import { counted } from '../rules/layers/finding-words.ts'
import { DIMENSION, type Into, typed } from './apply-features.ts'
import { type Share, shares, within } from './check-twins.ts'
import { inPart, type RowPart, rowParts } from './keep-findings.ts'
import type { StoredLayer } from './layer-store.ts'

const numbers = z.array(z.int())
const everyOrSome = z.union([z.literal('all'), numbers])

/** What a file changes in a layer that is there, as it was compared with one edition of it. */
export const importPlan = z.object({
  edition: z.int(),
  /** Rows of the file that become features. */
  added: everyOrSome,
  /** Rows of the file that differ from the features of their code. */
  changed: numbers,
  /** Numbers of the features that go to the past. */
  gone: everyOrSome,
  /** Where the map changes, in degrees: west, south, east, north. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
})
export type ImportPlan = z.infer<typeof importPlan>
type Box = NonNullable<ImportPlan['box']>

interface Planning {
  readonly into: Into
  readonly way: ImportWay
  readonly kind: ShapeKind
  readonly layer: StoredLayer
  /** Parts of the file's rows. */
  readonly parts: readonly RowPart[]
}

/** Numbers of features that one statement looks at. */
const NUMBERS_AT_ONCE = 10_000

/**
 * Compares a file with the layer that takes it, in short steps that change nothing; `outcome` is the plan once all are done, or why the
 * file cannot go there so.
 */
export function watchPlan({ into, way, kind, layer, parts }: Planning) {
  const [added, changed, gone]: [number[], number[], number[]] = [[], [], []]
  /** Numbers of the features that the file has too: 400,000 of them are half a megabyte. */
  const kept = new Uint8Array(layer.lastNumber + 1)
  let box: Box | undefined
  let refusal: Refusal | undefined
  const inLayer = { count: 0, code: '' }
  const { importId, layerId } = into
  const own = sql`st_dimension(i.shape) = ${DIMENSION[kind]}`

  const ofRows = (part: RowPart) => async (tx: ReadTx) => {
    box = around(box, await cornersOf(tx, sql`territory.imported_feature i where ${inPart(importId, part)} and ${own}`))
  }
  const ofNumbers = (part: RowPart) => async (tx: ReadTx) => {
    box = around(box, await cornersOf(tx, numbered(layerId, part)))
  }
  const taken = (part: RowPart) => async (tx: ReadTx) => {
    const found = await tx.execute(sql`
      select count(*)::int as n, min(i.code) as code from territory.imported_feature i
      where ${inPart(importId, part)} and ${own} and exists (select from territory.feature f where f.layer_id = ${layerId} and f.code = i.code)`)
    const n = Number(found.rows[0]?.n ?? 0)
    if (n > 0 && inLayer.count === 0) inLayer.code = String(found.rows[0]?.code)
    inLayer.count += n
    if (n > 0) refusal = codesTaken(inLayer.count, inLayer.code)
  }
  const doubled = (share: Share) => async (tx: ReadTx) => {
    const found = await tx.execute(sql`
      select coalesce(i.code, '') as code, count(*)::int as n from territory.imported_feature i
      where i.import_id = ${importId} and ${own} and ${within(sql`coalesce(i.code, '')`, share)}
      group by coalesce(i.code, '') having count(*) > 1 or coalesce(i.code, '') = '' limit 1`)
    const [row] = found.rows
    if (row !== undefined) refusal ??= notEachItsCode(Number(row.n), String(row.code))
  }
  const compared = (part: RowPart) => async (tx: ReadTx) => {
    const found = await tx.execute(sql`
      with pairs as materialized (
        select i.row, i.shape, f.number, f.shape as old,
          case when f.id is null then 'added'
            when st_asbinary(f.shape) <> st_asbinary(i.shape) or f.attributes <> ${typed(into)} then 'changed' end as becomes
        from territory.imported_feature i left join territory.feature f on f.layer_id = ${layerId} and f.code = i.code
        where ${inPart(importId, part)} and ${own})
      select array_agg(distinct row) filter (where becomes = 'added') as added,
        array_agg(distinct row) filter (where becomes = 'changed') as changed, array_agg(number) filter (where number is not null) as kept,
        ${corners(sql`st_extent(st_collect(shape, coalesce(old, shape))) filter (where becomes is not null)`)}
      from pairs`)
    const row = found.rows[0] ?? {}
    const list = (name: string) => (row[name] as readonly number[] | null) ?? []
    added.push(...list('added'))
    changed.push(...list('changed'))
    for (const number of list('kept')) kept[number] = 1
    box = around(box, boxOf(row))
  }
  const left = (part: RowPart) => async (tx: ReadTx) => {
    const found = await tx.execute(sql`select f.number from ${numbered(layerId, part)}`)
    const missing = found.rows.map((row) => Number(row.number)).filter((number) => kept[number] !== 1)
    if (missing.length === 0) return
    gone.push(...missing)
    box = around(
      box,
      await cornersOf(
        tx,
        sql`territory.feature f where f.layer_id = ${layerId} and f.number = any(${sql.param(missing)}::int[])`,
      ),
    )
  }

  const numberParts = rowParts(layer.lastNumber, NUMBERS_AT_ONCE)
  const steps: Readonly<Record<ImportWay, readonly ((tx: ReadTx) => Promise<void>)[]>> = {
    new: [],
    append: parts.flatMap((part) => [taken(part), ofRows(part)]),
    replace: [...parts.map(ofRows), ...numberParts.map(ofNumbers)],
    version: [...shares(parts.at(-1)?.to ?? 0).map(doubled), ...parts.map(compared), ...numberParts.map(left)],
  }
  const some: Readonly<Record<ImportWay, Pick<ImportPlan, 'added' | 'gone'>>> = {
    // Filled before anybody sees it: nothing is left to be done.
    new: { added: [], gone: [] },
    append: { added: 'all', gone: [] },
    replace: { added: 'all', gone: 'all' },
    version: { added, gone },
  }
  return {
    steps: steps[way],
    outcome: (): Result<ImportPlan, Refusal> =>
      refusal === undefined
        ? {
            ok: true,
            value: { edition: layer.edition, changed, ...some[way], ...(box === undefined ? {} : { box }) },
          }
        : refuse(refusal),
  }
}

function numbered(layerId: string, { from, to }: RowPart): SQL {
  return sql`territory.feature f where f.layer_id = ${layerId} and f.number > ${from} and f.number <= ${to}`
}

async function cornersOf(tx: ReadTx, from: SQL): Promise<Box | undefined> {
  const found = await tx.execute(sql`select ${corners(sql`st_extent(shape)`)} from ${from}`)
  return boxOf(found.rows[0] ?? {})
}

function corners(extent: SQL): SQL {
  return sql`st_xmin(${extent}) as west, st_ymin(${extent}) as south, st_xmax(${extent}) as east, st_ymax(${extent}) as north`
}

function boxOf({ west, south, east, north }: Readonly<Record<string, unknown>>): Box | undefined {
  if (west === null || west === undefined) return undefined
  return [Number(west), Number(south), Number(east), Number(north)]
}

function around(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ]
}

function codesTaken(n: number, code: string): Refusal<'codes_taken'> {
  return {
    kind: 'codes_taken',
    message: {
      es: `${counted(n).es} del archivo ${n === 1 ? 'tiene' : 'tienen'} un identificador que ya está en la capa (por ejemplo, «${code}»). Incorpórelo como nueva versión, o quite lo repetido.`,
      en: `${counted(n).en} of the file ${n === 1 ? 'has' : 'have'} a code that is in the layer already (for example, “${code}”). Take it as a new version, or remove what is repeated.`,
    },
  }
}

function notEachItsCode(n: number, code: string): Refusal {
  if (code === '')
    return {
      kind: 'code_missing',
      message: {
        es: `${counted(n).es} del archivo no ${n === 1 ? 'tiene' : 'tienen'} valor en el campo que identifica, y una nueva versión lo necesita.`,
        en: `${counted(n).en} of the file ${n === 1 ? 'has' : 'have'} no value in the identifying field, and a new version needs it.`,
      },
    }
  return {
    kind: 'codes_doubled',
    message: {
      es: `El identificador «${code}» está ${n} veces en el archivo, y una nueva versión necesita que sea único.`,
      en: `The code “${code}” stands ${n} times in the file, and a new version needs it to be unique.`,
    },
  }
}
