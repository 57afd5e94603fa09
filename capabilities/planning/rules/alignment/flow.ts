/**
 * The plan as one flow: what runs from the areas of the strategic plan through its objectives, the results and the units to the
 * funds that pay. Every activity is one; where it serves several objectives or draws on several funds it is shared out
 * equally, so that each column adds up to the same.
 */
export const FLOW_COLUMNS = ['area', 'objective', 'result', 'unit', 'fund'] as const
export type FlowColumn = (typeof FLOW_COLUMNS)[number]

/** Ways of one activity through the columns, each a key by column; their weights add up to the activity's own. */
export interface FlowPath {
  readonly keys: Readonly<Record<FlowColumn, string>>
  readonly weight: number
}

export interface FlowActivity {
  readonly key: string
  /** What it counts: 1, or its money. */
  readonly weight: number
  /** Area and objective stand together: an objective has one area. */
  readonly objectives: readonly { readonly area: string; readonly objective: string }[]
  readonly results: readonly string[]
  readonly unit: string
  readonly funds: readonly string[]
}

/** Stands in a column for what no plan says. */
export const NOT_STATED = 'not_stated'
/** Stands for the many small ones of a column that are not drawn one by one. */
export const REST = 'rest'

/** Every way of every activity. What it says nothing of in a column goes through `not_stated`, never nowhere. */
export function flowPaths(activities: readonly FlowActivity[]): readonly FlowPath[] {
  return activities.flatMap(({ weight, objectives, results, unit, funds }) => {
    const above = objectives.length === 0 ? [{ area: NOT_STATED, objective: NOT_STATED }] : objectives
    const own = results.length === 0 ? [NOT_STATED] : results
    const paid = funds.length === 0 ? [NOT_STATED] : funds
    const share = weight / (above.length * own.length * paid.length)
    return above.flatMap(({ area, objective }) =>
      own.flatMap((result) => paid.map((fund) => ({ keys: { area, objective, result, unit, fund }, weight: share }))),
    )
  })
}

/** Only the ways that run through all the nodes named; without any, all of them. */
export function through(
  paths: readonly FlowPath[],
  nodes: readonly { readonly column: FlowColumn; readonly key: string }[],
): readonly FlowPath[] {
  return nodes.length === 0 ? paths : paths.filter(({ keys }) => nodes.every(({ column, key }) => keys[column] === key))
}

/** Puts all but the largest `most` of a column together as the rest, where that leaves out more than one. */
export function bundled(paths: readonly FlowPath[], column: FlowColumn, most: number): readonly FlowPath[] {
  const sizes = [...sizesOf(paths, column)].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
  if (sizes.length <= most + 1) return paths
  const kept = new Set(sizes.slice(0, most).map(([key]) => key))
  return paths.map((path) => (kept.has(path.keys[column]) ? path : { ...path, keys: { ...path.keys, [column]: REST } }))
}

function sizesOf(paths: readonly FlowPath[], column: FlowColumn): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { keys, weight } of paths) sizes.set(keys[column], (sizes.get(keys[column]) ?? 0) + weight)
  return sizes
}

export interface FlowNode {
  readonly column: FlowColumn
  readonly key: string
  readonly value: number
  /** Place in a drawing of `height`: from its top, and how tall. */
  readonly top: number
  readonly height: number
}

export interface FlowBand {
  readonly from: FlowNode
  readonly to: FlowNode
  readonly value: number
  /** The area that most of it comes from: its colour. */
  readonly area: string
  /** Where it leaves the one and enters the other, from the top of the drawing. */
  readonly fromTop: number
  readonly toTop: number
  readonly height: number
}

export interface Flow {
  readonly columns: readonly { readonly column: FlowColumn; readonly nodes: readonly FlowNode[] }[]
  readonly bands: readonly FlowBand[]
  readonly total: number
}

export interface FlowSpace {
  readonly height: number
  /** Between two nodes of a column. */
  readonly gap: number
  /** A node is never thinner than this, so that it can be seen and pressed. */
  readonly least: number
}

/** Order of the nodes of a column, and of what stands below everything else. */
export type FlowOrder = (column: FlowColumn, one: string, other: string) => number

