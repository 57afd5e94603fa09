import { describe, expect, it } from 'vitest'
import { checkIndex } from './check.ts'
import { type IndexDefinition, type IndicatorTerm, indicatorsOf } from './definition.ts'
import { methodDifferences, signed } from './differences.ts'
import {
  codesOf,
  freeCode,
  gatheringOf,
  indicatorOf,
  pathOfTerm,
  renamed,
  takesLevels,
  withAdded,
  withIndicator,
  without,
  withWeights,
} from './edit-terms.ts'

const term = (code: string, more: Partial<IndicatorTerm> = {}): IndicatorTerm => ({
  code,
  title: { es: code },
  unit: { es: '%' },
  operator: { kind: 'as_is' },
  certainty: 'invented',
  ...more,
})
const INDEX: IndexDefinition = {
  code: 'wellbeing',
  version: '1',
  title: { es: 'Bienestar' },
  summary: { es: 'S' },
  method: { kind: 'own', certainty: 'invented', source: { es: 'F' } },
  valid: { from: '2019-01-01' },
  levels: [
    { key: 'index', title: { es: 'Índice' }, aggregation: 'geometric', minimumCoverage: 80 },
    { key: 'dimension', title: { es: 'Dimensión' }, aggregation: 'arithmetic', minimumCoverage: 50 },
  ],
  bands: [{ key: 'all', from: 0, title: { es: 'Todo' } }],
  auxiliaries: [],
  children: [
    { code: 'health', title: { es: 'Salud' }, weight: 2, children: [term('life'), term('births')] },
    { code: 'school', title: { es: 'Escuela' }, weight: 1, children: [term('literacy')] },
  ],
}
const codes = ({ children }: IndexDefinition) => indicatorsOf(children).map(({ code }) => code)

describe('a method is changed part by part', () => {
  it('knows what gathers, and where each term stands', () => {
    expect(gatheringOf(INDEX, 'wellbeing')).toBe(INDEX)
    expect(gatheringOf(INDEX, 'health')?.children.map(({ code }) => code)).toEqual(['life', 'births'])
    expect(gatheringOf(INDEX, 'life')).toBeUndefined()
    expect(indicatorOf(INDEX, 'health')).toBeUndefined()
    expect(pathOfTerm(INDEX.children, 'literacy')).toBe('children[1].children[0]')
  })

  it('an indicator said otherwise keeps its weight', () => {
    const weighed = withWeights(
      INDEX,
      'health',
      new Map([
        ['life', 3],
        ['births', 1],
      ]),
    )
    const changed = withIndicator(weighed, term('life', { operator: { kind: 'at_least', benchmark: 80 } }))
    expect(indicatorOf(changed, 'life')).toEqual(
      term('life', { weight: 3, operator: { kind: 'at_least', benchmark: 80 } }),
    )
  })

  it('one that comes in bears a weight where its sisters do', () => {
    expect(indicatorOf(withAdded(INDEX, 'school', term('years')), 'years')?.weight).toBeUndefined()
    const level = { code: 'safety', title: { es: 'Seguridad' }, children: [term('homicides')] }
    expect(withAdded(INDEX, 'wellbeing', level).children.at(-1)).toEqual({ ...level, weight: 1 })
  })

  it('what is taken out goes with all that it gathers', () => {
    expect(codes(without(INDEX, 'births'))).toEqual(['life', 'literacy'])
    expect(codes(without(INDEX, 'health'))).toEqual(['literacy'])
  })
})

describe('a level', () => {
  it('is added as deep as the index declares, under a code of its own', () => {
    expect(takesLevels(INDEX, 'wellbeing')).toBe(true)
    expect(takesLevels(INDEX, 'health')).toBe(false)
    expect(takesLevels(INDEX, 'life')).toBe(false)
    expect(freeCode('Salud', codesOf(INDEX))).toBe('salud')
    expect(freeCode('Health', codesOf(INDEX))).toBe('health-2')
    expect(freeCode('2030', codesOf(INDEX))).toBe('nivel')
  })
  it('has another name and keeps its code', () => {
    const changed = renamed(INDEX, 'health', { es: 'Salud pública' })
    expect(gatheringOf(changed, 'health')).toMatchObject({ title: { es: 'Salud pública' } })
    expect(codes(changed)).toEqual(codes(INDEX))
  })
})

