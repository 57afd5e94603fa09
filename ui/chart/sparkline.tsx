export interface SparklineProps {
  /** The whole text equivalent: "Solicitudes por mes: de 82 en enero a 120 en junio". */
  readonly label: string
  /** In order; `null` leaves a gap, never a zero. */
  readonly values: readonly (number | null)[]
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** Runs of neighbouring known values, as points of the picture. */
export function sparklineRuns(
  values: readonly (number | null)[],
  width: number,
  height: number,
): (readonly [number, number])[][] {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const runs: (readonly [number, number])[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push([Math.round(index * step * 10) / 10, Math.round(y(value) * 10) / 10])
  })
  return runs.filter((run) => run.length > 0)
}

const MARGIN = 4

/** A line the size of a word. */
export function Sparkline({ label, values, width = 96, height = 24 }: SparklineProps) {
  const runs = sparklineRuns(values, width - 2 * MARGIN, height - 2 * MARGIN)
  const last = runs.at(-1)?.at(-1)
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <g transform={`translate(${MARGIN} ${MARGIN})`}>
        {runs.map((run) =>
          run.length === 1 && run[0] !== undefined ? (
            <circle key={run[0][0]} class="sparkline-dot" cx={run[0][0]} cy={run[0][1]} r="1.500" />
          ) : (
            <polyline key={run[0]?.[0]} class="sparkline-line" points={run.map((point) => point.join(',')).join(' ')} />
          ),
        )}
        {last ? <circle class="sparkline-end" cx={last[0]} cy={last[1]} r="2.500" /> : null}
      </g>
    </svg>
  )
}
