import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { NamedPlace } from '../../territory/contract.ts'
import { catalogueChanged } from '../events.ts'
import { type KnownNames, type StoryContent, storyFaults, unknownNames } from '../rules/stories/story.ts'
import { storyContentSchema } from '../stories-deployment.ts'
import { WRITE_STORIES } from '../stories-permissions.ts'
import { observedPlacesQuery } from './catalogue-queries.ts'
import { type Indicator, indicators } from './catalogue-store.ts'
import type { ExplorerAnswer } from './explorer-query.ts'
import { addEdition, figuresOfStory, NO_STORY } from './stories.ts'
import { newestStories, type Story, type StoryDraft, storyDrafts, storyEditions } from './story-store.ts'

export const STORY_DRAFT = 'observatory.story_draft'

/** Stories and drafts, for who writes them. */
export const storyWorkQuery: Query<
  undefined,
  { readonly stories: readonly Story[]; readonly drafts: readonly StoryDraft[] }
> = {
  id: 'observatory.story_work',
  permission: WRITE_STORIES,
  run: async (tx) => ({ ok: true, value: { stories: await newestStories(tx), drafts: await storyDrafts(tx) } }),
}

export interface WritableStory {
  /** The newest first; none of a story that was never published. */
  readonly editions: readonly Story[]
  readonly draft: StoryDraft | undefined
}

/** One story as it stands, with its draft. */
export const writableStoryQuery: Query<{ readonly code: string }, WritableStory> = {
  id: 'observatory.writable_story',
  permission: WRITE_STORIES,
  async run(tx, _ctx, { code }) {
    const editions = await storyEditions(tx, code)
    const [draft] = await storyDrafts(tx, code)
    return editions.length === 0 && draft === undefined ? refuse(NO_STORY) : { ok: true, value: { editions, draft } }
  },
}

export interface Nameable {
  readonly indicators: readonly Indicator[]
  readonly places: readonly NamedPlace[]
}

/** What a story may name. */
export const nameableQuery: Query<undefined, Nameable> = {
  id: 'observatory.nameable',
  permission: WRITE_STORIES,
  async run(tx, ctx) {
    const places = await observedPlacesQuery.run(tx, ctx, undefined)
    return places.ok ? { ok: true, value: { indicators: await indicators(tx), places: places.value } } : places
  },
}

export function namesOf({ indicators: all, places }: Nameable): KnownNames {
  return {
    indicators: new Set(all.map(({ code }) => code)),
    places: new Set(places.map(({ code }) => code)),
  }
}

/** A draft with the figures that it would show now. */
export const storyPreviewQuery: Query<
  { readonly code: string },
  { readonly draft: StoryDraft; readonly answer: ExplorerAnswer | undefined }
> = {
  id: 'observatory.story_preview',
  permission: WRITE_STORIES,
  async run(tx, ctx, { code }) {
    const [draft] = await storyDrafts(tx, code)
    if (draft === undefined) return refuse(NO_DRAFT)
    const answer = await figuresOfStory(tx, ctx, draft.content)
    return answer.ok ? { ok: true, value: { draft, answer: answer.value } } : answer
  },
}

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/)
const saveInput = z.object({
  code,
  /** A story of which there is neither draft nor edition. */
  fresh: z.boolean(),
  /** Version of the draft that was looked at; 0 where there was none. */
  expectedVersion: z.number().int(),
  content: storyContentSchema,
})

/** Begins a story, begins the next edition of one, or keeps what was written of either. Nobody else sees it. */
export const saveStory: Command<z.infer<typeof saveInput>, { readonly version: number }> = {
  id: 'observatory.save_story',
  title: { es: 'Guardar el borrador de un análisis', en: 'Keep the draft of a story' },
  input: saveInput,
  permission: WRITE_STORIES,
  async run(tx, ctx, input) {
    await lockStories(tx)
    if (typeof ctx.who === 'string') return refuse(NO_STORY)
    const [draft] = await storyDrafts(tx, input.code)
    const editions = await storyEditions(tx, input.code)
    if (input.fresh && (draft !== undefined || editions.length > 0)) return refuse(TAKEN)
    if (!input.fresh && draft === undefined && editions.length === 0) return refuse(NO_STORY)
    if ((draft?.version ?? 0) !== input.expectedVersion) return refuse(CHANGED)
    const known = await nameableQuery.run(tx, ctx, undefined)
    if (!known.ok) return known
    const fault = faultOf(input.content, namesOf(known.value))
    if (fault !== undefined) return refuse(fault)
    const version = input.expectedVersion + 1
    const id = draft?.id ?? newId()
    const content = JSON.stringify(input.content)
    await (draft === undefined
      ? tx.execute(sql`
          insert into observatory.story_draft (id, office_id, version, code, content, changed_at)
          values (${id}, ${ctx.who.officeId}, ${version}, ${input.code}, ${content}::jsonb, ${ctx.now})`)
      : tx.execute(sql`
          update observatory.story_draft set version = ${version}, content = ${content}::jsonb, changed_at = ${ctx.now}
          where id = ${id}`))
    const change = {
      kind: STORY_DRAFT,
      id,
      label: input.content.title.es,
      ...changeBetween(draft === undefined ? undefined : { ...draft.content }, { ...input.content }),
    }
    return { ok: true, value: { output: { version }, changes: [change] } }
  },
}

