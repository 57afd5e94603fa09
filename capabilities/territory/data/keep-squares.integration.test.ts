import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../../kernel/ids.ts'
import type { Database } from '../../../platform/database/database.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { makeLayer, PUBLIC_CTX } from '../../../tests/integration/made-layer.ts'
import type { WebBox } from '../events.ts'
import { GROUPED_ZOOMS, type StoredSquares } from '../rules/tiles/squares.ts'
import { type TileAddress, tilesTouching } from '../rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { keepSquares, touchSquares } from './keep-squares.ts'
import { layerById } from './layer-store.ts'
import { squaresOfTile } from './tile-squares.ts'
import { openLayer } from './tiles-layers.ts'

const app = { role: 'trama_app' } as const
const [WEST, SOUTH] = [-89.25, 13.7]
const USES = ['vivienda', 'comercio', 'parque']

/** Areas from 2 to some 200 m wide, each with one of three uses, so that there are some for every zoom. */
const FEATURES = Array.from({ length: 300 }, (_, i) => {
  const side = 0.000_02 * (1 + (i % 20) * (i % 7))
  const [x, y] = [WEST + (i % 20) * 0.000_9, SOUTH + Math.floor(i / 20) * 0.000_9]
  return { wkt: areaAt(x, y, side), attributes: { uso: USES[(i * i) % 3] ?? '', pisos: i % 5 } }
})

function areaAt(x: number, y: number, side: number): string {
  return `POLYGON((${x} ${y},${x + side} ${y},${x + side} ${y + side},${x} ${y + side},${x} ${y}))`
}

