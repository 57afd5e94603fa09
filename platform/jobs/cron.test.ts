import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { nextTime, parseCron } from './cron.ts'

const SAN_SALVADOR = 'America/El_Salvador'
const MADRID = 'Europe/Madrid'
/** Its clocks are moved at midnight. */
const ASUNCION_2023 = 'America/Asuncion'

function times(cron: string, zone: string, after: string, count: number): readonly string[] {
  const found: string[] = []
  for (let at: string | undefined = after; found.length < count; ) {
    at = nextTime(parseCron(cron), zone, at ?? '')
    if (at === undefined) break
    found.push(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }))
  }
  return found
}

describe('a schedule falls in the institution’s zone', () => {
  it('seven in the morning in San Salvador is one in the afternoon UTC, and the day is that of San Salvador', () => {
    const cron = parseCron('0 7 * * *')
    expect(nextTime(cron, SAN_SALVADOR, '2019-03-01T02:00:00Z')).toBe('2019-03-01T13:00:00Z')
    expect(nextTime(cron, SAN_SALVADOR, '2019-03-01T13:00:00Z')).toBe('2019-03-02T13:00:00Z')
    expect(nextTime(cron, SAN_SALVADOR, '2019-03-01T12:59:59.999Z')).toBe('2019-03-01T13:00:00Z')
  })

  it.each([
    [
      'the 31st exists in seven months',
      '0 7 31 * *',
      '2019-01-31T13:00:00Z',
      ['2019-03-31', '2019-05-31', '2019-07-31'],
    ],
    ['the last day of every month', '0 7 L * *', '2019-01-31T13:00:00Z', ['2019-02-28', '2019-03-31', '2019-04-30']],
    [
      'the last day of a leap February',
      '0 7 L 2 *',
      '2019-03-01T00:00:00Z',
      ['2020-02-29', '2021-02-28', '2022-02-28'],
    ],
    [
      '29 February, also over 1900 and 2100',
      '0 7 29 2 *',
      '2096-03-01T00:00:00Z',
      ['2104-02-29', '2108-02-29', '2112-02-29'],
    ],
    [
      'the first of each quarter',
      '0 7 1 1,4,7,10 *',
      '2019-01-02T00:00:00Z',
      ['2019-04-01', '2019-07-01', '2019-10-01'],
    ],
    ['Mondays', '30 7 * * 1', '2019-12-28T00:00:00Z', ['2019-12-30', '2020-01-06', '2020-01-13']],
    ['Sunday is 0 and 7', '0 7 * * 7', '2019-12-28T00:00:00Z', ['2019-12-29', '2020-01-05', '2020-01-12']],
    ['working days', '0 7 * * 1-5', '2019-11-29T14:00:00Z', ['2019-12-02', '2019-12-03', '2019-12-04']],
    [
      'the 13th or a Friday, as in cron',
      '0 7 13 * 5',
      '2019-09-07T00:00:00Z',
      ['2019-09-13', '2019-09-20', '2019-09-27'],
    ],
  ])('%s', (_, cron, after, days) => {
    expect(times(cron, SAN_SALVADOR, after, 3).map((time) => time.slice(0, 10))).toEqual(days)
  })

  it('every quarter of an hour goes over midnight and the end of the year', () => {
    expect(times('*/15 * * * *', SAN_SALVADOR, '2020-01-01T05:35:00Z', 3)).toEqual([
      '2019-12-31T23:45:00-06:00',
      '2020-01-01T00:00:00-06:00',
      '2020-01-01T00:15:00-06:00',
    ])
  })

  it('30 February never comes', () => {
    expect(nextTime(parseCron('0 7 30 2 *'), SAN_SALVADOR, '2019-01-01T00:00:00Z')).toBeUndefined()
  })
})

describe('where clocks are moved', () => {
  it('a time that is skipped happens an hour later, once', () => {
    expect(times('30 2 * * *', MADRID, '2024-03-30T12:00:00Z', 2)).toEqual([
      '2024-03-31T03:30:00+02:00',
      '2024-04-01T02:30:00+02:00',
    ])
  })

  it('a time that comes twice happens the first time', () => {
    expect(times('30 2 * * *', MADRID, '2024-10-26T12:00:00Z', 2)).toEqual([
      '2024-10-27T02:30:00+02:00',
      '2024-10-28T02:30:00+01:00',
    ])
  })

  it('also at midnight', () => {
    expect(times('15 0 * * *', ASUNCION_2023, '2023-09-30T12:00:00Z', 2)).toEqual([
      '2023-10-01T01:15:00-03:00',
      '2023-10-02T00:15:00-03:00',
    ])
  })
})

describe('any schedule', () => {
  const field = (from: number, to: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: from, max: to }).map(String),
      fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
      fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
    )
  const schedule = fc.tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6)).map((f) => f.join(' '))
  const instant = fc
    .integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2031, 0, 1) })
    .map((at) => new Date(at).toISOString())

  it('comes later than what it is asked after, on a full minute, and nothing lies between', () => {
    fc.assert(
      fc.property(schedule, instant, (text, after) => {
        const cron = parseCron(text)
        const next = nextTime(cron, SAN_SALVADOR, after)
        if (next === undefined) return
        const at = Temporal.Instant.from(next)
        expect(Temporal.Instant.compare(at, Temporal.Instant.from(after))).toBe(1)
        expect(at.epochMilliseconds % 60_000).toBe(0)
        expect(nextTime(cron, SAN_SALVADOR, at.subtract({ milliseconds: 1 }).toString())).toBe(next)
      }),
      { numRuns: 200 },
    )
  })
})

it.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  'a * * * *',
  '5-1 * * * *',
  '*/0 * * * *',
  '* * 32 * *',
])('%j is no schedule', (text) => {
  expect(() => parseCron(text)).toThrow()
})
