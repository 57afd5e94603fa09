import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { catalogueChanged } from '../events.ts'
import { WRITE_INDICES } from '../indices-permissions.ts'
import { type IndexDefinition, indicatorsOf } from '../rules/indices/definition.ts'
import { indexDefinitionSchema } from '../rules/indices/definition-schema.ts'
import { methodDifferences } from '../rules/indices/differences.ts'
import { type PreparedIndex, prepareIndex } from '../rules/indices/prepare.ts'
import { feedsOf } from '../rules/indices/scores.ts'
import { type Indicator, indicators, publishedBatches } from './catalogue-store.ts'
import { cellsOfIndices, NO_INDEX, type PlacedCells } from './indices-queries.ts'
import {
  INDEX,
  type IndexDraft,
  type IndexEdition,
  indexDrafts,
  indexEditions,
  newestIndices,
} from './indices-store.ts'

export const INDEX_DRAFT = 'observatory.index_draft'

/** Every index with its draft, for who decides on methods. */
export const indexWorkQuery: Query<
  undefined,
  readonly { readonly edition: IndexEdition; readonly draft: IndexDraft | undefined }[]
> = {
  id: 'observatory.index_work',
  permission: WRITE_INDICES,
  async run(tx) {
    const drafts = new Map((await indexDrafts(tx)).map((draft) => [draft.content.code, draft] as const))
    const newest = await newestIndices(tx)
    return { ok: true, value: newest.map((edition) => ({ edition, draft: drafts.get(edition.content.code) })) }
  },
}

export interface WritableIndex {
  /** The newest first. */
  readonly editions: readonly [IndexEdition, ...IndexEdition[]]
  readonly draft: IndexDraft | undefined
  /** Everything that can feed an index. */
  readonly indicators: readonly Indicator[]
}

/** One index as it stands, with its draft. */
export const writableIndexQuery: Query<{ readonly code: string }, WritableIndex> = {
  id: 'observatory.writable_index',
  permission: WRITE_INDICES,
  async run(tx, _ctx, { code }) {
    const [newest, ...older] = await indexEditions(tx, code)
    if (newest === undefined) return refuse(NO_INDEX)
    const [draft] = await indexDrafts(tx, code)
    return { ok: true, value: { editions: [newest, ...older], draft, indicators: await indicators(tx) } }
  },
}

export interface IndexChanges extends PlacedCells {
  readonly before: PreparedIndex
  readonly after: PreparedIndex
  readonly draft: IndexDraft
  /** Some of the figures were made up. */
  readonly demo: boolean
}

/** The version in force and its draft, with the published figures that feed either. A draft with an error has no figures. */
export const indexChangesQuery: Query<{ readonly code: string }, IndexChanges> = {
  id: 'observatory.index_changes',
  permission: WRITE_INDICES,
  async run(tx, _ctx, { code }) {
    const [newest] = await indexEditions(tx, code)
    if (newest === undefined) return refuse(NO_INDEX)
    const [draft] = await indexDrafts(tx, code)
    if (draft === undefined) return refuse(NO_DRAFT)
    const before = prepareIndex(newest.content)
    if (!before.ok) return before
    const after = prepareIndex(draft.content)
    if (!after.ok) return after
    const placed = await cellsOfIndices(tx, [newest.content, draft.content])
    const batches = await publishedBatches(
      tx,
      placed.cells.map(({ batch }) => batch),
    )
    const demo = batches.some((batch) => batch.demo)
    return { ok: true, value: { ...placed, before: before.value, after: after.value, draft, demo } }
  },
}

const code = z.string().max(60)
const saveInput = z.object({
  code,
  /** Version of the draft that was looked at; 0 where there was none. */
  expectedVersion: z.number().int(),
  content: indexDefinitionSchema,
})

