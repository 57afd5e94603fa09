import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { evaluate } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { valuesAtPoints } from '../registers-measures.ts'
import { metresBetween } from '../rules/registers/plane.ts'
import { batchQuery } from './batches.ts'
import { feedRegister } from './feed-register.ts'
import { lotQuery, mapLot, sendLot, startLot, takeLot } from './register-lots.ts'
import { openRegisterQuery } from './register-queries.ts'
import { addRecord, correctRecord, withdrawRecord } from './register-records.ts'
import { recordsQuery } from './register-work-queries.ts'

const WEIGHTS = 'relleno-sanitario'
const CRIMES = 'hechos-delictivos'

describeOnBothDatabases('registers that feed the observatory', (open) => {
  let loaded: Loaded
  const BRINGS = 'planificacion.sim'
  const TAKES = 'planificacion.scdu'

  const run = async (login: string, command: unknown, input: unknown) =>
    loaded.runner.command(command as Parameters<Loaded['runner']['command']>[0], await loaded.as(login), input)
  const seen = async (code: string, year: number, as = 'public') => {
    const found = await loaded.runner.query(openRegisterQuery, await loaded.as(as), { code, year })
    if (!found.ok || found.value.content === undefined) throw new Error(`Nothing is published of ${code} ${year}.`)
    const { content, places } = found.value
    const at = (place: string) => content.places.indexOf(places.find((each) => each.code === place)?.id ?? '')
    return { ...found.value, content, at }
  }
  const records = async (code: string, asked: object = {}) => {
    const found = await loaded.runner.query(recordsQuery, await loaded.as(BRINGS), { code, page: 1, ...asked })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }
  const bring = async (register: string, headings: readonly string[], rows: readonly (readonly string[])[]) => {
    const table = { register, fileName: 'entrega.csv', sha256: '', headings, rows }
    const started = await loaded.runner.command(startLot, await loaded.as(BRINGS), table)
    if (!started.ok) throw new Error(started.refusal.message.en)
    return started.value.lotId
  }
  const reading = async (id: string) => {
    const found = await loaded.runner.query(lotQuery, await loaded.as(TAKES), { id })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('a table is sent by one person, taken by another, and told to everybody; the same one again changes nothing', async () => {
    const headings = ['Municipio', '2020-01', '2020-02']
    const rows = [
      ['Apopa', '1,200.5', '1,100'],
      ['Nejapa', 'n/d', '300'],
      ['Atlántida', '1', '2'],
    ]
    const id = await bring(WEIGHTS, headings, rows)
    const { mapping, beside, read, lot } = await reading(id)
    expect([mapping.layout, beside.added.length, beside.changed.length]).toEqual(['months', 3, 0])
    expect(read.rejected[0]?.reason.es).toBe(
      'Columna «Municipio»: «Atlántida» no es un municipio de la división de este registro.',
    )
    const at = (expectedVersion: number) => ({ lotId: id, expectedVersion, source: 'Boletas de enero y febrero' })
    expect(await run(TAKES, takeLot, at(lot.version))).toMatchObject({
      ok: false,
      refusal: { kind: 'changed_meanwhile' },
    })
    expect(await run('lectura', sendLot, at(lot.version))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await run(BRINGS, mapLot, { ...at(lot.version), mapping })).toMatchObject({ ok: true })
    expect(await run(BRINGS, sendLot, at(2))).toMatchObject({ ok: true })
    expect(await run(BRINGS, takeLot, at(3))).toMatchObject({ ok: false, refusal: { kind: 'own_work' } })
    expect(await run(TAKES, takeLot, at(3))).toMatchObject({ ok: true, value: { added: 3 } })

    const { content, at: row } = await seen(WEIGHTS, 2020)
    expect(content.cells[row('apopa')]?.slice(0, 3)).toEqual([1200.5, 1100, 'not_reported'])
    expect([content.byPlace[row('nejapa')], content.total]).toEqual([300, 2600.5])

    const again = await bring(WEIGHTS, headings, rows)
    const second = await reading(again)
    expect([second.lot.mapping, second.beside.added.length, second.beside.same]).toEqual([mapping, 0, 3])
    expect(
      await run(BRINGS, sendLot, { lotId: again, expectedVersion: 1, source: 'Boletas de enero y febrero' }),
    ).toMatchObject({ ok: false, refusal: { kind: 'nothing_new' } })
  })

  test('a later table corrects what an earlier one said, with its history', async () => {
    const id = await bring(WEIGHTS, ['Municipio', '2020-01'], [['Apopa', '1,300']])
    const { lot, beside } = await reading(id)
    expect(beside.changed).toMatchObject([{ before: { amount: 1200.5 }, after: { amount: 1300 } }])
    const input = { lotId: id, expectedVersion: lot.version, source: 'Boletas de enero, corregidas' }
    await run(BRINGS, sendLot, input)
    expect(await run(TAKES, takeLot, { ...input, expectedVersion: 2 })).toMatchObject({ ok: true })
    expect((await seen(WEIGHTS, 2020)).content.total).toBe(2700)
    const told = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select changes from audit.entry where command = 'observatory.take_register_lot' order by seq desc limit 1`,
      ),
    )
    expect(told.rows[0]?.changes).toContainEqual(
      expect.objectContaining({
        kind: 'observatory.register_record',
        before: expect.objectContaining({ amount: 1200.5 }),
        after: expect.objectContaining({ amount: 1300 }),
      }),
    )
  })

  test('no exact point, and no record, is anybody’s to read', async () => {
    const { content } = await seen(CRIMES, 2019)
    const { records: kept } = await records(CRIMES, { month: '2019-03' })
    const exact = kept.flatMap(({ longitude, latitude }) =>
      longitude === undefined || latitude === undefined ? [] : [[longitude, latitude] as const],
    )
    const nearest = exact.map((point) =>
      Math.min(...content.points.map(({ longitude, latitude }) => metresBetween(point, [longitude, latitude]))),
    )
    expect(content.points.length).toBeGreaterThan(500)
    expect(exact.length).toBeGreaterThan(20)
    expect(content.points.every((point) => Object.keys(point).length === 3)).toBe(true)
    // A neighbour's point may come to lie near; its own never does.
    const same = new Set(content.points.map(({ longitude, latitude }) => `${longitude} ${latitude}`))
    expect(exact.filter(([x, y]) => same.has(`${x.toFixed(5)} ${y.toFixed(5)}`))).toEqual([])
    expect(nearest.every((metres) => metres > 0)).toBe(true)
    const forbidden = await loaded.runner.query(recordsQuery, await loaded.as('public'), { code: CRIMES, page: 1 })
    expect(forbidden).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    for (const table of ['register_record', 'register_lot', 'register_secret'])
      await expect(
        loaded.database.read({ role: 'trama_public' }, (tx) =>
          tx.execute(sql`select 1 from ${sql.identifier('observatory')}.${sql.identifier(table)}`),
        ),
      ).rejects.toThrow()
  })

  test('small counts of crimes are held back, and cannot be had from totals', async () => {
    const { content } = await seen(CRIMES, 2019)
    const numbers = content.cells.flat().filter((said) => typeof said === 'number')
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
    expect(content.cells.flat()).toContain('suppressed')
    const rows = content.cells.filter((row) => row.includes('suppressed'))
    expect(rows.length).toBeGreaterThan(1)
    const columns = Array.from({ length: 12 }, (_, month) => content.cells.map((row) => row[month]))
    const alone = (line: readonly unknown[], total: unknown) =>
      typeof total === 'number' && line.filter((said) => said === 'suppressed').length === 1
    expect(content.cells.filter((row, index) => alone(row, content.byPlace[index]))).toEqual([])
    expect(columns.filter((column, index) => alone(column, content.byMonth[index]))).toEqual([])
  })

  test('a record is written down, corrected with a reason and withdrawn; each time everybody sees it', async () => {
    const before = (await seen('valor-de-suelo', 2019)).content.points.length
    const value = { register: 'valor-de-suelo', date: '2019-05-02', amount: '210', category: 'comercio' }
    expect(await run(BRINGS, addRecord, { ...value, point: '' })).toMatchObject({
      ok: false,
      refusal: { field: 'point' },
    })
    const near = (await records('valor-de-suelo')).records[0]
    const point = `${near?.latitude}, ${near?.longitude}`
    const added = await loaded.runner.command(addRecord, await loaded.as(BRINGS), { ...value, point } as never)
    if (!added.ok) throw new Error(added.refusal.message.en)
    const { recordId } = added.value
    expect((await seen('valor-de-suelo', 2019)).content.points).toHaveLength(before + 1)
    const { register: _, ...typed } = { ...value, point, amount: '250' }
    const change = { recordId, expectedVersion: 1, reason: 'El avalúo decía 250.' }
    expect(await run(BRINGS, correctRecord, { ...change, ...typed })).toMatchObject({ ok: true })
    expect(await run(BRINGS, correctRecord, { ...change, ...typed })).toMatchObject({
      ok: false,
      refusal: { kind: 'changed_meanwhile' },
    })
    expect((await seen('valor-de-suelo', 2019)).content.points).toContainEqual(expect.objectContaining({ amount: 250 }))
    expect(await run('lectura', withdrawRecord, { ...change, expectedVersion: 2 })).toMatchObject({ ok: false })
    expect(await run(BRINGS, withdrawRecord, { ...change, expectedVersion: 2 })).toMatchObject({ ok: true })
    expect((await seen('valor-de-suelo', 2019)).content.points).toHaveLength(before)
  })

  test('its figures go to the catalogue with what they count, and what is held back stays so', async () => {
    const fed = await loaded.runner.command(feedRegister, await loaded.as(BRINGS), {
      register: CRIMES,
      to: 'crimes_in_register month',
      period: '2019-03',
    })
    if (!fed.ok) throw new Error(fed.refusal.message.en)
    const batch = await loaded.runner.query(batchQuery, await loaded.as('lectura'), { id: fed.value.batchId })
    if (!batch.ok) throw new Error(batch.refusal.message.en)
    const { content } = await seen(CRIMES, 2019)
    const march = content.cells.map((row) => row[2])
    expect(batch.value.cells.map(({ value }) => (typeof value === 'number' ? value : value.missing)).sort()).toEqual(
      [...march].sort(),
    )
    expect(batch.value.records).toHaveLength(march.filter((said) => typeof said === 'number').length)
    expect(batch.value.records[0]?.href).toMatch(/^\/observatorio\/registros\/hechos-delictivos\?anio=2019#/)
    const again = { register: CRIMES, to: 'crimes_in_register month', period: '2019-03' }
    expect(await run(BRINGS, feedRegister, again)).toMatchObject({ ok: false, refusal: { kind: 'fed_already' } })
  })

  test('what the register shares out of the catalogue adds up to it', async () => {
    const found = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(sql`select n.value from observatory.observation_now n join observatory.series s on s.number = n.series
        join observatory.indicator i on i.id = s.indicator_id where i.code = 'landfill_tonnes' and n.period = 20190000`),
    )
    const whole = found.rows.reduce((all, { value }) => all + Number(value), 0)
    expect((await seen(WEIGHTS, 2019)).content.total).toBeCloseTo(whole, 6)
  })

  test('two hundred land values were entered by the middle of 2019, and anybody may count them again', async () => {
    const { reading: counted, records: behind } = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      evaluate(tx, valuesAtPoints, {}, '2019', '2019-06-30'),
    )
    expect(counted.value).toBeGreaterThanOrEqual(200)
    expect(behind[0]?.href).toMatch(/^\/observatorio\/registros\/valor-de-suelo\?anio=2019#ficha-\d+$/)
    const { kind, entered } = await seen('valor-de-suelo', 2019)
    expect(kind.target).toMatchObject({ records: 200, by: '2019-06-30' })
    expect(entered).toBe(counted.value)
  })
})
