import { describe, expect, test } from 'vitest'
import { contributionsOf, coverage } from './coverage.ts'
import { findByWords } from './find-words.ts'

const ITEMS = [
  { id: '11', parent: undefined },
  { id: '11.3', parent: '11' },
  { id: '11.7', parent: '11' },
  { id: '13', parent: undefined },
  { id: '13.1', parent: '13' },
  { id: 'PEI', parent: undefined },
]

describe('who serves what', () => {
  const covered = coverage(ITEMS, [
    { element: 'r1', item: '11.3' },
    { element: 'r2', item: '11.3' },
    { element: 'r1', item: '11' },
  ])

  test('a target has its elements, its goal has those of all its targets and its own, each once', () => {
    const [cities] = covered.items
    expect(cities?.elements).toEqual(['r1'])
    expect(cities?.all).toEqual(['r1', 'r2'])
    expect(cities?.children.map(({ item, elements }) => [item.id, elements])).toEqual([
      ['11.3', ['r1', 'r2']],
      ['11.7', []],
    ])
  })

  test('what nobody serves stays in it and is counted', () => {
    expect(covered.items.map(({ item, served, of }) => [item.id, served, of])).toEqual([
      ['11', 1, 2],
      ['13', 0, 1],
      ['PEI', 0, 1],
    ])
    expect([covered.served, covered.of]).toEqual([1, 4])
  })

  test('a goal is not served by being named itself while nobody works for its targets', () => {
    expect(coverage(ITEMS, [{ element: 'r1', item: '13' }]).items[1]).toMatchObject({ served: 0, of: 1, all: ['r1'] })
  })
})

test('an objective contributes to what its results contribute to, even where plans point in a ring', () => {
  const contained = new Map([
    ['objective', ['r1', 'r2']],
    ['r1', ['objective']],
  ])
  const contributions = new Map([
    ['r1', ['11.3']],
    ['r2', ['11.3', '13.1']],
  ])
  expect(contributionsOf('objective', contained, contributions)).toEqual(['11.3', '13.1'])
  expect(contributionsOf('r2', contained, contributions)).toEqual(['11.3', '13.1'])
  expect(contributionsOf('other', contained, contributions)).toEqual([])
})

test.each([
  ['without accents', 'gestion', ['Gestión del suelo']],
  ['the beginning of a word', 'gest sue', ['Gestión del suelo']],
  ['a code', '11.3', ['11.3 Urbanización inclusiva']],
  ['all words, in any order', 'suelo gestión', ['Gestión del suelo']],
  ['the middle of a word does not count', 'estion', []],
  ['nothing asked for', '  ', []],
])('found by words: %s', (_what, asked, found) => {
  const things = ['Gestión del suelo', '11.3 Urbanización inclusiva', 'Desgestionar nada']
  expect(findByWords(things, (thing) => thing, asked, 10)).toEqual(found)
})
