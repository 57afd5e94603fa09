import { fold } from '../../../../../kernel/sort-key.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { alignmentPaths, type FlowThrough } from '../../../alignment-paths.ts'
import type { DraftElement } from '../../../model.ts'
import {
  bundled,
  FLOW_COLUMNS,
  type Flow,
  type FlowActivity,
  type FlowColumn,
  type FlowNode,
  type FlowPath,
  flowPaths,
  layOutFlow,
  NOT_STATED,
  REST,
  through,
} from '../../../rules/alignment/flow.ts'
import { servedUpwards } from '../alignment.ts'
import { textOf } from '../plan-index.ts'
import { hrefs, type PlanView } from '../plan-view.ts'
import { flowWords, NOT_STATED_NAMES } from './flow-words.ts'

export interface PlacedActivity {
  readonly activity: DraftElement
  readonly poaId: string
}

export interface FlowView {
  readonly view: PlanView
  readonly flow: Flow
  readonly through: readonly FlowThrough[]
  readonly name: (column: FlowColumn, key: string) => Text
  /** Before a name, as plans number it. */
  readonly code: (column: FlowColumn, key: string) => string | undefined
  readonly hrefOfNode: (node: FlowNode) => string
  readonly hrefOfPair: (from: FlowNode, to: FlowNode) => string
  /** The page of the thing itself. */
  readonly pageOf: (node: FlowThrough) => string | undefined
  /** Which of the areas it is, from 1; undefined where none is written. */
  readonly areaNumber: (key: string) => number | undefined
  readonly activities: readonly PlacedActivity[]
}

/** How many of a column are drawn one by one before the smallest go together. */
const MOST: Partial<Readonly<Record<FlowColumn, number>>> = { result: 14, fund: 8 }
export const FLOW_SPACE = { height: 640, gap: 10, least: 7 } as const

/** The flow of a year, narrowed to what runs through the nodes asked for. */
export function flowView(view: PlanView, asked: readonly FlowThrough[]): FlowView {
  const { locale, plan } = view
  const funds = new Map<string, Text>()
  const placed = new Map<string, PlacedActivity>()
  const activities = activitiesOf(view, funds, placed)
  const all = flowPaths(activities)
  const narrowed = through(all, asked)
  let drawn = narrowed
  for (const column of FLOW_COLUMNS) {
    const most = MOST[column]
    if (most !== undefined) drawn = bundled(drawn, column, asked.length === 0 ? most : 2 * most)
  }
  const hidden = (column: FlowColumn) => distinct(narrowed, column) - distinct(drawn, column) + 1
  const rank = ranks(view)
  const flow = layOutFlow(
    drawn,
    FLOW_SPACE,
    (column, one, other) => rank(column, one) - rank(column, other) || compare(one, other),
  )
  const words = flowWords(locale)
  const local = (nodes: readonly FlowThrough[]) => localPath(locale, alignmentPaths.flow(plan.year, nodes, view.cutOff))
  const element = (key: string) => view.index.elements.get(key)
  const kept = new Set(activities.filter((each) => through(flowPaths([each]), asked).length > 0).map(({ key }) => key))
  return {
    view,
    flow,
    through: asked,
    name(column, key) {
      if (key === NOT_STATED) return NOT_STATED_NAMES[column]
      if (key === REST) return { es: words.rest(hidden(column)), en: words.rest(hidden(column)) }
      if (column === 'fund') return funds.get(key) ?? { es: key }
      if (column === 'unit') return view.index.units.get(key)?.title ?? { es: key }
      const found = element(key)
      return found === undefined ? { es: key } : textOf(found.element)
    },
    code(column, key) {
      if (column === 'unit') return view.index.units.get(key)?.code
      const found = element(key)
      return column === 'result' ? found?.poa?.head.unit.code : column === 'fund' ? undefined : found?.element.code
    },
    hrefOfNode: ({ column, key }) => (key === REST ? local(asked) : local(withNode(asked, { column, key }))),
    hrefOfPair: (from, to) =>
      local([from, to].reduce((nodes, each) => (each.key === REST ? nodes : withNode(nodes, each)), asked)),
    pageOf({ column, key }) {
      if (key === NOT_STATED || key === REST || column === 'fund') return undefined
      if (column === 'unit') {
        const unit = view.index.units.get(key)
        return unit === undefined ? undefined : hrefs.poa(view, unit.code)
      }
      return element(key) === undefined ? undefined : hrefs.element(view, key)
    },
    areaNumber(key) {
      const areas = (plan.pei?.nodes ?? []).filter(({ kind }) => kind === 'strategic_area')
      const at = areas.findIndex((area) => area.key === key)
      return at < 0 ? undefined : at + 1
    },
    activities: asked.length === 0 ? [] : [...placed].filter(([key]) => kept.has(key)).map(([, each]) => each),
  }
}

