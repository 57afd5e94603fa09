import { customType } from 'drizzle-orm/pg-core'

/**
 * Shapes of any kind, written and read as SQL (`st_geomfromwkb`, `st_asgeojson`): drizzle's own type knows points only.
 * Longitude and latitude of WGS 84, as received.
 */
export const shapeColumn = customType<{ data: string }>({
  dataType: () => 'geometry(Geometry,4326)',
})

/** Bytes that a tile is sent as. */
export const bytesColumn = customType<{ data: Uint8Array }>({
  dataType: () => 'bytea',
})

/** The same shape in the projection of web maps; the database makes it. */
export const webShapeColumn = customType<{ data: string }>({
  dataType: () => 'geometry(Geometry,3857)',
})
