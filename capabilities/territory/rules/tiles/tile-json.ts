import type { FieldSpec, ShapeKind } from '../../model.ts'
import { GROUPED_COUNT, GROUPED_ZOOM, generalisation } from './generalise.ts'
import { MAX_ZOOM, MIN_ZOOM } from './tile-grid.ts'

interface DescribedLayer {
  readonly code: string
  readonly title: string
  readonly description: string
  readonly source: string
  readonly licence: string
  readonly edition: number
  readonly shapeKind: ShapeKind
  readonly fields: readonly FieldSpec[]
}

const FIELD_WORDS = { text: 'String', whole: 'Number', number: 'Number', date: 'String', yes_no: 'Boolean' } as const

/** What a map program asks first (TileJSON 3.0.0): where the tiles are, what they cover and what stands in them. */
export function tileJson(layer: DescribedLayer, tiles: string, bounds: readonly number[] | undefined) {
  return {
    tilejson: '3.0.0',
    name: layer.title,
    ...(layer.description === '' ? {} : { description: layer.description }),
    // Every edition is a version; TileJSON wants three numbers.
    version: `1.0.${layer.edition}`,
    attribution: [layer.source, layer.licence].filter((text) => text !== '').join(' · '),
    scheme: 'xyz',
    tiles: [tiles],
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    ...(layer.shapeKind === 'point' ? {} : { simplified: simplifiedZooms(layer.shapeKind) }),
    ...(bounds === undefined ? {} : { bounds }),
    vector_layers: [
      {
        id: layer.code,
        description: layer.title,
        minzoom: MIN_ZOOM,
        maxzoom: MAX_ZOOM,
        fields: Object.fromEntries(
          layer.fields.map(({ name, type, title, unit }) => [
            name,
            `${FIELD_WORDS[type]}: ${title}${unit === undefined ? '' : ` (${unit})`}`,
          ]),
        ),
      },
    ],
  }
}

/**
 * What each zoom leaves out, in a key of our own (TileJSON allows it): lines shorter than so many metres of the web map; areas of fewer m²,
 * which stand together in squares of so many metres with their number in the attribute that is named.
 */
function simplifiedZooms(kind: ShapeKind) {
  return Array.from({ length: GROUPED_ZOOM - MIN_ZOOM + 1 }, (_, i) => {
    const { smallest, tolerance, square } = generalisation(MIN_ZOOM + i, kind)
    const round = (metres: number) => Math.round(metres * 10) / 10
    return {
      zoom: MIN_ZOOM + i,
      tolerance: round(tolerance),
      smallest: round(smallest),
      ...(square === 0 ? {} : { square: round(square), count: GROUPED_COUNT }),
    }
  })
}
