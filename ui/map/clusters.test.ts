import { expect, test } from 'vitest'
import { circleRadius, clusterPoints } from './clusters.ts'

const at = (id: string, x: number, y: number) => ({ id, at: [x, y] as const })

test('points that crowd are one circle in their middle; the others stand alone', () => {
  const points = [at('a', 10, 10), at('b', 20, 10), at('c', 200, 10)]
  const circles = clusterPoints(points, 30).map((each) => [each.at, each.members.map(({ id }) => id)])
  expect(circles).toEqual([
    [
      [15, 10],
      ['a', 'b'],
    ],
    [[200, 10], ['c']],
  ])
})

test('no point is lost or counted twice, in whatever order they come', () => {
  const points = Array.from({ length: 200 }, (_, i) => at(`p${i}`, (i * 37) % 300, (i * 91) % 200))
  const circles = clusterPoints(points, 34)
  expect(circles.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(
    points.map(({ id }) => id).sort(),
  )
  expect(clusterPoints(points.toReversed(), 34)).toEqual(circles)
  expect(circles.length).toBeLessThan(points.length)
})

test('a circle grows with what it stands for, and never over the map', () => {
  expect([1, 2, 10, 100, 100_000].map(circleRadius)).toEqual([6, 12, 16, 26, 26])
})
