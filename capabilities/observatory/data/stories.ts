import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Pack } from '../../../platform/packs/pack.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { indicatorsOf, type StoryContent, storyFaults } from '../rules/stories/story.ts'
import { storyFiles } from '../stories-deployment.ts'
import { type ExplorerAnswer, explorerQuery } from './explorer-query.ts'
import { newestStories, STORY, type Story, storyEditions } from './story-store.ts'

/** Stories, the newest first. */
export const storiesQuery: Query<undefined, readonly Story[]> = {
  id: 'observatory.stories',
  permission: READ_OBSERVATORY,
  run: async (tx) => ({ ok: true, value: await newestStories(tx) }),
}

export interface StoryAnswer {
  readonly story: Story
  /** The newest first. */
  readonly editions: readonly Story[]
  readonly answer: ExplorerAnswer | undefined
}

/**
 * A story with what is published of everything that it names and shows: now, or of an edition that was replaced what was published
 * up to the moment at which the next one replaced it, so that it reads as it last did.
 */
export const storyQuery: Query<{ readonly code: string; readonly number?: number | undefined }, StoryAnswer> = {
  id: 'observatory.story',
  permission: READ_OBSERVATORY,
  async run(tx, ctx, { code, number }) {
    const editions = await storyEditions(tx, code)
    const at = number === undefined ? 0 : editions.findIndex((each) => each.number === number)
    const story = editions[at]
    if (story === undefined) return refuse(NO_STORY)
    const answer = await figuresOfStory(tx, ctx, story.content, editions[at - 1]?.recordedAt)
    return answer.ok ? { ok: true, value: { story, editions, answer: answer.value } } : answer
  },
}

/** What is published of everything that a story names and shows. */
export async function figuresOfStory(
  tx: ReadTx,
  ctx: Ctx,
  content: StoryContent,
  publishedBy?: string,
): Promise<Result<ExplorerAnswer | undefined, Refusal>> {
  const codes = indicatorsOf(content)
  return codes.length === 0
    ? { ok: true, value: undefined }
    : explorerQuery.run(tx, ctx, { codes, ...(publishedBy === undefined ? {} : { publishedBy }) })
}

export const NO_STORY: Refusal<'no_story'> = {
  kind: 'no_story',
  message: { es: 'El observatorio no tiene ese análisis.', en: 'The observatory has no such story.' },
}

/** Stories of the deployment that the database lacks; those about made-up figures in a demonstration only. */
export async function loadStories(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
  { demo }: { readonly demo: boolean },
): Promise<Result<readonly Change[], Refusal>> {
  const files = pack.read(storyFiles)
  if (!files.ok) return files
  const changes: Change[] = []
  for (const { value } of files.value) {
    const { code, publishedOn, demo: made, ...content } = value
    const [fault] = storyFaults(content)
    if (fault !== undefined) return refuse({ kind: 'bad_story', field: code, message: fault })
    if (made && !demo) continue
    const editions = await storyEditions(tx, code)
    if (editions.some((each) => each.publishedOn === publishedOn)) continue
    const number = (editions[0]?.number ?? 0) + 1
    changes.push(
      await addEdition(tx, ctx, { officeId, code, number, publishedOn, demo: made, content, note: '' }, editions[0]),
    )
  }
  return { ok: true, value: changes }
}

type NewEdition = Omit<Story, 'id' | 'recordedAt'> & { readonly officeId: Id }

/** One more edition of a story; those before it stay. */
export async function addEdition(
  tx: WriteTx,
  ctx: Ctx,
  { officeId, code, number, publishedOn, demo, content, note }: NewEdition,
  before: Story | undefined,
): Promise<Change> {
  const id = newId()
  await tx.execute(sql`
    insert into observatory.story (id, office_id, code, number, published_on, demo, content, note, recorded_at)
    values (${id}, ${officeId}, ${code}, ${number}, ${publishedOn}, ${demo}, ${JSON.stringify(content)}::jsonb, ${note}, ${ctx.now})`)
  return {
    kind: STORY,
    id,
    label: content.title.es,
    before: before === undefined ? {} : { edition: before.number, publishedOn: before.publishedOn },
    after: { edition: number, publishedOn, ...(note === '' ? {} : { note }) },
  }
}
