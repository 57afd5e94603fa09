import { expect, test } from 'vitest'
import type { Actor, Ctx } from './context.ts'
import { provenWithin } from './step-up.ts'

const person: Actor = { accountId: 'a', personId: 'p', name: 'Persona', officeId: 'o', unitIds: [], roles: [] }
const at = (who: Ctx['who']): Ctx => ({
  who,
  now: '2026-11-21T15:00:00.000Z',
  today: '2026-11-21',
  locale: 'es',
  requestId: 'r',
})

test.each([
  ['just now', '2026-11-21T15:00:00.000Z', true],
  ['exactly twenty minutes ago', '2026-11-21T14:40:00.000Z', true],
  ['a millisecond longer ago', '2026-11-21T14:39:59.999Z', false],
  ['never in this session', undefined, false],
])('who proved who they are %s may do a sensitive act: %s → %s', (_when, provenAt, may) => {
  const who = provenAt === undefined ? person : { ...person, provenAt }
  expect(provenWithin(at(who), 20)).toBe(may)
})

test('the program has nothing to prove, and nobody else is taken for proven', () => {
  expect(provenWithin(at('system'), 20)).toBe(true)
  expect(provenWithin(at('public'), 20)).toBe(false)
})
