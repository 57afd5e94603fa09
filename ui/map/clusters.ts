/** A place on a picture, in its points. */
export interface PicturePoint {
  readonly id: string
  readonly at: readonly [x: number, y: number]
  /** How many it stands for; absent: one. */
  readonly count?: number | undefined
}

/** Some that lie so near to each other that their dots would touch; alone when there is but one. */
export interface Cluster<P extends PicturePoint> {
  readonly at: readonly [x: number, y: number]
  readonly members: readonly P[]
  /** How many its members stand for together. */
  readonly count: number
}

/**
 * Points of a picture put together where they crowd: each joins the nearest circle whose middle is nearer than `reach`, else it begins
 * one of its own; a circle stands in the middle of its members. The same points in any order give the same circles.
 */
export function clusterPoints<P extends PicturePoint>(points: readonly P[], reach: number): readonly Cluster<P>[] {
  const sorted = points.toSorted(
    (one, other) => one.at[1] - other.at[1] || one.at[0] - other.at[0] || (one.id < other.id ? -1 : 1),
  )
  const circles: { x: number; y: number; members: P[]; count: number }[] = []
  for (const point of sorted) {
    const [x, y] = point.at
    let nearest: (typeof circles)[number] | undefined
    let least = reach
    for (const circle of circles) {
      const away = Math.hypot(circle.x - x, circle.y - y)
      if (away < least) [nearest, least] = [circle, away]
    }
    const own = point.count ?? 1
    if (nearest === undefined) circles.push({ x, y, members: [point], count: own })
    else {
      nearest.members.push(point)
      nearest.count += own
      nearest.x += ((x - nearest.x) * own) / nearest.count
      nearest.y += ((y - nearest.y) * own) / nearest.count
    }
  }
  return circles.map(({ x, y, members, count }) => ({ at: [Math.round(x), Math.round(y)], members, count }))
}

/** How large a circle is that stands for so many: its area grows with them, within what a picture bears. */
export function circleRadius(count: number): number {
  return count <= 1 ? 6 : Math.round(Math.min(26, 9 + 2.2 * Math.sqrt(count)))
}
