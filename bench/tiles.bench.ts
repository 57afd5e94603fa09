import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { keepSquares, layersToKeep } from '../capabilities/territory/data/keep-squares.ts'
import { keepWholeTiles } from '../capabilities/territory/data/keep-tiles.ts'
import { keptLayer, keptTile, layerTile, TILES } from '../capabilities/territory/data/tiles-kept.ts'
import { MAX_ZOOM, type TileAddress, tileBox, tilesTouching } from '../capabilities/territory/rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../capabilities/territory/rules/tiles/web-mercator.ts'
import { newId } from '../kernel/ids.ts'
import type { Ctx } from '../platform/capability/context.ts'
import { createRunner, type Runner } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'

/**
 * Tiles of many generated parcels, as routes answer them, on both databases, cold and from memory, against plain `ST_AsMVT` through
 * `pg` in the same run; and how many queries a hundred make who ask at once. `node bench/tiles.bench.ts`; `PARCELS` for fewer,
 * `ONLY=embedded|server` for one database, `KEEP=0` without the crowded tiles that are kept.
 */
const PARCELS = Number(process.env.PARCELS ?? 400_000)
const ONLY = process.env.ONLY
const TILES_PER_ZOOM = Number(process.env.TILES ?? 40)
const app = { role: 'trama_app' } as const
const BATCH = 5_000
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const who: Ctx = { who: 'public', now: new Date().toISOString(), today: '2026-11-21', locale: 'es', requestId: newId() }

/** A rectangle of parcels of 12 by 20 m with streets between them, from its south-west corner. */
const COLUMNS = Math.ceil(Math.sqrt(PARCELS * 1.5))
const STEP: readonly [number, number] = [0.000_12, 0.000_2]
const CORNER: readonly [number, number] = [-89.3, 13.6]
const AREA = boxOnWeb([
  CORNER[0],
  CORNER[1],
  CORNER[0] + COLUMNS * STEP[0],
  CORNER[1] + Math.ceil(PARCELS / COLUMNS) * STEP[1],
])

async function main(): Promise<void> {
  console.log(`${PARCELS.toLocaleString('en')} parcels`)
  if (ONLY !== 'server') {
    console.log('Embedded database: our encoder')
    const embedded = await open(undefined)
    await measure(embedded)
    await embedded.close()
  }
  if (ONLY === 'embedded') return
  const found = await findPostgres()
  if (!found.ok) {
    console.log(`PostgreSQL: not measured. ${found.reason}`)
    return
  }
  const url = new URL(found.postgres.adminUrl)
  await admin(url.href, 'create database trama_bench_tiles')
  url.pathname = '/trama_bench_tiles'
  try {
    console.log('PostgreSQL: ST_AsMVT')
    const server = await open(url.href)
    await measure(server)
    await server.close()
    await measurePlain(url.href)
  } finally {
    await admin(found.postgres.adminUrl, 'drop database if exists trama_bench_tiles with (force)')
    await found.postgres.stop()
  }
}

