/**
 * The mark: a cloth of three threads by three in which the top weft and the middle warp are strong and float over the
 * others, so that a T stands in it. The gaps are real, so it works on any ground and in one ink. `icon.svg` holds the
 * same pieces for the browser's tab (tested).
 */
const SIZE = 40
const EDGE = 3.5
const THREAD = 9
const PITCH = 12
const GAP = 1.5

/** By weft (row) and warp (column): does the warp pass over? */
const WARP_OVER: readonly (readonly boolean[])[] = [
  [false, false, false],
  [false, true, false],
  [true, true, true],
]

interface Piece {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly strong: boolean
}

/** The visible pieces of one thread: whole where it passes over, broken where it passes under. */
function thread(index: number, along: 'weft' | 'warp'): Piece[] {
  const strong = along === 'weft' ? index === 0 : index === 1
  const across = EDGE + index * PITCH
  const under = [0, 1, 2].filter((crossing) =>
    along === 'weft' ? WARP_OVER[index]?.[crossing] : !WARP_OVER[crossing]?.[index],
  )
  const ends: number[] = [0]
  for (const crossing of under) ends.push(EDGE + crossing * PITCH - GAP, EDGE + crossing * PITCH + THREAD + GAP)
  ends.push(SIZE)
  const pieces: Piece[] = []
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const from = ends[at] ?? 0
    const length = (ends[at + 1] ?? 0) - from
    if (length <= 0) continue
    pieces.push(
      along === 'weft'
        ? { x: from, y: across, width: length, height: THREAD, strong }
        : { x: across, y: from, width: THREAD, height: length, strong },
    )
  }
  return pieces
}

export const LOGO_PIECES: readonly Piece[] = [0, 1, 2].flatMap((index) => [
  ...thread(index, 'weft'),
  ...thread(index, 'warp'),
])

export interface LogoProps {
  readonly size?: number | undefined
  /** Word beside the mark; the mark itself is decoration and silent. */
  readonly name?: string | undefined
  /** One ink, for print and solid grounds. */
  readonly mono?: boolean | undefined
}

export function Logo({ size = 32, name, mono = false }: LogoProps) {
  return (
    <span class={mono ? 'logo logo-mono' : 'logo'}>
      <svg width={size} height={size} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" focusable="false">
        {LOGO_PIECES.map((piece) => (
          <rect
            key={`${piece.x}-${piece.y}`}
            class={piece.strong ? 'logo-strong' : 'logo-soft'}
            x={piece.x}
            y={piece.y}
            width={piece.width}
            height={piece.height}
          />
        ))}
      </svg>
      {name === undefined ? null : <span class="logo-name">{name}</span>}
    </span>
  )
}

/** A quiet strip of cloth: under mastheads and in empty states. Decoration only. */
export function Weave({ rows = 4 }: { readonly rows?: number | undefined }) {
  return <div class="weave" style={`--weave-rows:${rows}`} aria-hidden="true" />
}
