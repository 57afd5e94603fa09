import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'
import type { DrawnArea } from './choropleth.tsx'
import { type Cluster, circleRadius, clusterPoints } from './clusters.ts'
import { MapPicture, type PictureLayer, type PictureShape } from './map-picture.tsx'
import { PictureTable } from './picture-table.tsx'

export interface MapDot {
  readonly id: string
  readonly title: string
  readonly at: readonly [x: number, y: number]
  /** One of the eight of the palette. */
  readonly category?: number | undefined
  /** How many lie there; absent: one. */
  readonly count?: number | undefined
}

export interface DotMapProps {
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly width: number
  readonly height: number
  /** The ground: outlines, without a figure. */
  readonly ground: readonly DrawnArea[]
  readonly dots: readonly MapDot[]
  /** Dots nearer than so many points of the picture are one circle with their number; absent: each stands for itself. */
  readonly together?: number | undefined
  /** What the categories mean. */
  readonly legend?: readonly { readonly category: number; readonly title: string }[] | undefined
  /** The same in words: how many in each part, or one row for each. */
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly value: string
    readonly href?: string | undefined
  }[]
  readonly columns: { readonly name: string; readonly value: string }
  readonly scale?: { readonly points: number; readonly words: string } | undefined
  readonly note?: ComponentChildren
}

/** Where things are: a dot for each, or a circle with a number where they crowd, on quiet outlines. */
export function DotMap(props: DotMapProps) {
  const { id, label, locale, width, height, ground, dots, together, legend = [], rows, columns, scale, note } = props
  const shapes = together === undefined ? dots.map(dot) : clusterPoints(dots, together).map(circle)
  const clustered = shapes.some(({ count }) => count !== undefined)
  return (
    <div class="dot-map">
      <MapPicture
        id={`${id}-mapa`}
        label={label}
        width={width}
        height={height}
        layers={[groundLayer(ground), { id, kind: 'point', opacity: 1, shapes }]}
        scale={scale}
        note={label}
      />
      {legend.length === 0 && !clustered ? null : (
        <ul class="dot-legend">
          {legend.map(({ category, title }) => (
            <li key={title}>
              <span class="map-swatch map-swatch-point" style={`--shape:var(--category-${category})`} /> {title}
            </li>
          ))}
          {clustered ? (
            <li>
              <span class="cluster-swatch">n</span> {words(locale).together}
            </li>
          ) : null}
        </ul>
      )}
      {note == null ? null : <p class="soft">{note}</p>}
      <PictureTable
        id={id}
        label={label}
        locale={locale}
        rows={rows}
        nameColumn={columns.name}
        values={[{ key: 'value', title: columns.value, cell: ({ value }) => value }]}
      />
    </div>
  )
}

/** Outlines to find one's way by. */
export function groundLayer(areas: readonly DrawnArea[], named = false): PictureLayer {
  return {
    id: 'suelo',
    kind: 'ground',
    opacity: 1,
    shapes: areas.map(({ id, name, path, at }) => ({ id, path, at, title: name, label: named ? name : undefined })),
  }
}

function dot({ id, title, at, category = 1 }: MapDot): PictureShape {
  return { id, title, at, category }
}

function circle({ at, members, count }: Cluster<MapDot>): PictureShape {
  const [first] = members
  if (first !== undefined && count === 1) return dot(first)
  const names = members.slice(0, 6).map(({ title }) => title)
  return {
    id: `${first?.id ?? ''} ${count}`,
    title: `${formatNumber(count)}: ${names.join(', ')}${count > names.length ? '…' : ''}`,
    at,
    count,
    radius: circleRadius(count),
  }
}
