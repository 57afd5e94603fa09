import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { openReading } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { monthsReported } from '../measures.ts'
import { monthsToReport } from '../rules/to-report.ts'
import { captureReading, measureNow } from './capture-reading.ts'
import { loadPoas } from './load-poa.ts'
import { reportMonth } from './report-month.ts'

describeOnBothDatabases('the reading of a measure is captured', (open) => {
  let loaded: Loaded
  const asked = { measure: monthsReported.id, year: 2019, asOf: '2019-09-30' }

  const capture = async (login = 'direccion') => {
    const done = await loaded.runner.command(captureReading, await loaded.as(login), asked)
    return done.ok ? done.value.readingId : done.refusal.kind
  }
  const opened = (id: string) => loaded.database.read({ role: 'trama_public' }, (tx) => openReading(tx, id))

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the figure is the sum of its records', async () => {
    const found = await opened(await capture())
    const { reading, records } = found ?? { reading: undefined, records: [] }
    const sum = (pick: 'numerator' | 'denominator') => records.reduce((total, record) => total + (record[pick] ?? 0), 0)
    expect(reading?.count).toBe(records.length)
    expect([reading?.numerator, reading?.denominator]).toEqual([sum('numerator'), sum('denominator')])
    expect(reading?.value).toBeCloseTo((100 * sum('numerator')) / sum('denominator'), 10)
  })

  test('captured again while nothing changed, it is the same reading', async () => {
    expect(await capture()).toBe(await capture('administracion'))
  })

  test('after a unit reports, the new reading differs and the old one opens as it was', async () => {
    const first = await capture()
    const before = await opened(first)
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2019, unitCode: 'SCDU' }),
    )
    if (poa === undefined) throw new Error('The demonstration has a plan of SCDU.')
    const late = monthsToReport(poa.plan, poa.reports, 9).find((each) => each.when === 'late' && each.month > 6)
    if (late === undefined) throw new Error('The demonstration has a month that is late.')
    const report = { activityId: late.activityKey, month: late.month, executed: 0 }
    expect(await loaded.runner.command(reportMonth, await loaded.as('administracion'), report)).toMatchObject({
      ok: true,
    })

    const second = await capture()
    expect(second).not.toBe(first)
    expect(await opened(first)).toEqual(before)
    const after = await opened(second)
    expect(after?.reading.numerator).toBe((before?.reading.numerator ?? 0) + 1)
    const now = await loaded.runner.query(measureNow, await loaded.as('lectura'), asked)
    expect(now.ok && now.value.captured.map((reading) => reading.id)).toEqual([second, first])
  })

  test('who may not capture is refused', async () => {
    expect(await capture('planificacion.scdu')).toBe('forbidden')
    expect(await capture('public')).toBe('forbidden')
  })
})
