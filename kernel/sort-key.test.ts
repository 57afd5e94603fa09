import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, sortKey } from './sort-key.ts'

function sorted(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => {
    const [left, right] = [sortKey(one), sortKey(other)]
    return left < right ? -1 : left > right ? 1 : 0
  })
}

describe('Spanish order', () => {
  it.each([
    [
      ['ñandú', 'nube', 'oso', 'nácar'],
      ['nácar', 'nube', 'ñandú', 'oso'],
    ],
    [
      ['caña', 'canto', 'cano', 'caos'],
      ['cano', 'canto', 'caña', 'caos'],
    ],
    [
      ['Ñ', 'N', 'O', 'NZ'],
      ['N', 'NZ', 'Ñ', 'O'],
    ],
    [
      ['árbol', 'arco', 'abeja'],
      ['abeja', 'árbol', 'arco'],
    ],
    [
      ['pingüino', 'pinguinera', 'pingo'],
      ['pingo', 'pinguinera', 'pingüino'],
    ],
    [
      ['Actividad 10', 'Actividad 9', 'Actividad 1'],
      ['Actividad 1', 'Actividad 9', 'Actividad 10'],
    ],
    [
      ['O.1.R.10', 'O.1.R.2'],
      ['O.1.R.2', 'O.1.R.10'],
    ],
    [
      ['sol y mar', 'sol', 'solar'],
      ['sol', 'sol y mar', 'solar'],
    ],
  ])('%j', (words, order) => {
    expect(sorted(words)).toEqual(order)
  })

  it('knows ñ also when it is written as n and a tilde', () => {
    expect(sortKey('an\u0303o')).toBe(sortKey('año'))
    expect(sortKey('año')).not.toBe(sortKey('ano'))
  })

  it('agrees with the Spanish collation on words of letters', () => {
    const letters = [...'abcdefghijklmnñopqrstuvwxyzáéíóúü']
    const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }).map((all) => all.join(''))
    const collator = new Intl.Collator('es', { sensitivity: 'base' })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [left, right] = [sortKey(one), sortKey(other)]
        expect(Math.sign(left < right ? -1 : left > right ? 1 : 0)).toBe(Math.sign(collator.compare(one, other)))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('text folded for search', () => {
  it('drops case, accents and ñ, and collapses blanks', () => {
    expect(fold('  Ñuñoa   ÁRBOLES\tcigüeña ')).toBe('nunoa arboles ciguena')
  })

  it('is the same folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })
})
