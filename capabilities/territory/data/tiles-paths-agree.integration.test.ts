import { VectorTile } from '@mapbox/vector-tile'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../platform/database/database.ts'
import { describeOnServer, freshEmbedded } from '../../../tests/integration/harness.ts'
import { type MadeFeature, makeLayer, PUBLIC_CTX } from '../../../tests/integration/made-layer.ts'
import type { ShapeKind } from '../model.ts'
import { type TileAddress, tileBox, tilesTouching } from '../rules/tiles/tile-grid.ts'
import { toDegrees } from '../rules/tiles/web-mercator.ts'
import { type MapLayer, openLayer } from './tiles-layers.ts'
import { finishTile, readTile, type TileMaker } from './tiles-read.ts'

type Point = readonly [x: number, y: number]
interface Decoded {
  readonly id: number | undefined
  readonly type: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly paths: readonly (readonly Point[])[]
}

/** The tile in whose surroundings everything is made: San Salvador. */
const HOME: TileAddress = { z: 14, x: 4132, y: 7559 }
const [WEST, SOUTH, EAST, NORTH] = tileBox(HOME)
const SIDE = EAST - WEST

/** A place in the tile or up to half a tile around it, in thousandths of its side: many lie on its edges exactly. */
const place = fc.tuple(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: -500, max: 1500 }))
const edge = fc.tuple(fc.constantFrom(0, 1000), fc.integer({ min: -200, max: 1200 }))
const somewhere = fc.oneof({ weight: 3, arbitrary: place }, { weight: 1, arbitrary: edge })

function degrees([x, y]: Point): string {
  const [longitude, latitude] = toDegrees([WEST + (x / 1000) * SIDE, SOUTH + (y / 1000) * (NORTH - SOUTH)])
  return `${longitude} ${latitude}`
}

/** A star around its middle: never crosses itself, often hollow. */
const star = (middle: fc.Arbitrary<Point>, largest: number) =>
  fc
    .record({
      middle,
      radii: fc.array(fc.integer({ min: 3, max: largest }), { minLength: 3, maxLength: 12 }),
      hole: fc.boolean(),
    })
    .map(({ middle, radii, hole }) => {
      const around = (factor: number) =>
        radii.map((radius, i): Point => {
          const angle = (2 * Math.PI * i) / radii.length
          return [middle[0] + Math.cos(angle) * radius * factor, middle[1] + Math.sin(angle) * radius * factor]
        })
      const ring = (points: readonly Point[]) => `(${[...points, points[0] as Point].map(degrees).join(',')})`
      const outline = around(1)
      return hole ? `(${ring(outline)},${ring(around(0.4).reverse())})` : `(${ring(outline)})`
    })

/** Parts of one shape stand apart, as valid ones do: in cells of their own, some of them across the tile's edges. */
function cellMiddle(cell: number): Point {
  return [-100 + 300 * (cell % 5), -100 + 300 * Math.floor(cell / 5)]
}

const wkt: Readonly<Record<ShapeKind, fc.Arbitrary<string>>> = {
  polygon: fc.oneof(
    star(somewhere, 400).map((body) => `POLYGON${body}`),
    fc
      .uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 4 })
      .chain((cells) => fc.tuple(...cells.map((cell) => star(fc.constant(cellMiddle(cell)), 140))))
      .map((bodies) => `MULTIPOLYGON(${bodies.join(',')})`),
  ),
  line: fc.oneof(
    fc.array(somewhere, { minLength: 2, maxLength: 8 }).map((points) => `LINESTRING(${points.map(degrees).join(',')})`),
    fc
      .array(fc.array(somewhere, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 })
      .map((lines) => `MULTILINESTRING(${lines.map((line) => `(${line.map(degrees).join(',')})`).join(',')})`),
  ),
  point: fc.oneof(
    somewhere.map((point) => `POINT(${degrees(point)})`),
    fc.array(somewhere, { minLength: 2, maxLength: 4 }).map((points) => `MULTIPOINT(${points.map(degrees).join(',')})`),
  ),
}

const attributes = fc.record(
  {
    nombre: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')),
    piezas: fc.oneof(fc.integer(), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    habitado: fc.boolean(),
    // Names that a careless encoder finds where nobody wrote them.
    constructor: fc.constant('x'),
    vacio: fc.constant(null),
  },
  { requiredKeys: [] },
)

const features = (kind: ShapeKind) =>
  fc.array(
    fc.record({ wkt: wkt[kind], attributes }).map((made): MadeFeature => made),
    { minLength: 1, maxLength: 12 },
  )

const FIELDS = [
  { name: 'nombre', title: 'Nombre', type: 'text' },
  { name: 'piezas', title: 'Piezas', type: 'number' },
  { name: 'habitado', title: 'Habitado', type: 'yes_no' },
  { name: 'constructor', title: 'Constructor', type: 'text' },
  { name: 'vacio', title: 'Vacío', type: 'text' },
] as const

let made = 0
function make(database: Database, shapeKind: ShapeKind, list: readonly MadeFeature[]): Promise<string> {
  made += 1
  const code = `capa-${made}`
  return makeLayer(database, { code, shapeKind, features: list, fields: FIELDS }).then(() => code)
}

async function decodedBy(
  database: Database,
  code: string,
  tile: TileAddress,
  maker: TileMaker,
): Promise<readonly Decoded[]> {
  const bytes = await database.read({ role: 'trama_public' }, async (tx) => {
    const layer = await openLayer(tx, PUBLIC_CTX, code)
    if (!layer.ok) throw new Error(layer.refusal.kind)
    return finishTile(code, tile, await readTile(tx, layer.value as MapLayer, tile, maker)).bytes
  })
  const layer = new VectorTile(new PbfReader(bytes)).layers[code]
  if (layer === undefined) return []
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i)
    const paths = feature.loadGeometry().map((path) => path.map(({ x, y }): Point => [x, y]))
    return { id: feature.id, type: feature.type, attributes: { ...feature.properties }, paths }
  })
}

