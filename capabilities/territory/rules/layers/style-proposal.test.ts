import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldSpec } from '../../model.ts'
import { COLOUR_NAMES, colourVariable, rampColours } from '../map/colour-names.ts'
import { colourExpression, colourOf } from '../map/layer-look.ts'
import { type FieldFacts, fieldsOfStyle, proposeCategories, proposeClasses } from './style-proposal.ts'

const USE: FieldSpec = { name: 'uso', title: 'Uso', type: 'text' }
const AREA: FieldSpec = { name: 'area', title: 'Área', type: 'number', unit: 'm²' }
const NOTHING: FieldFacts = { values: [], different: 0, lowest: undefined, highest: undefined, quantiles: [] }

describe('colours for the values of a field', () => {
  it('go to those that occur most, first; equally many by their letters', () => {
    const values = [
      { value: 'Comercio', count: 3 },
      { value: 'Vivienda', count: 9 },
      { value: 'Agrícola', count: 3 },
    ]
    expect(proposeCategories(USE, { ...NOTHING, values, different: 3 })).toEqual([
      { value: 'Vivienda', colour: 'data-1', title: 'Vivienda' },
      { value: 'Agrícola', colour: 'data-2', title: 'Agrícola' },
      { value: 'Comercio', colour: 'data-3', title: 'Comercio' },
    ])
  })

  it('are eight at most: no palette keeps more apart', () => {
    const values = Array.from({ length: 30 }, (_, i) => ({ value: `v${i}`, count: 30 - i }))
    const entries = proposeCategories(USE, { ...NOTHING, values, different: 30 })
    expect(entries.map(({ colour }) => colour)).toEqual([
      'data-1',
      'data-2',
      'data-3',
      'data-4',
      'data-5',
      'data-6',
      'data-7',
      'data-8',
    ])
  })

  it('say yes and no in words', () => {
    const values = [
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ]
    const entries = proposeCategories({ ...USE, type: 'yes_no' }, { ...NOTHING, values, different: 2 })
    expect(entries.map(({ value, title }) => [value, title])).toEqual([
      ['true', 'Sí'],
      ['false', 'No'],
    ])
  })
})

describe('classes of a number', () => {
  const facts: FieldFacts = { ...NOTHING, lowest: 0, highest: 100, quantiles: [5, 10, 40], different: 90 }

  it.each([
    ['quantiles', [0, 5, 10, 40]],
    ['equal', [0, 25, 50, 75]],
  ] as const)('%s begin at %j', (method, starts) => {
    const entries = proposeClasses(AREA, facts, { method, count: 4, ramp: 'anil' })
    expect(entries.map(({ value }) => value)).toEqual(starts)
    expect(entries.map(({ colour }) => colour)).toEqual(['anil-1', 'anil-3', 'anil-5', 'anil-7'])
    expect(entries.at(-1)?.title).toMatch(/ m² o más$/)
  })

  it('are fewer where values repeat, and none where there is no number', () => {
    const same = { ...facts, quantiles: [0, 0, 40] }
    expect(
      proposeClasses(AREA, same, { method: 'quantiles', count: 4, ramp: 'barro' }).map(({ value }) => value),
    ).toEqual([0, 40])
    expect(proposeClasses(AREA, NOTHING, { method: 'equal', count: 4, ramp: 'barro' })).toEqual([])
    const one = { ...NOTHING, lowest: 7, highest: 7, quantiles: [7, 7], different: 1 }
    expect(proposeClasses(AREA, one, { method: 'equal', count: 3, ramp: 'anil' }).map(({ value }) => value)).toEqual([
      7,
    ])
  })

  it('put every number of the layer into exactly one, however they are cut', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 2, max: 7 }),
        fc.constantFrom('quantiles', 'equal'),
        (values, count, method) => {
          const sorted = values.toSorted((a, b) => a - b)
          const quantiles = Array.from(
            { length: count - 1 },
            (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / count)] ?? 0,
          )
          const own = { ...NOTHING, lowest: sorted[0], highest: sorted.at(-1), quantiles, different: values.length }
          const entries = proposeClasses(AREA, own, { method, count, ramp: 'anil' })
          const starts = entries.map(({ value }) => Number(value))
          expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b))
          expect(entries.length).toBeLessThanOrEqual(count)
          const style = { kind: 'classes', colour: 'data-8', field: 'area', entries } as const
          for (const value of values) expect(colourOf(style, { area: value })).not.toBe('data-8')
        },
      ),
    )
  })
})

describe('names of colours', () => {
  it('each has a property of its own in the style sheet', () => {
    expect(new Set(COLOUR_NAMES.map(colourVariable)).size).toBe(COLOUR_NAMES.length)
    expect([colourVariable('data-3'), colourVariable('barro-7'), colourVariable('rojo')]).toEqual([
      '--category-3',
      '--ramp-barro-7',
      '--category-1',
    ])
  })

  it.each([
    [1, ['anil-4']],
    [2, ['anil-1', 'anil-7']],
    [3, ['anil-1', 'anil-4', 'anil-7']],
    [9, ['anil-1', 'anil-2', 'anil-3', 'anil-4', 'anil-5', 'anil-6', 'anil-7']],
  ])('%d of a ramp are spread over it', (count, expected) => {
    expect(rampColours('anil', count)).toEqual(expected)
  })
})

it('a style speaks of the field that it is coloured by and of the one that it is labelled with', () => {
  expect(fieldsOfStyle({ kind: 'single', colour: 'data-1', field: 'uso', label: 'nombre' })).toEqual(['nombre'])
  expect(fieldsOfStyle({ kind: 'categories', colour: 'data-1', field: 'uso' })).toEqual(['uso'])
  const look = { colours: {}, ink: '#000', paper: '#fff', here: '#f00', contrast: false }
  expect(colourExpression({ kind: 'classes', colour: 'data-1', field: 'area', entries: [] }, look)).toBe('#000000')
})
