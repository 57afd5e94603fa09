import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { MeasuredRecord } from '../../../platform/measures/measure.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { CASE_MEASURES } from '../../cases/contract.ts'
import { batchQuery, publishBatch, reviewBatch } from './batches.ts'
import { publicationQuery } from './publications.ts'
import { readMeasure } from './read-measure.ts'

describeOnBothDatabases('a measure of another room', (open) => {
  let loaded: Loaded
  let period: string
  let records: readonly MeasuredRecord[]
  const take = async (login: string, more: object = {}) =>
    loaded.runner.command(readMeasure, await loaded.as(login), {
      ...{ measure: 'cases.resolved', indicator: 'area_authorised', period },
      ...more,
    })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const measure = CASE_MEASURES.find(({ id }) => id === 'cases.resolved')
    const years = await loaded.database.read({ role: 'trama_app' }, async (tx) => {
      const found = await tx.execute(
        sql`select to_char(ended_on, 'YYYY') as year, count(*) as n from cases.open_case where ended_on is not null group by 1 order by 2 desc limit 1`,
      )
      period = String(found.rows[0]?.year)
      return measure?.records(tx, {}, period, TODAY)
    })
    records = years ?? []
  })

  test('becomes figures of municipalities that leave out nothing but who says none', async () => {
    expect(records.length).toBeGreaterThan(3)
    expect(await take('lectura')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await take('planificacion.sim', { measure: 'cases.unicorns' })).toMatchObject({
      refusal: { kind: 'not_known' },
    })
    expect(await take('planificacion.sim', { period: '1999' })).toMatchObject({ refusal: { kind: 'nothing_measured' } })
    const taken = await take('planificacion.sim')
    if (!taken.ok) throw new Error(taken.refusal.message.en)
    expect(await take('planificacion.sim')).toMatchObject({ ok: false, refusal: { kind: 'taken_already' } })

    const { batchId } = taken.value
    const found = await loaded.runner.query(batchQuery, await loaded.as('lectura'), { id: batchId })
    if (!found.ok) throw new Error(found.refusal.message.en)
    const { batch, cells, places, records: kept } = found.value
    const counted = Map.groupBy(records, ({ breakdowns }) => breakdowns?.municipality ?? '')
    for (const { code, id } of places)
      expect(cells.find(({ placeId }) => placeId === id)?.value, code).toBe(counted.get(code)?.length ?? 0)
    expect(kept.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort())
    expect(batch.state).toBe('draft')

    const act = async (login: string, command: typeof reviewBatch | typeof publishBatch, expectedVersion: number) =>
      loaded.runner.command(command, await loaded.as(login), { batchId, expectedVersion, reason: 'Se revisó.' })
    const publicly = async () =>
      loaded.runner.query(publicationQuery, await loaded.as('public'), { number: batch.number })
    expect(await publicly(), 'nobody outside sees a draft').toMatchObject({ ok: false })
    expect(await act('planificacion.scdu', reviewBatch, 1)).toMatchObject({ ok: true })
    expect(await act('direccion', publishBatch, 2)).toMatchObject({ ok: true })
    expect(await publicly()).toMatchObject({
      ok: true,
      value: {
        publication: { indicators: [{ code: 'area_authorised' }], first: period },
        counted: {
          count: records.length,
          period,
          records: expect.arrayContaining([expect.objectContaining({ kind: 'cases.case' })]),
        },
      },
    })
  })
})
