import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftLine, DraftPoa } from '../../model.ts'
import { MATRIX_COLUMNS } from '../../model.ts'
import { layMatrix } from '../../rules/matrix-layout.ts'
import { activityRows } from './activity-rows.ts'

/** Lines written as `{ result: 'r1', activity: 'a1 a2' }`. */
function rowsOf(...lines: readonly Readonly<Record<string, string>>[]) {
  const elements = new Map<string, DraftElement>()
  const drafted = lines.map((line, index): DraftLine => {
    const cells = Object.fromEntries(
      Object.entries(line).map(([column, keys]) => {
        for (const key of keys.split(' '))
          elements.set(key, { key, kind: column as DraftElement['kind'], title: key, from: [] })
        return [column, keys.split(' ')]
      }),
    )
    return { key: `l${index + 1}`, cells }
  })
  const plan: DraftPoa = {
    title: 'Plan',
    year: 2019,
    from: [],
    elements: [...elements.values()],
    subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines: drafted }] }],
  }
  const [section] = layMatrix(plan)[0]?.sections ?? []
  if (section === undefined) throw new Error('The plan has one section.')
  return activityRows(section)
}

/** `a1 ×2`: what opens in a column, row by row; `·` where a cell above goes on. */
function columnOf(rows: ReturnType<typeof rowsOf>, column: string): readonly string[] {
  return rows.map((row) => {
    const cell = row.cells.find((each) => each.column === column)
    if (cell === undefined) return '·'
    return `${cell.elements.map((element) => element.key).join('+')} ×${cell.span}`
  })
}

describe('rows of the matrix with their months', () => {
  it('has one row for each activity of a cell; the rest of the line stretches over them', () => {
    const rows = rowsOf({ result: 'r1', activity: 'a1 a2 a3', risk: 'k1' })
    expect(rows.map((row) => row.id)).toEqual(['l1', 'l1.2', 'l1.3'])
    expect(columnOf(rows, 'activity')).toEqual(['a1 ×1', 'a2 ×1', 'a3 ×1'])
    expect(columnOf(rows, 'result')).toEqual(['r1 ×3', '·', '·'])
    expect(columnOf(rows, 'indicator')).toEqual([' ×3', '·', '·'])
    expect(rows.map((row) => row.months?.activity?.key)).toEqual(['a1', 'a2', 'a3'])
  })

  it('keeps a cell shared by lines one cell, also where one of them has several activities', () => {
    const rows = rowsOf(
      { result: 'r1', indicator: 'i1', activity: 'a1 a2', risk: 'k1' },
      { result: 'r1', indicator: 'i2', activity: 'a3', risk: 'k1' },
    )
    expect(columnOf(rows, 'result')).toEqual(['r1 ×3', '·', '·'])
    expect(columnOf(rows, 'indicator')).toEqual(['i1 ×2', '·', 'i2 ×1'])
    expect(columnOf(rows, 'risk')).toEqual(['k1 ×3', '·', '·'])
  })

  it('lets an activity shared by two lines have its months once', () => {
    const rows = rowsOf({ indicator: 'i1', activity: 'a1' }, { indicator: 'i2', activity: 'a1' })
    expect(columnOf(rows, 'activity')).toEqual(['a1 ×2', '·'])
    expect(rows.map((row) => row.months?.span)).toEqual([2, undefined])
  })

  it('gives two activities of a cell over three lines a row each, the last the rest', () => {
    const rows = rowsOf(
      { indicator: 'i1', activity: 'a1 a2' },
      { indicator: 'i2', activity: 'a1 a2' },
      { indicator: 'i3', activity: 'a1 a2' },
    )
    expect(columnOf(rows, 'activity')).toEqual(['a1 ×1', 'a2 ×2', '·'])
    expect(rows.map((row) => row.months?.activity?.key)).toEqual(['a1', 'a2', undefined])
  })

  it('gives three activities of a cell over two lines three rows', () => {
    const rows = rowsOf({ indicator: 'i1', activity: 'a1 a2 a3' }, { indicator: 'i2', activity: 'a1 a2 a3' })
    expect(rows.map((row) => row.id)).toEqual(['l1', 'l2', 'l2.2'])
    expect(columnOf(rows, 'activity')).toEqual(['a1 ×1', 'a2 ×1', 'a3 ×1'])
    expect(columnOf(rows, 'indicator')).toEqual(['i1 ×1', 'i2 ×2', '·'])
  })

  it('keeps a line without an activity as a row with twelve empty months', () => {
    const rows = rowsOf({ result: 'r1', activity: 'a1' }, { result: 'r1', indicator: 'i1' })
    expect(rows.map((row) => row.months?.activity?.key)).toEqual(['a1', undefined])
    expect(rows.every((row) => row.months !== undefined)).toBe(true)
  })

  it.each([
    [
      { result: 'r1', activity: 'a1 a2' },
      { result: 'r1', activity: 'a3' },
      { result: 'r2', risk: 'k' },
    ],
    [{ activity: 'a1' }, { activity: 'a1' }, { activity: 'a2 a3' }],
    [
      { risk: 'k', activity: 'a1 a2' },
      { risk: 'k', activity: 'a1 a2' },
      { risk: 'k', activity: 'a4' },
    ],
  ])('covers every row of every column exactly once', (...lines) => {
    const rows = rowsOf(...(lines as unknown as Readonly<Record<string, string>>[]))
    for (const column of MATRIX_COLUMNS) {
      let free = 0
      rows.forEach((row, index) => {
        const cell = row.cells.find((each) => each.column === column)
        expect(cell !== undefined, `${column} opens on row ${index + 1}`).toBe(free <= index)
        if (cell !== undefined) free = index + cell.span
      })
      expect(free).toBe(rows.length)
    }
  })
})
