import type { ComponentChildren } from 'preact'
import type { RampName } from '../tokens/palette.ts'
import { MISSING_KINDS, type Missing } from './classes.ts'

/** One shape in points of the picture: a path, or a dot. */
export interface PictureShape {
  readonly id: string
  readonly path?: string | undefined
  readonly at?: readonly [x: number, y: number] | undefined
  /** One of the eight categories of the palette; or a step, 1 to 7, of a ramp. Without either: no data, hatched. */
  readonly category?: number | undefined
  readonly step?: { readonly ramp: RampName; readonly level: number } | undefined
  /** Why it has no figure: hatched in its own way. */
  readonly missing?: Missing | undefined
  /** Of a circle that stands for several: how many, and how large it is drawn. */
  readonly count?: number | undefined
  readonly radius?: number | undefined
  readonly title: string
  /** Written on the map. */
  readonly label?: string | undefined
  /** "This one." */
  readonly here?: boolean | undefined
}

export interface PictureLayer {
  readonly id: string
  /** `ground`: quiet outlines to find one's way by; `outline`: the same over what is drawn, filled with nothing. */
  readonly kind: 'point' | 'line' | 'polygon' | 'ground' | 'outline'
  readonly opacity: number
  readonly shapes: readonly PictureShape[]
}

export interface MapPictureProps {
  /** Unique on the page; needed where something is hatched. */
  readonly id?: string | undefined
  /** What the picture shows, for those who do not see it; the table beside it says the rest. */
  readonly label: string
  readonly width: number
  readonly height: number
  readonly layers: readonly PictureLayer[]
  /** A bar of so many points, and what it is long. */
  readonly scale?: { readonly points: number; readonly words: string } | undefined
  /** Where somebody asked for. */
  readonly mark?: readonly [x: number, y: number] | undefined
  readonly note?: ComponentChildren
}

/** A map that needs no script: drawn on the server, prints well, and is replaced by the living map where there is one. */
export function MapPicture({ id: own, label, width, height, layers, scale, mark, note }: MapPictureProps) {
  return (
    <figure class="map-picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="xMidYMid slice">
        {own === undefined ? null : <Hatches id={own} layers={layers} />}
        {layers.map((layer) => (
          <g key={layer.id} class={`map-${layer.kind}`} fill-opacity={layer.opacity}>
            {layer.shapes.map((shape) => (
              <Drawn key={shape.id} shape={shape} kind={layer.kind} picture={own} />
            ))}
          </g>
        ))}
        <g class="map-labels">
          {layers.flatMap((layer) =>
            layer.shapes.map(({ id, label: text, at }) =>
              text === undefined || at === undefined ? null : (
                <text key={`${layer.id} ${id}`} x={at[0]} y={at[1]}>
                  {text}
                </text>
              ),
            ),
          )}
        </g>
        {mark === undefined ? null : (
          <path class="map-mark" d={`M${mark[0]} ${mark[1]}l-9 -22a9.500 9.500 0 1 1 18 0z`} />
        )}
        {scale === undefined ? null : (
          <g class="map-scale">
            <path d={`M16 ${height - 26}v8h${scale.points.toFixed(0)}v-8`} />
            <text x={20} y={height - 30}>
              {scale.words}
            </text>
            <path class="map-north" d={`M${width - 28} ${height - 20}l9 -30 9 30 -9 -8z`} />
            <text x={width - 24} y={height - 56}>
              N
            </text>
          </g>
        )}
      </svg>
      {note == null ? null : <figcaption>{note}</figcaption>}
    </figure>
  )
}

/** The hatches that are used, each kind of missing in its own: nothing is told by colour alone. */
function Hatches({ id, layers }: { readonly id: string; readonly layers: readonly PictureLayer[] }) {
  const used = MISSING_KINDS.filter((kind) =>
    layers.some(({ shapes }) => shapes.some(({ missing }) => missing === kind)),
  )
  if (used.length === 0) return null
  return (
    <defs>
      {used.map((kind) => (
        <pattern key={kind} id={`${id}-${kind}`} width={7} height={7} patternUnits="userSpaceOnUse">
          <rect class="hatch-ground" width={7} height={7} />
          <path class="hatch-lines" d={HATCHES[kind]} />
        </pattern>
      ))}
    </defs>
  )
}

const HATCHES: Readonly<Record<Missing, string>> = {
  unknown: 'M0 7L7 0M-1 1L1 -1M6 8L8 6',
  not_said: 'M0 0L7 7M-1 6L1 8M6 -1L8 1',
  not_applicable: 'M2 3.500h3',
}

interface DrawnProps {
  readonly shape: PictureShape
  readonly kind: PictureLayer['kind']
  /** Id of the picture, whose hatches are used. */
  readonly picture: string | undefined
}

function Drawn({ shape, kind, picture }: DrawnProps) {
  const hatched = shape.missing !== undefined && picture !== undefined
  const style = hatched ? `--hatched:url(#${picture}-${shape.missing})` : fillOf(shape)
  const here =
    [
      shape.here ? 'map-here' : '',
      hatched
        ? 'map-hatched'
        : style === undefined && kind !== 'ground' && kind !== 'outline' && shape.count === undefined
          ? 'map-none'
          : '',
    ]
      .filter(Boolean)
      .join(' ') || undefined
  if (shape.path !== undefined)
    return (
      <path class={here} d={shape.path} style={style}>
        <title>{shape.title}</title>
      </path>
    )
  if (shape.at === undefined || kind !== 'point') return null
  if (shape.count !== undefined)
    return (
      <g class="map-together">
        <circle cx={shape.at[0]} cy={shape.at[1]} r={shape.radius ?? 12}>
          <title>{shape.title}</title>
        </circle>
        <text x={shape.at[0]} y={shape.at[1] + 5}>
          {shape.count}
        </text>
      </g>
    )
  return (
    <circle class={here} cx={shape.at[0]} cy={shape.at[1]} r={6} style={style}>
      <title>{shape.title}</title>
    </circle>
  )
}

function fillOf({ category, step }: PictureShape): string | undefined {
  if (step !== undefined) return `--shape:var(--ramp-${step.ramp}-${step.level})`
  return category === undefined ? undefined : `--shape:var(--category-${category})`
}
