import type { ShapeKind } from '../../model.ts'
import type { MapLook } from './layer-look.ts'

/** Source of the archive that lies under everything. */
export const BASEMAP_SOURCE = 'trama basemap'

type Drawing = Readonly<Record<string, unknown>>

/** Quiet tones of the theme: a ground to find one's way by, which no layer is mistaken for. */
export interface GroundTones {
  readonly line: string
  readonly area: string
}

/** What is drawn of the archive: its areas, lines and points, whatever they mean. */
export function basemapLayers(names: readonly string[], tones: GroundTones, look: MapLook): readonly Drawing[] {
  return names.flatMap((name) => quiet(`base ${name}`, { source: BASEMAP_SOURCE, 'source-layer': name }, tones, look))
}

/** A layer of ours as part of the ground. */
export function groundLayers(
  { code, shapeKind }: { readonly code: string; readonly shapeKind: ShapeKind },
  tones: GroundTones,
  look: MapLook,
): readonly Drawing[] {
  const wanted = { point: 'Point', line: 'LineString', polygon: 'Polygon' }[shapeKind]
  return quiet(`ground ${code}`, { source: code, 'source-layer': code }, tones, look).filter(
    ({ filter }) =>
      JSON.stringify(filter).includes(wanted) ||
      (shapeKind === 'polygon' && JSON.stringify(filter).includes('LineString')),
  )
}

function quiet(id: string, from: Drawing, { line, area }: GroundTones, { ink, contrast }: MapLook): readonly Drawing[] {
  const stroke = contrast ? ink : line
  const only = (...kinds: string[]) => [
    'in',
    ['geometry-type'],
    ['literal', kinds.flatMap((kind) => [kind, `Multi${kind}`])],
  ]
  return [
    { id: `${id} area`, type: 'fill', ...from, filter: only('Polygon'), paint: { 'fill-color': area } },
    {
      id: `${id} line`,
      type: 'line',
      ...from,
      filter: only('LineString', 'Polygon'),
      paint: { 'line-color': stroke, 'line-width': contrast ? 1.5 : 1 },
    },
    {
      id: `${id} point`,
      type: 'circle',
      ...from,
      filter: only('Point'),
      paint: { 'circle-color': stroke, 'circle-radius': 2.5 },
    },
  ]
}
