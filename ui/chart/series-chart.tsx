/** A value at a place in time, both ready to draw. */
export interface SeriesPoint {
  /** 0 to 1 along the picture. */
  readonly at: number
  readonly value: number
}

export interface SeriesChartProps {
  /** The whole text equivalent: what was measured, against what. The table beside says the same in figures. */
  readonly label: string
  readonly points: readonly SeriesPoint[]
  readonly targets: readonly SeriesPoint[]
  readonly baseline?: number | undefined
  /** As the axis writes a value. */
  readonly write: (value: number) => string
  /** Words under the picture, at their places. */
  readonly marks: readonly { readonly at: number; readonly title: string }[]
  readonly legend: { readonly measured: string; readonly target: string; readonly baseline: string }
}

const WIDTH = 480
const HEIGHT = 220
const LEFT = 52
const RIGHT = 12
const TOP = 14
const BOTTOM = 28

/** Nice numbers for the axis: 0, half and the top, never closer to the picture's edge than its largest value. */
export function axisTop(largest: number): number {
  if (largest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 2.5, 4, 5, 6, 8, 10].find((each) => each * power >= largest) ?? 10
  return step * power
}

/** What was measured as a line, what should be reached as steps, the baseline as a thin line. Drawn on the server. */
export function SeriesChart({ label, points, targets, baseline, write, marks, legend: words }: SeriesChartProps) {
  const values = [...points, ...targets].map(({ value }) => value).concat(baseline ?? [])
  const low = Math.min(0, ...values)
  const top = axisTop(Math.max(...values, 0))
  const x = (at: number) => LEFT + at * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => TOP + ((top - value) / (top - low)) * (HEIGHT - TOP - BOTTOM)
  const place = ({ at, value }: SeriesPoint) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`
  return (
    <figure class="series-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[low, low + (top - low) / 2, top].map((value) => (
          <g key={value}>
            <line class="series-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text class="series-axis" x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {write(value)}
            </text>
          </g>
        ))}
        {marks.map(({ at, title }) => (
          <text key={title} class="series-axis" x={x(at)} y={HEIGHT - 8} text-anchor="middle">
            {title}
          </text>
        ))}
        {baseline === undefined ? null : (
          <line class="series-baseline" x1={LEFT} x2={WIDTH - RIGHT} y1={y(baseline)} y2={y(baseline)} />
        )}
        {targets.length < 2 ? null : <polyline class="series-aim" points={targets.map(place).join(' ')} />}
        {targets.map((target) => (
          <path
            key={target.at}
            class="series-target"
            d={`M${x(target.at) - 7} ${y(target.value)}h14M${x(target.at)} ${y(target.value) - 7}v14`}
          />
        ))}
        <polyline class="series-line" points={points.map(place).join(' ')} />
        {points.map((point) => (
          <circle key={point.at} class="series-point" cx={x(point.at)} cy={y(point.value)} r="4" />
        ))}
      </svg>
      <figcaption class="series-key">
        <span class="series-key-measured">{words.measured}</span>
        {targets.length === 0 ? null : <span class="series-key-target">{words.target}</span>}
        {baseline === undefined ? null : <span class="series-key-baseline">{words.baseline}</span>}
      </figcaption>
    </figure>
  )
}
