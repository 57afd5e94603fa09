export interface ScoreBarProps {
  /** 0–100; `null`: there is none, and nothing is drawn. */
  readonly value: number | null
  /** Where bands begin, as marks on the ground. */
  readonly marks?: readonly number[] | undefined
  /** A second figure, as a line across. */
  readonly beside?: number | null | undefined
}

const HEIGHT = 12

/** A figure between 0 and 100 beside its number in a table, which says it; drawn on the server. */
export function ScoreBar({ value, marks = [], beside }: ScoreBarProps) {
  if (value === null) return null
  return (
    <svg
      class="score-bar"
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="score-ground" width="100" height={HEIGHT} />
      <rect class="score-value" y="2" width={value.toFixed(2)} height={HEIGHT - 4} />
      {marks.map((mark) =>
        mark <= 0 || mark >= 100 ? null : <line key={mark} class="score-mark" x1={mark} x2={mark} y1="0" y2={HEIGHT} />,
      )}
      {beside === undefined || beside === null ? null : (
        <line class="score-beside" x1={beside.toFixed(2)} x2={beside.toFixed(2)} y1="0" y2={HEIGHT} />
      )}
    </svg>
  )
}

export interface RankStripProps {
  /** How many times it had each rank, from the first on. */
  readonly counts: readonly number[]
  /** The rank by the method as it is. */
  readonly rank: number
  /** The whole text equivalent. */
  readonly label: string
}

/** Which ranks a place had in many runs: the fuller a box, the more often. */
export function RankStrip({ counts, rank, label }: RankStripProps) {
  const most = Math.max(1, ...counts)
  return (
    <svg class="rank-strip" viewBox={`0 0 ${counts.length * 10} 16`} role="img" aria-label={label}>
      {counts.map((count, at) => {
        const height = (14 * count) / most
        return (
          <g key={at}>
            <rect class="score-ground" x={at * 10 + 0.5} y="1" width="9" height="14" />
            <rect
              class={at + 1 === Math.floor(rank) ? 'rank-here' : 'score-value'}
              x={at * 10 + 0.5}
              y={(15 - height).toFixed(2)}
              width="9"
              height={height.toFixed(2)}
            />
          </g>
        )
      })}
    </svg>
  )
}
