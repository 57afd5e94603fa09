import type { CellRef } from '../../model.ts'

/** `POA 2019: D14, D15; lines: 120`: sheets once, their addresses after. */
export function cellWords(cells: readonly CellRef[]): string {
  return [...Map.groupBy(cells, (cell) => cell.sheet)]
    .map(([sheet, own]) => `${sheet}: ${own.map((cell) => cell.address).join(', ')}`)
    .join('; ')
}
