import type { Id } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { FileStore } from '../../../platform/files/store.ts'
import { checkImport } from '../data/check-import.ts'
import {
  clearSome,
  layerImportById,
  moveImport,
  noteProgress,
  type RejectToSave,
  type RowToSave,
  type StoredLayerImport,
  saveRejects,
} from '../data/layer-import-store.ts'
import type { ImportCounts, ImportReading, ShapeKind } from '../model.ts'
import { identifyingCandidates, watchFields } from '../rules/layers/field-guess.ts'
import type { FeatureSource, SourceRow } from './feature-source.ts'
import { brokenAt, emptyLayerFile, fileGone, MOST_FIELDS, nothingTaken, tooManyFields } from './import-refusals.ts'
import { openSource } from './open-source.ts'
import { type Crs, resolveCrs } from './resolve-crs.ts'
import { judgeRow, saveOrReject } from './rows-to-save.ts'

const app = { role: 'trama_app' } as const

/** What reading needs of the world. */
export interface ImportParts {
  readonly database: Database
  readonly files: FileStore
  readonly now: string
  readonly signal?: AbortSignal | undefined
  progress?(counts: ImportCounts): Promise<void>
}

/** Rows that go to the database at once, or as many as are this long together. */
const BATCH_ROWS = 1_000
const BATCH_LENGTH = 4_000_000

/** Somebody cancelled the import: nothing more is written. */
class Cancelled extends Error {}

/**
 * Reads the file of an import into the database, row by row, then checks what was read. Ends in a state that a person sees: read,
 * asking, refused or cancelled. Doing it twice begins anew.
 */
export async function readImport(parts: ImportParts, id: Id): Promise<void> {
  const { database } = parts
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  if (found?.state !== 'reading') return
  try {
    await empty(database, id, 'all')
    const outcome = await readFile(parts, found, found.options.crs)
    if (outcome !== undefined) await refuseImport(parts, found, outcome)
  } catch (error) {
    if (error instanceof BrokenSource) await refuseImport(parts, found, brokenAt(found.fileName, error.row))
    else if (error instanceof Cancelled) await empty(database, id, 'features')
    else throw error
  }
}

async function refuseImport(
  { database, now }: ImportParts,
  { id }: StoredLayerImport,
  refusal: Refusal,
): Promise<void> {
  await empty(database, id, 'features')
  await database.write(app, (tx) =>
    moveImport(tx, id, ['reading'], { state: 'refused', refusal: refusal.message, endedAt: now }),
  )
}

/** Takes out what an import holds, a part at a time. */
export async function empty(database: Database, id: Id, what: 'features' | 'all'): Promise<void> {
  while (await database.write(app, (tx) => clearSome(tx, id, what)));
}

async function readFile(
  parts: ImportParts,
  found: StoredLayerImport,
  chosenCrs: number | undefined,
): Promise<Refusal | undefined> {
  const path = parts.files.pathOf(found.fileSha256)
  if (path === undefined || !(await parts.files.has(found.fileSha256))) return fileGone(found.fileName)
  const size = found.counts.bytesWhole
  const opened = await openSource({ path, name: found.fileName, size, options: found.options })
  if (!opened.ok) return opened.refusal
  const source = opened.value
  try {
    const crs = await resolveCrs(parts.database, source, chosenCrs)
    if (!crs.ok) return crs.refusal
    const { question } = source.head
    if (question !== undefined || crs.value === undefined) {
      await ask(parts.database, found, source, question ?? 'crs')
      return undefined
    }
    const late = await readRows(parts, found, source, crs.value)
    if (late === 'empty') return emptyLayerFile(found.fileName)
    if (typeof late === 'object') return late
    if (typeof late === 'number' && chosenCrs === undefined) {
      await empty(parts.database, found.id, 'all')
      return await readFile(parts, found, late)
    }
    return undefined
  } finally {
    await source.close()
  }
}

async function ask(
  database: Database,
  { id, counts }: StoredLayerImport,
  { head }: FeatureSource,
  question: NonNullable<ImportReading['question']>,
): Promise<void> {
  const reading: ImportReading = { ...headOf(head), kinds: NO_KINDS, fields: [], notes: [], question }
  await database.write(app, (tx) => moveImport(tx, id, ['reading'], { state: 'asking', reading, counts }))
}

