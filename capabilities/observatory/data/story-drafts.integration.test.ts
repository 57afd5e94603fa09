import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { writtenNews } from '../pages/public/publications/written-news.ts'
import type { StoryContent } from '../rules/stories/story.ts'
import { loadStories, storiesQuery, storyQuery } from './stories.ts'
import { discardStory, publishStory, saveStory, storyPreviewQuery, writableStoryQuery } from './story-drafts.ts'
import { writtenEditionsQuery } from './written-editions.ts'

const KNOWN = 'pobreza-y-estudio'

describeOnBothDatabases('stories written on screen', (open) => {
  let loaded: Loaded
  let writer: Ctx
  let anybody: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    writer = await loaded.as('planificacion.sim')
    anybody = await loaded.as('public')
  })

  const storyOf = (title: string, text = 'En Apopa {poverty_rate@apopa:2019}.'): StoryContent => ({
    title: { es: title },
    lead: { es: 'Entrada' },
    by: { es: 'Sistema de Información Metropolitano' },
    sections: [
      { text: [{ es: text }], figure: { view: 'v=1&vista=serie&indicador=poverty_rate', caption: { es: 'Pobreza' } } },
    ],
  })
  const save = (code: string, more: { version?: number; fresh?: boolean; content?: StoryContent; ctx?: Ctx } = {}) =>
    loaded.runner.command(saveStory, more.ctx ?? writer, {
      code,
      fresh: more.fresh ?? true,
      expectedVersion: more.version ?? 0,
      content: more.content ?? storyOf('Una historia'),
    })
  const publish = (code: string, expectedVersion: number, note?: string) =>
    loaded.runner.command(publishStory, writer, { code, expectedVersion, note })
  const read = (code: string, number?: number) => loaded.runner.query(storyQuery, anybody, { code, number })
  const kindOf = async (done: Promise<{ ok: boolean; refusal?: { kind: string } }>) => {
    const answer = await done
    return answer.ok ? 'done' : answer.refusal?.kind
  }

  test('a draft is seen by who writes, with its figures, and by nobody else until it is published', async () => {
    expect(await save('una-historia')).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await save('una-historia', { fresh: false, version: 1, content: storyOf('Otra') })).toMatchObject({
      value: { version: 2 },
    })
    const preview = await loaded.runner.query(storyPreviewQuery, writer, { code: 'una-historia' })
    expect(preview.ok && preview.value.answer?.chosen[0]?.cells.length).toBeGreaterThan(0)
    expect(await kindOf(loaded.runner.query(storyPreviewQuery, anybody, { code: 'una-historia' }))).toBe('forbidden')
    expect(await kindOf(read('una-historia'))).toBe('no_story')
    expect(await publish('una-historia', 2)).toMatchObject({ ok: true, value: { number: 1 } })
    const found = await read('una-historia')
    expect(found).toMatchObject({ value: { story: { number: 1, publishedOn: TODAY, content: storyOf('Otra') } } })
    const stories = await loaded.runner.query(storiesQuery, anybody, undefined)
    expect(stories.ok && stories.value[0]?.code).toBe('una-historia')
    const left = await loaded.runner.query(writableStoryQuery, writer, { code: 'una-historia' })
    expect(left.ok && left.value.draft).toBeUndefined()
  })

  test('another edition says why; the one before stays readable as it last read', async () => {
    const before = await read(KNOWN)
    if (!before.ok) throw new Error(before.refusal.message.en)
    expect(await save(KNOWN, { fresh: false })).toMatchObject({ ok: true })
    expect(await kindOf(publish(KNOWN, 1))).toBe('no_note')
    expect(await publish(KNOWN, 1, 'Se cuenta de otro modo')).toMatchObject({ ok: true, value: { number: 2 } })
    const now = await read(KNOWN)
    expect(now.ok && now.value.editions.map(({ number, note }) => [number, note])).toEqual([
      [2, 'Se cuenta de otro modo'],
      [1, ''],
    ])
    const then = await read(KNOWN, 1)
    expect(then.ok && then.value.story).toEqual(before.value.story)
    expect(then.ok && then.value.answer?.chosen.map(({ cells }) => cells.length)).toEqual(
      before.value.answer?.chosen.map(({ cells }) => cells.length),
    )
    expect(await kindOf(read(KNOWN, 3))).toBe('no_story')
  })

  test('who follows the news hears of every edition, and of every version of a method', async () => {
    const news = await loaded.runner.query(writtenEditionsQuery, anybody, { limit: 100 })
    const told = news.ok ? news.value.map(({ kind, code, edition, note }) => [kind, code, edition, note]) : []
    expect(told).toContainEqual(['story', KNOWN, '2', 'Se cuenta de otro modo'])
    expect(told).toContainEqual(['story', KNOWN, '1', ''])
    expect(told).toContainEqual(['index', 'cpi-basic', '2016-1', ''])
    const feed = news.ok ? news.value.map((each) => writtenNews(each, 'es', (path) => `https://x.example${path}`)) : []
    expect(feed.find(({ description }) => description === 'Se cuenta de otro modo')).toMatchObject({
      title: expect.stringMatching(/^Análisis: .*\(versión 2\)$/),
      address: `https://x.example/observatorio/analisis/${KNOWN}`,
    })
    expect(new Set(feed.map(({ id }) => id)).size).toBe(feed.length)
  })

  test('what the deployment brought before is not brought again over what was written', async () => {
    const system = await loaded.as('system')
    const again = await loaded.database.write({ role: 'trama_app' }, (tx) =>
      loadStories(tx, system, loaded.pack, '', { demo: true }),
    )
    expect(again).toEqual({ ok: true, value: [] })
  })

  test('who may not, what is overtaken, taken or names what is not there is refused', async () => {
    expect(await kindOf(save('x', { ctx: await loaded.as('lectura') }))).toBe('forbidden')
    expect(await kindOf(save(KNOWN))).toBe('taken')
    expect(await kindOf(save('nadie', { fresh: false }))).toBe('no_story')
    expect(await kindOf(save('x', { content: storyOf('X', '{atlantis@apopa:2019}') }))).toBe('unknown_name')
    expect(await save('x')).toMatchObject({ ok: true })
    expect(await kindOf(save('x', { fresh: false, version: 7 }))).toBe('changed_meanwhile')
    expect(await kindOf(publish('x', 7))).toBe('changed_meanwhile')
    expect(await kindOf(loaded.runner.command(discardStory, writer, { code: 'x', expectedVersion: 1 }))).toBe('done')
    expect(await kindOf(publish('x', 1))).toBe('no_draft')
  })
})
