import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeBetween, differencesOf, type RecordState, type StateChange, stateThen } from './record-state.ts'

describe('what an entry changed, field by field', () => {
  test.each([
    ['a value that was not there', { before: {}, after: { note: 'x' } }, [['note', 'added']]],
    ['a value that is gone', { before: { note: 'x' }, after: {} }, [['note', 'removed']]],
    ['a value that is another', { before: { executed: 2 }, after: { executed: 3 } }, [['executed', 'changed']]],
    ['nothing where both say the same', { before: { executed: 2 }, after: { executed: 2 } }, []],
    ['no value is no value, however it is written', { before: { note: null }, after: {} }, []],
    ['zero is a value', { before: {}, after: { executed: 0 } }, [['executed', 'added']]],
    ['keys in another order are the same value', { before: { t: { a: 1, b: 2 } }, after: { t: { b: 2, a: 1 } } }, []],
    ['a record that came to be', { after: { title: 'A' } }, [['title', 'added']]],
    ['a record that ended', { before: { title: 'A' } }, [['title', 'removed']]],
  ] as const)('%s', (_what, change, expected) => {
    expect(differencesOf(change).map(({ field, kind }) => [field, kind])).toEqual(expected)
  })
})

describe('a record as it was', () => {
  const born: StateChange = { after: { title: 'Taller', executed: 1 } }
  const more: StateChange = { before: { executed: 1 }, after: { executed: 2 } }
  const renamed: StateChange = { before: { title: 'Taller' }, after: { title: 'Jornada' } }

  test('before anything was written of it nothing is known', () => {
    expect(stateThen([], [born])).toEqual({ known: false })
  })

  test('after its first entries it is what they say', () => {
    expect(stateThen([born, more], [renamed])).toMatchObject({
      state: { title: 'Taller', executed: 2 },
      fromMiddle: false,
      uncertain: [],
    })
  })

  test('a later entry that found another value shows a hole', () => {
    const found = { before: { executed: 7 }, after: { executed: 8 } }
    expect(stateThen([born], [renamed, found])).toMatchObject({ uncertain: ['executed'] })
  })

  test('a present that says something else shows a hole', () => {
    expect(stateThen([born, more], [], { title: 'Taller', executed: 9 })).toMatchObject({ uncertain: ['executed'] })
    expect(stateThen([born, more], [], { title: 'Taller', executed: 2 })).toMatchObject({ uncertain: [] })
  })

  test('a history that begins in the middle says so, and does not call what it never heard of a hole', () => {
    expect(stateThen([more], [renamed], { title: 'Jornada', executed: 2 })).toMatchObject({
      state: { executed: 2 },
      fromMiddle: true,
      uncertain: [],
    })
  })

  test('a record that ended has no state, until it comes to be again', () => {
    const end: StateChange = { before: { title: 'Jornada', executed: 2 } }
    expect(stateThen([born, more, renamed, end])).toMatchObject({ ended: true, state: {} })
    expect(stateThen([born, end, born])).toMatchObject({ ended: false, state: { title: 'Taller', executed: 1 } })
  })
})

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 3 }),
)
const state = fc.dictionary(fc.constantFrom('title', 'code', 'executed.01', 'executed.02', 'note.01'), value)
const lives = fc.array(fc.option(state, { nil: undefined }), { minLength: 1, maxLength: 12 })

/** What commands would write about a record that went through these states; undefined: it does not exist. */
function written(states: readonly (RecordState | undefined)[]): readonly { at: number; change: StateChange }[] {
  return states.flatMap((now, at) => {
    const change = changeBetween(states[at - 1], now)
    return change === undefined ? [] : [{ at, change }]
  })
}

const withoutNothing = (record: RecordState) =>
  Object.fromEntries(Object.entries(record).filter(([, each]) => each !== null && each !== undefined))

describe('whatever happened to a record', () => {
  test('folding all its changes gives the present', () => {
    fc.assert(
      fc.property(lives, (states) => {
        const now = states.at(-1)
        const folded = stateThen(
          written(states).map(({ change }) => change),
          [],
          now,
        )
        if (now === undefined) expect(!folded.known || folded.ended).toBe(true)
        else expect(folded).toMatchObject({ state: withoutNothing(now), fromMiddle: false, uncertain: [] })
      }),
    )
  })

  test('folding its changes up to any moment gives the state of that moment, and sees no hole', () => {
    fc.assert(
      fc.property(lives, fc.nat(11), (states, moment) => {
        const then = states[Math.min(moment, states.length - 1)]
        const all = written(states)
        const upTo = all.filter(({ at }) => at <= moment).map(({ change }) => change)
        const later = all.filter(({ at }) => at > moment).map(({ change }) => change)
        const folded = stateThen(upTo, later, states.at(-1))
        if (then === undefined) expect(!folded.known || folded.ended).toBe(true)
        else expect(folded).toMatchObject({ state: withoutNothing(then), uncertain: [] })
      }),
    )
  })

  test('an entry taken out of a record’s life is noticed, unless its traces were undone', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 3, maxLength: 8 }), fc.nat(20), (states, which) => {
        const all = written(states)
        const index = 1 + (which % Math.max(all.length - 1, 1))
        const removed = all[index]
        if (removed === undefined) return
        const upTo = all.slice(0, index).map(({ change }) => change)
        const later = all.slice(index + 1).map(({ change }) => change)
        const folded = stateThen(upTo, later, states.at(-1))
        const touched = differencesOf(removed.change).map(({ field }) => field)
        expect(folded).toMatchObject({ uncertain: touched.sort() })
      }),
    )
  })
})
