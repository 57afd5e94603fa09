import { describe, expect, it } from 'vitest'
import { complaintsOfSdmx } from '../../../tests/standards/sdmx.ts'
import type { OpenFigure } from './open-figures.ts'
import { sdmxCsv, sdmxJson, sdmxStatus } from './sdmx.ts'

const figure = (place: string, period: string, value: number | null, missing: string | null = null): OpenFigure => ({
  indicator: 'poverty_rate',
  geography: 'municipalities',
  place,
  place_name: place.toUpperCase(),
  period,
  breakdown: 'total',
  value,
  missing,
  numerator: null,
  denominator: null,
  unit: '%',
  status: 'P',
  revision: 1,
  batch: 1,
  published_at: '',
  source: '',
  demonstration: true,
})
const FIGURES = [
  figure('apopa', '2019', 20.1),
  figure('apopa', '2018', null, 'not_collected'),
  figure('nejapa', '2019', 0),
]

describe('figures in SDMX', () => {
  it.each([
    [null, 'P'],
    ['not_collected', 'L'],
    ['not_applicable', 'M'],
    ['suppressed', 'Q'],
    ['below_coverage', 'O'],
  ])('the reason %s has the status %s', (missing, status) => {
    expect(sdmxStatus({ missing, status: 'P' })).toBe(status)
  })

  it('CSV has a line for each, the missing one too; 0 stays 0', () => {
    const lines = sdmxCsv(FIGURES).trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toBe('dataflow,TRAMA:POVERTY_RATE(1.0),I,POVERTY_RATE,apopa,total,2019,20.1,P,%,true')
    expect(lines[2]).toContain('2018,,L')
    expect(lines[3]).toContain('2019,0,P')
  })

  it('JSON says the same by places in its lists', () => {
    const message = sdmxJson(FIGURES, { title: 'Pobreza', prepared: '2026-01-01T00:00:00Z', locale: 'es' })
    const [structure] = message.data.structures
    const [times, areas] = [structure?.dimensions.observation[0]?.values, structure?.dimensions.series[1]?.values]
    const read = Object.entries(message.data.dataSets[0]?.series ?? {}).flatMap(([key, { observations }]) =>
      Object.entries(observations).map(([time, [value]]) => [
        areas?.[Number(key.split(':')[1])]?.id,
        times?.[Number(time)]?.id,
        value,
      ]),
    )
    expect(read).toEqual(expect.arrayContaining(FIGURES.map(({ place, period, value }) => [place, period, value])))
    expect(read).toHaveLength(FIGURES.length)
    expect(message.meta.test).toBe(true)
  })

  const message = () => sdmxJson(FIGURES, { title: 'Pobreza', prepared: '2026-01-01T00:00:00Z', locale: 'es' })

  it('is a message that the schema of SDMX-JSON 2.0 takes, breakdowns too', () => {
    const broken = [...FIGURES, { ...figure('apopa', '2019', 12), breakdown: 'sex=women;zone=urban' }]
    const prepared = '2026-01-01T00:00:00Z'
    expect(complaintsOfSdmx(sdmxJson(broken, { title: 'Pobreza', prepared, locale: 'es' }))).toEqual([])
    expect(sdmxCsv(broken)).toContain(',sex_women_zone_urban,')
  })

  it('is none that the schema takes without its data flow, or with a word for a figure', () => {
    const { meta, data } = message()
    const [dataSet] = data.dataSets
    expect(complaintsOfSdmx({ meta, data: { ...data, dataSets: [{ ...dataSet, links: undefined }] } })).not.toEqual([])
    const series = { '0:0:0': { observations: { '0': ['mucho', 0, 0, 0] } } }
    expect(complaintsOfSdmx({ meta, data: { ...data, dataSets: [{ ...dataSet, series }] } })).not.toEqual([])
  })
})
