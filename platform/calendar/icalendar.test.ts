import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, icalendar } from './icalendar.ts'

const ABOUT = { name: 'Mis fechas', zone: 'America/El_Salvador', language: 'es', stamp: '2019-02-01T15:00:00.123Z' }
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'mes-1@trama',
  on: '2019-02-28',
  summary: 'Informar febrero',
  ...more,
})
const written = (...events: readonly CalendarEvent[]) => icalendar({ ...ABOUT, events })
/** Lines as a reader has them: what was folded is joined again (RFC 5545 §3.1). */
const lines = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n')
const valueIn = (calendar: string, name: string) =>
  lines(calendar)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.replace(/^[^:]*:/, '')
const unescaped = (value: string | undefined) =>
  value?.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char))

describe('a calendar of RFC 5545', () => {
  it.each([
    ['a day of the year', '2019-02-15', '20190215', '20190216'],
    ['the last of a month', '2019-02-28', '20190228', '20190301'],
    ['the last of the year', '2019-12-31', '20191231', '20200101'],
    ['a leap day', '2020-02-29', '20200229', '20200301'],
  ])('is all day, ended by the next: %s', (_what, on, start, end) => {
    const calendar = written(event({ on }))
    expect(lines(calendar)).toContain(`DTSTART;VALUE=DATE:${start}`)
    expect(lines(calendar)).toContain(`DTEND;VALUE=DATE:${end}`)
  })

  it.each([
    ['a comma', 'Informe, acta', 'Informe\\, acta'],
    ['a semicolon', 'uno; dos', 'uno\\; dos'],
    ['a backslash', 'plan\\obra', 'plan\\\\obra'],
    ['two lines', 'uno\r\ndos\ntres', 'uno\\ndos\\ntres'],
    ['a control character', 'a\u0007b', 'ab'],
    ['what would be a property of its own', 'x\r\nEND:VCALENDAR', 'x\\nEND:VCALENDAR'],
  ])('escapes %s', (_what, summary, expected) => {
    expect(valueIn(written(event({ summary })), 'SUMMARY')).toBe(expected)
  })

  it('names its zone, in which El Salvador is six hours behind all year', () => {
    expect(lines(written())).toEqual(
      expect.arrayContaining(['X-WR-TIMEZONE:America/El_Salvador', 'TZID:America/El_Salvador', 'TZOFFSETTO:-0600']),
    )
    expect(valueIn(written(event()), 'DTSTAMP')).toBe('20190201T150000Z')
  })

  it('has no line above 75 octets, cuts no character and says what it was given', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{Cc}/u.test(text))
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const calendar = written(event({ summary, description }))
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(unescaped(valueIn(calendar, 'SUMMARY'))).toBe(summary)
        expect(unescaped(valueIn(calendar, 'DESCRIPTION'))).toBe(description)
        expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true)
      }),
    )
  })
})
