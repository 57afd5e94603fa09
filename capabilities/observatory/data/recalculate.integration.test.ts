import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing, missing } from '../../../kernel/missing.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { type NewCell, WHOLE } from '../model.ts'
import { publishBatch, reviewBatch } from './batches.ts'
import { calculationQuery } from './calculation-query.ts'
import { catalogueQuery } from './catalogue-queries.ts'
import { readCells } from './cells-query.ts'
import { indexRobustnessQuery } from './indices-queries.ts'
import { publishSheet, sheetQuery } from './publish-sheet.ts'
import { addCells, openBatch } from './store-cells.ts'

describeOnBothDatabases('figures that are computed from figures', (open) => {
  let loaded: Loaded
  let officeId: string
  const places = new Map<string, string>()

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select distinct p.code, p.id, s.office_id from observatory.series s join territory.place p on p.id = s.place_id`,
      ),
    )
    for (const row of found.rows) places.set(String(row.code), String(row.id))
    officeId = String(found.rows[0]?.office_id)
  })

  const value = (indicator: string, place: string, period: string, publishedBy?: string) =>
    loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const placeIds = [places.get(place) ?? '']
      const year = Number(period)
      const span = { fromYear: year, toYear: year, publishedBy }
      const [cell] = await readCells(tx, { indicators: [indicator], placeIds, breakdown: WHOLE, ...span })
      return cell
    })
  const number = async (indicator: string, place: string, period: string) => {
    const found = (await value(indicator, place, period))?.value
    if (found === undefined || isMissing(found)) throw new Error(`${indicator} of ${place} in ${period} is missing`)
    return found
  }
  const computedBatches = () =>
    loaded.database.read({ role: 'trama_app' }, async (tx) => {
      const found = await tx.execute(sql`select count(*)::int as n from observatory.batch where origin = 'computed'`)
      return Number(found.rows[0]?.n)
    })
  const publish = async (
    figures: readonly (Pick<NewCell, 'indicator' | 'placeId' | 'period' | 'value'> & { readonly breakdown?: string })[],
  ) => {
    const id = await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      const head = { officeId, title: 'Corrección', source: 'x', citation: '', origin: 'file' as const, demo: false }
      const { id: batchId, number: batch } = await openBatch(tx, { ...head, madeAt: '2026-11-20T12:00:00Z' })
      await addCells(
        tx,
        officeId,
        batch,
        figures.map((each) => ({ breakdown: WHOLE, ...each, status: 'A' as const })),
      )
      return batchId
    })
    const ctx = await loaded.as('administracion')
    for (const [version, command] of [reviewBatch, publishBatch].entries()) {
      const done = await loaded.runner.command(command, ctx, {
        batchId: id,
        expectedVersion: version + 1,
        reason: 'visto',
      })
      if (!done.ok) throw new Error(done.refusal.message.en)
    }
  }

  test('the demonstration has densities of the census, which are real, and later ones, which say that they are made up', async () => {
    expect(await number('population_density', 'soyapango', '2007')).toBeCloseTo(241_403 / 29.72, 6)
    const batches = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select number, demo, origin from observatory.batch`),
    )
    const of = async (period: string) => {
      const batch = (await value('population_density', 'soyapango', period))?.batch
      return batches.rows.find((row) => Number(row.number) === batch)
    }
    expect(await of('2007')).toMatchObject({ origin: 'computed', demo: false })
    expect(await of('2015')).toMatchObject({ origin: 'computed', demo: true })
    expect(await value('population_growth', 'soyapango', '2007')).toBeUndefined()
  })

  test('one figure that changes changes everything below it, in the same publication, and nothing else', async () => {
    const before = {
      density: await number('population_density', 'apopa', '2015'),
      economic: await number('economic_density', 'apopa', '2015'),
      share: await number('population_share', 'nejapa', '2015'),
      other: (await value('population_density', 'nejapa', '2015'))?.batch,
    }
    const people = await number('population', 'apopa', '2015')
    const next = await number('population', 'apopa', '2016')
    const apopa = places.get('apopa') ?? ''
    await publish([{ indicator: 'population', placeId: apopa, period: '2015', value: people * 2 }])
    expect(await number('population_density', 'apopa', '2015')).toBeCloseTo(before.density * 2, 6)
    expect(await number('economic_density', 'apopa', '2015')).toBeCloseTo(before.economic * 2, 6)
    expect(await number('population_growth', 'apopa', '2016')).toBeCloseTo(
      (100 * (next - people * 2)) / (people * 2),
      6,
    )
    expect(await number('population_share', 'nejapa', '2015')).toBeLessThan(before.share)
    expect((await value('population_density', 'nejapa', '2015'))?.batch).toBe(before.other)
    expect((await value('population_density', 'apopa', '2015', '2020-12-31T00:00:00Z'))?.value).toBe(before.density)
    expect(await value('population_density', 'apopa', '2015')).toMatchObject({ revision: 2 })
  })

  test('what is remembered between readers is of what is published now', async () => {
    const anybody = await loaded.as('public')
    const seen = async () => {
      const catalogue = await loaded.runner.query(catalogueQuery, anybody, {})
      const index = { code: 'social-development', shownYear: '2015' }
      const robust = await loaded.runner.query(indexRobustnessQuery, anybody, index)
      if (!catalogue.ok || !robust.ok) throw new Error('refused')
      return {
        cells: catalogue.value.indicators.find(({ code }) => code === 'literacy_rate')?.coverage?.cells ?? 0,
        figure: robust.value.robustness?.places.find(({ place }) => place === 'apopa')?.value,
      }
    }
    const before = await seen()
    expect(before.figure).toBeGreaterThan(0)
    const placeId = places.get('apopa') ?? ''
    await publish([
      {
        indicator: 'literacy_rate',
        placeId,
        period: '2015',
        value: (await number('literacy_rate', 'apopa', '2015')) / 2,
      },
      { indicator: 'literacy_rate', placeId, period: '1961', value: 40 },
    ])
    const after = await seen()
    expect(after.cells).toBe(before.cells + 1)
    expect(after.figure).toBeLessThan(before.figure ?? 0)
  })

  test('what comes out the same is not published again', async () => {
    const people = await number('population', 'ilopango', '2014')
    const count = await computedBatches()
    const cell = { indicator: 'population', placeId: places.get('ilopango') ?? '', period: '2014', value: people }
    await publish([cell])
    // Its figure is no longer a made-up one, and so a batch that says so takes the place of the one that said otherwise.
    const after = await computedBatches()
    expect(after).toBeGreaterThanOrEqual(count)
    await publish([cell])
    expect(await computedBatches()).toBe(after)
  })

  test('a figure that is withheld leaves a typed gap in all that rests on it', async () => {
    const nejapa = places.get('nejapa') ?? ''
    await publish([{ indicator: 'population', placeId: nejapa, period: '2013', value: missing('suppressed') }])
    expect((await value('population_density', 'nejapa', '2013'))?.value).toEqual(missing('suppressed'))
    expect((await value('economic_density', 'nejapa', '2013'))?.value).toEqual(missing('suppressed'))
    expect((await value('population_share', 'apopa', '2013'))?.value).toEqual(missing('below_coverage'))
  })

  test('a computed figure opens down to what was brought, and the sum is what is published', async () => {
    const asked = { code: 'economic_density', place: 'soyapango', period: '2015' }
    const found = await loaded.runner.query(calculationQuery, await loaded.as('public'), asked)
    if (!found.ok) throw new Error(found.refusal.message.en)
    const { explained } = found.value
    expect(explained.calculation?.computed.value).toBe(explained.cell?.value)
    const density = explained.calculation?.inputs.find(({ input }) => input.indicator === 'population_density')
    expect(density?.below?.calculation?.inputs.map(({ input }) => [input.indicator, input.period])).toEqual([
      ['population', '2015'],
      ['area', '2007'],
    ])
    expect(density?.below?.calculation?.inputs.map(({ batches }) => batches.map(({ origin }) => origin))).toEqual([
      ['demo'],
      ['pack'],
    ])
  })

  test('a sheet with a breakdown is computed part by part; a part that changes changes what hangs on it, and is explained', async () => {
    const planner = await loaded.as('planificacion.sim')
    const sheetOf = async (code: string) => {
      const found = await loaded.runner.query(sheetQuery, planner, { code })
      if (!found.ok) throw new Error(found.refusal.message.en)
      return found.value.indicator.sheet
    }
    const { breakdowns } = (await sheetOf('population')).content
    const { number: expectedNumber, title, content } = await sheetOf('population_share')
    const inputs = {
      population: { indicator: 'population', period: 'same', place: 'same' },
      all: { indicator: 'population', period: 'same', place: 'whole', part: WHOLE },
    } as const
    const done = await loaded.runner.command(publishSheet, planner, {
      code: 'population_share',
      expectedNumber,
      inForceFrom: TODAY,
      title,
      note: 'También por sexo',
      content: { ...content, breakdowns, calculation: { inputs, formula: { value: '100 * population / all' } } },
    })
    expect(done).toMatchObject({ ok: true })
    const part = async (indicator: string, breakdown: string) => {
      const [cell] = await loaded.database.read({ role: 'trama_public' }, (tx) =>
        readCells(tx, {
          indicators: [indicator],
          placeIds: [places.get('apopa') ?? ''],
          breakdown,
          fromYear: 2015,
          toYear: 2015,
        }),
      )
      if (cell === undefined || isMissing(cell.value)) throw new Error(`${indicator} has no ${breakdown}`)
      return cell.value
    }
    const [women, men, whole] = [
      await part('population_share', 'sex=women'),
      await part('population_share', 'sex=men'),
      await part('population_share', WHOLE),
    ]
    const people = await part('population', 'sex=women')
    expect(women / men).toBeCloseTo(people / (await part('population', 'sex=men')), 9)
    await publish([
      {
        indicator: 'population',
        placeId: places.get('apopa') ?? '',
        period: '2015',
        breakdown: 'sex=women',
        value: people * 2,
      },
    ])
    expect(await part('population_share', 'sex=women')).toBeCloseTo(women * 2, 6)
    expect(await part('population_share', 'sex=men')).toBe(men)
    expect(await part('population_share', WHOLE)).toBe(whole)
    const asked = { code: 'population_share', place: 'apopa', period: '2015', part: 'sex=women' }
    const found = await loaded.runner.query(calculationQuery, await loaded.as('public'), asked)
    if (!found.ok) throw new Error(found.refusal.message.en)
    const { explained, parts } = found.value
    expect(parts).toEqual([WHOLE, 'sex=men', 'sex=women'])
    expect(explained.calculation?.computed.value).toBe(explained.cell?.value)
    expect(explained.calculation?.inputs.map(({ input }) => [input.indicator, input.part])).toEqual([
      ['population', 'sex=women'],
      ['population', WHOLE],
    ])
  })
})
