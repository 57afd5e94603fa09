import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import type { IndexDefinition } from '../rules/indices/definition.ts'
import { scoreChanges } from '../rules/indices/differences.ts'
import { withAdded, withIndicator, without } from '../rules/indices/edit-terms.ts'
import { type Scored, scorePlaces } from '../rules/indices/scores.ts'
import {
  discardIndex,
  indexChangesQuery,
  indexWorkQuery,
  publishIndex,
  saveIndex,
  writableIndexQuery,
} from './index-drafts.ts'
import { type IndexAsked, indexQuery, indicesQuery } from './indices-queries.ts'

const CODE = 'social-development'

describeOnBothDatabases('methods of indices decided on screen', (open) => {
  let loaded: Loaded
  let planner: Ctx
  let anybody: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    planner = await loaded.as('planificacion.sim')
    anybody = await loaded.as('public')
  })

  const inForce = async (code = CODE): Promise<IndexDefinition> => {
    const found = await loaded.runner.query(writableIndexQuery, planner, { code })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value.editions[0].content
  }
  const save = (content: IndexDefinition, expectedVersion = 0, ctx = planner) =>
    loaded.runner.command(saveIndex, ctx, { code: content.code, expectedVersion, content })
  const publish = (expectedVersion: number, more: { edition?: string; validFrom?: string } = {}) =>
    loaded.runner.command(publishIndex, planner, {
      code: CODE,
      expectedVersion,
      edition: more.edition ?? '2026-2',
      validFrom: more.validFrom ?? TODAY,
      note: 'La esperanza de vida pesa de otro modo',
    })
  const scores = async (asked: IndexAsked, year = '2019') => {
    const found = await loaded.runner.query(indexQuery, anybody, asked)
    if (!found.ok) throw new Error(found.refusal.message.en)
    const { prepared, places, cells } = found.value
    return scorePlaces(prepared, places, cells, year)
  }
  const figures = (all: readonly Scored<{ readonly id: string; readonly code: string }>[]) =>
    new Map(all.map(({ place, tree }) => [place.code, isMissing(tree.root.value) ? undefined : tree.root.value]))
  const kindOf = async (done: Promise<{ readonly ok: boolean; readonly refusal?: Refusal }>) => {
    const answer = await done
    return answer.ok ? 'done' : answer.refusal?.kind
  }
  const lifeUpTo = (definition: IndexDefinition, high: number) =>
    withIndicator(definition, {
      code: 'life_expectancy_at_birth',
      title: { es: 'Esperanza de vida al nacer' },
      unit: { es: 'años' },
      operator: { kind: 'up', transform: 'identity', low: 55, high, limits: 'raw' },
      certainty: 'invented',
    })

  test('a draft is seen by who decides on methods, and by nobody else', async () => {
    const content = lifeUpTo(await inForce(), 100)
    expect(await save(content)).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await kindOf(loaded.runner.query(writableIndexQuery, anybody, { code: CODE }))).toBe('forbidden')
    const work = await loaded.runner.query(indexWorkQuery, planner, undefined)
    expect(work.ok && work.value.flatMap(({ draft }) => draft?.content.code ?? [])).toEqual([CODE])
    const open = await loaded.runner.query(indicesQuery, anybody, undefined)
    expect(open.ok && open.value.find((each) => each.content.code === CODE)?.content).toEqual(await inForce())
  })

  test('what changes is seen before it is published, and then is what changes', async () => {
    const before = figures(await scores({ code: CODE }))
    const preview = await loaded.runner.query(indexChangesQuery, planner, { code: CODE })
    if (!preview.ok) throw new Error(preview.refusal.message.en)
    const { before: old, after, places, cells } = preview.value
    const changes = scoreChanges(scorePlaces(old, places, cells, '2019'), scorePlaces(after, places, cells, '2019'))
    expect(changes.some(({ change }) => change !== undefined && change < 0)).toBe(true)
    expect(await publish(1)).toMatchObject({ ok: true })
    const now = figures(await scores({ code: CODE }))
    for (const { place, before: was, after: is } of changes) {
      expect(before.get(place.code)).toEqual(isMissing(was) ? undefined : was)
      expect(now.get(place.code)).toEqual(isMissing(is) ? undefined : is)
    }
  })

  test('the version that was replaced still gives what it gave', async () => {
    const found = await loaded.runner.query(indexQuery, anybody, { code: CODE })
    expect(found.ok && found.value.editions.map(({ content, note }) => [content.version, note])).toEqual([
      ['2026-2', 'La esperanza de vida pesa de otro modo'],
      ['2026-1', ''],
    ])
    const then = await loaded.runner.query(indexQuery, anybody, { code: CODE, version: '2026-1' })
    expect(then).toMatchObject({ ok: true, value: { version: '2026-1' } })
    const [now, old] = [figures(await scores({ code: CODE })), figures(await scores({ code: CODE, version: '2026-1' }))]
    expect([...old.keys()].sort()).toEqual([...now.keys()].sort())
    for (const [place, value] of old) if (value !== undefined) expect(value).toBeGreaterThan(now.get(place) ?? 0)
    expect(await kindOf(loaded.runner.query(indexQuery, anybody, { code: CODE, version: '1900' }))).toBe('no_index')
  })

  test('errors, days, names and series that cannot be are refused, and who may not', async () => {
    const content = await inForce()
    expect(await kindOf(save(content, 0, await loaded.as('lectura')))).toBe('forbidden')
    expect(await kindOf(save({ ...content, code: 'atlantis' }))).toBe('no_index')
    const strange = withAdded(content, 'health', {
      code: 'mermaids',
      title: { es: 'Sirenas' },
      unit: { es: '%' },
      operator: { kind: 'as_is' },
      certainty: 'invented',
    })
    expect(await save(strange)).toMatchObject({ refusal: { kind: 'no_series', field: 'series' } })
    // The same as in force: kept, but there is nothing to publish.
    expect(await kindOf(save(content))).toBe('done')
    expect(await kindOf(publish(1, { edition: '2026-3' }))).toBe('nothing_new')
    const empty = ['life_expectancy_at_birth', 'under_five_mortality'].reduce(without, content)
    expect(await kindOf(save(empty, 1))).toBe('done')
    expect(await kindOf(loaded.runner.query(indexChangesQuery, planner, { code: CODE }))).toBe('wrong_index_definition')
    expect(await kindOf(publish(2, { edition: '2026-3' }))).toBe('wrong_index_definition')
    expect(await kindOf(save(lifeUpTo(content, 90), 1))).toBe('changed_meanwhile')
    expect(await kindOf(save(lifeUpTo(content, 90), 2))).toBe('done')
    expect(await kindOf(publish(3, { edition: '2026-1' }))).toBe('edition_taken')
    expect(await kindOf(publish(3, { edition: '2026-3', validFrom: '2018-12-31' }))).toBe('wrong_day')
    expect(await kindOf(publish(3, { edition: '2026-3', validFrom: '2099-01-01' }))).toBe('wrong_day')
    expect(await kindOf(loaded.runner.command(discardIndex, planner, { code: CODE, expectedVersion: 3 }))).toBe('done')
    expect(await kindOf(publish(3))).toBe('no_draft')
  })
})
