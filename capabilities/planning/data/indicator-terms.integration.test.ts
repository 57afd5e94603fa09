import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { openReading } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { PLANNING_MEASURES } from '../measures.ts'
import { bindIndicator, captureIndicator } from './bind-indicator.ts'
import { editIndicatorTerms } from './edit-indicator-terms.ts'
import { type IndicatorAnswer, indicatorQuery } from './indicator-queries.ts'
import { loadPoas } from './load-poa.ts'
import { publicElement, publicMeasure } from './public-queries.ts'
import { recordReading } from './record-reading.ts'
import { reportMonth } from './report-month.ts'
import type { StoredPoa } from './stored-poa.ts'

/** The first two quarters of the demonstration are signed off. */
const isOpen = ({ month }: { readonly month: number }): boolean => month > 6

describeOnBothDatabases('indicators: terms, parts, and the measure that feeds them', (open) => {
  let loaded: Loaded

  const poaOf = async (unitCode: string): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_public' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa
  }
  const indicatorLike = async (unitCode: string, words: string): Promise<string> => {
    const found = (await poaOf(unitCode)).plan.elements.find(
      ({ kind, title }) => kind === 'indicator' && title.includes(words),
    )
    if (found === undefined) throw new Error(`${unitCode} has no indicator “${words}”.`)
    return found.key
  }
  const answerOf = async (id: string): Promise<IndicatorAnswer> => {
    const found = await loaded.runner.query(indicatorQuery, await loaded.as('lectura'), id)
    if (!found.ok) throw new Error(found.refusal.kind)
    return found.value
  }
  const run = async (login: string, command: Parameters<typeof loaded.runner.command>[0], input: object) =>
    loaded.runner.command(command, await loaded.as(login), input)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the demonstration feeds an indicator of follow-up by a measure: captured, walkable, and the same as now', async () => {
    const id = await indicatorLike('UGEMAE', 'Seguimiento mensual de los acuerdos')
    const { bound } = await answerOf(id)
    expect(bound?.measure.id).toBe('planning.months_done')
    expect(bound?.slots.length).toBe(9)
    for (const { captured, differs, now } of bound?.slots ?? []) {
      expect(differs).toBe(false)
      const opened = await loaded.database.read({ role: 'trama_public' }, (tx) => openReading(tx, captured?.id ?? ''))
      const sum = (opened?.records ?? []).reduce((total, { value = 0 }) => total + value, 0)
      expect(captured?.value).toBe(sum)
      expect(now.value).toBe(sum)
    }
    const feeds = await loaded.runner.query(publicMeasure(PLANNING_MEASURES), await loaded.as('public'), {
      id: 'planning.months_done',
      year: 2019,
    })
    expect(feeds.ok && feeds.value.feeds.map((each) => each.id)).toContain(id)
  })

  test('a report corrected later makes the difference seen; the captured reading stays; captured anew it is a revision', async () => {
    const id = await indicatorLike('UGEMAE', 'Seguimiento mensual de los acuerdos')
    const { bound, facts } = await answerOf(id)
    const lines = (await poaOf('UGEMAE')).plan.subPlans.flatMap((part) =>
      part.sections.flatMap(({ lines: own }) => own),
    )
    const activityId = lines.find(({ cells }) => cells.indicator?.includes(id))?.cells.activity?.[0] ?? ''
    const report = (await poaOf('UGEMAE')).reports.get(activityId)?.find(({ month }) => month === 8)
    const executed = report?.executed === 1 ? 0.5 : 1
    const august = bound?.slots.find(({ slot }) => slot.period === '2019-08')
    const change = { activityId, month: 8, executed, expectedVersion: report?.version ?? 0 }
    expect(await run('administracion', reportMonth, change)).toMatchObject({ ok: true })

    const after = (await answerOf(id)).bound?.slots.find(({ slot }) => slot.period === '2019-08')
    expect(after?.differs).toBe(true)
    expect(after?.captured).toEqual(august?.captured)
    const again = { indicatorId: facts.id, period: '2019-08', expectedVersion: after?.version }
    expect(await run('administracion', captureIndicator, again)).toMatchObject({
      ok: false,
      refusal: { kind: 'reason_needed' },
    })
    expect(await run('administracion', captureIndicator, { ...again, reason: 'Se corrigió agosto.' })).toMatchObject({
      ok: true,
    })
    const last = (await answerOf(id)).bound?.slots.find(({ slot }) => slot.period === '2019-08')
    expect(last?.differs).toBe(false)
    expect(last?.captured?.id).not.toBe(august?.captured?.id)
  })

  test('only a measure that fits is bound; letting go keeps the readings', async () => {
    const share = await indicatorLike('UJ', '90 %')
    const wrong = { indicatorId: share, measure: 'planning.months_done', scope: 'unit' }
    expect(await run('administracion', bindIndicator, wrong)).toMatchObject({
      ok: false,
      refusal: { kind: 'wrong_fold' },
    })
    const right = { ...wrong, measure: 'planning.reports_in_time' }
    expect(await run('planificacion.scdu', bindIndicator, right)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    expect(await run('administracion', bindIndicator, right)).toMatchObject({ ok: true, value: { bound: true } })
    const { bound, detail } = await answerOf(share)
    expect(bound?.filters).toEqual({ unit: 'UJ' })
    for (const { now } of bound?.slots ?? []) expect(now.denominator).toBeGreaterThan(0)
    expect(await run('administracion', bindIndicator, { indicatorId: share })).toMatchObject({ ok: true })
    const after = await answerOf(share)
    expect(after.bound).toBeUndefined()
    expect(after.detail.readings).toEqual(detail.readings)
    expect(await run('administracion', bindIndicator, { indicatorId: share })).toMatchObject({
      ok: false,
      refusal: { kind: 'not_bound' },
    })
  })

  test('measures of punctuality count from the first report, not from its correction', async () => {
    const query = publicMeasure(PLANNING_MEASURES)
    const days = async () => {
      const found = await loaded.runner.query(query, await loaded.as('public'), {
        id: 'planning.days_to_report',
        year: 2019,
      })
      return found.ok ? found.value.reading : undefined
    }
    const before = await days()
    expect(Number(before?.value)).toBeGreaterThan(0)
    expect(Number(before?.value)).toBeLessThan(31)
    const [activityId, reports] = [...(await poaOf('SCDU')).reports].find(([, all]) => all.some(isOpen)) ?? ['', []]
    const first = reports.find(isOpen)
    const change = { activityId, month: first?.month, executed: 0, expectedVersion: first?.version }
    expect(await run('administracion', reportMonth, change)).toMatchObject({ ok: true })
    expect((await days())?.value).toBe(before?.value)
  })

  test('terms are edited with a reason, and two who edit at once do not overwrite each other', async () => {
    const id = await indicatorLike('SCDU', '300 solicitudes')
    const { facts } = await answerOf(id)
    const input = {
      indicatorId: id,
      terms: {
        ...facts.terms,
        baseline: 280,
        baselinePeriod: '2018',
        baselineSource: 'Memoria de 2018',
        targets: [
          { value: 150, unit: 'solicitudes', due: '2019-06-30' },
          { value: 170, unit: 'solicitudes', due: '2019-12-31' },
        ],
      },
      weight: 2,
      reason: 'Se fijó una meta por semestre.',
      expectedVersion: facts.version,
    }
    expect(await run('planificacion.sim', editIndicatorTerms, input)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    const both = await Promise.all([
      run('planificacion.scdu', editIndicatorTerms, input),
      run('administracion', editIndicatorTerms, { ...input, weight: 3 }),
    ])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.filter((answer) => !answer.ok && answer.refusal.kind === 'changed_meanwhile')).toHaveLength(1)
    const after = await answerOf(id)
    expect(after.facts.version).toBe(facts.version + 1)
    expect(after.facts.terms).toMatchObject({
      baseline: 280,
      baselinePeriod: '2018',
      baselineSource: 'Memoria de 2018',
    })
    expect(after.detail.readings.length).toBeGreaterThan(0)
    const reversed = { ...facts.terms, targets: [{ comparator: 'within', lower: 9, value: 3 }] }
    expect(
      await run('planificacion.scdu', editIndicatorTerms, {
        ...input,
        terms: reversed,
        expectedVersion: facts.version + 1,
      }),
    ).toMatchObject({ ok: false, refusal: { kind: 'bounds_reversed', field: 'targets.0.lower' } })
  })

  test('parts are kept beside the total, never above it, and the public page has them', async () => {
    const id = await indicatorLike('SDSE', '1,000 personas capacitadas')
    const input = { indicatorId: id, period: '2019-Q4', value: '100' }
    const part = (category: string, value: number) => ({ dimension: 'sex', category, value })
    expect(
      await run('administracion', recordReading, { ...input, parts: [part('women', 70), part('men', 31)] }),
    ).toMatchObject({ ok: false, refusal: { kind: 'parts_above_total' } })
    expect(
      await run('administracion', recordReading, { ...input, parts: [part('women', 60), part('men', 38)] }),
    ).toMatchObject({ ok: true })
    const shown = await loaded.runner.query(publicElement, await loaded.as('public'), { id })
    const indicator = shown.ok ? shown.value.indicator : undefined
    expect(indicator?.dimensions.map(({ key }) => key)).toEqual(['sex', 'municipality'])
    const last = indicator?.detail.readings.at(-1)
    expect(indicator?.detail.parts.get(last?.id ?? '')?.map(({ value }) => value)).toEqual([38, 60])
  })
})
