import { describe, expect, test } from 'vitest'
import { type MonthCell, readMonthCell } from './month-value.ts'

const MARKS: MonthCell = { what: 'executed', marks: true }
const QUANTITY: MonthCell = { what: 'executed', marks: false }
const PROGRAMME: MonthCell = { what: 'programmed', marks: true }

describe('a cell of the sheet', () => {
  test.each([
    ['a mark done', '1', MARKS, 1],
    ['a mark half done', '0,5', MARKS, 0.5],
    ['a mark as plans write it', 'X', MARKS, 1],
    ['a measured zero', '0', MARKS, 0],
    ['nothing reported', ' ', MARKS, null],
    ['a quantity', '1,250', QUANTITY, 1250],
    ['programmed above one makes a quantity of a mark', '4', PROGRAMME, 4],
    ['nothing programmed', '', PROGRAMME, null],
  ])('%s: %j', (_what, text, cell, value) => {
    expect(readMonthCell(text, cell)).toEqual({ ok: true, value })
  })

  test.each([
    ['words', 'casi todo', QUANTITY, 'not_a_number', '«casi todo» no es un número'],
    ['less than nothing executed', '-1', QUANTITY, 'negative', 'Lo ejecutado no puede'],
    ['less than nothing programmed', '-1', PROGRAMME, 'negative', 'Lo programado no puede'],
    ['more than a whole mark', '1.5', MARKS, 'mark_above_one', 'de 0 a 1'],
    ['a telephone number', '22345678901', QUANTITY, 'too_large', 'demasiado grande'],
  ])('%s is refused in words: %j', (_what, text, cell, kind, words) => {
    const read = readMonthCell(text, cell)
    if (read.ok) throw new Error('It should have been refused.')
    expect(read.refusal.kind).toBe(kind)
    expect(read.refusal.message.es).toContain(words)
    expect(read.refusal.message.en).toBeTruthy()
  })
})
