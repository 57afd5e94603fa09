import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { CHANGED } from '../../../platform/database/memory.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { monthsReported, PLANNING_MEASURES } from '../measures.ts'
import { captureReading } from './capture-reading.ts'
import { POST_NOT_STATED, publicElement, publicMeasure, publicYear } from './public-queries.ts'
import { reportMonth } from './report-month.ts'
import { planYearQuery } from './year-query.ts'

describeOnBothDatabases('the plan as anybody may read it', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('is the same year that staff read, where no cell names persons', async () => {
    const ctx = await loaded.as('public')
    const published = await loaded.runner.query(publicYear, ctx, { year: 2019, cutOff: '2019-06-30' })
    const asked = { year: 2019, cutOff: '2019-06-30' }
    expect(await loaded.runner.query(planYearQuery, ctx, asked)).toMatchObject({ refusal: { kind: 'forbidden' } })
    const staff = await loaded.runner.query(planYearQuery, await loaded.as('lectura'), asked)
    expect(published.ok && staff.ok).toBe(true)
    if (!published.ok || !staff.ok) return
    expect(published.value.progress.institution).toEqual(staff.value.progress.institution)
    expect(published.value.plan.poas).toHaveLength(10)
  })

  test('publishes posts and no persons, in the year and at the permalink', async () => {
    const ctx = await loaded.as('public')
    const before = await loaded.runner.query(publicYear, ctx, { year: 2019 })
    if (!before.ok) throw new Error('The demonstration has a plan of 2019.')
    const responsible = before.value.plan.poas
      .flatMap((poa) => poa.plan.elements)
      .find((element) => element.kind === 'responsible')
    if (responsible === undefined) throw new Error('Some plan names who is responsible.')
    await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`update planning.element set names_persons = true where id = ${responsible.key}`)
      tx.publish(CHANGED, 'planning')
    })
    const year = await loaded.runner.query(publicYear, ctx, { year: 2019 })
    const element = await loaded.runner.query(publicElement, ctx, { id: responsible.key })
    const titles = year.ok ? year.value.plan.poas.flatMap((poa) => poa.plan.elements) : []
    expect(titles.find((each) => each.key === responsible.key)?.title).toBe(POST_NOT_STATED.es)
    expect(element.ok && element.value.element.title).toBe(POST_NOT_STATED.es)
    expect(JSON.stringify(element.ok && element.value.element)).not.toContain(responsible.title)
  })

  test('an element of a plan of several years is shown in the newest year, or in that of the cut-off', async () => {
    const ctx = await loaded.as('public')
    const year = await loaded.runner.query(publicYear, ctx, {})
    if (!year.ok) throw new Error('There is a plan.')
    const objective = year.value.plan.pei?.nodes.find((node) => node.kind === 'strategic_objective')
    const found = await loaded.runner.query(publicElement, ctx, { id: objective?.key ?? '', cutOff: '2019-03-31' })
    expect(found).toMatchObject({ ok: true, value: { retired: false, year: { cutOff: '2019-03-31' } } })
    const elsewhere = await loaded.runner.query(publicElement, ctx, { id: objective?.key ?? '', cutOff: '2017-03-31' })
    expect(elsewhere).toMatchObject({ ok: true, value: { year: { cutOff: '2019-01-01' } } })
  })

  test('an element that the plan no longer has keeps its address', async () => {
    const ctx = await loaded.as('public')
    const year = await loaded.runner.query(publicYear, ctx, { year: 2019 })
    const risk = year.ok ? year.value.plan.poas[0]?.plan.elements.find((each) => each.kind === 'risk') : undefined
    if (risk === undefined) throw new Error('The first plan names a risk.')
    await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`update planning.element set retired_at = now() where id = ${risk.key}`)
      tx.publish(CHANGED, 'planning')
    })
    expect(await loaded.runner.query(publicElement, ctx, { id: risk.key })).toMatchObject({
      ok: true,
      value: { retired: true, element: { title: risk.title } },
    })
  })

  test.each(['x', randomUUID(), '00000000-0000-7000-8000-000000000000'])('there is no element %s', async (id) => {
    const found = await loaded.runner.query(publicElement, await loaded.as('public'), { id })
    expect(found).toMatchObject({ ok: false, refusal: { kind: 'no_element' } })
  })

  test('a measure is opened as it was captured, beside what it says now', async () => {
    const query = publicMeasure(PLANNING_MEASURES)
    const ctx = await loaded.as('public')
    const question = { id: monthsReported.id, year: 2019 }
    const first = await loaded.runner.query(query, ctx, question)
    if (!first.ok) throw new Error('The measure can be read.')
    expect(first.value.shown).toEqual({ captured: false })
    expect(first.value.records).toHaveLength(first.value.reading.count)
    const { asOf } = first.value.reading

    const captured = await loaded.runner.command(captureReading, await loaded.as('direccion'), {
      measure: monthsReported.id,
      year: 2019,
      asOf,
    })
    if (!captured.ok) throw new Error('The executive director may capture.')
    const reading = captured.value.readingId
    expect(await loaded.runner.query(query, ctx, { ...question, reading })).toMatchObject({
      ok: true,
      value: { shown: { captured: true, now: undefined }, captures: [{ id: reading }] },
    })

    const silent = first.value.records.find((record) => (record.numerator ?? 0) < (record.denominator ?? 0))
    const [, activityId] = /elementos\/([^?]+)/u.exec(silent?.open?.href ?? '') ?? []
    const year = await loaded.runner.query(publicYear, ctx, { year: 2019 })
    const poa = year.ok
      ? year.value.plan.poas.find((each) => each.plan.elements.some((element) => element.key === activityId))
      : undefined
    const schedule = poa?.plan.elements.find((element) => element.key === activityId)?.schedule
    const reported = new Set((poa?.reports.get(activityId ?? '') ?? []).map((report) => report.month))
    const month =
      (schedule?.months ?? []).findIndex((programmed, index) => programmed !== null && !reported.has(index + 1)) + 1
    const saved = await loaded.runner.command(reportMonth, await loaded.as('administracion'), {
      activityId,
      month,
      executed: 0,
    })
    expect(saved.ok).toBe(true)

    const after = await loaded.runner.query(query, ctx, { ...question, reading })
    if (!after.ok || !after.value.shown.captured) throw new Error('The captured reading opens.')
    expect(after.value.reading.value).toBe(first.value.reading.value)
    expect(after.value.shown.now?.numerator).toBe((first.value.reading.numerator ?? 0) + 1)
  })

  test.each([{ id: 'nothing' }, { id: monthsReported.id, reading: randomUUID() }])(
    'there is no measure or reading %o',
    async (asked) => {
      const found = await loaded.runner.query(publicMeasure(PLANNING_MEASURES), await loaded.as('public'), {
        year: 2019,
        ...asked,
      })
      expect(found).toMatchObject({ ok: false, refusal: { kind: 'no_measure' } })
    },
  )
})