/** Begins the next version of an index, or keeps what was decided of it. Nobody else sees it; it may still hold errors. */
export const saveIndex: Command<z.infer<typeof saveInput>, { readonly version: number }> = {
  id: 'observatory.save_index',
  title: { es: 'Guardar el borrador de un índice', en: 'Keep the draft of an index' },
  input: saveInput,
  permission: WRITE_INDICES,
  async run(tx, ctx, input) {
    await lockIndices(tx)
    const [newest] = await indexEditions(tx, input.code)
    if (newest === undefined || input.content.code !== input.code || typeof ctx.who === 'string')
      return refuse(NO_INDEX)
    const [draft] = await indexDrafts(tx, input.code)
    if ((draft?.version ?? 0) !== input.expectedVersion) return refuse(CHANGED)
    const absent = await newlyFedByNothing(tx, draft?.content ?? newest.content, input.content)
    if (absent !== undefined) return refuse(noSeries(absent))
    const version = input.expectedVersion + 1
    const id = draft?.id ?? newId()
    const content = JSON.stringify(input.content)
    await (draft === undefined
      ? tx.execute(sql`
          insert into observatory.index_draft (id, office_id, version, code, content, changed_at)
          values (${id}, ${ctx.who.officeId}, ${version}, ${input.code}, ${content}::jsonb, ${ctx.now})`)
      : tx.execute(sql`
          update observatory.index_draft set version = ${version}, content = ${content}::jsonb, changed_at = ${ctx.now}
          where id = ${id}`))
    const told = methodDifferences(draft?.content ?? newest.content, input.content).map(({ es }) => es)
    const change = {
      kind: INDEX_DRAFT,
      id,
      label: input.content.title.es,
      ...(draft === undefined ? {} : { before: {} }),
      after: { changes: told },
    }
    return { ok: true, value: { output: { version }, changes: [change] } }
  },
}

const publishInput = z.object({
  code,
  expectedVersion: z.number().int(),
  /** As it will be cited: `2026-2`. */
  edition: z.string().trim().min(1).max(40),
  validFrom: z.string().max(10),
  note: z.string().trim().min(3).max(2000),
})

/** Makes the draft the version in force. The one before stays as it was, and computes what it computed. */
export const publishIndex: Command<z.infer<typeof publishInput>, undefined> = {
  id: 'observatory.publish_index',
  title: { es: 'Publicar una versión nueva de un índice', en: 'Publish a new version of an index' },
  input: publishInput,
  permission: WRITE_INDICES,
  async run(tx, ctx, input) {
    await lockIndices(tx)
    const draft = await draftAt(tx, input)
    if (!draft.ok) return draft
    const editions = await indexEditions(tx, input.code)
    const [newest] = editions
    if (newest === undefined || typeof ctx.who === 'string') return refuse(NO_INDEX)
    const { content } = draft.value
    if (methodDifferences(newest.content, content).length === 0) return refuse(NOTHING_NEW)
    const prepared = prepareIndex(content)
    if (!prepared.ok) return refuse(hasErrors(prepared.refusal.message))
    if (editions.some((each) => each.content.version === input.edition)) return refuse(EDITION_TAKEN)
    const validFrom = parseCivilDate(input.validFrom)
    if (validFrom === undefined || validFrom < newest.content.valid.from || validFrom > ctx.today)
      return refuse(WRONG_DAY)
    const published: IndexDefinition = { ...content, version: input.edition, valid: { from: validFrom } }
    const id = newId()
    await tx.execute(sql`
      insert into observatory.index_edition (id, office_id, code, edition, content, note, valid_from, recorded_at)
      values (${id}, ${ctx.who.officeId}, ${input.code}, ${input.edition}, ${JSON.stringify(published)}::jsonb, ${input.note},
        ${validFrom}, ${ctx.now})`)
    await tx.execute(sql`delete from observatory.index_draft where id = ${draft.value.id}`)
    const change: Change = {
      kind: INDEX,
      id,
      label: `${published.title.es}, ${input.edition}`,
      ...changeBetween({ edition: newest.content.version }, { edition: input.edition, note: input.note }),
    }
    const events = [catalogueChanged('index', input.code)]
    return { ok: true, value: { output: undefined, changes: [change, draftEnds(draft.value)], events } }
  },
}