describeOnBothDatabases('squares of a large layer', (open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
  })

  let made = 0
  const make = async (style: Parameters<typeof makeLayer>[1]['style'] & object) => {
    made += 1
    const code = `lejos-${made}`
    const id = await makeLayer(database, {
      code,
      shapeKind: 'polygon',
      fields: [
        { name: 'uso', title: 'Uso', type: 'text' },
        { name: 'pisos', title: 'Pisos', type: 'whole' },
      ],
      style,
      features: FEATURES,
    })
    return { id, code }
  }

  /** Squares of every tile of every zoom; `kept`: that they come from what is kept, or are counted. */
  async function all(code: string, from: 'kept' | 'counted'): Promise<ReadonlyMap<string, StoredSquares>> {
    const area = boxOnWeb([WEST, SOUTH, WEST + 0.03, SOUTH + 0.03])
    return database.read({ role: 'trama_public' }, async (tx) => {
      const layer = await openLayer(tx, PUBLIC_CTX, code)
      if (!layer.ok) throw new Error(layer.refusal.kind)
      expect(layer.value.squaresEdition === layer.value.edition, 'squares are of this edition').toBe(from === 'kept')
      const found = new Map<string, StoredSquares>()
      for (const z of GROUPED_ZOOMS)
        for (const tile of tilesTouching(area, z)) {
          const squares = await squaresOfTile(tx, layer.value, tile as TileAddress)
          if (squares.place.length > 0) found.set(`${z}/${tile.x}/${tile.y}`, squares)
        }
      return found
    })
  }

  const countOf = (squares: ReadonlyMap<string, StoredSquares>, z: number) =>
    [...squares]
      .filter(([key]) => key.startsWith(`${z}/`))
      .flatMap(([, { many }]) => many)
      .reduce((sum, many) => sum + many, 0)

  /** Where there is a difference of a rounding error, a square is the same. */
  function same(one: ReadonlyMap<string, StoredSquares>, other: ReadonlyMap<string, StoredSquares>): void {
    expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted())
    for (const [key, squares] of one) {
      const { place, many, covered } = other.get(key) ?? { place: [], many: [], covered: [] }
      expect([squares.place, squares.many], key).toEqual([place, many])
      for (const [i, area] of squares.covered.entries()) expect(covered[i], key).toBeCloseTo(area, 0)
    }
  }

  test('are the same kept as counted anew, with every area too small to be seen in one of them', async () => {
    const { id, code } = await make({ kind: 'categories', field: 'uso', colour: 'data-1', entries: [] })
    const counted = await all(code, 'counted')
    expect(await keepSquares({ database }, id)).toBe(true)
    const kept = await all(code, 'kept')
    same(kept, counted)
    expect(countOf(kept, 6), 'far away all of them').toBe(FEATURES.length)
    expect(countOf(kept, 15)).toBeLessThan(FEATURES.length)
    expect([...kept.values()].flatMap(({ value }) => value).filter((value) => !USES.includes(String(value)))).toEqual(
      [],
    )
    const nearest = (squares: ReadonlyMap<string, StoredSquares>) =>
      [...squares].filter(([key]) => key.startsWith('15/'))
    expect(nearest(kept), 'nearest, also the values').toEqual(nearest(counted))
  })

  test('of classes of a number have the mean', async () => {
    const { id, code } = await make({ kind: 'classes', field: 'pisos', colour: 'data-1', entries: [] })
    await keepSquares({ database }, id)
    const [far] = [...(await all(code, 'kept'))].filter(([key]) => key.startsWith('6/')).map(([, squares]) => squares)
    const mean = (far?.many ?? []).reduce((sum, many, i) => sum + many * Number(far?.value[i]), 0) / FEATURES.length
    expect(mean).toBeCloseTo(2, 5)
  })

  test('are not kept of a layer that changes while they are counted', async () => {
    const { id, code } = await make({ kind: 'single', colour: 'data-1' })
    const raised = () =>
      database.write(app, (tx) => tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${id}`))
    expect(await keepSquares({ database, progress: async () => void (await raised()) }, id)).toBe(false)
    await all(code, 'counted')
  })

  /** As the commands of drawing do: the change, the edition, the squares. */
  async function edit(id: Id, work: ReturnType<typeof sql>, boxes: readonly WebBox[]): Promise<void> {
    await database.write(app, async (tx) => {
      const layer = await layerById(tx, id, { lock: true })
      if (layer === undefined) throw new Error('no layer')
      await tx.execute(work)
      await tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${id}`)
      await touchSquares(tx, layer, layer.edition + 1, boxes)
    })
  }

  async function boxOf(id: Id, number: number): Promise<WebBox> {
    const found = await database.read(app, (tx) =>
      tx.execute(sql`
        select st_xmin(web_shape) as w, st_ymin(web_shape) as s, st_xmax(web_shape) as e, st_ymax(web_shape) as n
        from territory.feature where layer_id = ${id} and number = ${number}`),
    )
    const row = found.rows[0] ?? {}
    return [Number(row.w), Number(row.s), Number(row.e), Number(row.n)]
  }

  test('follow an edit: what moves, comes, changes its size or goes', async () => {
    const { id, code } = await make({ kind: 'categories', field: 'uso', colour: 'data-1', entries: [] })
    await keepSquares({ database }, id)
    const moved = boxOnWeb([WEST + 0.02, SOUTH + 0.02, WEST + 0.0201, SOUTH + 0.0201])
    const before = await boxOf(id, 41)
    await edit(
      id,
      sql`update territory.feature set shape = st_geomfromtext(${areaAt(WEST + 0.02, SOUTH + 0.02, 0.000_1)}, 4326) where layer_id = ${id} and number = 41`,
      [before, moved],
    )
    const gone = await boxOf(id, 100)
    await edit(id, sql`delete from territory.feature where layer_id = ${id} and number = 100`, [gone])
    const wide = await boxOf(id, 150)
    await edit(
      id,
      sql`update territory.feature set shape = st_scale(shape, st_point(1.5, 1.5, 4326), st_centroid(shape)) where layer_id = ${id} and number = 150`,
      [wide],
    )
    const kept = await all(code, 'kept')
    await database.write(app, (tx) =>
      tx.execute(sql`update territory.layer set squares_edition = null where id = ${id}`),
    )
    same(kept, await all(code, 'counted'))
    expect(countOf(kept, 6)).toBe(FEATURES.length - 1)
  })

  test('of another edition are not believed: they are counted anew', async () => {
    const { id, code } = await make({ kind: 'single', colour: 'data-1' })
    await keepSquares({ database }, id)
    await database.write(app, async (tx) => {
      await tx.execute(sql`delete from territory.feature where layer_id = ${id} and number > 10`)
      await tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${id}`)
    })
    expect(countOf(await all(code, 'counted'), 6)).toBe(10)
  })
})
