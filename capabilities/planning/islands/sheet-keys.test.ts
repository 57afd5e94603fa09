import { describe, expect, test } from 'vitest'
import { keyAct, type Mode } from './sheet-keys.ts'

const BOUNDS = { rows: 3, columns: 12 }
const press = (keys: string) => {
  const parts = keys.split('+')
  return {
    key: parts.at(-1) ?? '',
    shiftKey: parts.includes('Shift'),
    command: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
  }
}
const said = (keys: string, mode: Mode, row = 1, column = 5) => {
  const act = keyAct(press(keys), mode, { row, column }, BOUNDS)
  if (act?.act !== 'move') return act?.act ?? 'browser'
  return `${act.to.row}.${act.to.column}${act.extend ? ' selecting' : ''}`
}

describe('what a key does on the sheet', () => {
  test.each([
    ['ArrowRight', '1.6', '1.6', 'browser'],
    ['ArrowUp', '0.5', '0.5', 'browser'],
    ['Shift+ArrowDown', '2.5 selecting', '2.5', 'browser'],
    ['PageDown', '2.5', '2.5', 'browser'],
    ['Home', '1.0', 'browser', 'browser'],
    ['Shift+End', '1.11 selecting', 'browser', 'browser'],
    ['Ctrl+Home', '0.0', 'browser', 'browser'],
    ['Ctrl+Shift+End', '2.11 selecting', 'browser', 'browser'],
    ['Enter', 'edit', '2.5', '2.5'],
    ['Shift+Enter', 'edit', '0.5', '0.5'],
    ['F2', 'edit', 'browser', 'browser'],
    ['Tab', 'browser', '1.6', '1.6'],
    ['Shift+Tab', 'browser', '1.4', '1.4'],
    ['Escape', 'browser', 'cancel', 'cancel'],
    ['Delete', 'clear', 'browser', 'browser'],
    ['7', 'type', 'browser', 'browser'],
    ['Ctrl+z', 'undo', 'undo', 'browser'],
    ['Ctrl+Shift+Z', 'redo', 'redo', 'browser'],
    ['Ctrl+y', 'redo', 'redo', 'browser'],
    ['Ctrl+r', 'fill', 'fill', 'browser'],
    ['Ctrl+s', 'save', 'save', 'save'],
    ['Ctrl+a', 'all', 'browser', 'browser'],
    ['Ctrl+c', 'browser', 'browser', 'browser'],
    ['Alt+ArrowLeft', 'browser', 'browser', 'browser'],
  ])('%s', (keys, moving, typing, editing) => {
    expect([said(keys, 'moving'), said(keys, 'typing'), said(keys, 'editing')]).toEqual([moving, typing, editing])
  })

  test('at the edges nobody falls off, and Tab leads out', () => {
    expect(said('ArrowLeft', 'moving', 0, 0)).toBe('0.0')
    expect(said('ArrowDown', 'moving', 2, 0)).toBe('2.0')
    expect(said('Tab', 'typing', 0, 11)).toBe('browser')
    expect(said('Shift+Tab', 'editing', 0, 0)).toBe('browser')
  })
})
