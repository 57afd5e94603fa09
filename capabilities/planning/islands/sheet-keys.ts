import type { Place } from '../rules/edit/sheet.ts'

/** Moving between cells; writing over one; writing within one. */
export type Mode = 'moving' | 'typing' | 'editing'

export type KeyAct =
  | { readonly act: 'move'; readonly to: Place; readonly extend: boolean }
  | { readonly act: 'edit' | 'cancel' | 'clear' | 'undo' | 'redo' | 'fill' | 'save' | 'all' | 'type' }

interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly command: boolean
  readonly altKey: boolean
}

interface Bounds {
  readonly rows: number
  readonly columns: number
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/**
 * What a key does on the sheet; undefined leaves it to the browser. Tab goes to the next cell while something is being written,
 * and otherwise out of the sheet: nobody is caught in it.
 */
export function keyAct(press: Press, mode: Mode, at: Place, bounds: Bounds): KeyAct | undefined {
  const { key, shiftKey, command, altKey } = press
  if (altKey) return undefined
  if (command && key.toLowerCase() === 's') return { act: 'save' }
  if (key === 'Escape') return mode === 'moving' ? undefined : { act: 'cancel' }
  if (mode === 'editing') return leaving(press, at, bounds)
  if (command) return commanded(key.toLowerCase(), shiftKey, mode, bounds)
  const step = STEPS[key]
  if (step !== undefined) {
    const extend = shiftKey && mode === 'moving'
    return move({ row: at.row + step[0], column: at.column + step[1] }, bounds, extend)
  }
  if (mode === 'typing') return leaving(press, at, bounds)
  if (key === 'Home') return move({ row: at.row, column: 0 }, bounds, shiftKey)
  if (key === 'End') return move({ row: at.row, column: bounds.columns - 1 }, bounds, shiftKey)
  if (key === 'Enter' || key === 'F2') return { act: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { act: 'clear' }
  return key.length === 1 ? { act: 'type' } : undefined
}

/** Enter down, Tab to the side: what was written stays. */
function leaving({ key, shiftKey }: Press, at: Place, bounds: Bounds): KeyAct | undefined {
  if (key === 'Enter') return move({ row: at.row + (shiftKey ? -1 : 1), column: at.column }, bounds, false)
  if (key !== 'Tab') return undefined
  const column = at.column + (shiftKey ? -1 : 1)
  return column < 0 || column >= bounds.columns ? undefined : move({ row: at.row, column }, bounds, false)
}

function commanded(key: string, shiftKey: boolean, mode: Mode, bounds: Bounds): KeyAct | undefined {
  if (key === 'z') return { act: shiftKey ? 'redo' : 'undo' }
  if (key === 'y') return { act: 'redo' }
  if (key === 'r') return { act: 'fill' }
  if (mode === 'typing') return undefined
  if (key === 'a') return { act: 'all' }
  if (key === 'home') return move({ row: 0, column: 0 }, bounds, shiftKey)
  if (key === 'end') return move({ row: bounds.rows - 1, column: bounds.columns - 1 }, bounds, shiftKey)
  return undefined
}

function move({ row, column }: Place, { rows, columns }: Bounds, extend: boolean): KeyAct {
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1)
  return { act: 'move', to: { row: within(row, rows), column: within(column, columns) }, extend }
}