const NO_KINDS = { point: 0, line: 0, polygon: 0 } as const

function headOf({ question: _asked, crs: _crs, ...head }: FeatureSource['head']) {
  return head
}

/** The file itself gave way while it was read: an archive that lies about its sizes, a database with damaged pages. */
class BrokenSource extends Error {
  readonly row: number
  constructor(row: number, cause: unknown) {
    super('The file broke while it was read.', { cause })
    this.row = row
  }
}

async function* rowsOf(source: FeatureSource): AsyncGenerator<SourceRow> {
  let last = 0
  try {
    for await (const row of source.rows()) {
      last = row.row
      yield row
    }
  } catch (error) {
    throw new BrokenSource(last, error)
  }
}

type Late = number | Refusal | 'empty' | undefined

async function readRows(parts: ImportParts, found: StoredLayerImport, source: FeatureSource, crs: Crs): Promise<Late> {
  const { database, signal } = parts
  const fields = watchFields()
  const kinds: Record<ShapeKind, number> = { ...NO_KINDS }
  let [read, rejected, flattened] = [0, 0, 0]
  let rows: RowToSave[] = []
  let rejects: RejectToSave[] = []
  let length = 0
  let identifying: string | undefined

  const countsNow = (): ImportCounts => {
    const { read: bytesRead, whole } = source.progress()
    return { bytesRead, bytesWhole: whole, read, rejected, findings: {}, step: 'read' }
  }
  const flush = async () => {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    // Guessed from the first rows so that codes need not be written a second time; whether they all differ is looked at later.
    identifying ??= identifyingCandidates(fields.fields(), rows.length)[0] ?? ''
    const failed = await saveOrReject(database, found, crs.code, rows, identifying === '' ? undefined : identifying)
    read += rows.length - failed.length
    rejected += rejects.length + failed.length
    const all = [...rejects, ...failed]
    rows = []
    rejects = []
    length = 0
    const counts = countsNow()
    const going = await database.write(app, async (tx) => {
      await saveRejects(tx, found, all)
      return noteProgress(tx, found.id, counts, ['reading'])
    })
    if (!going || signal?.aborted) throw new Cancelled()
    await parts.progress?.(counts)
  }

  for await (const row of rowsOf(source)) {
    const judged = judgeRow(row)
    if ('reason' in judged) rejects.push(judged)
    else {
      rows.push(judged.save)
      kinds[judged.kind] += 1
      if (judged.more) flattened += 1
      fields.see(judged.attributes)
      length += judged.save.wkb.length + judged.save.attributes.length
    }
    if (fields.count() > MOST_FIELDS) return tooManyFields(found.fileName, row.row)
    if (rows.length + rejects.length >= BATCH_ROWS || length >= BATCH_LENGTH) await flush()
  }
  if (rows.length + rejects.length > 0) await flush()
  if (read + rejected === 0) return 'empty'
  const late = source.lateCrs?.()
  if (late !== undefined && late !== crs.code && found.options.crs === undefined) return late
  if (read === 0) return nothingTaken(found.fileName, rejected)

  const reading: ImportReading = {
    ...headOf(source.head),
    crs,
    kinds,
    fields: fields.fields(),
    notes: [...source.notes(), ...(flattened === 0 ? [] : [flattenedNote(flattened)])],
  }
  await checkImport({ ...parts, progress: parts.progress }, found.id, { ...countsNow(), step: 'check' }, reading)
  return undefined
}

function flattenedNote(count: number): Text {
  return {
    es: `Regla «plano»: ${count === 1 ? 'un objeto traía' : `${count} objetos traían`} altura o medida (Z, M) en sus puntos y se dejó fuera; las capas son planas. El archivo original se conserva.`,
    en: `Rule “flat”: ${count === 1 ? 'one feature' : `${count} features`} had heights or measures (Z, M) in the points, which were left out; layers are flat. The original file is kept.`,
  }
}
