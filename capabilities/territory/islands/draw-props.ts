import type { ShapeKind } from '../model.ts'
import type { IslandLayer, IslandLook } from './map-props.ts'

/** Types and not interfaces where they travel as JSON. */
export interface DrawProps {
  readonly kind: ShapeKind
  /** Ids of the text and of its system: the map writes into them, and reads them again. */
  readonly textId: string
  readonly systemId: string
  /** The shape in degrees where the text is in another system and could be read; JSON, or empty. */
  readonly shape: string
  readonly view: { readonly lng: number; readonly lat: number; readonly zoom: number }
  readonly layers: readonly IslandLayer[]
  /** Beginning of the address of what may be snapped to, one for each layer by its code. */
  readonly neighbours: { readonly [code: string]: string }
  readonly looks: { readonly light: IslandLook; readonly dark: IslandLook }
  readonly separators: { readonly hole: string; readonly part: string }
  readonly locale: 'es' | 'en'
  readonly words: { readonly [key: string]: string }
}
