import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLE_IDS } from '../../capability/context.ts'
import {
  judgeSubstitution,
  type KnownForSubstitution,
  LONGEST_DAYS,
  rolesInSubstitution,
  type SubstitutionAsked,
} from './substitution-rules.ts'

const ASKED: SubstitutionAsked = { absent: 'b', substitute: 'a', from: '2026-12-01', to: '2026-12-18' }
const KNOWN: KnownForSubstitution = {
  today: '2026-11-21',
  absentKind: 'staff',
  absentRoles: ['unit_planner'],
  substituteKind: 'staff',
  substituteDisabled: false,
  others: [],
}

function verdict(asked: Partial<SubstitutionAsked> = {}, known: Partial<KnownForSubstitution> = {}): string {
  const judged = judgeSubstitution({ ...ASKED, ...asked }, { ...KNOWN, ...known })
  return judged.ok ? 'named' : judged.refusal.kind
}

describe('who may be named substitute, and when', () => {
  const earlier = { from: '2026-11-01', to: '2026-11-30' }
  it.each<[string, string, Partial<SubstitutionAsked>, Partial<KnownForSubstitution>]>([
    ['a colleague, for three weeks of holidays', 'named', {}, {}],
    ['for today alone', 'named', { from: '2026-11-21', to: '2026-11-21' }, {}],
    ['beginning the day after another one ends', 'named', {}, { others: [earlier] }],
    ['beginning on the last day of another one', 'overlaps', { from: '2026-11-30' }, { others: [earlier] }],
    ['around another one', 'overlaps', {}, { others: [{ from: '2026-12-05', to: '2026-12-06' }] }],
    ['oneself', 'same_person', { substitute: 'b' }, {}],
    ['a citizen', 'not_staff', {}, { substituteKind: 'citizen' }],
    ['somebody whose account is closed', 'not_staff', {}, { substituteDisabled: true }],
    ['for a professional', 'not_staff', {}, { absentKind: 'professional' }],
    ['for who holds no role today', 'nothing_to_do', {}, { absentRoles: [] }],
    ['for who only administers the platform', 'nothing_to_do', {}, { absentRoles: ['administrator'] }],
    [
      'for a director who administers too: for the directorate',
      'named',
      {},
      { absentRoles: ['administrator', 'executive_director'] },
    ],
    ['ending before it begins', 'ends_before_it_begins', { to: '2026-11-30' }, {}],
    ['from yesterday', 'begins_in_the_past', { from: '2026-11-20' }, {}],
    ['for a year', 'named', { from: '2027-01-01', to: '2027-12-31' }, {}],
    ['for more than a year', 'too_long', { from: '2027-01-01', to: '2028-01-02' }, {}],
  ])('%s: %s', (_what, expected, asked, known) => {
    expect(verdict(asked, known)).toBe(expected)
  })

  it('is never more than the absent person is, and never administration', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLE_IDS]), (roles) => {
        const had = rolesInSubstitution(roles)
        expect(roles).toEqual(expect.arrayContaining([...had]))
        expect(had).not.toContain('administrator')
      }),
    )
  })

  it('can last as long as it says and not a day more', () => {
    const to = (days: number) => new Date(Date.UTC(2027, 0, days)).toISOString().slice(0, 10)
    expect(verdict({ from: '2027-01-01', to: to(LONGEST_DAYS) })).toBe('named')
    expect(verdict({ from: '2027-01-01', to: to(LONGEST_DAYS + 1) })).toBe('too_long')
  })
})