/** One node of each column at most: a second one of the same column takes the place of the first. */
function withNode(nodes: readonly FlowThrough[], { column, key }: FlowThrough): readonly FlowThrough[] {
  return [...nodes.filter((each) => each.column !== column), { column, key }]
}

function distinct(paths: readonly FlowPath[], column: FlowColumn): number {
  return new Set(paths.map(({ keys }) => keys[column])).size
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function activitiesOf(
  view: PlanView,
  funds: Map<string, Text>,
  placed: Map<string, PlacedActivity>,
): readonly FlowActivity[] {
  const found: FlowActivity[] = []
  for (const { head, plan } of view.plan.poas) {
    const elements = new Map(plan.elements.map((each) => [each.key, each]))
    const own = new Map<string, { objectives: Map<string, string>; results: Set<string>; funds: Set<string> }>()
    for (const section of plan.subPlans.flatMap(({ sections }) => sections)) {
      const objectives = objectivesAbove(view, section.headings)
      for (const { cells } of section.lines)
        for (const key of cells.activity ?? []) {
          const activity = elements.get(key)
          if (activity === undefined || activity.cancelled !== undefined) continue
          const known = own.get(key) ?? { objectives: new Map(), results: new Set(), funds: new Set() }
          own.set(key, known)
          placed.set(key, { activity, poaId: head.id })
          for (const [objective, area] of objectives) known.objectives.set(objective, area)
          for (const result of cells.result ?? []) known.results.add(result)
          for (const each of cells.funding_source ?? []) {
            const fund = elements.get(each)
            if (fund === undefined) continue
            // Funds of the same words are one, whoever wrote them.
            const id = fold(fund.title).replace(/[.,;]+$/, '')
            if (!funds.has(id)) funds.set(id, textOf(fund))
            known.funds.add(id)
          }
        }
    }
    for (const [key, each] of own)
      found.push({
        key,
        weight: 1,
        objectives: [...each.objectives].map(([objective, area]) => ({ area, objective })),
        results: [...each.results],
        unit: head.unit.id,
        funds: [...each.funds],
      })
  }
  return found
}

/** Strategic objectives that a section's headings serve, each with its area. */
function objectivesAbove(view: PlanView, headings: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const heading of headings)
    for (const node of servedUpwards(view.index, heading))
      if (node.kind === 'strategic_objective') found.set(node.key, node.parent ?? NOT_STATED)
  return found
}

/** The order of the plans themselves; what is put together and what is not stated stand last. */
function ranks(view: PlanView): (column: FlowColumn, key: string) => number {
  const order = new Map<string, number>()
  for (const node of view.plan.pei?.nodes ?? []) order.set(node.key, order.size)
  for (const { head, plan } of view.plan.poas) {
    order.set(head.unit.id, order.size)
    for (const { key, kind } of plan.elements) if (kind === 'result') order.set(key, order.size)
  }
  return (_column, key) => (key === NOT_STATED ? 1e9 : key === REST ? 1e8 : (order.get(key) ?? 1e7))
}

/** `SIM · Servidores configurados`, cut at a word. */
export function shortName(shown: FlowView, node: FlowThrough, most: number): string {
  const code = shown.code(node.column, node.key)
  const title = say(shown.name(node.column, node.key), shown.view.locale)
  const whole = code === undefined || node.column === 'unit' ? (code ?? title) : `${code} · ${title}`
  if (whole.length <= most) return whole
  return `${whole.slice(0, most - 1).replace(/\s+\S*$/u, '')}…`
}
