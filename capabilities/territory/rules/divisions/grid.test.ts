import { describe, expect, it } from 'vitest'
import { cellCode, gridRefusal, metricCrsAt } from './grid.ts'

describe('in which system cells are measured', () => {
  it.each([
    ['San Salvador', -89.2, 13.7, 32616],
    ['the same zone’s western edge', -90, 13.7, 32616],
    ['just west of it', -90.01, 13.7, 32615],
    ['south of the equator', -56.2, -34.1, 32721],
    ['the date line, from both sides', 180, 10, 32601],
    ['', -180, 10, 32601],
  ])('%s', (_where, longitude, latitude, crs) => {
    expect(metricCrsAt(longitude, latitude)).toBe(crs)
  })
})

describe('a cell', () => {
  it('is named by its corner, so that it has the same name in every grid of its size', () => {
    expect(cellCode(1000, 262, 1514)).toBe('1000mN1514000E262000')
    expect(cellCode(500, 524, 3028)).toBe('500mN1514000E262000')
  })
})

describe('a grid is refused in words', () => {
  it.each([
    ['over a division without shapes', 1000, undefined, 'no_area'],
    ['of more cells than anybody could use', 100, 610, 'too_many_cells'],
    ['and not when it fits', 200, 610, undefined],
  ])('%s', (_what, metres, areaKm2, kind) => {
    expect(gridRefusal(metres, areaKm2)?.kind).toBe(kind)
  })
})
