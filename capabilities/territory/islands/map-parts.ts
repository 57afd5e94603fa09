import type { Map as LibreMap } from 'maplibre-gl'
import type { IslandLayer, MapProps } from './map-props.ts'

/** Another choice of layers. */
export const LAYERS_EVENT = 'trama:layers'

/** What is written on the map, and where. */
export interface Name {
  readonly title: string
  readonly at: readonly [number, number]
}

/** What the parts of the living map share. */
export interface LivingMap {
  readonly map: LibreMap
  readonly root: HTMLElement
  readonly props: MapProps
  /** Codes of the layers that are on. */
  shown(): readonly string[]
  /** Lists what is in view anew has arrived: names for the map come with it. */
  named(layer: IslandLayer, names: readonly Name[], complete: boolean): void
  /** Says it, and to those who only listen too. */
  tell(words: string): void
}
