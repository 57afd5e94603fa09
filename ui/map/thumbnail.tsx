import type { ComponentChildren } from 'preact'
import type { DrawnArea } from './choropleth.tsx'
import { MapPicture } from './map-picture.tsx'

export interface MapThumbnailProps {
  readonly id: string
  /** What is where: `Apopa, en el norte del área`. */
  readonly label: string
  readonly width: number
  readonly height: number
  /** Everything around it, itself too. */
  readonly areas: readonly DrawnArea[]
  /** Ids of what the page is about. */
  readonly here: readonly string[]
  readonly href?: string | undefined
  /** The same in words: what it lies beside, how certain its limits are. */
  readonly children: ComponentChildren
}

/** One place in its surroundings, small, with its words beside it. */
export function MapThumbnail({ id, label, width, height, areas, here, href, children }: MapThumbnailProps) {
  const own = new Set(here)
  const shape = ({ id: key, name, path, at }: DrawnArea) => ({ id: key, title: name, path, at })
  const picture = (
    <MapPicture
      id={`${id}-mapa`}
      label={label}
      width={width}
      height={height}
      layers={[
        { id: 'alrededor', kind: 'ground', opacity: 1, shapes: areas.filter((area) => !own.has(area.id)).map(shape) },
        {
          id: 'este',
          kind: 'polygon',
          opacity: 1,
          shapes: areas.filter((area) => own.has(area.id)).map((area) => ({ ...shape(area), category: 1, here: true })),
        },
      ]}
    />
  )
  return (
    <div class="map-thumbnail">
      {href === undefined ? picture : <a href={href}>{picture}</a>}
      <div>{children}</div>
    </div>
  )
}
