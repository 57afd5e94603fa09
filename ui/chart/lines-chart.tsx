import { axisFor } from './axis-ticks.ts'

export interface ChartLine {
  readonly id: string
  readonly name: string
  /** One for each mark of the axis, in their order; `null` leaves a gap, never a zero. */
  readonly values: readonly (number | null)[]
  /** `quiet`: the rest, in grey; `here`: the one that is looked at; a number: its own colour of the eight. */
  readonly look: 'quiet' | 'whole' | 'here' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
}

export interface LinesChartProps {
  /** The whole text equivalent; the table beside says the same in figures. */
  readonly label: string
  readonly lines: readonly ChartLine[]
  /** Words under the picture, one for each value; crowded ones are left out, the first and the last never. */
  readonly marks: readonly string[]
  readonly write: (value: number) => string
  /** A value to reach, as a dashed line with its words. */
  readonly aim?: { readonly value: number; readonly title: string } | undefined
  readonly fromZero?: boolean | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** What the lines without colour are: "los demás municipios". */
  readonly quietTitle?: string | undefined
}

const LEFT = 58
const RIGHT = 14
const TOP = 14
const BOTTOM = 28
/** Points for one mark under the picture. */
const MARK_ROOM = 44

/** Many series over the same periods: the ones that matter in colour and in the legend, the others in grey. Drawn on the server. */
export function LinesChart(props: LinesChartProps) {
  const { label, lines, marks, write, aim, fromZero, width = 640, height = 300, quietTitle } = props
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null))
  const axis = axisFor(aim === undefined ? known : [...known, aim.value], { fromZero })
  const last = Math.max(1, marks.length - 1)
  const x = (index: number) => LEFT + (index / last) * (width - LEFT - RIGHT)
  const y = (value: number) => TOP + ((axis.high - value) / (axis.high - axis.low)) * (height - TOP - BOTTOM)
  const every = Math.max(1, Math.ceil((marks.length * MARK_ROOM) / (width - LEFT - RIGHT)))
  // What matters is drawn last, over the rest.
  const ordered = [...lines].sort((one, other) => rank(one) - rank(other))
  return (
    <figure class="lines-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {axis.ticks.map((value) => (
          <g key={value}>
            <line class="series-grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text class="series-axis" x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {write(value)}
            </text>
          </g>
        ))}
        {marks.map((mark, index) =>
          (index % every === 0 && (index === 0 || last - index >= every || index === last)) || index === last ? (
            <text
              key={mark}
              class="series-axis"
              x={x(index)}
              y={height - 8}
              text-anchor={index === last ? 'end' : index === 0 ? 'start' : 'middle'}
            >
              {mark}
            </text>
          ) : null,
        )}
        {aim === undefined ? null : (
          <line class="series-aim" x1={LEFT} x2={width - RIGHT} y1={y(aim.value)} y2={y(aim.value)} />
        )}
        {ordered.map((line) => (
          <g key={line.id} class={lookOf(line)}>
            <title>{line.name}</title>
            {runsOf(line.values).map((run) =>
              run.length === 1 && run[0] !== undefined ? (
                <circle key={run[0][0]} cx={x(run[0][0])} cy={y(run[0][1])} r="3.500" />
              ) : (
                <polyline
                  key={run[0]?.[0]}
                  points={run.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
                />
              ),
            )}
          </g>
        ))}
      </svg>
      <figcaption class="lines-key">
        {ordered
          .filter(({ look }) => look !== 'quiet')
          .reverse()
          .map((line) => (
            <span key={line.id} class={lookOf(line)}>
              {line.name}
            </span>
          ))}
        {quietTitle !== undefined && lines.some(({ look }) => look === 'quiet') ? (
          <span class="line-quiet">{quietTitle}</span>
        ) : null}
        {aim === undefined ? null : <span class="line-aim">{aim.title}</span>}
      </figcaption>
    </figure>
  )
}

const ORDER = { quiet: 0, whole: 2, here: 3 } as const

function rank({ look }: ChartLine): number {
  return typeof look === 'number' ? 1 : ORDER[look]
}

function lookOf({ look }: ChartLine): string {
  return typeof look === 'number' ? `line-colour line-colour-${look}` : `line-${look}`
}

/** Runs of neighbouring known values: a gap in the figures is a gap in the line. */
export function runsOf(values: readonly (number | null)[]): readonly (readonly (readonly [number, number])[])[] {
  const runs: (readonly [number, number])[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push([index, value])
  })
  return runs.filter((run) => run.length > 0)
}
