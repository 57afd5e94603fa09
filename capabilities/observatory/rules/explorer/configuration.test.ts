import { describe, expect, it } from 'vitest'
import { type Configuration, EXPLORER_VIEWS, readConfiguration, START, writeConfiguration } from './configuration.ts'

const fields = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, [value]]))

describe('the document in the address', () => {
  const whole: Configuration = {
    version: 1,
    view: 'scatter',
    indicators: ['poverty_rate', 'literacy_rate'],
    places: ['apopa', 'nejapa'],
    from: 2010,
    to: 2019,
    breakdown: 'sex=women',
    compare: { whole: true, target: false },
    tolerance: 2,
  }

  it.each([whole, START, { ...whole, compare: { whole: false, target: false } }])('comes back as it went', (config) => {
    expect(readConfiguration(fields(writeConfiguration(config)))).toEqual({ ok: true, value: config })
  })

  it.each(EXPLORER_VIEWS)('knows the view %s by its name', (view) => {
    expect(readConfiguration(fields(writeConfiguration({ ...START, view })))).toMatchObject({ value: { view } })
  })

  it('is the start where nothing is said, and takes what a form sends', () => {
    expect(readConfiguration({})).toEqual({ ok: true, value: START })
    const form = {
      lugar: ['nejapa', 'apopa', 'nejapa'],
      comparar: ['meta'],
      otro: [''],
      desde: ['2019'],
      hasta: ['2010'],
    }
    expect(readConfiguration(form)).toMatchObject({
      value: { places: ['nejapa', 'apopa'], compare: { whole: false, target: true }, from: 2010, to: 2019 },
    })
  })

  it.each([
    [{ v: ['2'] }, 'unknown_version'],
    [{ vista: ['torta'] }, 'malformed'],
    [{ desde: ['ayer'] }, 'malformed'],
    [{ tolerancia: ['99'] }, 'malformed'],
  ])('refuses %j instead of guessing', (given, kind) => {
    expect(readConfiguration(given)).toMatchObject({ ok: false, refusal: { kind } })
  })
})
