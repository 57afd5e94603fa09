import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlock } from './block.ts'
import { clear, copyBlock, fillRight, pasteBlock } from './fill.ts'
import { type Area, changedPlaces, type Edit, openSheet, redo, type Sheet, textAt, undo, write } from './sheet.ts'

const at = (row: number, column: number, toRow = row, toColumn = column): Area => ({
  from: { row, column },
  to: { row: toRow, column: toColumn },
})
/** Three activities, four months; the last month of the second cannot be written. */
const SHEET = openSheet(
  [
    ['1', '', '', ''],
    ['', '2', '', ''],
    ['', '', '3', ''],
  ],
  ['1.3'],
)
const texts = (sheet: Sheet) => sheet.now.map((row) => row.join('|'))

describe('what is pasted', () => {
  test('a block stands where the selection begins, empty cells included', () => {
    const { edits, outside, fixed } = pasteBlock(SHEET, at(0, 0), parseBlock('5\t\n\t7\n'))
    expect(texts(write(SHEET, edits))).toEqual(['5|||', '|7||', '||3|'])
    expect([outside, fixed]).toEqual([0, 0])
  })

  test('one value fills everything selected, from whatever corner it was selected', () => {
    const { edits } = pasteBlock(SHEET, at(2, 1, 0, 0), parseBlock('1\n'))
    expect(texts(write(SHEET, edits))).toEqual(['1|1||', '1|1||', '1|1|3|'])
  })

  test('what has no place is counted, and so is what may not be written', () => {
    const pasted = pasteBlock(SHEET, at(1, 2), parseBlock('8\t9\t10\n11\t12\t13\n14\t\t\n'))
    expect([pasted.outside, pasted.fixed]).toEqual([3, 1])
    expect(texts(write(SHEET, pasted.edits))).toEqual(['1|||', '|2|8|', '||11|12'])
  })
})

describe('fill right', () => {
  test('each row repeats its leftmost selected cell', () => {
    expect(texts(write(SHEET, fillRight(SHEET, at(0, 0, 1, 3))))).toEqual(['1|1|1|1', '|||', '||3|'])
  })
  test('one column takes what stands left of it', () => {
    expect(texts(write(SHEET, fillRight(SHEET, at(0, 1, 1, 1))))).toEqual(['1|1||', '|||', '||3|'])
  })
  test('the first column has nothing to its left', () => {
    expect(fillRight(SHEET, at(0, 0, 2, 0))).toEqual([])
  })
})

test('what is copied is what stands there now', () => {
  const sheet = write(SHEET, [{ row: 0, column: 1, text: '4' }])
  expect(copyBlock(sheet, at(1, 1, 0, 0))).toEqual([
    ['1', '4'],
    ['', '2'],
  ])
})

describe('undoing', () => {
  test('a paste is one step', () => {
    const sheet = write(SHEET, pasteBlock(SHEET, at(0, 0), parseBlock('5\t6\n7\t8\n')).edits)
    expect(texts(undo(sheet))).toEqual(texts(SHEET))
    expect(texts(redo(undo(sheet)))).toEqual(texts(sheet))
  })

  test('what was undone cannot be done again after another change', () => {
    const sheet = write(undo(write(SHEET, clear(at(0, 0)))), [{ row: 2, column: 0, text: '9' }])
    expect(redo(sheet)).toBe(sheet)
  })

  test('with nothing to undo, nothing happens', () => {
    expect(undo(SHEET)).toBe(SHEET)
    expect(redo(SHEET)).toBe(SHEET)
    expect(write(SHEET, clear(at(0, 1)))).toBe(SHEET)
  })

  const edit: fc.Arbitrary<Edit> = fc.record({
    row: fc.integer({ min: -1, max: 4 }),
    column: fc.integer({ min: -1, max: 5 }),
    text: fc.constantFrom('', '1', '2', 'x'),
  })
  const steps = fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 8 })

  test('undoing every step gives what was seen, doing them again what was written', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const written = all.reduce((sheet, edits) => write(sheet, edits), SHEET)
        let back = written
        for (const _ of written.past) back = undo(back)
        expect(back.now).toEqual(SHEET.seen)
        expect(changedPlaces(back)).toEqual([])
        let again = back
        for (const _ of written.past) again = redo(again)
        expect(again.now).toEqual(written.now)
      }),
    )
  })

  test('cells that cannot be written never change, and the sheet keeps its shape', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const written = all.reduce((sheet, edits) => write(sheet, edits), SHEET)
        expect(textAt(written, { row: 1, column: 3 })).toBe('')
        expect(written.now.map((row) => row.length)).toEqual([4, 4, 4])
      }),
    )
  })
})