/**
 * Places nodes and bands. In every column the nodes' values add up to the total; what enters a node is what it counts and what
 * leaves it. All columns share one scale, the one of the fullest column.
 */
export function layOutFlow(paths: readonly FlowPath[], space: FlowSpace, order: FlowOrder): Flow {
  const total = paths.reduce((sum, { weight }) => sum + weight, 0)
  const values = FLOW_COLUMNS.map((column) => ({
    column,
    sizes: [...sizesOf(paths, column)].sort(([one], [other]) => order(column, one, other)),
  }))
  const scale =
    total === 0
      ? 0
      : Math.min(
          ...values.map(({ sizes }) =>
            scaleOf(
              sizes.map(([, size]) => size),
              space,
            ),
          ),
        )
  const nodes = new Map<string, FlowNode>()
  const columns = values.map(({ column, sizes }) => {
    let top = 0
    const own = sizes.map(([key, value]) => {
      const node: FlowNode = { column, key, value, top, height: Math.max(space.least, value * scale) }
      top += node.height + space.gap
      nodes.set(nodeId(column, key), node)
      return node
    })
    return { column, nodes: own }
  })
  return { columns, bands: bandsOf(paths, nodes, order), total }
}

export function nodeId(column: FlowColumn, key: string): string {
  return `${column} ${key}`
}

/** The largest scale at which a column's nodes fit, those that are held at the least height counted in. */
function scaleOf(sizes: readonly number[], { height, gap, least }: FlowSpace): number {
  let held = 0
  let free = sizes.toSorted((one, other) => one - other)
  const room = Math.max(least * sizes.length, height - gap * Math.max(0, sizes.length - 1))
  for (;;) {
    const sum = free.reduce((all, size) => all + size, 0)
    const [smallest] = free
    if (smallest === undefined || sum === 0) return 0
    const scale = (room - held * least) / sum
    if (smallest * scale >= least) return scale
    held += 1
    free = free.slice(1)
  }
}

function bandsOf(
  paths: readonly FlowPath[],
  nodes: ReadonlyMap<string, FlowNode>,
  order: FlowOrder,
): readonly FlowBand[] {
  const bands: FlowBand[] = []
  for (const [index, column] of FLOW_COLUMNS.entries()) {
    const next = FLOW_COLUMNS[index + 1]
    if (next === undefined) break
    const sizes = new Map<string, { from: FlowNode; to: FlowNode; value: number; areas: Map<string, number> }>()
    for (const { keys, weight } of paths) {
      const [from, to] = [nodes.get(nodeId(column, keys[column])), nodes.get(nodeId(next, keys[next]))]
      if (from === undefined || to === undefined) continue
      const id = `${from.key}\n${to.key}`
      const known = sizes.get(id) ?? { from, to, value: 0, areas: new Map<string, number>() }
      known.value += weight
      known.areas.set(keys.area, (known.areas.get(keys.area) ?? 0) + weight)
      sizes.set(id, known)
    }
    bands.push(...placed([...sizes.values()], column, next, order))
  }
  return bands
}

type Sized = { from: FlowNode; to: FlowNode; value: number; areas: Map<string, number> }

/** Bands leave a node in the order of where they go and enter it in the order of where they come from: they cross least. */
function placed(sized: readonly Sized[], column: FlowColumn, next: FlowColumn, order: FlowOrder): readonly FlowBand[] {
  const sorted = sized.toSorted(
    (one, other) => order(column, one.from.key, other.from.key) || order(next, one.to.key, other.to.key),
  )
  const left = new Map<FlowNode, number>()
  const entered = new Map<FlowNode, number>()
  return sorted.map(({ from, to, value, areas }): FlowBand => {
    const fromTop = left.get(from) ?? from.top
    const toTop = entered.get(to) ?? to.top
    const own = from.value === 0 ? 0 : (from.height * value) / from.value
    const theirs = to.value === 0 ? 0 : (to.height * value) / to.value
    left.set(from, fromTop + own)
    entered.set(to, toTop + theirs)
    const [area] = [...areas].reduce((most, each) => (each[1] > most[1] ? each : most))
    return { from, to, value, area, fromTop, toTop, height: Math.min(own, theirs) }
  })
}
