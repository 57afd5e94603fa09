import { axisFor } from './axis-ticks.ts'

export interface ChartBar {
  readonly id: string
  readonly name: string
  readonly value: number
  /** Already formatted; stands at the end of the bar. */
  readonly said: string
  readonly here?: boolean | undefined
}

export interface BarsChartProps {
  readonly label: string
  /** In the order in which they are shown. */
  readonly bars: readonly ChartBar[]
  /** Values to compare with, as lines across all bars. */
  readonly lines?:
    | readonly { readonly value: number; readonly title: string; readonly look: 'whole' | 'aim' }[]
    | undefined
  readonly width?: number | undefined
}

const ROW = 26
const NAME = 150
const SAID = 76
const TOP = 8

/** One bar for each place, from zero, so that lengths can be compared. Drawn on the server. */
export function BarsChart({ label, bars, lines = [], width = 640 }: BarsChartProps) {
  const axis = axisFor([...bars.map(({ value }) => value), ...lines.map(({ value }) => value)], { fromZero: true })
  const x = (value: number) => NAME + ((value - axis.low) / (axis.high - axis.low)) * (width - NAME - SAID)
  const height = TOP + bars.length * ROW + 8
  return (
    <figure class="bars-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {bars.map((bar, index) => {
          const [from, to] = [x(Math.min(0, bar.value)), x(Math.max(0, bar.value))]
          const y = TOP + index * ROW
          return (
            <g key={bar.id} class={bar.here === true ? 'bars-here' : undefined}>
              <text class="bars-name" x={NAME - 8} y={y + 16} text-anchor="end">
                {bar.name}
              </text>
              <rect class="bars-bar" x={from} y={y + 3} width={Math.max(1, to - from)} height={ROW - 8} />
            </g>
          )
        })}
        {lines.map(({ value, look, title }) => (
          <line key={title} class={`bars-line-${look}`} x1={x(value)} x2={x(value)} y1={TOP - 4} y2={height - 4} />
        ))}
        {/* Over the lines, which would run through the figures. */}
        {bars.map((bar, index) => (
          <g key={bar.id} class={bar.here === true ? 'bars-here' : undefined}>
            <text class="bars-said" x={x(Math.max(0, bar.value)) + 6} y={TOP + index * ROW + 16}>
              {bar.said}
            </text>
          </g>
        ))}
      </svg>
      {lines.length === 0 ? null : (
        <figcaption class="lines-key">
          {lines.map(({ title, look }) => (
            <span key={title} class={look === 'aim' ? 'line-aim' : 'line-whole'}>
              {title}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}
