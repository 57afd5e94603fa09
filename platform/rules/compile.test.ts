import fc from 'fast-check'
import { evaluate } from 'feelin'
import { describe, expect, it } from 'vitest'
import { compileExpression } from './compile.ts'
import type { Dictionary, Value } from './expression.ts'

const DICTIONARY: Dictionary = {
  area: 'number',
  levels: 'number',
  use: 'text',
  owner: 'boolean',
  uses: 'list',
  filed: 'date',
}
const VALUES: Readonly<Record<string, Value>> = {
  area: 80,
  levels: 2,
  use: 'housing',
  owner: true,
  uses: ['housing', 'shop'],
  filed: '2019-04-03',
}

function run(text: string, values: Readonly<Record<string, Value>> = VALUES): Value {
  const compiled = compileExpression(text, DICTIONARY)
  if (!compiled.ok) throw new Error(compiled.refusal.message.en)
  return compiled.value.evaluate(values)
}

describe('what a rule says', () => {
  it.each([
    ['if area > 75 then 87 + (area - 75) * 1.07 else 87', 92.35],
    ['-levels + 3 ** 2', 7],
    ['use in ["housing", "shop"]', true],
    ['levels in [1..2]', true],
    ['levels between 3 and 5', false],
    ['use = "industry" or levels = 2', true],
    ['not(owner) and area > 0', false],
    ['list contains(uses, "shop")', true],
    ['count(uses) + max(area, 100)', 102],
    ['starts with(use, "hou")', true],
    ['filed < date("2019-04-21")', true],
    ['area / 0', null],
  ] as const)('%s is %s', (text, value) => expect(run(text)).toEqual(value))

  it('says which names it reads, and no others', () => {
    const compiled = compileExpression('if owner then area else 1', DICTIONARY)
    expect(compiled.ok && compiled.value.names).toEqual(['area', 'owner'])
  })
})

describe('of what is not answered nothing is told', () => {
  it.each([
    ['area > 75', null],
    ['use != "housing"', null],
    ['if area > 75 then 1 else 2', null],
    ['area > 75 and false', false],
    ['area > 75 or true', true],
    ['area = null', true],
    ['area != null', false],
    ['not(owner)', null],
    ['sum(area, 1)', null],
    ['use in ["housing"]', null],
  ] as const)('%s is %s', (text, value) => expect(run(text, {})).toEqual(value))
})

describe('what is refused, and where', () => {
  it.each([
    ['area >', 'syntax', 6],
    ['aera > 75', 'unknown_name', 0],
    ['area > "75"', 'wrong_kind', 7],
    ['use + 1', 'wrong_kind', 0],
    ['if area then 1 else 2', 'wrong_kind', 3],
    ['today() > filed', 'unknown_function', 0],
    ['matches(use, "(a+)+")', 'unknown_function', 0],
    ['for x in uses return x', 'not_allowed', 0],
    ['some x in uses satisfies x = "a"', 'not_allowed', 0],
    ['function(x) x', 'not_allowed', 0],
    ['use in ["a"] and owner', 'syntax', 7],
    ['sum()', 'wrong_kind', 0],
    ['not(owner, owner)', 'wrong_kind', 0],
    [`area > ${'1 + '.repeat(600)}1`, 'too_long', 2000],
    [`${'('.repeat(70)}1${')'.repeat(70)}`, 'syntax', undefined],
  ] as const)('%s: %s at %s', (text, kind, from) => {
    const refused = compileExpression(text, DICTIONARY)
    expect(refused).toMatchObject({ ok: false, refusal: { kind, ...(from === undefined ? {} : { from }) } })
  })
  it('a name of the language itself is no datum', () => {
    expect(compileExpression('constructor = 1', DICTIONARY)).toMatchObject({
      ok: false,
      refusal: { kind: 'unknown_name' },
    })
  })
})

/** Expressions of numbers and conditions, all names answered. */
const { number: numbers } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('area', 'levels'),
    fc.integer({ min: 1, max: 99 }).map(String),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([test, a, b]) => `(if ${test} then ${a} else ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.constant('owner'),
  ),
}))

it('agrees with another engine of the same language, on 300 expressions made at random', () => {
  fc.assert(
    fc.property(numbers, (text) => {
      const theirs = evaluate(text, { ...VALUES }) as { readonly value: unknown }
      expect(run(text), text).toEqual(theirs.value)
    }),
    { numRuns: 300, seed: 38 },
  )
})
