import type { ShapeKind } from '../model.ts'
import type { IslandLayer, IslandLook } from './map-props.ts'

/** What a map under a form shows. */
export interface GroundProps {
  readonly view: { readonly lng: number; readonly lat: number; readonly zoom: number }
  readonly layers: readonly IslandLayer[]
  readonly looks: { readonly light: IslandLook; readonly dark: IslandLook }
}

export interface DrawProps extends GroundProps {
  readonly kind: ShapeKind
  /** Ids of the text and of its system: the map writes into them, and reads them again. */
  readonly textId: string
  readonly systemId: string
  /** The shape in degrees where the text is in another system and could be read; JSON, or empty. */
  readonly shape: string
  /** Beginning of the address of what may be snapped to, one for each layer by its code. */
  readonly neighbours: { readonly [code: string]: string }
  readonly separators: { readonly hole: string; readonly part: string }
  readonly locale: 'es' | 'en'
  readonly words: { readonly [key: string]: string }
}

export interface PickProps extends GroundProps {
  readonly textId: string
  /** Code of the layer to choose from. */
  readonly layer: string
  readonly words: { readonly [key: string]: string }
}
