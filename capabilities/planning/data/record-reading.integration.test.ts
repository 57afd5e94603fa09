import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import type { IndicatorKind } from '../model.ts'
import { elementHistory } from './element-history.ts'
import { loadIndicatorDetail } from './indicator-detail.ts'
import { indicatorQuery } from './indicator-queries.ts'
import { loadPoas } from './load-poa.ts'
import { publicElement } from './public-queries.ts'
import { recordReading } from './record-reading.ts'

describeOnBothDatabases('a unit records what its indicators measured', (open, kind) => {
  let loaded: Loaded

  /** An indicator of a kind of a unit's plan in the demonstration. */
  const indicatorOf = async (unitCode: string, of: IndicatorKind, skip = 0): Promise<string> => {
    const [poa] = await loaded.database.read({ role: 'trama_public' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    const found = poa?.plan.elements.filter((each) => each.kind === 'indicator' && each.indicator?.kind === of)[skip]
    if (found === undefined) throw new Error(`The demonstration has no ${of} of ${unitCode}.`)
    return found.key
  }
  const record = async (login: string, input: object, key?: string) =>
    loaded.runner.command(
      recordReading,
      await loaded.as(login),
      input,
      key === undefined ? {} : { idempotencyKey: key },
    )
  const detailOf = (id: string, named = true) =>
    loaded.database.read({ role: named ? 'trama_app' : 'trama_public' }, (tx) => loadIndicatorDetail(tx, id, named))
  const revisionsOf = async (id: string, period: string) =>
    (await detailOf(id)).revisions.filter((revision) => revision.period === period)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('its planner records a month, and the plan and the public page show it', async () => {
    const indicatorId = await indicatorOf('SCDU', 'count')
    const links = ['https://example.org/memoria']
    const input = { indicatorId, period: '2019-10', value: '181', note: 'Con el cierre de octubre.', links }
    expect(await record('planificacion.scdu', input)).toMatchObject({ ok: true, value: { version: 1 } })
    const shown = await loaded.runner.query(publicElement, await loaded.as('public'), { id: indicatorId })
    if (!shown.ok) throw new Error(shown.refusal.kind)
    const detail = shown.value.indicator?.detail
    expect(detail?.readings.find(({ period }) => period === '2019-10')).toMatchObject({ value: 181, demo: false })
    expect(detail?.evidence.map(({ url }) => url)).toEqual(links)
    const poa = shown.value.year.plan.poas.find(({ head }) => head.unit.code === 'SCDU')
    expect(poa?.readings.get(indicatorId)?.at(-1)).toMatchObject({ period: '2019-10', value: 181 })
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim'],
    ['a reader', 'lectura'],
    ['the executive director', 'direccion'],
    ['nobody signed in', 'public'],
  ])('%s may not', async (_who, login) => {
    const indicatorId = await indicatorOf('SCDU', 'count')
    const answer = await record(login, { indicatorId, period: '2019-11', value: '1' })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await revisionsOf(indicatorId, '2019-11')).toEqual([])
  })

  test('a correction needs a reason; what was said before is kept and never changes', async () => {
    const indicatorId = await indicatorOf('SCDU', 'count')
    const place = { indicatorId, period: '2019-09', expectedVersion: 1 }
    const before = await revisionsOf(indicatorId, '2019-09')
    expect(await record('planificacion.scdu', { ...place, value: '150' })).toMatchObject({
      ok: false,
      refusal: { kind: 'reason_needed', field: 'reason' },
    })
    const reason = 'Se contó dos veces una resolución.'
    expect(await record('planificacion.scdu', { ...place, value: '150', reason })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    const [corrected, first] = await revisionsOf(indicatorId, '2019-09')
    expect(corrected).toMatchObject({ number: 2, value: 150, reason })
    expect(corrected?.name).toContain('SCDU')
    expect(first).toEqual(before[0])

    const history = await loaded.runner.query(elementHistory, await loaded.as('public'), {
      id: indicatorId,
      zone: 'America/El_Salvador',
    })
    const last = history.ok ? history.value.entries.at(-1) : undefined
    expect(last).toMatchObject({ before: { 'reading.2019-09': before[0]?.value }, after: { 'reading.2019-09': 150 } })
  })

  test('the public reads what was said and why, and never who', async () => {
    const indicatorId = await indicatorOf('SCDU', 'count')
    const { revisions } = await detailOf(indicatorId, false)
    expect(revisions.length).toBeGreaterThan(5)
    expect(new Set(revisions.map(({ name }) => name))).toEqual(new Set([null]))
    for (const column of ['by', 'parts']) {
      const code = await loaded.database
        .read({ role: 'trama_public' }, (tx) =>
          tx.execute(sql`select ${sql.identifier(column)} from planning.reading_revision`),
        )
        .then(() => 'read', databaseErrorCode)
      expect(code).toBe('42501')
    }
  })

  test('no revision can be changed or removed', async () => {
    for (const statement of [
      sql`update planning.reading_revision set value = 0`,
      sql`delete from planning.reading_revision`,
    ]) {
      const code = await loaded.database
        .write({ role: 'trama_app' }, (tx) => tx.execute(statement))
        .then(() => 'done', databaseErrorCode)
      expect(code).toBe('42501')
    }
  })

  test('who corrects a reading that changed meanwhile sees it and loses nothing', async () => {
    const place = { indicatorId: await indicatorOf('SCDU', 'count'), period: '2019-08', reason: 'Se revisó.' }
    expect(await record('planificacion.scdu', { ...place, value: '140', expectedVersion: 1 })).toMatchObject({
      ok: true,
    })
    const second = await record('administracion', { ...place, value: '155', expectedVersion: 1 })
    expect(second).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile', field: 'value' } })
    if (!second.ok) expect(second.refusal.message.es).toContain('140')
    expect(await record('administracion', { ...place, value: '155', expectedVersion: 2 })).toMatchObject({
      ok: true,
      value: { version: 3 },
    })
  })

  test(`two people who correct one reading at once: one is first, the other is told (${kind})`, async () => {
    const place = { indicatorId: await indicatorOf('SCDU', 'count'), period: '2019-07', expectedVersion: 1 }
    const both = await Promise.all([
      record('planificacion.scdu', { ...place, value: '11', reason: 'Uno.' }),
      record('administracion', { ...place, value: '22', reason: 'Otro.' }),
    ])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.filter((answer) => !answer.ok && answer.refusal.kind === 'changed_meanwhile')).toHaveLength(1)
    expect((await revisionsOf(place.indicatorId, '2019-07')).map(({ number }) => number)).toEqual([2, 1])
  })

  test('ten who record one for the first time at once: one is first', async () => {
    const place = { indicatorId: await indicatorOf('SCDU', 'count', 1), period: '2019-12' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => record('administracion', { ...place, value: String(n) })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await revisionsOf(place.indicatorId, '2019-12')).toHaveLength(1)
  })

  test('a doubled submit with one key is one revision', async () => {
    const input = { indicatorId: await indicatorOf('SCDU', 'count', 1), period: '2019-11', value: '3' }
    const key = randomUUID()
    const both = await Promise.all([record('administracion', input, key), record('administracion', input, key)])
    expect(both[0]).toEqual(both[1])
    expect(await revisionsOf(input.indicatorId, '2019-11')).toHaveLength(1)
  })

  test('a milestone is recorded by the day on which it was done, and counts from that day', async () => {
    const indicatorId = await indicatorOf('SCDU', 'date_milestone', 1)
    const place = { indicatorId, period: '2019-12-31' }
    const version = (await detailOf(indicatorId)).readings[0]?.version ?? 0
    const input = { ...place, doneOn: '2019-11-20', expectedVersion: version, reason: 'Se aprobó.' }
    expect(await record('planificacion.scdu', input)).toMatchObject({ ok: true })
    expect((await detailOf(indicatorId)).readings).toMatchObject([
      { period: '2019-12-31', value: 1, doneOn: '2019-11-20' },
    ])
  })

  test.each([
    ['another period than its own', { period: '2019-Q9', value: '1' }, 'not_its_period'],
    ['a number and a reason', { period: '2019-12', value: '1', missing: 'no_demand' }, 'said_twice'],
    [
      'parts of a dimension that it does not use',
      { period: '2019-12', value: '1', parts: [{ dimension: 'x', category: 'y', value: 1 }] },
      'part_unknown',
    ],
    ['no address', { period: '2019-12', value: '1', links: ['javascript:alert(1)'] }, 'invalid_input'],
  ])('%s is refused in words and nothing is kept', async (_what, wrong, expected) => {
    const indicatorId = await indicatorOf('SCDU', 'count')
    const answer = await record('planificacion.scdu', { indicatorId, ...wrong })
    if (answer.ok) throw new Error('It should have been refused.')
    expect(answer.refusal.kind).toBe(expected)
    expect(answer.refusal.message.es.length).toBeGreaterThan(20)
    expect(await revisionsOf(indicatorId, '2019-12')).toEqual([])
  })

  test('an indicator that no plan has is not found', async () => {
    const answer = await record('administracion', { indicatorId: randomUUID(), period: '2019-03', value: '1' })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'no_such_indicator' } })
    const found = await loaded.runner.query(indicatorQuery, await loaded.as('lectura'), randomUUID())
    expect(found).toMatchObject({ ok: false, refusal: { kind: 'no_element' } })
  })
})
