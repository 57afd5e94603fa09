import { expect, test } from 'vitest'
import { caseFoldings, foldCase } from './case-folding.ts'

test.each([
  ['San Martín', 'san martín'],
  ['ANTIGUO CUSCATLÁN', 'antiguo cuscatlán'],
  ['Straße', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['ΟΔΌΣ', 'οδόσ'],
  ['οδός', 'οδόσ'],
  ['ﬁn', 'fin'],
  ['ŉ', 'ʼn'],
  ['K', 'k'],
  ['ſ', 's'],
  ['ı', 'ı'],
  ['İ', 'i̇'],
  ['𐐀', '𐐨'],
  ['año 5 · ½', 'año 5 · ½'],
])('%s folds to %s', (text, folded) => {
  expect(foldCase(text)).toBe(folded)
})

test('what folds to one letter is what expressions hold for the same letter', () => {
  const single = [...caseFoldings()].filter(([, folded]) => [...folded].length === 1)
  expect(single.length).toBeGreaterThan(1300)
  for (const [letter, folded] of single) expect(letter, letter).toMatch(new RegExp(`^${folded}$`, 'iu'))
})

test('what is folded stays so', () => {
  for (const folded of caseFoldings().values()) expect(foldCase(folded), folded).toBe(folded)
})
