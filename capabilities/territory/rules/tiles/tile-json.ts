import type { FieldSpec } from '../../model.ts'
import { MAX_ZOOM, MIN_ZOOM } from './tile-grid.ts'

interface DescribedLayer {
  readonly code: string
  readonly title: string
  readonly description: string
  readonly source: string
  readonly licence: string
  readonly edition: number
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
