import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitGeojson } from './geojson-split.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function split(text: string, size = 7, longest?: number) {
  const found: string[] = []
  for await (const piece of splitGeojson(inPieces(text, size), longest)) {
    if (piece.is === 'feature') found.push(piece.bytes.toString())
    else if (piece.is !== 'frame') found.push(piece.is)
  }
  return found
}

const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', '[', ']', ',', 'ñ', 'features') }),
  fc.integer(),
  fc.constant(null),
)
const feature = fc.record({
  type: fc.constant('Feature'),
  properties: fc.dictionary(fc.constantFrom('a', 'features', '}'), value),
  geometry: fc.constant(null),
})

describe('features of a collection', () => {
  test('are cut the same in whatever pieces the file comes, whatever stands in their texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feature), fc.integer({ min: 1, max: 40 }), value, async (features, size, name) => {
        const text = JSON.stringify(
          { type: 'FeatureCollection', name, features, after: { features: [1] } },
          null,
          size % 3,
        )
        expect((await split(text, size)).map((each) => JSON.parse(each))).toEqual(features)
      }),
      { numRuns: 200 },
    )
  })

  test('one object after the other, and a single one, are features too', async () => {
    const found = await split('{"a":1}\n{"b":{"c":2}}\n')
    expect(found.map((each) => JSON.parse(each))).toEqual([{ a: 1 }, { b: { c: 2 } }])
  })

  test('the file that ends within one, and one that is too long to be held, are told', async () => {
    expect(await split('{"features":[{"a":1},{"b":')).toEqual(['{"a":1}', 'cut'])
    expect(await split(`{"features":[{"a":"${'x'.repeat(500)}"},{"b":1}]}`, 7, 100)).toEqual(['too_long', '{"b":1}'])
  })
})