const discardInput = z.object({ code, expectedVersion: z.number().int() })

/** Takes the draft away; what was published stays. */
export const discardIndex: Command<z.infer<typeof discardInput>, undefined> = {
  id: 'observatory.discard_index',
  title: { es: 'Descartar el borrador de un índice', en: 'Discard the draft of an index' },
  input: discardInput,
  permission: WRITE_INDICES,
  async run(tx, _ctx, input) {
    await lockIndices(tx)
    const draft = await draftAt(tx, input)
    if (!draft.ok) return draft
    await tx.execute(sql`delete from observatory.index_draft where id = ${draft.value.id}`)
    return { ok: true, value: { output: undefined, changes: [draftEnds(draft.value)] } }
  },
}

function draftEnds({ id, content }: IndexDraft): Change {
  return { kind: INDEX_DRAFT, id, label: content.title.es, before: { title: content.title.es } }
}

async function lockIndices(tx: WriteTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('observatory.indices'))`)
}

async function draftAt(
  tx: ReadTx,
  input: { readonly code: string; readonly expectedVersion: number },
): Promise<Result<IndexDraft, Refusal>> {
  const [draft] = await indexDrafts(tx, input.code)
  if (draft === undefined) return refuse(NO_DRAFT)
  return draft.version === input.expectedVersion ? { ok: true, value: draft } : refuse(CHANGED)
}

/** An indicator that comes in, or is fed by another series, must have one; those that never had one stay told as missing. */
async function newlyFedByNothing(
  tx: ReadTx,
  before: IndexDefinition,
  after: IndexDefinition,
): Promise<string | undefined> {
  const old = feedsOf(before)
  const codes = indicatorsOf(after.children).map((term) => term.code)
  const feeds = feedsOf(after)
  const fresh = codes.flatMap((each) => {
    const series = feeds.get(each)?.code ?? each
    return old.get(each)?.code === series ? [] : [series]
  })
  if (fresh.length === 0) return undefined
  const known = new Set((await indicators(tx, fresh)).map((each) => each.code))
  return fresh.find((each) => !known.has(each))
}

const noSeries = (series: string): Refusal => ({
  kind: 'no_series',
  field: 'series',
  message: {
    es: `El observatorio no tiene el indicador «${series}».`,
    en: `The observatory has no indicator “${series}”.`,
  },
})
const hasErrors = (first: Refusal['message']): Refusal => ({
  kind: 'wrong_index_definition',
  message: {
    es: `El borrador todavía tiene errores. El primero: ${first.es}`,
    en: `The draft still has errors. The first: ${first.en ?? first.es}`,
  },
})
const NO_DRAFT: Refusal<'no_draft'> = {
  kind: 'no_draft',
  message: { es: 'De ese índice no hay borrador.', en: 'There is no draft of that index.' },
}
const NOTHING_NEW: Refusal<'nothing_new'> = {
  kind: 'nothing_new',
  message: {
    es: 'El borrador dice lo mismo que la versión vigente.',
    en: 'The draft says the same as the version in force.',
  },
}
const EDITION_TAKEN: Refusal<'edition_taken'> = {
  kind: 'edition_taken',
  field: 'edition',
  message: { es: 'Ya hay una versión que se llama así.', en: 'There is a version of that name already.' },
}
const WRONG_DAY: Refusal<'wrong_day'> = {
  kind: 'wrong_day',
  field: 'validFrom',
  message: {
    es: 'Una versión rige a lo sumo desde hoy, y nunca desde antes que la que reemplaza.',
    en: 'A version is in force from today at the latest, and never from before the one that it replaces.',
  },
}
const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien guardó o publicó este índice mientras tanto. Vea qué dice ahora.',
    en: 'Somebody kept or published this index meanwhile. See what it says now.',
  },
}
