import type { OpenFeature } from '../../../data/ogc-queries.ts'
import type { Link } from '../../../rules/ogc/present.ts'

/** A feature in GeoJSON; its shape is passed on as the database wrote it. */
export function featureText({ number, geometry, attributes }: OpenFeature, links?: readonly Link[]): string {
  const rest = links === undefined ? '' : `,"links":${JSON.stringify(links)}`
  return `{"type":"Feature","id":${number},"geometry":${geometry},"properties":${JSON.stringify(attributes)}${rest}}`
}
