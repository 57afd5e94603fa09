import { describe, expect, it } from 'vitest'
import { toDayNumber } from '../../kernel/day-number.ts'
import type { Decree, JurisdictionCalendar } from './calendar.ts'
import { calendarSchema } from './calendar-schema.ts'
import { calendarChain, workingCalendar } from './working-calendar.ts'

const grounds = { key: 'k', title: { es: 'x' }, citation: 'x', certainty: 'invented' } as const
const country: JurisdictionCalendar = {
  code: 'country',
  title: { es: 'País' },
  yearly: [
    { ...grounds, days: { from: '12-24', to: '01-02' } },
    { ...grounds, days: { from: '02-29', to: '02-29' } },
    { ...grounds, days: { from: '03-01', to: '03-01' }, validFrom: '2020-01-01', validTo: '2020-12-31' },
  ],
  decrees: [],
}
const town: JurisdictionCalendar = { code: 'town', title: { es: 'Villa' }, extends: 'country', yearly: [], decrees: [] }
const decree = (effect: Decree['effect'], day: string): Decree => ({ ...grounds, effect, from: day, to: day })

function kindOn(day: string, ...decrees: readonly Decree[]) {
  return workingCalendar([country, { ...town, decrees }]).dayOff(toDayNumber(day))?.kind ?? 'working'
}

describe('a day of a calendar', () => {
  it.each([
    ['2019-03-04', 'working', 'a Monday'],
    ['2019-03-09', 'weekend', 'a Saturday'],
    ['2018-12-31', 'holiday', 'a holiday that goes over New Year, before it'],
    ['2019-01-02', 'holiday', 'and after it'],
    ['2019-01-03', 'working', 'and no longer'],
    ['2024-02-29', 'holiday', '29 February where there is one'],
    ['2023-02-28', 'working', 'and no other day where there is none'],
    ['2023-03-01', 'working', 'nor the day after'],
    ['2021-03-01', 'working', 'a holiday that is law no more'],
  ])('%s is %s: %s', (day, kind) => {
    expect(kindOn(day)).toBe(kind)
  })

  it('a decree writes over the weekend and over other decrees that stand before it', () => {
    expect(kindOn('2019-03-09', decree('working', '2019-03-09'))).toBe('working')
    expect(kindOn('2019-03-04', decree('holiday', '2019-03-04'), decree('suspension', '2019-03-04'))).toBe('suspension')
    expect(kindOn('2019-03-04', decree('holiday', '2019-03-04'), decree('working', '2019-03-04'))).toBe('working')
  })

  it('nobody is told a working day where there is none', () => {
    const never = workingCalendar([{ ...country, yearly: [{ ...grounds, days: { from: '01-01', to: '12-31' } }] }])
    expect(never.workingFrom(toDayNumber('2019-03-04'))).toBeUndefined()
  })
})

describe('a chain of calendars', () => {
  it('goes from the widest to the one that is asked', () => {
    const chain = calendarChain('town', [town, country])
    expect(chain.ok && chain.value.map(({ code }) => code)).toEqual(['country', 'town'])
  })
  it.each([
    ['no_calendar', 'nowhere', [town]],
    ['no_calendar', 'town', [town]],
    ['calendar_ring', 'town', [town, { ...country, extends: 'town' }]],
  ] as const)('%s', (kind, code, all) => {
    expect(calendarChain(code, all)).toMatchObject({ ok: false, refusal: { kind } })
  })
})

describe('a calendar that is written', () => {
  const plain = { code: 'x', title: 'X' }
  it.each([
    [{ ...plain, yearly: [{ ...grounds, days: { from: '02-30', to: '03-01' } }] }, '30 February'],
    [
      { ...plain, decrees: [{ ...grounds, effect: 'holiday', from: '2019-05-02', to: '2019-05-01' }] },
      'an end before its beginning',
    ],
    [
      { ...plain, decrees: [{ ...grounds, effect: 'party', from: '2019-05-02', to: '2019-05-02' }] },
      'an effect that is none',
    ],
    [{ ...plain, weekend: [1, 2, 3, 4, 5, 6, 7] }, 'a week without a working day'],
  ])('%j is refused: %s', (calendar, _what) => {
    expect(calendarSchema.safeParse(calendar).success).toBe(false)
  })
})
