import { describe, expect, it } from 'vitest'
import { readFileText } from '../../../../platform/packs/read-file.ts'
import { checkIndex } from './check.ts'
import { indexDefinitionSchema } from './definition-schema.ts'

const WHOLE = `code: made
version: '1'
title: { es: Hecho, en: Made }
summary: { es: Para probar, en: For a test }
method: { kind: own, certainty: invented, source: prueba }
valid: { from: 2020-01-01 }
levels: [{ key: index, title: Índice }, { key: dimension, title: Dimensión }]
bands: [{ key: high, from: 50, title: Alto }, { key: low, from: 0, title: Bajo }]
auxiliaries: [{ code: population, title: Población, unit: habitantes }]
children:
  - code: social
    title: Social
    children:
      - { code: a, title: A, unit: "%", certainty: found, operator: { kind: up, low: 1, high: 9 } }
      - { code: b, title: B, unit: "%", certainty: found, operator: { kind: as_is } }
`

function found(text: string) {
  const read = readFileText('made.yaml', text, indexDefinitionSchema)
  if (!read.ok) return read.findings.map(({ line, path, message }) => `${line ?? ''} ${path ?? ''}: ${message.en}`)
  return checkIndex(read.value).map(({ severity, path, message }) => `${severity} ${path}: ${message.en}`)
}

const A = 'operator: { kind: up, low: 1, high: 9 }'

describe('a definition that is wrong is told where', () => {
  it('the whole one is not', () => expect(found(WHOLE)).toEqual([]))
  it.each([
    [
      'limits crossed',
      A,
      'operator: { kind: up, low: 9, high: 1 }',
      /children\[0\]\.children\[0\]\.operator\.high: The limits of “a” are crossed: 9 is not less than 1/,
    ],
    [
      'limits without logarithm',
      A,
      'operator: { kind: up, transform: ln, low: 0, high: 9 }',
      /The limit 0 of “a” has no value under the transform “ln”/,
    ],
    [
      'unknown operator',
      A,
      'operator: { kind: upwards, low: 1, high: 9 }',
      /14 children\[0\]\.children\[0\]\.operator\.kind: There is no operator “upwards”; there are: up, down/,
    ],
    ['unknown transform', A, 'operator: { kind: up, transform: log, low: 1, high: 9 }', /There is no transform “log”/],
    ['limits that nobody reads', A, 'operator: { kind: as_is, low: 1 }', /The operator “as_is” does not use “low”/],
    ['a limit that lacks', A, 'operator: { kind: down, low: 1 }', /The operator “down” lacks “high”/],
    [
      'a benchmark of nothing',
      A,
      'operator: { kind: at_least, benchmark: 0 }',
      /The benchmark of “a” must be above zero/,
    ],
    [
      'a formula that reads what is not there',
      A,
      'operator: { kind: at_least, benchmark: inhabitants / 2 }',
      /operator\.benchmark: .*inhabitants.* \(character 1\)/,
    ],
    ['a formula that gives no number', A, 'operator: { kind: at_least, benchmark: population > 2 }', /gives no number/],
    ['an indicator twice', 'code: b,', 'code: a,', /children\[0\]\.children\[1\]\.code: The code “a” is there twice/],
    ['an indicator that is an auxiliary too', 'code: b,', 'code: population,', /The code “population” is there twice/],
    [
      'a level that gathers nothing',
      /children:\n {6}- .*\n.*\n$/,
      'children: []\n',
      /children\[0\]\.children: The level “social” gathers nothing/,
    ],
    ['neither level nor indicator', A, 'weight: 1', /“a” has neither an operator/],
    ['one level too many', ', { key: dimension, title: Dimensión }', '', /“social” is one level more than the 1/],
    ['a weight for one sister only', 'code: b,', 'code: b, weight: 2,', /some terms bear a weight and others do not/],
    ['no weight at all', 'code: b,', 'code: b, weight: 0,', /children\[0\]\.children\[1\]\.weight/],
    [
      'another direction',
      'code: a,',
      'code: a, direction: lower,',
      /“a” says “lower” and its operator “up” does otherwise/,
    ],
    [
      'limits not verified',
      'certainty: found, operator: { kind: as',
      'certainty: unverified, operator: { kind: as',
      /^warning .*The limits of “b” are not verified/,
    ],
    [
      'a range crossed',
      'code: a,',
      'code: a, possible: { from: 2, to: 1 },',
      /The least possible value is not less than the greatest/,
    ],
    ['bands in disorder', 'from: 50', 'from: 0', /Bands go from the highest to the lowest/],
    ['figures without a band', 'key: low, from: 0', 'key: low, from: 10', /The last band must begin at 0/],
    [
      'it ends before it begins',
      'from: 2020-01-01',
      'from: 2020-01-01, to: 2019-12-31',
      /valid\.to: It ends before it begins/,
    ],
    ['a word that is not known', 'code: b,', 'code: b, wieght: 1,', /wieght/],
  ] as const)('%s', (_, from, to, says) => {
    const text = WHOLE.replace(from, to)
    expect(text).not.toBe(WHOLE)
    expect(found(text)).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })
})
