import type { Locale } from '../../../kernel/text.ts'
import type { ShapeKind } from '../model.ts'

/** Types and not interfaces, because they travel as JSON. */
export type IslandLayer = {
  readonly code: string
  readonly title: string
  readonly shapeKind: ShapeKind
  /** `LayerStyle` as JSON. */
  readonly style: string
  /** Addresses: tiles as a template, the list in view, and the beginnings of a feature's data and page. */
  readonly tiles: string
  readonly tileJson: string
  readonly list: string
  readonly feature: string
  readonly featurePage: string
}

export type IslandLook = {
  readonly categories: readonly string[]
  readonly ramps: { readonly anil: readonly string[]; readonly barro: readonly string[] }
  readonly ink: string
  readonly paper: string
  readonly ground: string
  readonly line: string
  readonly here: string
}

export interface MapProps {
  readonly locale: Locale
  readonly page: string
  readonly view: { readonly lng: number; readonly lat: number; readonly zoom: number }
  /** All there is to see, in degrees, where the address names no view: fitted to the window, however narrow. */
  readonly whole: readonly number[] | undefined
  /** What the deployment lays under it all: its own archive, and layers of ours. */
  readonly basemap:
    | { readonly tiles: string; readonly minZoom: number; readonly maxZoom: number; readonly layers: readonly string[] }
    | undefined
  readonly ground: readonly string[]
  readonly marked: boolean
  readonly layers: readonly IslandLayer[]
  readonly looks: { readonly light: IslandLook; readonly dark: IslandLook }
  readonly words: { readonly [key: string]: string }
}
