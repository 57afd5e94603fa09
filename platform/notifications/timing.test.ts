import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Channel } from './kind.ts'
import { channelsFor, digestCutOff, quietUntil, type Timing, USUAL_TIMING } from './timing.ts'

const ZONE = 'America/El_Salvador'
const at = (local: string, zone = ZONE) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString()
const local = (instant: string | undefined, zone = ZONE) =>
  instant === undefined
    ? 'now'
    : Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const timing = (quietFrom?: string, quietTo?: string, digestAt = '07:30'): Timing => ({
  ...USUAL_TIMING,
  quietFrom,
  quietTo,
  digestAt,
})

describe('quiet hours hold a letter until they end', () => {
  it.each([
    // from, to, the moment, when the letter leaves
    ['20:00', '06:00', '2019-12-31T19:59', 'now'],
    ['20:00', '06:00', '2019-12-31T20:00', '2020-01-01T06:00'],
    ['20:00', '06:00', '2019-12-31T23:59', '2020-01-01T06:00'],
    ['20:00', '06:00', '2020-01-01T00:00', '2020-01-01T06:00'],
    ['20:00', '06:00', '2020-01-01T05:59', '2020-01-01T06:00'],
    ['20:00', '06:00', '2020-01-01T06:00', 'now'],
    ['12:00', '13:30', '2019-03-04T12:30', '2019-03-04T13:30'],
    ['12:00', '13:30', '2019-03-04T13:30', 'now'],
    ['12:00', '13:30', '2019-03-04T11:59', 'now'],
    ['00:00', '07:00', '2019-03-04T03:00', '2019-03-04T07:00'],
    ['22:00', '00:00', '2019-02-28T23:00', '2019-03-01T00:00'],
    ['07:00', '07:00', '2019-03-04T07:00', 'now'],
    [undefined, '06:00', '2019-03-04T03:00', 'now'],
    ['20:00', undefined, '2019-03-04T21:00', 'now'],
  ])('%s to %s, at %s: %s', (from, to, moment, leaves) => {
    expect(local(quietUntil(timing(from, to), ZONE, at(moment)))).toBe(leaves)
  })

  it('are those of the institution’s zone: seven in the evening UTC is one in the afternoon', () => {
    expect(quietUntil(timing('20:00', '06:00'), ZONE, '2019-03-04T19:00:00Z')).toBeUndefined()
    expect(quietUntil(timing('20:00', '06:00'), ZONE, '2019-03-05T03:00:00Z')).toBe('2019-03-05T12:00:00Z')
  })

  it('end an hour later where the clock skips their end', () => {
    expect(
      local(
        quietUntil(timing('22:00', '02:30'), 'Europe/Madrid', at('2024-03-31T01:00', 'Europe/Madrid')),
        'Europe/Madrid',
      ),
    ).toBe('2024-03-31T03:30')
  })

  it('always end within a day, and are over at their end', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const clock = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 1.5e9, max: 1.9e9 }), (from, to, seconds) => {
        const hours = timing(clock(from), clock(to))
        const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        const until = quietUntil(hours, ZONE, now.toString())
        if (until === undefined) return
        const wait = Temporal.Instant.from(until).epochMilliseconds - now.epochMilliseconds
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(86_400_000)
        expect(quietUntil(hours, ZONE, until)).toBeUndefined()
      }),
    )
  })
})

describe('the daily summary takes what came before its hour', () => {
  it.each([
    // hour, quiet hours, the moment, takes what came up to
    ['07:30', undefined, undefined, '2019-03-04T07:29', '2019-03-03T07:30'],
    ['07:30', undefined, undefined, '2019-03-04T07:30', '2019-03-04T07:30'],
    ['07:30', undefined, undefined, '2019-03-04T23:00', '2019-03-04T07:30'],
    ['07:30', undefined, undefined, '2019-03-01T00:10', '2019-02-28T07:30'],
    ['23:00', '20:00', '06:00', '2019-03-04T23:30', 'now'],
    ['23:00', '20:00', '06:00', '2019-03-05T06:00', '2019-03-04T23:00'],
  ])('at %s, quiet from %s to %s, at %s: up to %s', (hour, from, to, moment, upTo) => {
    expect(local(digestCutOff(timing(from, to, hour), ZONE, at(moment)))).toBe(upTo)
  })
})

describe('the channels of a notification', () => {
  const chosen = (choices: Partial<Record<Channel, boolean>>) =>
    new Map(Object.entries(choices) as [Channel, boolean][])
  const cases: readonly [
    string,
    Parameters<typeof channelsFor>[0],
    Partial<Record<Channel, boolean>>,
    readonly Channel[],
  ][] = [
    ['as the kind proposes', { defaultChannels: ['in_app', 'digest'] }, {}, ['in_app', 'digest']],
    ['a choice goes before the proposal', { defaultChannels: ['in_app', 'digest'] }, { in_app: false }, ['digest']],
    [
      'a letter at once takes the place of the summary',
      { defaultChannels: ['in_app', 'digest'] },
      { email: true },
      ['in_app', 'email'],
    ],
    ['nothing is wanted', { defaultChannels: ['in_app'] }, { in_app: false }, []],
    [
      'urgent ones do not wait for the summary',
      { defaultChannels: ['in_app'], urgent: true },
      { digest: true },
      ['in_app', 'email'],
    ],
    [
      'a secret goes by letter alone, whatever was chosen',
      { defaultChannels: ['email'], confidential: true },
      { email: false, in_app: true },
      ['email'],
    ],
  ]
  it.each(cases)('%s', (_, kind, choices, channels) => {
    expect([...channelsFor(kind, chosen(choices))]).toEqual(channels)
  })
})