const publishInput = z.object({
  code,
  expectedVersion: z.number().int(),
  /** What changed and why; only the first edition needs none. */
  note: z.string().trim().max(2000).optional(),
})

/** Makes the draft what everybody reads, with today's date. The edition before stays readable. */
export const publishStory: Command<z.infer<typeof publishInput>, { readonly number: number }> = {
  id: 'observatory.publish_story',
  title: { es: 'Publicar un análisis', en: 'Publish a story' },
  input: publishInput,
  permission: WRITE_STORIES,
  async run(tx, ctx, input) {
    await lockStories(tx)
    const draft = await draftAt(tx, input)
    if ('kind' in draft) return refuse(draft)
    const [before] = await storyEditions(tx, input.code)
    const note = input.note ?? ''
    if (before !== undefined && note.length < 3) return refuse(NO_NOTE)
    if (typeof ctx.who === 'string') return refuse(NO_STORY)
    const known = await nameableQuery.run(tx, ctx, undefined)
    if (!known.ok) return known
    // What was known when it was written may have gone since.
    const fault = faultOf(draft.content, namesOf(known.value))
    if (fault !== undefined) return refuse(fault)
    const number = (before?.number ?? 0) + 1
    const edition = {
      officeId: ctx.who.officeId,
      code: input.code,
      number,
      publishedOn: ctx.today,
      demo: before?.demo ?? false,
      content: draft.content,
      note,
    }
    const change = await addEdition(tx, ctx, edition, before)
    await tx.execute(sql`delete from observatory.story_draft where id = ${draft.id}`)
    const events = [catalogueChanged('story', input.code)]
    return { ok: true, value: { output: { number }, changes: [change, draftEnds(draft)], events } }
  },
}

const discardInput = z.object({ code, expectedVersion: z.number().int() })

/** Takes the draft away; what was published stays. */
export const discardStory: Command<z.infer<typeof discardInput>, undefined> = {
  id: 'observatory.discard_story',
  title: { es: 'Descartar el borrador de un análisis', en: 'Discard the draft of a story' },
  input: discardInput,
  permission: WRITE_STORIES,
  async run(tx, _ctx, input) {
    await lockStories(tx)
    const draft = await draftAt(tx, input)
    if ('kind' in draft) return refuse(draft)
    await tx.execute(sql`delete from observatory.story_draft where id = ${draft.id}`)
    return { ok: true, value: { output: undefined, changes: [draftEnds(draft)] } }
  },
}

function draftEnds({ id, content }: StoryDraft): Change {
  return { kind: STORY_DRAFT, id, label: content.title.es, ...changeBetween({ ...content }, undefined) }
}

async function lockStories(tx: WriteTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('observatory.stories'))`)
}

async function draftAt(
  tx: ReadTx,
  input: { readonly code: string; readonly expectedVersion: number },
): Promise<StoryDraft | Refusal> {
  const [draft] = await storyDrafts(tx, input.code)
  if (draft === undefined) return NO_DRAFT
  return draft.version === input.expectedVersion ? draft : CHANGED
}

function faultOf(content: StoryContent, known: KnownNames): Refusal | undefined {
  const [fault] = storyFaults(content)
  if (fault !== undefined) return { kind: 'bad_story', message: fault }
  const [unknown] = unknownNames(content, known)
  if (unknown === undefined) return undefined
  return {
    kind: 'unknown_name',
    message: {
      es: `El observatorio no tiene nada que se llame «${unknown}».`,
      en: `The observatory has nothing called “${unknown}”.`,
    },
  }
}

const NO_DRAFT: Refusal<'no_draft'> = {
  kind: 'no_draft',
  message: { es: 'De ese análisis no hay borrador.', en: 'There is no draft of that story.' },
}
const TAKEN: Refusal<'taken'> = {
  kind: 'taken',
  field: 'titleEs',
  message: {
    es: 'Ya hay un análisis con ese título. Escriba otro, o abra aquel para publicar una versión nueva.',
    en: 'There is a story with that title already. Write another, or open that one to publish a new edition.',
  },
}
const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien guardó o publicó este análisis mientras tanto. Vea qué dice ahora.',
    en: 'Somebody kept or published this story meanwhile. See what it says now.',
  },
}
const NO_NOTE: Refusal<'no_note'> = {
  kind: 'no_note',
  field: 'note',
  message: { es: 'Escriba qué cambia y por qué.', en: 'Write what changes and why.' },
}
