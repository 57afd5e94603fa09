import { describe, expect, test } from 'vitest'
import { TileCache } from './tile-cache.ts'
import { tileBox, tilesTouching } from './tile-grid.ts'

const HERE = { z: 14, x: 4132, y: 7559 }
const NEXT = { z: 14, x: 4140, y: 7559 }
const at = (edition: number, bytes = 100) => ({ edition, bytes })
const inHere = tileBox(HERE, -1000)

function cacheOf(edition = 1): TileCache<{ edition: number; bytes: number }> {
  const cache = new TileCache<{ edition: number; bytes: number }>(10_000)
  cache.put('here', 'layer', HERE, at(edition))
  cache.put('next', 'layer', NEXT, at(edition))
  return cache
}

describe('a change drops the tiles that it touches', () => {
  test('and no others: those stay good at the layer’s new edition', () => {
    const cache = cacheOf()
    cache.hear({ layerId: 'layer', edition: 1, bbox3857: null })
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: inHere })
    expect([cache.get('here', 2), cache.get('next', 2)]).toEqual([undefined, at(1)])
  })

  test('also when it is the first that is heard of', () => {
    const cache = cacheOf()
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: inHere })
    expect([cache.get('here', 2), cache.get('next', 2)]).toEqual([undefined, at(1)])
  })

  test('all of the layer where it is not said where, and none of other layers', () => {
    const cache = cacheOf()
    cache.put('other', 'other layer', HERE, at(1))
    cache.hear({ layerId: 'layer', edition: 1, bbox3857: null })
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: null })
    expect([cache.get('here', 2), cache.get('next', 2), cache.get('other', 1)]).toEqual([undefined, undefined, at(1)])
  })

  test('all of the layer where a change before it was not heard of', () => {
    const cache = cacheOf()
    cache.hear({ layerId: 'layer', edition: 1, bbox3857: null })
    cache.hear({ layerId: 'layer', edition: 3, bbox3857: inHere })
    expect(cache.get('next', 3)).toBeUndefined()
  })

  test('before the news comes nothing from an earlier edition is believed', () => {
    expect(cacheOf().get('next', 2)).toBeUndefined()
  })

  test('a tile read before a change that was heard meanwhile is not kept', () => {
    const cache = cacheOf()
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: inHere })
    cache.put('late', 'layer', HERE, at(1))
    expect(cache.get('late', 2)).toBeUndefined()
  })

  test('news that comes twice drops nothing that was read since', () => {
    const cache = cacheOf(2)
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: inHere })
    cache.hear({ layerId: 'layer', edition: 2, bbox3857: inHere })
    expect(cache.get('here', 2)).toEqual(at(2))
  })
})

describe('memory', () => {
  test('the least recently asked for goes first, and the bytes are counted', () => {
    const cache = new TileCache<{ edition: number; bytes: number }>(1000)
    for (const [i, tile] of [...tilesTouching(tileBox({ z: 10, x: 258, y: 472 }, -1), 13)].slice(0, 11).entries()) {
      cache.put(String(i), 'layer', tile, at(1))
      cache.get('0', 1)
    }
    expect([cache.get('0', 1), cache.get('1', 1), cache.bytes, cache.size]).toEqual([at(1), undefined, 1000, 10])
  })

  test('what would push out everything else is not kept', () => {
    const cache = new TileCache<{ edition: number; bytes: number }>(1000)
    cache.put('huge', 'layer', HERE, at(1, 500))
    expect(cache.size).toBe(0)
  })
})
