import { describe, expect, test } from 'vitest'
import type { Definition } from '../definition/definition.ts'
import { clausesFrom, clausesText, codeOf, decisionOf, draftLacks, outcomeWith, typedCode } from './resolution.ts'

const definition = {
  steps: [
    { key: 'decision', actions: [] },
    { key: 'granted', actions: [], end: 'granted' },
    { key: 'denied', actions: [], end: 'denied' },
    { key: 'withdrawn', actions: [], end: 'withdrawn' },
  ],
} as unknown as Definition

describe('a decision', () => {
  test.each([
    ['granted', 'granted'],
    ['denied', 'denied'],
    ['withdrawn', undefined],
    ['decision', undefined],
  ])('an action to %s decides %s', (to, decision) => {
    expect(decisionOf(definition, { to: [to] })).toBe(decision)
  })

  test.each([
    ['granted', 'Cumple.', 0, []],
    ['granted', '  ', 0, ['no_grounds']],
    ['conditioned', 'Cumple.', 0, ['no_conditions']],
    ['conditioned', 'Cumple.', 1, []],
    ['denied', '', 0, ['no_grounds', 'no_reasons_to_deny']],
    ['denied', 'No cumple.', 1, []],
  ] as const)('%s because «%s» with %i clauses lacks %j', (outcome, grounds, count, lacks) => {
    const clauses = Array.from({ length: count }, () => ({ words: 'Una.' }))
    expect(draftLacks({ outcome, grounds, clauses })).toEqual(lacks)
  })

  test('is conditioned as soon as a grant carries a condition', () => {
    expect(outcomeWith('granted', [])).toBe('granted')
    expect(outcomeWith('granted', [{ words: 'Deje una franja.' }])).toBe('conditioned')
    expect(outcomeWith('denied', [{ words: 'Invade la vía.' }])).toBe('denied')
  })

  test('has its clauses one a line, each with its article after a bar', () => {
    const text = 'Deje 6 m libres. | Art. 12\n\n Plante dos árboles. '
    const clauses = [{ words: 'Deje 6 m libres.', article: 'Art. 12' }, { words: 'Plante dos árboles.' }]
    expect(clausesFrom(text)).toEqual(clauses)
    expect(clausesFrom(clausesText(clauses))).toEqual(clauses)
  })
})

describe('a code of verification', () => {
  test('is found as people type it', () => {
    const code = codeOf(Uint8Array.from([0, 1, 17, 29, 31, 32, 64, 5, 6, 7, 8, 9]))
    expect(code).toBe('01HX-Z005-6789')
    expect(typedCode(' oihx z0o5-6789 ')).toBe(code)
  })

  test('that is too short finds nothing and breaks nothing', () => {
    expect(typedCode('<b>')).toBe('B')
  })
})
