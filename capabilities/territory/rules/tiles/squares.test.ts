import { describe, expect, test } from 'vitest'
import type { LayerStyle } from '../../model.ts'
import {
  drawnSquares,
  prevailingIn,
  type Square,
  type SquareValue,
  squareAt,
  squareAttributes,
  squareSide,
  squaresFarther,
  squaresFrom,
  storedByTile,
  together,
} from './squares.ts'
import { tileBox } from './tile-grid.ts'

const square = (column: number, row: number, many: number, value?: SquareValue): Square => ({
  column,
  row,
  many,
  covered: many * 100,
  value,
})
const PLACE = { column: 0, row: 0 }

describe('squares of areas too small to be seen', () => {
  test('lie in the grid of tiles: the one in which the middle of a box lies', () => {
    const tile = { z: 14, x: 4132, y: 7559 }
    const [west, , , north] = tileBox(tile)
    const side = squareSide(14)
    const box = [west + 2.5 * side, north - 1.5 * side, west + 3.1 * side, north - 1.1 * side] as const
    expect(squareAt(box, 14)).toEqual({ column: 4132 * 64 + 2, row: 7559 * 64 + 1 })
  })

  test.each<readonly [string, 'most' | 'mean', readonly Square[], SquareValue | undefined]>([
    [
      'more areas have',
      'most',
      [square(0, 0, 2, 'parque'), square(0, 0, 3, 'vivienda'), square(0, 0, 2, 'parque')],
      'parque',
    ],
    ['first in order, of as many', 'most', [square(0, 0, 2, 'vivienda'), square(0, 0, 2, 'comercio')], 'comercio'],
    ['somebody knows', 'most', [square(0, 0, 9), square(0, 0, 1, 'comercio')], 'comercio'],
    ['nobody knows', 'most', [square(0, 0, 9)], undefined],
    ['is their mean', 'mean', [square(0, 0, 3, 2), square(0, 0, 1, 6), square(0, 0, 8)], 3],
  ])('together have the value that %s', (_title, how, parts, value) => {
    expect(together(parts, PLACE, how).value).toBe(value)
  })

  test('four of a zoom are one of the next farther, with what is too small only from there on', () => {
    const nearer = [square(10, 20, 1, 'a'), square(11, 20, 1, 'b'), square(11, 21, 2, 'b'), square(12, 20, 5, 'c')]
    expect(squaresFarther(nearer, [square(5, 10, 4, 'd')], 'most')).toEqual([
      { column: 5, row: 10, many: 8, covered: 800, value: 'd' },
      { column: 6, row: 10, many: 5, covered: 500, value: 'c' },
    ])
  })

  test('are kept by tile and read again as they were', () => {
    const all = [square(64, 0, 2, 'a'), square(63, 1, 3), square(0, 63, 1, 7)]
    const kept = storedByTile(all, 15)
    expect(kept.map(({ tile, squares }) => [tile.x, tile.y, squares.place])).toEqual([
      [1, 0, [0]],
      [0, 0, [64 + 63, 63 * 64]],
    ])
    expect(kept.flatMap(({ tile, squares }) => squaresFrom(squares, tile))).toEqual(all)
  })

  test('are drawn as large as the ground they cover, never beyond themselves, and never so small that they are not seen', () => {
    const whole = squareSide(14) ** 2
    const stored = {
      place: [0, 65, 66],
      many: [1, 9, 2],
      covered: [0.01, whole / 4, 3 * whole],
      value: [null, 'a', null],
    }
    expect(drawnSquares(stored, 14).map(({ middle, half }) => [middle, half])).toEqual([
      [[32, 32], 8],
      [[96, 96], 16],
      [[160, 96], 32],
    ])
  })

  test('say how many they are, and their value where the reader may see that field', () => {
    const [drawn] = drawnSquares({ place: [0], many: [4], covered: [10], value: ['vivienda'] }, 14)
    if (drawn === undefined) throw new Error('no square')
    expect(squareAttributes(drawn, 'uso')).toEqual({ _objetos: 4, uso: 'vivienda' })
    expect(squareAttributes(drawn, undefined)).toEqual({ _objetos: 4 })
  })

  test.each<readonly [LayerStyle['kind'], ReturnType<typeof prevailingIn>]>([
    ['single', undefined],
    ['categories', { field: 'uso', how: 'most' }],
    ['classes', { field: 'uso', how: 'mean' }],
  ])('of a layer drawn by %s are coloured by %o', (kind, prevailing) => {
    expect(prevailingIn({ kind, colour: 'data-1', field: 'uso' })).toEqual(prevailing)
  })
})
