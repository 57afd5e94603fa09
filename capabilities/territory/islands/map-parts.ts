import type { Map as LibreMap } from 'maplibre-gl'
import type { MapProps } from './map-props.ts'

/** Another choice of layers. */
export const LAYERS_EVENT = 'trama:layers'

/** What the parts of the living map share. */
export interface LivingMap {
  readonly map: LibreMap
  readonly root: HTMLElement
  readonly props: MapProps
  /** Codes of the layers that are on. */
  shown(): readonly string[]
  /** Says it, and to those who only listen too. */
  tell(words: string): void
}
