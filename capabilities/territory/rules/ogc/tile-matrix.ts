import type { WebBox } from '../../events.ts'
import { MAX_ZOOM, MIN_ZOOM, tileSide, WORLD } from '../tiles/tile-grid.ts'

/** The grid of web maps as the standard calls it (Two Dimensional Tile Matrix Set, annex D.1): the one our tiles are cut by. */
export const WEB_MERCATOR_QUAD = 'WebMercatorQuad'
export const WEB_MERCATOR_QUAD_URI = 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad'
export const WEB_MERCATOR_CRS = 'http://www.opengis.net/def/crs/EPSG/0/3857'

const LAST_MATRIX = 24
const TILE_POINTS = 256
/** Metres of a point of the screen that the standard reckons with. */
const POINT = 0.000_28

/** The definition of the grid, every matrix of it: programs look it up and do not know it by heart. */
export function webMercatorQuad() {
  return {
    id: WEB_MERCATOR_QUAD,
    title: 'Google Maps Compatible for the World',
    uri: WEB_MERCATOR_QUAD_URI,
    crs: WEB_MERCATOR_CRS,
    orderedAxes: ['X', 'Y'],
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    tileMatrices: Array.from({ length: LAST_MATRIX + 1 }, (_, z) => ({
      id: String(z),
      scaleDenominator: tileSide(z) / TILE_POINTS / POINT,
      cellSize: tileSide(z) / TILE_POINTS,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-WORLD, WORLD],
      tileWidth: TILE_POINTS,
      tileHeight: TILE_POINTS,
      matrixWidth: 2 ** z,
      matrixHeight: 2 ** z,
    })),
  }
}

/** Between which rows and columns of each matrix a layer has tiles; of an empty layer none. */
export function tileLimits(box: WebBox | undefined) {
  if (box === undefined) return []
  const [west, south, east, north] = box
  return Array.from({ length: MAX_ZOOM - MIN_ZOOM + 1 }, (_, i) => {
    const z = MIN_ZOOM + i
    const at = (metres: number) => Math.min(2 ** z - 1, Math.max(0, Math.floor(metres / tileSide(z))))
    return {
      tileMatrix: String(z),
      minTileRow: at(WORLD - north),
      maxTileRow: at(WORLD - south),
      minTileCol: at(west + WORLD),
      maxTileCol: at(east + WORLD),
    }
  })
}
