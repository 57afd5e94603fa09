/**
 * The mark: a plain weave of three threads by three in which the top weft and the middle warp are strong, so that a T
 * stands in the cloth. Threads pass over and under in turn; the gaps are real, so it works on any ground and in one ink.
 */
const THREAD = 8
const GAP = 2
const PITCH = 12
const SIZE = 3 * THREAD + 2 * (PITCH - THREAD) + 8

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
  const across = 4 + index * PITCH
  const cuts = [0, 1, 2].filter((crossing) => ((crossing + index) % 2 === 0) === (along === 'warp'))
  const ends: number[] = [0]
  for (const crossing of cuts) ends.push(4 + crossing * PITCH - GAP, 4 + crossing * PITCH + THREAD + GAP)
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

const PIECES: readonly Piece[] = [0, 1, 2].flatMap((index) => [...thread(index, 'weft'), ...thread(index, 'warp')])

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
        {PIECES.map((piece) => (
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