describe('weights', () => {
  const kinds = (health: number, school: number) =>
    checkIndex(
      withWeights(
        INDEX,
        'wellbeing',
        new Map([
          ['health', health],
          ['school', school],
        ]),
      ),
    ).map(({ kind }) => kind)

  it.each([
    [60, 40],
    [0.6, 0.4],
    [2, 1],
    [30, 30],
  ])('%d and %d are taken', (health, school) => {
    expect(kinds(health, school)).toEqual([])
  })

  it.each([
    [60, 41],
    [60, 38.5],
    [0.5, 0.48],
  ])('%d and %d nearly add up and are asked about', (health, school) => {
    expect(kinds(health, school)).toEqual(['weights_sum'])
  })
})

describe('what changes between two versions', () => {
  const told = (after: IndexDefinition) => methodDifferences(INDEX, after).map(({ es }) => es)

  it('is nothing where nothing changes, nor by the name of the version', () => {
    expect(told({ ...INDEX, version: '2', valid: { from: '2020-01-01' } })).toEqual([])
  })

  it('is told thing by thing', () => {
    expect(
      told(
        withWeights(
          INDEX,
          'wellbeing',
          new Map([
            ['health', 1],
            ['school', 1],
          ]),
        ),
      ),
    ).toEqual(['«Salud»: pesa 66.67 % → 50 % de su nivel.', '«Escuela»: pesa 33.33 % → 50 % de su nivel.'])
    expect(
      told(
        withIndicator(
          INDEX,
          term('life', { operator: { kind: 'up', transform: 'identity', low: 55, high: 85, limits: 'raw' } }),
        ),
      ),
    ).toEqual(['«life»: x → 100·(x − 55)/(85 − 55).'])
    expect(told(without(INDEX, 'births'))).toEqual(['Sale «births».', '«life»: pesa 50 % → 100 % de su nivel.'])
    expect(told(withAdded(INDEX, 'school', term('years', { series: { code: 'mean_years' } })))).toEqual([
      '«literacy»: pesa 100 % → 50 % de su nivel.',
      'Entra «years» en «Escuela», con 50 % de su nivel.',
    ])
    expect(told(withIndicator(INDEX, term('life', { series: { code: 'life_expectancy' } })))).toEqual([
      '«life»: la alimenta la serie life_expectancy.',
    ])
    const levels = INDEX.levels.map((level) => ({ ...level, minimumCoverage: 60, aggregation: 'arithmetic' as const }))
    expect(told({ ...INDEX, levels })).toEqual([
      'Índice: media geométrica → media aritmética.',
      'Índice: cobertura mínima 80 % → 60 %.',
      'Dimensión: cobertura mínima 50 % → 60 %.',
    ])
    const bands = [{ key: 'high', from: 50, title: { es: 'Alto' } }, ...INDEX.bands]
    expect(told({ ...INDEX, bands })).toEqual(['Bandas: Todo 0 → Alto 50, Todo 0.'])
    expect(told({ ...INDEX, title: { es: 'Bienestar social' } })).toEqual([
      'Cambia lo que se dice del índice o de su fuente.',
    ])
    expect(told(withIndicator(INDEX, term('life', { possible: { from: 0 } })))).toEqual([
      '«life»: cambia lo que se dice de él o qué valores se creen.',
    ])
  })

  it.each([
    [1.25, '+1.25'],
    [-0.4, '−0.40'],
    [0.001, '0.00'],
  ])('%d points are written %s', (change, said) => {
    expect(signed(change)).toBe(said)
  })
})
