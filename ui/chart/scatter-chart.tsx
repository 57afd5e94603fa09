import { axisFor } from './axis-ticks.ts'

export interface ScatterDot {
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly here?: boolean | undefined
}

export interface ScatterChartProps {
  readonly label: string
  readonly dots: readonly ScatterDot[]
  readonly xTitle: string
  readonly yTitle: string
  readonly writeX: (value: number) => string
  readonly writeY: (value: number) => string
  readonly width?: number | undefined
  readonly height?: number | undefined
}

const LEFT = 64
const RIGHT = 20
const TOP = 28
const BOTTOM = 48

/** Two figures of each place, one along each side; every dot bears its name where there is room. Drawn on the server. */
export function ScatterChart(props: ScatterChartProps) {
  const { label, dots, xTitle, yTitle, writeX, writeY, width = 640, height = 420 } = props
  const [across, up] = [axisFor(dots.map(({ x }) => x)), axisFor(dots.map(({ y }) => y))]
  const x = (value: number) => LEFT + ((value - across.low) / (across.high - across.low)) * (width - LEFT - RIGHT)
  const y = (value: number) => TOP + ((up.high - value) / (up.high - up.low)) * (height - TOP - BOTTOM)
  const named = namesWithRoom(dots.map(({ id, name, x: at, y: high }) => ({ id, name, at: [x(at), y(high)] as const })))
  return (
    <figure class="scatter-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {up.ticks.map((value) => (
          <g key={value}>
            <line class="series-grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text class="series-axis" x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {writeY(value)}
            </text>
          </g>
        ))}
        {across.ticks.map((value) => (
          <text key={value} class="series-axis" x={x(value)} y={height - BOTTOM + 18} text-anchor="middle">
            {writeX(value)}
          </text>
        ))}
        <text class="scatter-title" x={width - RIGHT} y={height - 8} text-anchor="end">
          {xTitle} →
        </text>
        <text class="scatter-title" x={4} y={14}>
          ↑ {yTitle}
        </text>
        {dots.map((dot) => (
          <g key={dot.id} class={dot.here === true ? 'scatter-here' : undefined}>
            <circle class="scatter-dot" cx={x(dot.x)} cy={y(dot.y)} r="6">
              <title>{`${dot.name}: ${writeX(dot.x)}, ${writeY(dot.y)}`}</title>
            </circle>
            {named.has(dot.id) ? (
              <text
                class="scatter-name"
                x={x(dot.x) + (x(dot.x) > width * 0.75 ? -10 : 10)}
                y={y(dot.y) + 4}
                text-anchor={x(dot.x) > width * 0.75 ? 'end' : 'start'}
              >
                {dot.name}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  )
}

/** Names that would run into another are left to the table and to who points at the dot. */
function namesWithRoom(
  dots: readonly { readonly id: string; readonly name: string; readonly at: readonly [number, number] }[],
): ReadonlySet<string> {
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = []
  const fitting = new Set<string>()
  for (const { id, name, at } of dots) {
    const own = { left: at[0] - 8, right: at[0] + 14 + name.length * 6.6, y: at[1] }
    if (placed.some(({ left, right, y }) => own.left < right && own.right > left && Math.abs(own.y - y) < 15)) continue
    placed.push(own)
    fitting.add(id)
  }
  return fitting
}
