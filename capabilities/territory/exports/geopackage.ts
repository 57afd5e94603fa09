import { DatabaseSync } from 'node:sqlite'
import type { OpenFeature, OpenLayer } from '../data/ogc-queries.ts'
import type { FieldType } from '../model.ts'

const COLUMN: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  whole: 'INTEGER',
  number: 'REAL',
  date: 'DATE',
  yes_no: 'BOOLEAN',
}
const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'

/** A layer as a GeoPackage (OGC 12-128r19) in a file of its own, written piece after piece; `close` leaves it whole. */
export class GeoPackageFile {
  private readonly database: DatabaseSync
  private readonly layer: OpenLayer
  private readonly insert

  constructor(path: string, layer: OpenLayer) {
    this.layer = layer
    this.database = new DatabaseSync(path)
    const table = quoted(layer.code)
    // The numbers say what kind of SQLite file it is: `GPKG`, version 1.3.
    this.database.exec(`
      pragma application_id = 1196444487;
      pragma user_version = 10300;
      pragma journal_mode = off;
      pragma synchronous = off;
      create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
        organization_coordsys_id integer not null, definition text not null, description text);
      create table gpkg_contents (table_name text primary key, data_type text not null, identifier text unique, description text default '',
        last_change datetime not null, min_x double, min_y double, max_x double, max_y double, srs_id integer);
      create table gpkg_geometry_columns (table_name text primary key, column_name text not null, geometry_type_name text not null,
        srs_id integer not null, z tinyint not null, m tinyint not null);
      create table ${table} (fid integer primary key, geom geometry, ${layer.fields
        .map(({ name, type }) => `${quoted(name)} ${COLUMN[type]}`)
        .join(', ')});`)
    const system = this.database.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)')
    system.run('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', null)
    system.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null)
    system.run('WGS 84', 4326, 'EPSG', 4326, WGS84, null)
    const [west, south, east, north] = layer.extent ?? [null, null, null, null]
    this.database
      .prepare('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        layer.code,
        'features',
        layer.title.es,
        layer.description.es,
        new Date(layer.changedAt).toISOString(),
        west,
        south,
        east,
        north,
        4326,
      )
    this.database
      .prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, ?, ?)')
      .run(layer.code, 'geom', 'GEOMETRY', 4326, 0, 0)
    const places = layer.fields.map(() => '?').join(', ')
    this.insert = this.database.prepare(`insert into ${table} values (?, ?, ${places})`)
  }

  /** Shapes as hexadecimal WKB. */
  add(features: readonly OpenFeature[]): void {
    this.database.exec('begin')
    for (const { number, geometry, attributes } of features)
      this.insert.run(
        number,
        blob(geometry),
        ...this.layer.fields.map(({ name }) => {
          const value = attributes[name]
          if (typeof value === 'boolean') return value ? 1 : 0
          return typeof value === 'string' || typeof value === 'number' ? value : null
        }),
      )
    this.database.exec('commit')
  }

  close(): void {
    this.database.close()
  }
}

/** `GP`, version 0, little-endian without an envelope, the reference system, then the shape. */
function blob(hex: string): Uint8Array {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0xe6, 0x10, 0, 0])
  return Buffer.concat([head, Buffer.from(hex, 'hex')])
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
