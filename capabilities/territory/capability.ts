import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { loadTerritory } from './data/load-pack.ts'
import { divisionsPart } from './parts/divisions.ts'
import { drawingPart } from './parts/drawing.ts'
import { layersPart } from './parts/layers.ts'
import { placesPart } from './parts/places.ts'
import { tilesPart } from './parts/tiles.ts'

const PARTS: readonly ManifestPart[] = [placesPart, divisionsPart, layersPart, tilesPart, drawingPart]

/** Places that know their history, layers, tiles, the map; and what they answer to the rooms above. */
export const territory: Manifest = {
  id: 'territory',
  title: { es: 'Territorio', en: 'Territory' },
  schema: 'territory',
  permissions: [],
  ...joinParts(PARTS),
  loadPack: loadTerritory,
}
