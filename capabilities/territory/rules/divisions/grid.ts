import type { Refusal } from '../../../../kernel/result.ts'

/** Sides of a cell that a grid may have, in metres. */
export const CELL_METRES = { least: 100, most: 20_000 } as const
/** As many places as a page, a table and a measurement still bear. */
export const MOST_CELLS = 20_000

/**
 * The reference system in which cells of a deployment are square and measured in metres: the UTM zone (WGS 84) of a point of its
 * ground. Longitude 180 is in the first zone again.
 */
export function metricCrsAt(longitude: number, latitude: number): number {
  const zone = (Math.floor((longitude + 180) / 6) % 60) + 1
  return (latitude < 0 ? 32700 : 32600) + zone
}

/**
 * `CRS32616RES1000mN1514000E262000`, without its beginning: the corner in the south-west, as the grids of the European statistics
 * are named (INSPIRE, Data Specification on Geographical Grid Systems). The same cell has the same code in every grid.
 */
export function cellCode(metres: number, column: number, row: number): string {
  return `${metres}mN${row * metres}E${column * metres}`
}

/** Told before anything is drawn: a grid that nobody could use, or that the machine would work on for an hour. */
export function gridRefusal(
  metres: number,
  areaKm2: number | undefined,
): Refusal<'no_area' | 'too_many_cells'> | undefined {
  if (areaKm2 === undefined || areaKm2 <= 0)
    return {
      kind: 'no_area',
      field: 'over',
      message: {
        es: 'Esa división no tiene formas sobre las que trazar una cuadrícula. Tome antes sus límites de una capa.',
        en: 'That division has no shapes to lay a grid over. Take its limits from a layer first.',
      },
    }
  const cells = Math.ceil((areaKm2 * 1_000_000) / (metres * metres))
  if (cells <= MOST_CELLS) return undefined
  return {
    kind: 'too_many_cells',
    field: 'cell',
    message: {
      es: `Con celdas de ${metres} m harían falta unas ${cells}; el máximo es ${MOST_CELLS}. Elija un lado mayor.`,
      en: `Cells of ${metres} m would be about ${cells}; the most is ${MOST_CELLS}. Choose a longer side.`,
    },
  }
}