async function open(databaseUrl: string | undefined): Promise<Database> {
  const opened = await openDatabase({
    databaseUrl,
    dataDir: join(home, 'data'),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  const start = performance.now()
  await fill(database)
  console.log(`  filled in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const counting = performance.now()
  const layers = await layersToKeep(database)
  for (const { id } of layers) await keepSquares({ database }, id)
  console.log(`  squares counted in ${((performance.now() - counting) / 1000).toFixed(1)} s`)
  if (process.env.KEEP !== '0') {
    const [making, cpu] = [performance.now(), process.cpuUsage()]
    for (const { id } of layers) await keepWholeTiles({ database }, id)
    const used = (process.cpuUsage(cpu).user / 1_000_000).toFixed(1)
    console.log(`  crowded tiles made in ${((performance.now() - making) / 1000).toFixed(1)} s, ${used} s of CPU`)
  }
  return database
}

async function fill(database: Database): Promise<void> {
  const [officeId, layerId] = [newId(), newId()]
  const fields = [
    { name: 'clave', title: 'Clave', type: 'text' },
    { name: 'uso', title: 'Uso', type: 'text' },
    { name: 'pisos', title: 'Pisos', type: 'whole' },
  ]
  const style = { kind: 'categories', field: 'uso', colour: 'data-1', entries: [] }
  await database.write(app, async (tx) => {
    await tx.execute(
      sql`insert into identity.office (id, code, kind, title) values (${officeId}, 'bench', 'planning_office', '{"es":"Banco"}')`,
    )
    await tx.execute(sql`
      insert into territory.layer (id, office_id, code, title, shape_kind, fields, style, audience, changed_at, feature_count, last_number)
      values (${layerId}, ${officeId}, 'parcelas', 'Parcelas', 'polygon', ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(style)}::jsonb,
        'public', now(), ${PARCELS}, ${PARCELS})`)
  })
  for (let from = 0; from < PARCELS; from += BATCH)
    await database.write(app, (tx) =>
      tx.execute(sql`
        insert into territory.feature (id, office_id, layer_id, number, code, shape, attributes, recorded_at)
        select gen_random_uuid(), ${officeId}, ${layerId}, n + 1, 'P' || n,
          st_makeenvelope(x, y, x + ${STEP[0] * 0.9}::float8, y + ${STEP[1] * 0.9}::float8, 4326),
          jsonb_build_object('clave', 'P' || n, 'uso', (array['vivienda', 'comercio', 'baldío'])[1 + n % 3], 'pisos', n % 7), now()
        from (select n, ${CORNER[0]}::float8 + (n % ${COLUMNS}::int) * ${STEP[0]}::float8 as x,
          ${CORNER[1]}::float8 + (n / ${COLUMNS}::int) * ${STEP[1]}::float8 as y
          from generate_series(${from}::int, ${Math.min(from + BATCH, PARCELS) - 1}::int) n) p`),
    )
}

function sample(z: number): readonly TileAddress[] {
  const tiles = [...tilesTouching(AREA, z)]
  const step = Math.max(1, Math.floor(tiles.length / TILES_PER_ZOOM))
  return tiles.filter((_, i) => i % step === 0).slice(0, TILES_PER_ZOOM)
}

const ZOOMS = [10, 13, 14, 15, MAX_ZOOM]

async function measure(database: Database): Promise<void> {
  const runner = createRunner(database, () => {})
  for (const z of ZOOMS) {
    const tiles = sample(z)
    const cold = await each(tiles, (tile) => ask(runner, tile))
    const warm = await each(tiles, (tile) => ask(runner, tile))
    console.log(
      `  zoom ${z}: cold ${spread(cold.times)}, ${cold.cpu.toFixed(0)} ms of CPU here · from memory ${spread(warm.times)} · ${sizeOf(cold.bytes)} a tile`,
    )
  }
  runner.kept(TILES).tiles.clear()
  let queries = 0
  const counting: Runner = {
    ...runner,
    query(query, ctx, input) {
      if (query.id === layerTile.id) queries += 1
      return runner.query(query, ctx, input)
    },
  }
  const [tile] = sample(15)
  const start = performance.now()
  await Promise.all(Array.from({ length: 100 }, () => ask(counting, tile as TileAddress)))
  console.log(`  100 at once for a cold tile: ${queries} query, ${(performance.now() - start).toFixed(1)} ms for all`)
}

async function ask(runner: Runner, tile: TileAddress): Promise<number> {
  const layer = await keptLayer(runner, who, 'parcelas')
  if (!layer.ok) throw new Error(layer.refusal.kind)
  const served = await keptTile(runner, who, layer.value, tile)
  if (!served.ok) throw new Error(served.refusal.kind)
  return served.value.content.length
}

/** What anybody would write: the bare function, the layer's attributes, one connection. */
async function measurePlain(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const z of ZOOMS) {
    const plain = await each(sample(z), async (tile) => {
      const found = await client.query(
        `select st_asmvt(t, 'parcelas', 4096, 'geom', 'number') as tile from (
           select number, attributes, st_asmvtgeom(web_shape, st_makeenvelope($1, $2, $3, $4, 3857)) as geom
           from territory.feature where web_shape && st_makeenvelope($1, $2, $3, $4, 3857)) t`,
        [...tileBox(tile)],
      )
      return found.rows[0].tile.length
    })
    console.log(`  plain ST_AsMVT, zoom ${z}: ${spread(plain.times)} · ${sizeOf(plain.bytes)} a tile`)
  }
  await client.end()
}

async function each(tiles: readonly TileAddress[], work: (tile: TileAddress) => Promise<number>) {
  const times: number[] = []
  let bytes = 0
  const cpu = process.cpuUsage()
  for (const tile of tiles) {
    const start = performance.now()
    bytes += await work(tile)
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpu)
  // Of this process, and so of the embedded database too; a server's own is not in it.
  return { times, bytes: bytes / tiles.length, cpu: (user + system) / 1000 / tiles.length }
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  return `p50 ${at(0.5)} p95 ${at(0.95)} ms`
}

function sizeOf(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

try {
  await main()
} finally {
  rmSync(home, { recursive: true, force: true })
}
