import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { batchQuery, discardBatch, publishBatch, reviewBatch } from './batches.ts'
import { readCells } from './cells-query.ts'
import { importQuery, mapImport, startImport, takeImport } from './figure-imports.ts'

describeOnBothDatabases('a table of figures', (open) => {
  let loaded: Loaded
  const TABLE = {
    fileName: 'pobreza.csv',
    sha256: '',
    headings: ['Municipio', '2019', '2020'],
    rows: [
      ['Apopa', '20.5', '44.5'],
      ['Nejapa', 'n/d', '-1'],
      ['Atlántida', '1', '2'],
    ],
  }
  const MAPPING = { layout: 'periods', place: 0, indicator: { code: 'poverty_rate' }, status: 'P' } as const

  const run = async (login: string, command: Parameters<Loaded['runner']['command']>[0], input: unknown) =>
    loaded.runner.command(command, await loaded.as(login), input)
  const bring = async (table: object = TABLE, mapping: object = MAPPING) => {
    const started = await loaded.runner.command(startImport, await loaded.as('planificacion.sim'), table)
    if (!started.ok) throw new Error(started.refusal.message.en)
    const { importId } = started.value
    const mapped = await run('planificacion.sim', mapImport as never, { importId, expectedVersion: 1, mapping })
    expect(mapped).toMatchObject({ ok: true })
    return importId
  }
  const take = async (importId: string) => {
    const input = { importId, expectedVersion: 2, title: 'Pobreza 2019 y 2020', source: 'Encuesta' }
    const taken = await loaded.runner.command(takeImport, await loaded.as('planificacion.sim'), input)
    if (!taken.ok) throw new Error(taken.refusal.message.en)
    return taken.value.batchId
  }
  const batch = async (id: string) => {
    const found = await loaded.runner.query(batchQuery, await loaded.as('lectura'), { id })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('becomes a batch with what was noticed; rows that were not taken stay with their reason', async () => {
    const id = await take(await bring())
    const { cells, findings, rejected } = await batch(id)
    expect(cells).toHaveLength(4)
    expect(rejected).toMatchObject([{ row: 4, raw: ['Atlántida', '1', '2'] }])
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['range', 'correction', 'gap']))
    // A negative percentage stops it whatever is said.
    const refused = await run('administracion', reviewBatch as never, {
      batchId: id,
      expectedVersion: 1,
      reason: 'Sí.',
    })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'errors' } })
    const gone = await run('planificacion.sim', discardBatch as never, { batchId: id, expectedVersion: 1 })
    expect(gone).toMatchObject({ ok: true })
  })

  test('with the same headings is understood the same way the next time', async () => {
    await bring()
    const again = await loaded.runner.command(startImport, await loaded.as('planificacion.sim'), TABLE)
    if (!again.ok) throw new Error(again.refusal.message.en)
    const found = await loaded.runner.query(importQuery, await loaded.as('planificacion.sim'), {
      id: again.value.importId,
    })
    expect(found).toMatchObject({ ok: true, value: { found: { mapping: MAPPING } } })
  })

  test('is reviewed by another person, published by a second one, and then stands for everybody', async () => {
    const rows = [['Apopa', '20.5', '21']]
    const id = await take(await bring({ ...TABLE, rows }))
    const act = (login: string, command: unknown, expectedVersion: number, reason = 'Encuesta parcial.') =>
      run(login, command as never, { batchId: id, expectedVersion, reason })
    expect(await act('planificacion.sim', reviewBatch, 1)).toMatchObject({ ok: false, refusal: { kind: 'own_work' } })
    expect(await act('lectura', reviewBatch, 1)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await act('planificacion.scdu', reviewBatch, 1, '')).toMatchObject({
      ok: false,
      refusal: { kind: 'unanswered' },
    })
    expect(await act('planificacion.scdu', reviewBatch, 1)).toMatchObject({ ok: true })
    expect(await act('planificacion.scdu', publishBatch, 2)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    expect(await act('direccion', publishBatch, 1)).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
    expect(await act('direccion', publishBatch, 2)).toMatchObject({ ok: true })
    const cells = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      readCells(tx, { indicators: ['poverty_rate'], fromYear: 2019 }),
    )
    expect(cells.filter(({ value }) => value === 20.5 || value === 21)).toMatchObject([
      { period: '2019', revision: 2 },
      { period: '2020', revision: 1 },
    ])
    const told = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select payload from platform.outbox where name = 'observatory.figures_published'`),
    )
    expect(told.rows).toMatchObject([{ payload: { indicators: ['poverty_rate'] } }])
  })
})
