import type { LayerStyle, ShapeKind } from '../../model.ts'
import { NAMED_HERE } from '../tiles/generalise.ts'

/** What the drawing and the legend need of a layer. */
export interface LookedLayer {
  readonly code: string
  readonly shapeKind: ShapeKind
  readonly style: LayerStyle
}

/** How the map is looked at. Colours by their names (`colour-names.ts`). */
export interface MapLook {
  readonly colours: Readonly<Record<string, string>>
  readonly ink: string
  readonly paper: string
  readonly here: string
  /** Nothing by shade alone: full outlines, stronger fills. */
  readonly contrast: boolean
}

export interface LegendEntry {
  readonly title: string
  readonly titleEn?: string | undefined
  /** Name in the palette. */
  readonly colour: string
}

/** One line for each look of a layer; none where there is but one, which the layer's own name stands for. */
export function legendOf({ kind, entries = [] }: LayerStyle): readonly LegendEntry[] {
  return kind === 'single' ? [] : entries.map(({ title, titleEn, colour }) => ({ title, titleEn, colour }))
}

/** The palette's name of the colour in which a feature is drawn. */
export function colourOf(
  { kind, colour, field, entries = [] }: LayerStyle,
  attributes: Readonly<Record<string, unknown>>,
): string {
  if (kind === 'single' || field === undefined) return colour
  const value = attributes[field]
  if (kind === 'categories')
    return entries.find((entry) => String(entry.value) === String(value ?? ''))?.colour ?? colour
  if (typeof value !== 'number') return colour
  return entries.filter((entry) => Number(entry.value) <= value).at(-1)?.colour ?? colour
}

/** The tones of a theme by the names that styles use: eight categories, `data-1` … `data-8`, and the steps of ramps, `anil-1` …. */
export function paletteColours(
  categories: readonly string[],
  ramps: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, string>> {
  const named = (family: string, tones: readonly string[]) =>
    tones.map((tone, i) => [`${family}-${i + 1}`, tone] as const)
  return Object.fromEntries([
    ...named('data', categories),
    ...Object.entries(ramps).flatMap(([ramp, tones]) => named(ramp, tones)),
  ])
}

type Expression = unknown

/** The same decision as `colourOf`, in the map's own language. */
export function colourExpression({ kind, colour, field, entries = [] }: LayerStyle, { colours }: MapLook): Expression {
  const named = (name: string) => colours[name] ?? colours['data-1'] ?? '#000000'
  if (kind === 'single' || field === undefined || entries.length === 0) return named(colour)
  if (kind === 'categories')
    return [
      'match',
      ['to-string', ['get', field]],
      ...entries.flatMap((entry) => [String(entry.value), named(entry.colour)]),
      named(colour),
    ]
  const sorted = entries.toSorted((one, other) => Number(one.value) - Number(other.value))
  const steps = sorted.flatMap((entry) => [Number(entry.value), named(entry.colour)])
  return [
    'case',
    ['==', ['typeof', ['get', field]], 'number'],
    ['step', ['get', field], named(colour), ...steps],
    named(colour),
  ]
}

export function fillOpacity({ opacity = 0.45 }: LayerStyle, contrast: boolean): number {
  return contrast ? Math.min(1, opacity + 0.25) : opacity
}

/** What MapLibre draws of a layer, from the ground up; its source has the layer's code, and so have the tiles. */
export function drawingLayers(layer: LookedLayer, look: MapLook): readonly Readonly<Record<string, unknown>>[] {
  const { code, shapeKind, style } = layer
  const colour = colourExpression(style, look)
  const from = { source: code, 'source-layer': code }
  const chosen = ['boolean', ['feature-state', 'chosen'], false]
  const outline = ['case', chosen, look.here, look.contrast ? look.ink : colour]
  const thick = (normal: number) => ['case', chosen, normal + 3, look.contrast ? normal + 1 : normal]
  const drawn = {
    polygon: [
      {
        id: `${code} fill`,
        type: 'fill',
        ...from,
        paint: { 'fill-color': colour, 'fill-opacity': fillOpacity(style, look.contrast) },
      },
      { id: `${code} line`, type: 'line', ...from, paint: { 'line-color': outline, 'line-width': thick(1.25) } },
    ],
    line: [{ id: `${code} line`, type: 'line', ...from, paint: { 'line-color': outline, 'line-width': thick(2.5) } }],
    point: [
      {
        id: `${code} point`,
        type: 'circle',
        ...from,
        paint: {
          'circle-color': colour,
          'circle-radius': ['case', chosen, 10, look.contrast ? 8 : 6],
          'circle-stroke-color': ['case', chosen, look.here, look.contrast ? look.ink : look.paper],
          'circle-stroke-width': ['case', chosen, 4, 1.5],
        },
      },
    ],
  }[shapeKind]
  if (style.label === undefined) return drawn
  // An area is named in one of the tiles that it reaches into.
  const where = shapeKind === 'polygon' ? { ...from, filter: ['has', NAMED_HERE] } : from
  return [...drawn, labelLayer(`${code} label`, style.label, where, look)]
}

/** Names on the map, from whichever source has them. */
export function labelLayer(id: string, field: string, from: object, look: MapLook) {
  return {
    id,
    type: 'symbol',
    ...from,
    layout: {
      'text-field': ['to-string', ['get', field]],
      'text-size': 13,
      'text-font': ['"Source Sans 3 Variable"', 'sans-serif'],
      'text-max-width': 8,
    },
    paint: { 'text-color': look.ink, 'text-halo-color': look.paper, 'text-halo-width': 1.6 },
  }
}
