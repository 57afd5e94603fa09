import { drawingLayers, type LookedLayer, type MapLook } from './layer-look.ts'

/** Points nearer to each other than this many points of the screen are one circle with their number. */
export const CLUSTER_RADIUS = 34
/** From the next zoom on every point stands for itself. */
export const CLUSTER_MAX_ZOOM = 14

/** The source that holds the points of a layer as they came in its tiles, put together where they crowd. */
export function clusterSource(code: string): string {
  return `${code} clusters`
}

type Drawing = Readonly<Record<string, unknown>>

/**
 * What MapLibre draws of a layer of points: the circles of its tiles unseen (they keep its tiles coming and can still be hit), those
 * that stand alone in their usual look, and those that crowd as a larger circle with their number.
 */
export function clusteredLayers(layer: LookedLayer, look: MapLook): readonly Drawing[] {
  const [points, ...rest] = drawingLayers(layer, look) as readonly (Drawing & { readonly paint: Drawing })[]
  if (points === undefined) return []
  const { code } = layer
  const source = clusterSource(code)
  const many = ['has', 'point_count']
  return [
    { ...points, paint: { ...points.paint, 'circle-opacity': 0, 'circle-stroke-opacity': 0 } },
    { id: `${code} alone`, type: 'circle', source, filter: ['!', many], paint: points.paint },
    {
      id: `${code} together`,
      type: 'circle',
      source,
      filter: many,
      paint: {
        'circle-color': look.paper,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20, 1000, 25],
        'circle-stroke-color': look.ink,
        'circle-stroke-width': look.contrast ? 3 : 2,
      },
    },
    {
      id: `${code} count`,
      type: 'symbol',
      source,
      filter: many,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-size': 13,
        'text-font': ['"Source Sans 3 Variable"', 'sans-serif'],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': look.ink },
    },
    ...rest,
  ]
}
