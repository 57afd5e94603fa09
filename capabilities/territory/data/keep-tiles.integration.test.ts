import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../../kernel/ids.ts'
import type { Database } from '../../../platform/database/database.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { makeLayer, PUBLIC_CTX } from '../../../tests/integration/made-layer.ts'
import type { WebBox } from '../events.ts'
import { type TileAddress, tileBox } from '../rules/tiles/tile-grid.ts'
import { boxOnWeb, toDegrees } from '../rules/tiles/web-mercator.ts'
import { keepWholeTiles } from './keep-tiles.ts'
import { layerById } from './layer-store.ts'
import { layerAsSeen, openLayer } from './tiles-layers.ts'
import { finishTile, readTile, tileMaker } from './tiles-read.ts'
import { touchWholeTiles, wholeTile } from './whole-tiles.ts'

const app = { role: 'trama_app' } as const
/** Two tiles beside each other, and in the south-west of each as many parcels as make it crowded, at the next zoom too. */
const WEST: TileAddress = { z: 15, x: 8257, y: 15131 }
const EAST: TileAddress = { ...WEST, x: WEST.x + 1 }
const NEARER: TileAddress = { z: 16, x: WEST.x * 2, y: WEST.y * 2 + 1 }
const SIDE = 0.000_1
const ASIDE = 36

function cornerOf(tile: TileAddress): readonly [number, number] {
  const [west, south] = tileBox(tile)
  return toDegrees([west + 60, south + 60])
}

describeOnBothDatabases('crowded tiles of a large layer', (open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
  })

  let made = 0
  async function make(): Promise<{ readonly id: Id; readonly code: string }> {
    made += 1
    const code = `cerca-${made}`
    const id = await makeLayer(database, {
      code,
      shapeKind: 'polygon',
      fields: [
        { name: 'clave', title: 'Clave', type: 'text' },
        { name: 'dueño', title: 'Dueño', type: 'text' },
      ],
      features: [],
    })
    for (const [i, tile] of [WEST, EAST].entries()) {
      const [x, y] = cornerOf(tile)
      await database.write(app, (tx) =>
        tx.execute(sql`
          insert into territory.feature (id, office_id, layer_id, number, shape, attributes, recorded_at)
          select gen_random_uuid(), l.office_id, l.id, ${i * ASIDE * ASIDE}::int + n + 1,
            st_translate(st_makeenvelope(${x}::float8, ${y}::float8, ${x + SIDE}::float8, ${y + SIDE}::float8, 4326),
              (n % ${ASIDE}::int) * ${SIDE}::float8, (n / ${ASIDE}::int) * ${SIDE}::float8),
            jsonb_build_object('clave', 'P' || n, 'dueño', 'Nadie'), now()
          from territory.layer l cross join generate_series(0, ${ASIDE * ASIDE - 1}::int) n where l.id = ${id}`),
      )
    }
    await database.write(app, (tx) =>
      tx.execute(sql`update territory.layer set last_number = ${2 * ASIDE * ASIDE} where id = ${id}`),
    )
    return { id, code }
  }

  /** What the public is sent, and whether it is what was kept. */
  const sent = (code: string, tile: TileAddress) =>
    database.read({ role: 'trama_public' }, async (tx) => {
      const layer = await openLayer(tx, PUBLIC_CTX, code)
      if (!layer.ok) throw new Error(layer.refusal.kind)
      const kept = (await wholeTile(tx, layer.value, tile)) !== undefined
      const { bytes, shown } = finishTile(code, tile, await readTile(tx, layer.value, tile, await tileMaker(tx)))
      return { kept, shown, bytes: Buffer.from(bytes).toString('base64') }
    })

  test('are sent as they would be made', async () => {
    const { id, code } = await make()
    const before = [await sent(code, WEST), await sent(code, EAST), await sent(code, NEARER)]
    expect(before).toMatchObject([
      { kept: false, shown: ASIDE * ASIDE },
      { kept: false, shown: ASIDE * ASIDE },
      { kept: false, shown: ASIDE * ASIDE },
    ])
    expect(await keepWholeTiles({ database }, id)).toBe(true)
    const after = [await sent(code, WEST), await sent(code, EAST), await sent(code, NEARER)]
    expect(after).toEqual(before.map((each) => ({ ...each, kept: true })))
  })

  /** As the commands of drawing do: the change, the edition, the tiles. */
  async function edit(id: Id, work: ReturnType<typeof sql>, boxes: readonly WebBox[]): Promise<void> {
    await database.write(app, async (tx) => {
      const layer = await layerById(tx, id, { lock: true })
      if (layer === undefined) throw new Error('no layer')
      await tx.execute(work)
      await tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${id}`)
      await touchWholeTiles(tx, layer, layer.edition + 1, boxes)
    })
  }

  test('that an edit touches show it at once; all others stay kept', async () => {
    const { id, code } = await make()
    await keepWholeTiles({ database }, id)
    const [x, y] = cornerOf(WEST)
    await edit(id, sql`delete from territory.feature where layer_id = ${id} and number = 1`, [
      boxOnWeb([x, y, x + SIDE, y + SIDE]),
    ])
    expect(await sent(code, WEST)).toMatchObject({ kept: false, shown: ASIDE * ASIDE - 1 })
    expect(await sent(code, NEARER)).toMatchObject({ kept: false, shown: ASIDE * ASIDE - 1 })
    expect(await sent(code, EAST)).toMatchObject({ kept: true, shown: ASIDE * ASIDE })
  })

  test('of another edition are not believed: an attribute that became the staff’s is in none', async () => {
    const { id, code } = await make()
    await keepWholeTiles({ database }, id)
    const named = Buffer.from('Nadie')
    const holds = async () => Buffer.from((await sent(code, WEST)).bytes, 'base64').includes(named)
    expect(await holds()).toBe(true)
    await database.write(app, (tx) =>
      tx.execute(sql`update territory.layer set staff_fields = '{dueño}', edition = edition + 1 where id = ${id}`),
    )
    expect(await sent(code, WEST)).toMatchObject({ kept: false })
    expect(await holds()).toBe(false)
    expect(await keepWholeTiles({ database }, id)).toBe(true)
    expect(await sent(code, WEST)).toMatchObject({ kept: true })
    expect(await holds()).toBe(false)
  })

  test('are kept of a layer of the staff too, with what only the staff sees', async () => {
    const { id, code } = await make()
    await database.write(app, (tx) =>
      tx.execute(sql`update territory.layer set audience = 'staff', staff_fields = '{dueño}' where id = ${id}`),
    )
    expect(await keepWholeTiles({ database }, id)).toBe(true)
    const kept = await database.read(app, async (tx) => {
      const layer = await layerAsSeen(tx, id)
      return layer === undefined ? undefined : wholeTile(tx, layer, WEST)
    })
    expect(Buffer.from(kept?.bytes ?? []).includes(Buffer.from('Nadie'))).toBe(true)
    await expect(sent(code, WEST)).rejects.toThrow('no_layer')
  })

  test('are not kept of a layer that changes while they are made', async () => {
    const { id, code } = await make()
    const progress = async () =>
      void (await database.write(app, (tx) =>
        tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${id}`),
      ))
    expect(await keepWholeTiles({ database, progress }, id)).toBe(false)
    expect(await sent(code, WEST)).toMatchObject({ kept: false })
  })
})
