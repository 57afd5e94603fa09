import fc from 'fast-check'
import { expect, it } from 'vitest'
import { depthOf } from './json-depth.ts'

function walked(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(walked))
}

it('counts the levels of any JSON, brackets inside texts apart', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect(depthOf(JSON.stringify(value))).toBe(walked(value))
    }),
  )
  expect(depthOf('{"a":"[[[\\"[[","b":[1]}')).toBe(2)
})

it('is not drowned by a well', () => {
  expect(depthOf('['.repeat(1_000_000))).toBe(1_000_000)
})
