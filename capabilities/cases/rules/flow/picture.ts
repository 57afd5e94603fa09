import type { Definition } from '../definition/definition.ts'

/** One step at its row. */
export interface PictureStep {
  readonly key: string
  readonly row: number
}

/** All ways that lead to one step from above, or from below: they run side by side with others in a lane of their own. */
export interface PictureWay {
  readonly to: string
  readonly from: readonly string[]
  /** Rows that it runs along, from the lowest to the highest. */
  readonly rows: readonly [number, number]
  readonly side: 'down' | 'up'
  /** 0 is next to the steps. */
  readonly lane: number
}

export interface Picture {
  readonly steps: readonly PictureStep[]
  /** Of steps to the one below them. */
  readonly straight: readonly { readonly from: string; readonly to: string }[]
  readonly ways: readonly PictureWay[]
  readonly lanes: Readonly<Record<'down' | 'up', number>>
}

/**
 * The flow as one column: steps in the order in which they were written, and ways that go to the next one straight, those that
 * skip on the right, those that return on the left. It is as wide as a telephone whatever the procedure.
 */
export function pictureOf({ steps }: Pick<Definition, 'steps'>): Picture {
  const rowOf = new Map(steps.map(({ key }, row) => [key, row]))
  const arrows = steps.flatMap(({ key: from, actions }, row) =>
    [...new Set(actions.flatMap(({ to }) => to))].flatMap((to) => {
      const target = rowOf.get(to)
      return target === undefined || target === row ? [] : [{ from, to, row, target }]
    }),
  )
  const straight = arrows.filter(({ row, target }) => target === row + 1)
  const bundles = (['down', 'up'] as const).flatMap((side) =>
    steps.flatMap(({ key: to }) => {
      const some = arrows.filter(
        (each) => each.to === to && (side === 'down' ? each.target > each.row + 1 : each.target < each.row),
      )
      const [first] = some
      if (first === undefined) return []
      const rows = [first.target, ...some.map(({ row }) => row)]
      return [
        {
          to,
          from: some.map(({ from }) => from),
          rows: [Math.min(...rows), Math.max(...rows)] as const,
          side,
        },
      ]
    }),
  )
  const ways = (['down', 'up'] as const).flatMap((side) => laid(bundles.filter((each) => each.side === side)))
  const lanesOf = (side: 'down' | 'up') => Math.max(0, ...ways.filter((w) => w.side === side).map((w) => w.lane + 1))
  return {
    steps: steps.map(({ key }, row) => ({ key, row })),
    straight: straight.map(({ from, to }) => ({ from, to })),
    ways,
    lanes: { down: lanesOf('down'), up: lanesOf('up') },
  }
}

/** Short ones next to the steps; no two that share a row share a lane. */
function laid(bundles: readonly Omit<PictureWay, 'lane'>[]): readonly PictureWay[] {
  const placed: PictureWay[] = []
  const length = ({ rows: [first, last] }: Pick<PictureWay, 'rows'>) => last - first
  for (const each of [...bundles].sort((a, b) => length(a) - length(b) || a.rows[0] - b.rows[0])) {
    let lane = 0
    while (placed.some((other) => other.lane === lane && meet(other.rows, each.rows))) lane += 1
    placed.push({ ...each, lane })
  }
  return placed
}

function meet([a, b]: readonly [number, number], [c, d]: readonly [number, number]): boolean {
  return a <= d && c <= b
}
