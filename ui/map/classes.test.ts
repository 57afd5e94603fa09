import { describe, expect, test } from 'vitest'
import { type ClassRule, classAt, classesOf } from './classes.ts'

const SKEWED = [1, 2, 3, 4, 50, 60, 1000]

describe('figures put into classes', () => {
  test.each<[ClassRule, readonly (readonly [number, number, number])[]]>([
    [
      'quantiles',
      [
        [1, 2, 2],
        [3, 4, 2],
        [50, 1000, 3],
      ],
    ],
    [
      'equal',
      [
        [1, 60, 6],
        [1000, 1000, 1],
      ],
    ],
    [
      'natural',
      [
        [1, 4, 4],
        [50, 60, 2],
        [1000, 1000, 1],
      ],
    ],
  ])('by %s', (rule, expected) => {
    expect(classesOf(SKEWED, rule, 3).map(({ lowest, highest, count }) => [lowest, highest, count])).toEqual(expected)
  })

  test('what is missing is in none, and zero is a figure', () => {
    const classes = classesOf([0, 'unknown', 5, 'not_said', 'not_applicable'], 'quantiles', 5)
    expect(classes.map(({ lowest, count }) => [lowest, count])).toEqual([
      [0, 1],
      [5, 1],
    ])
    expect(classAt(classes, 'unknown')).toBeUndefined()
    expect(classAt(classes, 0)?.level).toBe(1)
    expect(classAt(classes, 5)?.level).toBe(7)
  })

  test('equal figures are never in two classes', () => {
    for (const rule of ['quantiles', 'equal', 'natural'] as const) {
      const classes = classesOf([3, 3, 3, 3, 9], rule, 4)
      expect(classes.map(({ lowest, highest, count }) => [lowest, highest, count])).toEqual([
        [3, 3, 4],
        [9, 9, 1],
      ])
      expect(classesOf([3, 3, 3], rule, 4)).toHaveLength(1)
      expect(classesOf(['unknown'], rule)).toEqual([])
    }
  })

  test('every figure is in exactly one class, by every rule', () => {
    const figures = Array.from({ length: 60 }, (_, i) => Math.round(Math.abs(Math.sin(i * 7.3)) * 1e6) / 10)
    for (const rule of ['quantiles', 'equal', 'natural'] as const) {
      const classes = classesOf(figures, rule, 6)
      expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(60)
      for (const figure of figures)
        expect(classes.filter(({ lowest, highest }) => figure >= lowest && figure <= highest)).toHaveLength(1)
    }
  })
})
