import type { ComponentChildren } from 'preact'
import type { RampName } from '../tokens/palette.ts'

/** One shape in points of the picture: a path, or a dot. */
export interface PictureShape {
  readonly id: string
  readonly path?: string | undefined
  readonly at?: readonly [x: number, y: number] | undefined
  /** One of the eight categories of the palette; or a step, 1 to 7, of a ramp. Without either: no data, hatched. */
  readonly category?: number | undefined
  readonly step?: { readonly ramp: RampName; readonly level: number } | undefined
  readonly title: string
  /** Written on the map. */
  readonly label?: string | undefined
  /** "This one." */
  readonly here?: boolean | undefined
}

export interface PictureLayer {
  readonly id: string
  readonly kind: 'point' | 'line' | 'polygon'
  readonly opacity: number
  readonly shapes: readonly PictureShape[]
}

export interface MapPictureProps {
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
export function MapPicture({ label, width, height, layers, scale, mark, note }: MapPictureProps) {
  return (
    <figure class="map-picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="xMidYMid slice">
        {layers.map((layer) => (
          <g key={layer.id} class={`map-${layer.kind}`} fill-opacity={layer.opacity}>
            {layer.shapes.map((shape) => (
              <Drawn key={shape.id} shape={shape} kind={layer.kind} />
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

function Drawn({ shape, kind }: { readonly shape: PictureShape; readonly kind: PictureLayer['kind'] }) {
  const style = fillOf(shape)
  const here =
    [shape.here ? 'map-here' : '', style === undefined ? 'map-none' : ''].filter(Boolean).join(' ') || undefined
  if (shape.path !== undefined)
    return (
      <path class={here} d={shape.path} style={style}>
        <title>{shape.title}</title>
      </path>
    )
  if (shape.at === undefined || kind !== 'point') return null
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
