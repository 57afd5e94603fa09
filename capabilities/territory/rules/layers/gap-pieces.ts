/**
 * Ground that no polygon covers, cut by the squares in which it was looked for. A piece that reaches a side of its square goes on in
 * the square beside it; pieces that hang together and reach the edge of everything are the ground around, and the others are gaps.
 */
export interface GroundPiece {
  /** m² */
  readonly area: number
  readonly sides: readonly PieceSide[]
}

/** Where a piece lies along a side of its square: on the line `x = at` or `y = at`, from one place to another. */
export interface PieceSide {
  readonly line: 'x' | 'y'
  readonly at: number
  /** The piece lies before the line (west or south of it) or behind it. */
  readonly lies: 'before' | 'behind'
  readonly from: number
  readonly to: number
}

/** West, south, east, north. */
export type Square = readonly [west: number, south: number, east: number, north: number]

/** Degrees, a thousandth of a millimetre: where edges that were cut twice may differ. */
const SAME = 1e-11

/** The sides on which the outline of a piece lies. */
export function sidesOf(ring: readonly (readonly number[])[], [west, south, east, north]: Square): PieceSide[] {
  const sides: PieceSide[] = []
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [x1 = 0, y1 = 0] = ring[i] ?? []
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? []
    const along = (line: 'x' | 'y', at: number, lies: PieceSide['lies'], one: number, other: number) => {
      if (Math.abs(one - other) > SAME)
        sides.push({ line, at, lies, from: Math.min(one, other), to: Math.max(one, other) })
    }
    const on = (one: number, other: number, at: number) => Math.abs(one - at) < SAME && Math.abs(other - at) < SAME
    if (on(x1, x2, west)) along('x', west, 'behind', y1, y2)
    if (on(x1, x2, east)) along('x', east, 'before', y1, y2)
    if (on(y1, y2, south)) along('y', south, 'behind', x1, x2)
    if (on(y1, y2, north)) along('y', north, 'before', x1, x2)
  }
  return sides
}

/** Pieces that make a gap together, by their places in the list; those that hang together with the outside are none. */
export function closedGaps(pieces: readonly GroundPiece[], [west, south, east, north]: Square): readonly number[][] {
  const outside = pieces.length
  const parent = Array.from({ length: pieces.length + 1 }, (_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] ?? root
    for (let at = i; at !== root; ) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const join = (one: number, other: number) => {
    parent[rootOf(one)] = rootOf(other)
  }
  const lines = new Map<string, { piece: number; side: PieceSide }[]>()
  for (const [piece, { sides }] of pieces.entries())
    for (const side of sides) {
      if (side.line === 'x' ? side.at === west || side.at === east : side.at === south || side.at === north)
        join(piece, outside)
      const key = `${side.line}${side.at}`
      const line = lines.get(key) ?? []
      line.push({ piece, side })
      lines.set(key, line)
    }
  for (const line of lines.values()) joinAcross(line, join)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < pieces.length; i += 1) {
    const root = rootOf(i)
    if (root === rootOf(outside)) continue
    groups.set(root, [...(groups.get(root) ?? []), i])
  }
  return [...groups.values()]
}

type OnLine = { readonly piece: number; readonly side: PieceSide }

/** Pieces on both sides of a line that share some of it. */
function joinAcross(line: readonly OnLine[], join: (one: number, other: number) => void): void {
  const sorted = line.toSorted((one, other) => one.side.from - other.side.from)
  let open: OnLine[] = []
  for (const each of sorted) {
    open = open.filter(({ side }) => side.to > each.side.from + SAME)
    for (const other of open) if (other.side.lies !== each.side.lies) join(other.piece, each.piece)
    open.push(each)
  }
}
