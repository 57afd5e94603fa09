import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Protected, protectList, protectTable } from './protect.ts'

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

/** All that an attentive reader can conclude: the least and the most that each hidden count may be, by trying every table there is. */
function feasible(shown: Protected, counts: readonly (readonly number[])[]) {
  const width = counts[0]?.length ?? 0
  const cells = counts.flatMap((row, r) => row.map((_, c) => ({ r, c })))
  const most = shown.total ?? sum(counts.flat()) + 10
  const seen = new Map<string, Set<number>>()
  const note = (key: string, value: number) => {
    const values = seen.get(key) ?? new Set()
    values.add(value)
    seen.set(key, values)
  }
  const table = counts.map((row) => row.map(() => 0))
  const fits = (said: number | undefined, value: number) => said === undefined || said === value
  const walk = (index: number): void => {
    const cell = cells[index]
    if (cell === undefined) {
      const columns = Array.from({ length: width }, (_, c) => sum(table.map((row) => row[c] ?? 0)))
      if (!columns.every((value, c) => fits(shown.columns[c], value))) return
      if (!fits(shown.total, sum(columns))) return
      table.forEach((row, r) => {
        note(`${r}|`, sum(row))
        for (const [c, value] of row.entries()) note(`${r}|${c}`, value)
      })
      for (const [c, value] of columns.entries()) note(`|${c}`, value)
      return
    }
    const { r, c } = cell
    const said = shown.cells[r]?.[c]
    const row = table[r] as number[]
    const room = Math.min(
      (shown.rows[r] ?? most) - sum(row.slice(0, c)),
      (shown.columns[c] ?? most) - sum(table.slice(0, r).map((each) => each[c] ?? 0)),
    )
    for (let value = said ?? 0; value <= (said ?? room); value += 1) {
      row[c] = value
      if (c < width - 1 || fits(shown.rows[r], sum(row))) walk(index + 1)
    }
    row[c] = 0
  }
  walk(0)
  return seen
}

const K = 2
const tables = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 2 })).chain(([height, width]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: width, maxLength: width }), {
    minLength: height,
    maxLength: height,
  }),
)

describe('a protected table', () => {
  it('leaves at least so much doubt about every small count, whoever takes the sums apart', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const shown = protectTable(counts, K)
        const seen = feasible(shown, counts)
        const doubt = (key: string) => {
          const values = [...(seen.get(key) ?? [])]
          return Math.max(...values) - Math.min(...values)
        }
        if (shown.total === undefined) return
        counts.forEach((row, r) => {
          row.forEach((value, c) => {
            if (value < K) expect(doubt(`${r}|${c}`)).toBeGreaterThanOrEqual(K)
          })
          if (sum(row) < K) expect(doubt(`${r}|`)).toBeGreaterThanOrEqual(K)
        })
        for (const c of [0, 1])
          if (sum(counts.map((row) => row[c] ?? 0)) < K) expect(doubt(`|${c}`)).toBeGreaterThanOrEqual(K)
      }),
      { numRuns: 150, seed: 47 },
    )
  })

  it('publishes what it publishes as it was counted', () => {
    const shown = protectTable(
      [
        [30, 12, 9],
        [40, 3, 8],
        [25, 17, 6],
      ],
      5,
    )
    // 3 is small; hidden with it the cheapest square: 8 beside it, and 12 and 9 in the row above or 17 and 6 in the one below.
    expect(shown).toEqual({
      cells: [
        [30, undefined, undefined],
        [40, undefined, undefined],
        [25, 17, 6],
      ],
      rows: [51, 51, 48],
      columns: [95, 32, 23],
      total: 150,
    })
  })

  it('hides the total of a place where hardly anything happened, and that of another one with it', () => {
    const { rows, columns, total } = protectTable(
      [
        [20, 30],
        [1, 2],
        [11, 9],
      ],
      5,
    )
    expect(rows).toEqual([50, undefined, undefined])
    expect([columns, total]).toEqual([[32, 41], 73])
  })

  it('says nothing at all of what is small altogether', () => {
    expect(protectTable([[1, 2]], 5)).toEqual({
      cells: [[undefined, undefined]],
      rows: [undefined],
      columns: [undefined, undefined],
      total: undefined,
    })
  })

  it('hides nothing where nothing is asked', () => {
    expect(protectTable([[0, 1]], 0)).toEqual({ cells: [[0, 1]], rows: [1], columns: [0, 1], total: 1 })
  })
})

it.each([
  ['nothing small', [9, 5, 7], [9, 5, 7]],
  ['a small one takes the smallest large one with it', [2, 40, 6], [undefined, 40, undefined]],
  ['all small', [2, 4, 1], [undefined, undefined, undefined]],
])('counts beside their total: %s', (_, counts, shown) => {
  expect(protectList(counts, 5)).toEqual(shown)
})
