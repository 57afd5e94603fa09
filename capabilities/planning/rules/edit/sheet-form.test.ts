import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, readSeen, readSheetForm, type SeenCell, seenText, sheetField } from './sheet-form.ts'

const A = '01999999-0000-7000-8000-00000000000a'
const B = '01999999-0000-7000-8000-00000000000b'
const ACTIVITIES = [
  { id: A, marks: true },
  { id: B, marks: false },
]
const row = (cells: Readonly<Record<number, SeenCell>>): string =>
  seenText(Array.from({ length: 12 }, (_, index) => cells[index + 1] ?? { value: null, version: 0 }))
const read = (fields: Record<string, string>) =>
  readSheetForm({ [sheetField.seen(A)]: row({ 1: { value: 0.5, version: 2 } }), ...fields }, ACTIVITIES, 'executed')

describe('the form of a sheet', () => {
  test('a cell that says what it showed is no change, however it is written', () => {
    for (const text of ['0.5', '0,5', ' 0.5 ', '.5', '50%'])
      expect(read({ [sheetField.cell(A, 1)]: text })).toEqual({ edits: [], wrong: [], undecided: [] })
  })

  test('a change goes with what was seen; emptied is a change too', () => {
    const { edits } = read({ [sheetField.cell(A, 1)]: '', [sheetField.cell(A, 2)]: 'x' })
    expect(edits).toEqual([
      { activityId: A, column: 1, text: '', value: null, seen: { value: 0.5, version: 2 } },
      { activityId: A, column: 2, text: 'x', value: 1, seen: { value: null, version: 0 } },
    ])
  })

  test('what is no number is kept as typed, with its sentence', () => {
    const { edits, wrong } = read({ [sheetField.cell(A, 1)]: 'casi', [sheetField.cell(A, 2)]: '2' })
    expect(edits).toEqual([])
    expect(wrong.map(({ column, text }) => [column, text])).toEqual([
      [1, 'casi'],
      [2, '2'],
    ])
  })

  test.each([
    ['mine', 1, 0],
    ['theirs', 0, 0],
    [undefined, 0, 1],
    ['ambas', 0, 1],
  ])('a disputed cell decided as %s', (choice, edits, undecided) => {
    const form = read({
      [sheetField.cell(A, 1)]: '1',
      [sheetField.disputed(A, 1)]: '1',
      ...(choice === undefined ? {} : { [sheetField.choice(A, 1)]: choice }),
    })
    expect([form.edits.length, form.undecided.length]).toEqual([edits, undecided])
  })

  test('a row that does not say what it showed changes nothing', () => {
    expect(read({ [sheetField.cell(B, 1)]: '7' }).edits).toEqual([])
    expect(read({ [sheetField.cell(B, 1)]: '7', [sheetField.seen(B)]: '0:|0:' }).edits).toEqual([])
  })

  test('a total stands only on the sheet of what is programmed', () => {
    expect(columnsOf('programmed').at(-1)).toBe('total')
    expect(columnsOf('executed')).not.toContain('total')
  })

  test('what a row showed comes back as it was', () => {
    const value = fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 99999 }).map((n) => n / 1000),
      ),
    )
    const cells = fc.array(fc.record({ value, version: fc.nat(99999) }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(cells, (shown) => {
        expect(readSeen(seenText(shown), 12)).toEqual(shown)
      }),
    )
  })
})
