import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MonthValues, NO_SCHEDULE, type Schedule } from '../../model.ts'
import { checkTotal, type ProgrammeEdit, programmedIn, staleIn, withEdits } from './programme.ts'

const year = (of: Readonly<Record<number, number>>): MonthValues =>
  Array.from({ length: 12 }, (_, index) => of[index + 1] ?? null)
const MARKS: Schedule = { kind: 'marks', months: year({ 3: 1, 6: 1 }), annualTotal: 2 }
const QUANTITIES: Schedule = { kind: 'quantities', months: year({ 1: 10, 2: 20 }) }
const MONTHLY: Schedule = { kind: 'recurrence', months: year({ 1: 1, 2: 1 }), rule: 'cada mes' }
const edit = (column: ProgrammeEdit['column'], value: number | null, seen: number | null = null): ProgrammeEdit => ({
  column,
  value,
  seen,
})

describe('months programmed in a draft', () => {
  test.each([
    ['another mark', MARKS, [edit(9, 1), edit('total', 3, 2)], 'marks', { 3: 1, 6: 1, 9: 1 }, 3],
    ['a mark taken away', MARKS, [edit(6, null, 1), edit('total', null, 2)], 'marks', { 3: 1 }, undefined],
    ['a number makes quantities of marks', MARKS, [edit(6, 4, 1)], 'quantities', { 3: 1, 6: 4 }, 2],
    [
      'quantities of one stay quantities',
      QUANTITIES,
      [edit(1, 1, 10), edit(2, 1, 20)],
      'quantities',
      { 1: 1, 2: 1 },
      undefined,
    ],
    ['the first mark of an activity without months', NO_SCHEDULE, [edit(5, 1)], 'marks', { 5: 1 }, undefined],
    ['the first quantity', NO_SCHEDULE, [edit(5, 30)], 'quantities', { 5: 30 }, undefined],
    ['the last month taken away', QUANTITIES, [edit(1, null, 10), edit(2, null, 20)], 'none', {}, undefined],
    ['a month of a recurrence changed', MONTHLY, [edit(2, null, 1)], 'quantities', { 1: 1 }, undefined],
    ['only the total of a recurrence', MONTHLY, [edit('total', 2)], 'recurrence', { 1: 1, 2: 1 }, 2],
  ] as const)('%s', (_what, before, edits, kind, months, total) => {
    const after = withEdits(before, edits)
    expect(after.kind).toBe(kind)
    expect(after.months).toEqual(year(months))
    expect(after.annualTotal).toBe(total)
  })

  test('a recurrence whose months no longer follow its rule does not keep the rule', () => {
    expect(withEdits(MONTHLY, [edit(3, 1)]).rule).toBeUndefined()
    expect(withEdits(MONTHLY, [edit('total', 2)]).rule).toBe('cada mes')
  })

  test('a total that is not the sum is refused, naming the activity and both numbers', () => {
    const answer = checkTotal({ code: 'A.1.2', title: 'Emitir resoluciones' }, { ...MARKS, annualTotal: 3 })
    if (answer.ok) throw new Error('It should have been refused.')
    for (const words of [answer.refusal.message.es, answer.refusal.message.en ?? '']) {
      expect(words).toContain('A.1.2 Emitir resoluciones')
      expect(words).toMatch(/\b2\b/)
      expect(words).toMatch(/\b3\b/)
    }
  })

  test.each([
    ['no total written', QUANTITIES],
    ['the sum of the months', MARKS],
    ['tenths, as people add them', { kind: 'quantities', months: year({ 1: 0.1, 2: 0.2 }), annualTotal: 0.3 }],
    ['nothing, and a total of nothing', { ...NO_SCHEDULE, annualTotal: 0 }],
  ] as const)('%s is accepted', (_what, schedule) => {
    expect(checkTotal({ code: undefined, title: 'x' }, schedule).ok).toBe(true)
  })

  test('a cell that changed since it was seen is stale, the others are not', () => {
    expect(staleIn(QUANTITIES, [edit(1, 11, 10), edit(2, 21, 15), edit(3, 5, null)])).toEqual([
      { column: 2, mine: 21, stored: 20 },
    ])
  })

  test('after the edits each edited cell says what was written and every other one what it said', () => {
    const value = fc.option(fc.integer({ min: 0, max: 40 }))
    const months = fc.array(value, { minLength: 12, maxLength: 12 })
    const column = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant('total' as const))
    const edits = fc.uniqueArray(fc.record({ column, value, seen: value }), { selector: (each) => each.column })
    fc.assert(
      fc.property(months, edits, (before, changes) => {
        const schedule: Schedule = { kind: 'quantities', months: before }
        const after = withEdits(schedule, changes)
        for (const each of [...Array(12).keys()].map((index) => index + 1)) {
          const changed = changes.find((change) => change.column === each)
          expect(programmedIn(after, each)).toBe(changed === undefined ? (before[each - 1] ?? null) : changed.value)
        }
      }),
    )
  })
})
