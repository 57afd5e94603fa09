import { describe, expect, it } from 'vitest'
import { OnDemandMap } from './on-demand-map.ts'

describe('a map that makes its values on demand', () => {
  it('makes each value once, and only those asked for', () => {
    const made: string[] = []
    const sources = new Map(['a', 'b', 'c'].map((key) => [key, key.toUpperCase()]))
    const map = new OnDemandMap(
      () => sources,
      (key) => {
        made.push(key)
        return { key }
      },
    )
    expect(map.get('b')).toBe(map.get('b'))
    expect(made).toEqual(['B'])
    expect(map.get('z')).toBeUndefined()
    expect([map.size, map.has('c'), map.has('z')]).toEqual([3, true, false])
    expect([...map.keys()]).toEqual(['a', 'b', 'c'])
    expect([...map.values()].map(({ key }) => key)).toEqual(['A', 'B', 'C'])
    expect(made).toEqual(['B', 'A', 'C'])
  })

  it('reads like any other map', () => {
    const map = new OnDemandMap(
      () =>
        new Map([
          [1, 1],
          [2, 2],
        ]),
      (number) => number * 10,
    )
    expect(new Map(map)).toEqual(
      new Map([
        [1, 10],
        [2, 20],
      ]),
    )
    const seen: (readonly [number, number])[] = []
    map.forEach((value, key) => {
      seen.push([key, value])
    })
    expect(seen).toEqual([...map.entries()])
  })
})
