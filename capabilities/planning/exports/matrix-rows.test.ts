import { describe, expect, test } from 'vitest'
import type { DraftElement, DraftLine, DraftPoa } from '../model.ts'
import { layMatrix } from '../rules/matrix-layout.ts'
import { matrixRows } from './matrix-rows.ts'
import { rowHeights } from './row-heights.ts'

const KINDS = { r: 'result', i: 'indicator', a: 'activity', k: 'risk' } as const

/** Rows of a section whose lines are told as `r1 i1 a1 a2`. */
function rowsOf(...lines: readonly string[]) {
  const keys = [...new Set(lines.flatMap((line) => line.split(' ')))]
  const kindOf = (key: string) => KINDS[key.charAt(0) as keyof typeof KINDS]
  const elements = keys.map((key): DraftElement => ({ key, kind: kindOf(key), title: key, from: [] }))
  const laid = lines.map((line, n): DraftLine => {
    const cells = Object.groupBy(line.split(' '), (key) => kindOf(key))
    return { key: `l${n + 1}`, cells }
  })
  const plan: DraftPoa = {
    title: 'POA',
    year: 2019,
    from: [],
    elements,
    subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines: laid }] }],
  }
  const [section] = layMatrix(plan)[0]?.sections ?? []
  if (!section) throw new Error('no section')
  return matrixRows(section).map((row) =>
    row.cells
      .filter((cell) => cell.elements.length > 0)
      .map((cell) => `${cell.elements.map(({ key }) => key).join('+')}${cell.span > 1 ? `×${cell.span}` : ''}`)
      .sort()
      .join(' '),
  )
}

describe('rows of the printed matrix', () => {
  test('a line of several activities has a row for each; its other cells reach over them', () => {
    expect(rowsOf('r1 i1 a1 a2 a3 k1')).toEqual(['a1 i1×3 k1×3 r1×3', 'a2', 'a3'])
  })

  test('a cell shared by lines reaches over all their rows', () => {
    expect(rowsOf('r1 i1 a1 a2', 'r1 i2 a3')).toEqual(['a1 i1×2 r1×3', 'a2', 'a3 i2'])
  })

  test('the last of several activities shared by lines reaches down over them', () => {
    expect(rowsOf('r1 i1 a1 a2', 'r1 i2 a1 a2')).toEqual(['a1 i1×2 r1×3', 'a2×2', 'i2'])
  })

  test('one activity of several indicators is one cell', () => {
    expect(rowsOf('r1 i1 a1', 'r1 i2 a1')).toEqual(['a1×2 i1 r1×2', 'i2'])
  })
})

test('rows are as high as their longest text; a cell over several rows asks only for what they lack', () => {
  const text = (row: number, span: number, length: number) => ({ row, span, characters: 10, text: 'x'.repeat(length) })
  const alone = rowHeights([text(1, 1, 9), text(2, 1, 30)])
  const shared = rowHeights([text(1, 1, 9), text(2, 1, 30), text(1, 2, 20)])
  expect(alone[2]).toBeGreaterThan(alone[1] ?? 0)
  expect(shared).toEqual(alone)
  expect(rowHeights([text(1, 1, 9), text(1, 2, 200)])[2]).toBeGreaterThan(100)
  expect(Object.values(rowHeights([text(1, 1, 9000)]))).toEqual([409])
})