/** Distance from a point to the nearest of the paths. */
function distance([x, y]: Point, paths: Decoded['paths']): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const path of paths)
    for (const [i, from] of path.entries()) {
      const to = path[i + 1] ?? from
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      const along =
        dx === 0 && dy === 0
          ? 0
          : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)))
      nearest = Math.min(nearest, Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy))
    }
  return nearest
}

/** Lines shorter than two units may be rounded away by one and kept by the other: nobody sees them. */
function isSeen(path: readonly Point[]): boolean {
  return path.some(([x, y]) => Math.hypot(x - (path[0]?.[0] ?? 0), y - (path[0]?.[1] ?? 0)) > 2)
}

/** A tile unit, and what rounding to whole units on both sides adds across a corner. */
const ONE_UNIT = Math.SQRT2 + 0.001

async function expectSame(database: Database, one: readonly Decoded[], other: readonly Decoded[]): Promise<void> {
  expect(one.map(({ id, type, attributes: said }) => ({ id, type, said }))).toEqual(
    other.map(({ id, type, attributes: said }) => ({ id, type, said })),
  )
  for (const [i, left] of one.entries()) {
    const right = other[i] as Decoded
    if (left.type === 3) {
      expect(await thickestDifference(database, left, right), `feature ${left.id}`).toBeLessThanOrEqual(ONE_UNIT)
      continue
    }
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const)
      for (const path of from.paths)
        if (from.type === 1 || isSeen(path))
          for (const point of path)
            expect(distance(point, to.paths), `${from.id} at ${point}`).toBeLessThanOrEqual(ONE_UNIT)
  }
}

/** Radius of the largest disc that fits into what one of two areas covers and the other does not. */
async function thickestDifference(database: Database, one: Decoded, other: Decoded): Promise<number> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      with d as (select st_collectionextract(st_symdifference(${area(one)}, ${area(other)}), 3) as gone)
      select coalesce(max((st_maximuminscribedcircle(part.geom)).radius), 0) as radius from d, st_dump(gone) part
      where st_area(part.geom) > 1`),
  )
  return Number(found.rows[0]?.radius)
}

/** Outlines together, without the holes together: which is which, their direction says. */
function area({ paths }: Decoded) {
  const rings = (outlines: boolean) => {
    const bodies = paths
      .filter((path) => signedArea(path) > 0 === outlines)
      .map(
        (path) => sql`
      st_makevalid(st_geomfromtext(${`POLYGON((${[...path, path[0] as Point].map((point) => point.join(' ')).join(',')}))`}))`,
      )
    return sql`coalesce(st_union(array[${sql.join(bodies, sql`, `)}]::geometry[]), 'polygon empty'::geometry)`
  }
  return sql`st_difference(${rings(true)}, ${rings(false)})`
}

function signedArea(path: readonly Point[]): number {
  let sum = 0
  for (const [i, [x, y]] of path.entries()) {
    const [toX, toY] = path[(i + 1) % path.length] as Point
    sum += x * toY - toX * y
  }
  return sum
}

describeOnServer('tiles made by the database and by us', (open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
  })

  test.each(['polygon', 'line', 'point'] as const)(
    'hold the same features, attributes and shapes: %s',
    async (kind) => {
      let compared = 0
      await fc.assert(
        fc.asyncProperty(features(kind), fc.constantFrom(0, 2, -3), async (list, zoomed) => {
          const code = await make(database, kind, list)
          const box = tileBox(HOME)
          const middle = [box[0] + SIDE / 3, box[1] + SIDE / 3, box[0] + SIDE / 3, box[1] + SIDE / 3] as const
          const [tile] = tilesTouching(middle, HOME.z + zoomed)
          const byDatabase = await decodedBy(database, code, tile as TileAddress, 'database')
          await expectSame(database, byDatabase, await decodedBy(database, code, tile as TileAddress, 'program'))
          compared += byDatabase.length
        }),
        { numRuns: 60, seed: 20260 },
      )
      expect(compared, 'some tiles had something in them').toBeGreaterThan(60)
    },
  )

  test('hold the same on the embedded database, whose GEOS is another', async () => {
    const embedded = await freshEmbedded()
    try {
      const list = fc.sample(features('polygon'), { numRuns: 8, seed: 7 }).flat()
      const [there, here] = [await make(database, 'polygon', list), await make(embedded.database, 'polygon', list)]
      const one = await decodedBy(database, there, HOME, 'database')
      const other = await decodedBy(embedded.database, here, HOME, 'program')
      expect(one.length).toBeGreaterThan(5)
      await expectSame(database, one, other)
      expect(
        one.some(({ paths }) => paths.length > 1),
        'with holes or parts',
      ).toBe(true)
    } finally {
      await embedded.dispose()
    }
  })
})
