import { expect, test } from 'vitest'
import { type DemoRecipe, demoFeatures } from './demo-layers.ts'

const GROUND = { centre: [-89.2, 13.7], radiusKm: 10 } as const
const RECIPE: DemoRecipe = {
  shape: 'cells',
  prefix: 'US',
  widthKm: 2,
  classes: [
    { attributes: { clase: 'Centro' }, from: 0, until: 0.4 },
    { attributes: { clase: 'Orilla' }, from: 0.3, until: 1 },
  ],
}

test('the same seed draws the same ground, another seed another', () => {
  expect(demoFeatures('a', RECIPE, GROUND)).toEqual(demoFeatures('a', RECIPE, GROUND))
  expect(demoFeatures('b', RECIPE, GROUND)).not.toEqual(demoFeatures('a', RECIPE, GROUND))
})

test('cells fill the ground, each with a class that is found there and a code of its own', () => {
  const features = demoFeatures('a', RECIPE, GROUND)
  expect(features.length).toBeGreaterThan(70)
  expect(new Set(features.map(({ code }) => code)).size).toBe(features.length)
  expect(new Set(features.map(({ attributes }) => attributes.clase))).toEqual(new Set(['Centro', 'Orilla']))
  const corners = features.flatMap(({ text }) => [...new Set(text.slice(9, -2).split(','))])
  const shared = [...Map.groupBy(corners, (corner) => corner).values()].filter((same) => same.length > 1)
  expect(shared.length).toBeGreaterThan(100)
})

test.each([
  ['points', /^POINT\(-89\.\d+ 13\.\d+\)$/],
  ['blobs', /^POLYGON\(\((-89\.\d+ 13\.\d+,){14}-89\.\d+ 13\.\d+\)\)$/],
] as const)('%s are as many as asked for', (shape, text) => {
  const features = demoFeatures('a', { ...RECIPE, shape, count: 25 }, GROUND)
  expect(features).toHaveLength(25)
  for (const feature of features) expect(feature.text).toMatch(text)
})
