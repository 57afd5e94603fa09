import { formatNumber } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import type { FlowBand, FlowNode } from '../../../rules/alignment/flow.ts'
import { FLOW_SPACE, type FlowView, shortName } from './flow-view.ts'
import { COLUMN_NAMES, flowWords } from './flow-words.ts'

const WIDTH = 1200
const NODE = 12
const TOP = 30
/** Left edge of each column; the last leaves room for its names at its right. */
const LEFT = [0, 240, 500, 812, 1010] as const

/** Left to right as bands, every node and band a link with its own words. Names stand at the right of their node. */
export function FlowDrawing({ shown }: { readonly shown: FlowView }) {
  const { flow, view } = shown
  const { locale } = view
  const words = flowWords(locale)
  const bottom = Math.max(
    FLOW_SPACE.height,
    ...flow.columns.flatMap(({ nodes }) => nodes.map(({ top, height }) => top + height)),
  )
  const left = (node: FlowNode) => LEFT[flow.columns.findIndex(({ column }) => column === node.column)] ?? 0
  const colour = (key: string) => {
    const number = shown.areaNumber(key)
    return number === undefined ? 'flow-none' : `flow-area-${((number - 1) % 8) + 1}`
  }
  const bandWords = (band: FlowBand) =>
    words.band(shortName(shown, band.from, 120), shortName(shown, band.to, 120), formatNumber(band.value, { max: 1 }))
  const drawnName = (node: FlowNode) =>
    shortName(shown, node, node.column === 'unit' ? 12 : node.column === 'fund' ? 24 : 34)
  // What is heard begins with what is seen, so that who speaks to the machine can say it (WCAG 2.5.3).
  const drawnWords = (node: FlowNode) => `${drawnName(node)} ${formatNumber(node.value, { max: 1 })}`
  return (
    <svg class="flow-drawing" viewBox={`0 0 ${WIDTH} ${Math.ceil(bottom) + TOP + 8}`}>
      <title>{words.drawing(formatNumber(flow.total))}</title>
      {flow.columns.map(({ column }, index) => (
        <text key={column} class="flow-head" x={LEFT[index]} y={14}>
          {say(COLUMN_NAMES[column], locale)}
        </text>
      ))}
      <g class="flow-bands">
        {flow.bands.map((band) => (
          <a
            key={`${band.from.column} ${band.from.key} ${band.to.key}`}
            href={shown.hrefOfPair(band.from, band.to)}
            class={`flow-band ${colour(band.area)}`}
            aria-label={bandWords(band)}
          >
            <path d={ribbon(band, left(band.from) + NODE, left(band.to))}>
              <title>{bandWords(band)}</title>
            </path>
          </a>
        ))}
      </g>
      {flow.columns.map(({ column, nodes }) => (
        <g key={column} class="flow-nodes">
          {nodes.map((node) => (
            <a
              key={node.key}
              href={shown.hrefOfNode(node)}
              class={`flow-node ${column === 'area' ? colour(node.key) : ''}`}
              aria-label={`${drawnWords(node)}. ${words.node(
                say(COLUMN_NAMES[column], locale),
                shortName(shown, node, 160),
                formatNumber(node.value, { max: 1 }),
              )}`}
            >
              <rect x={left(node)} y={TOP + node.top} width={NODE} height={node.height} />
              <text x={left(node) + NODE + 6} y={TOP + node.top + node.height / 2} dominant-baseline="central">
                {drawnName(node)} <tspan class="flow-value">{formatNumber(node.value, { max: 1 })}</tspan>
              </text>
            </a>
          ))}
        </g>
      ))}
    </svg>
  )
}

/** A band of one width that leaves and enters level. */
function ribbon({ fromTop, toTop, height }: FlowBand, from: number, to: number): string {
  const middle = (from + to) / 2
  const [y1, y2] = [TOP + fromTop, TOP + toTop]
  const n = (value: number) => value.toFixed(1)
  return [
    `M${n(from)} ${n(y1)}`,
    `C${n(middle)} ${n(y1)} ${n(middle)} ${n(y2)} ${n(to)} ${n(y2)}`,
    `L${n(to)} ${n(y2 + height)}`,
    `C${n(middle)} ${n(y2 + height)} ${n(middle)} ${n(y1 + height)} ${n(from)} ${n(y1 + height)}`,
    'Z',
  ].join('')
}
