import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing, missing } from '../../../kernel/missing.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { WHOLE } from '../model.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'
import { indicatorQuery, placeProfileQuery } from './catalogue-queries.ts'
import { readCells } from './cells-query.ts'
import { lastPublishedQuery } from './publications.ts'
import { indicatorAges } from './published-records.ts'
import { addCells, openBatch, showBatch } from './store-cells.ts'

const ZONE = 'America/El_Salvador'

describeOnBothDatabases('the store of figures', (open) => {
  let loaded: Loaded
  let officeId: string
  let placeId: string

  const write = <T>(work: Parameters<Loaded['database']['write']>[1]) =>
    loaded.database.write({ role: 'trama_app' }, work) as Promise<T>
  const publish = (value: number | undefined, at: string) =>
    write<number>(async (tx) => {
      const head = { officeId, title: 'Prueba', source: 'x', citation: '', origin: 'file' as const, demo: false }
      const { id, number } = await openBatch(tx, { ...head, madeAt: at })
      const cell = { indicator: 'literacy_rate', placeId, period: '1999', breakdown: WHOLE, status: 'A' as const }
      await addCells(tx, officeId, number, [{ ...cell, value: value ?? missing('suppressed') }])
      await tx.execute(sql`update observatory.batch set state = 'published', published_at = ${at} where id = ${id}`)
      await showBatch(tx, number)
      return number
    })
  const cell = (publishedBy?: string) =>
    loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const [found] = await readCells(tx, {
        indicators: ['literacy_rate'],
        placeIds: [placeId],
        toYear: 1999,
        publishedBy,
      })
      return found
    })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select s.office_id, s.place_id from observatory.series s limit 1`),
    )
    officeId = String(found.rows[0]?.office_id)
    placeId = String(found.rows[0]?.place_id)
  })

  test('the demonstration has figures of the fourteen municipalities, and the census count is real', async () => {
    const answer = await loaded.runner.query(indicatorQuery, await loaded.as('public'), { code: 'population' })
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    const { cells, batches, places } = answer.value
    expect(places).toHaveLength(14)
    const census = cells.filter(({ period }) => period === '2007')
    expect(census).toHaveLength(14)
    const demo = new Set(batches.filter((batch) => batch.demo).map(({ number }) => number))
    expect(census.some(({ batch }) => demo.has(batch))).toBe(false)
    expect(cells.filter(({ period }) => period !== '2007').every(({ batch }) => demo.has(batch))).toBe(true)
    const soyapango = places.find(({ code }) => code === 'soyapango')
    expect(census.find((each) => each.placeId === soyapango?.id)?.value).toBe(241403)
  })

  test('a correction takes the place of what was published, and that stays readable as of its day', async () => {
    await publish(81.5, '2021-03-01T12:00:00Z')
    await publish(undefined, '2021-06-01T12:00:00Z')
    const last = await publish(82, '2021-09-01T12:00:00Z')
    expect(await cell()).toMatchObject({ value: 82, revision: 3, batch: last })
    expect(await cell('2021-02-28T23:59:59Z')).toBeUndefined()
    expect(await cell('2021-05-31T00:00:00Z')).toMatchObject({ value: 81.5, revision: 1 })
    expect(await cell('2021-06-02T00:00:00Z')).toMatchObject({ value: missing('suppressed'), revision: 2 })
  })

  test('what waits for its review is not seen by the public, nor read as published', async () => {
    const waiting = await write<{ n: number }>(async (tx) => {
      const found = await tx.execute(sql`select count(*)::int as n from observatory.batch where state = 'draft'`)
      return { n: Number(found.rows[0]?.n) }
    })
    expect(waiting.n).toBeGreaterThan(0)
    await loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const found = await tx.execute(sql`select distinct state from observatory.open_batch`)
      expect(found.rows).toEqual([{ state: 'published' }])
    })
    const refused = loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(sql`select 1 from observatory.observation limit 1`),
    )
    await expect(refused).rejects.toSatisfy((error) => databaseErrorCode(error) === '42501')
  })

  test('nobody changes or removes a figure, adds one to what was published, or keeps one without value and reason', async () => {
    const published = await publish(80, '2022-01-01T12:00:00Z')
    const codeOf = async (work: Promise<unknown>) => {
      try {
        await work
        return 'done'
      } catch (error) {
        return databaseErrorCode(error)
      }
    }
    const tried = [sql`update observatory.observation set value = 0`, sql`delete from observatory.observation`]
    for (const statement of tried) expect(await codeOf(write((tx) => tx.execute(statement)))).not.toBe('done')
    const late = {
      indicator: 'literacy_rate',
      placeId,
      period: '1998',
      breakdown: WHOLE,
      value: 1,
      status: 'A' as const,
    }
    expect(await codeOf(write((tx) => addCells(tx, officeId, published, [late])))).toBe('23001')
    const bare = sql`insert into observatory.observation_now (series, period, batch, status, revision)
      select number, 19970000, ${published}, 0, 1 from observatory.series limit 1`
    expect(await codeOf(write((tx) => tx.execute(bare)))).toBe('23514')
  })

  test('a municipality in figures has one line for each indicator that is published of it', async () => {
    const profile = await loaded.runner.query(placeProfileQuery, await loaded.as('public'), { code: 'nejapa' })
    if (!profile.ok) throw new Error(profile.refusal.message.en)
    expect(profile.value.indicators.length).toBeGreaterThan(45)
    expect(profile.value.cells.some(({ value }) => isMissing(value))).toBe(true)
  })

  test('how new an indicator is, is what its published figures say when each is read', async () => {
    // A correction of an old year is no newer period; a newer one without a value is published and gives no figure.
    await publish(81, '2025-02-01T12:00:00Z')
    const all = await loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const { rows } = await tx.execute(sql`
        select i.code, o.period, o.value is not null as figure, o.published_at::date::text as day,
          (o.published_at at time zone ${ZONE})::date::text as local
        from observatory.open_observation o join observatory.series s on s.number = o.series
        join observatory.indicator i on i.id = s.indicator_id`)
      return rows.map(({ code, period, figure, day, local }) => ({
        code: String(code),
        period: Number(period),
        figure: figure === true,
        day: String(day),
        local: String(local),
      }))
    })
    const byCode = Map.groupBy(all, ({ code }) => code)
    const newest = [...byCode].map(([code, rows]) => {
      const period = Math.max(...rows.map((row) => row.period))
      const days = rows.filter((row) => row.period === period).map(({ local }) => local)
      return [code, { period: periodOfNumber(period), on: days.sort()[0] }] as const
    })
    const said = await loaded.runner.query(lastPublishedQuery, await loaded.as('public'), { zone: ZONE })
    if (!said.ok) throw new Error(said.refusal.message.en)
    expect(Object.fromEntries(said.value.map(({ code, period, on }) => [code, { period, on }]))).toEqual(
      Object.fromEntries(newest),
    )
    const days = [...new Set(all.map(({ day }) => day))].sort()
    expect(days.length).toBeGreaterThan(2)
    for (const on of ['1990-01-01', days[0] ?? '', days[days.length >> 1] ?? '', '2030-01-01']) {
      const ages = await loaded.database.read({ role: 'trama_app' }, (tx) => indicatorAges(tx, on))
      const naive = ages.map(({ code }) => {
        const known = (byCode.get(code) ?? []).filter((row) => row.figure && row.day <= on)
        return [code, known.length === 0 ? 0 : Math.floor(Math.max(...known.map(({ period }) => period)) / 10_000)]
      })
      expect(Object.fromEntries(ages.map(({ code, lastYear }) => [code, lastYear])), on).toEqual(
        Object.fromEntries(naive),
      )
    }
  })
})
