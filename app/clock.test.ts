import { expect, it } from 'vitest'
import { civilDateAt } from '../kernel/civil.ts'
import { clockOf } from './clock.ts'

const ZONE = 'America/El_Salvador'

it.each([
  { what: 'in the morning', now: '2026-11-29T15:30:00.000Z' },
  { what: 'at night, when it is the next day in UTC', now: '2026-11-30T03:30:00.000Z' },
])('a rehearsal begins on its day at the hour that it is, $what', ({ now }) => {
  const rehearsed = clockOf('2019-04-11', ZONE, () => now)()
  expect(civilDateAt(rehearsed, ZONE)).toBe('2019-04-11')
  expect(rehearsed.slice(11)).toBe(now.slice(11))
})

it('goes on to the next day', () => {
  let now = '2026-11-29T15:30:00.000Z'
  const clock = clockOf('2019-04-11', ZONE, () => now)
  now = '2026-11-30T15:30:00.000Z'
  expect(clock()).toBe('2019-04-12T15:30:00.000Z')
})

it('is the clock of the machine where no day is set', () => {
  expect(clockOf(undefined, ZONE, () => '2026-11-29T15:30:00.000Z')()).toBe('2026-11-29T15:30:00.000Z')
})
