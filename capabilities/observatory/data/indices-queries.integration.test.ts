import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing } from '../../../kernel/missing.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { scorePlaces, yearsOf } from '../rules/indices/scores.ts'
import { type IndexAnswer, indexQuery, indicesQuery } from './indices-queries.ts'
import { loadIndices } from './indices-store.ts'

describeOnBothDatabases('composite indices over published figures', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  async function answer(code: string): Promise<IndexAnswer> {
    const found = await loaded.runner.query(indexQuery, await loaded.as('public'), { code })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }

  test('anybody sees the four that the deployment ships', async () => {
    const found = await loaded.runner.query(indicesQuery, await loaded.as('public'), undefined)
    expect(found.ok && found.value.map(({ content }) => content.code)).toEqual([
      'cpi-basic',
      'cpi-extended',
      'social-development',
      'vulnerability',
    ])
    const none = await loaded.runner.query(indexQuery, await loaded.as('public'), { code: 'atlantis' })
    expect(none).toMatchObject({ ok: false, refusal: { kind: 'no_index' } })
  })

  test.each(['cpi-basic', 'social-development', 'vulnerability'])(
    '%s has a figure for most municipalities',
    async (code) => {
      const { prepared, places, cells } = await answer(code)
      expect(places).toHaveLength(14)
      expect(yearsOf(cells).at(-1)).toBe('2019')
      const scores = scorePlaces(prepared, places, cells, '2019')
      const known = scores.filter(({ rank }) => rank !== undefined)
      expect(known.length).toBeGreaterThan(7)
      expect(known.map(({ rank }) => rank)).toEqual(
        known.map(({ rank }) => rank).toSorted((one, other) => (one ?? 0) - (other ?? 0)),
      )
      for (const { tree, cells: used } of scores) {
        const measured = tree.root.coverage.of - tree.root.coverage.missing.length
        // Every value that counts came from a published figure.
        expect(used.size).toBeGreaterThanOrEqual(measured)
      }
    },
  )

  test('a series that counts the opposite is turned round', async () => {
    const { prepared, places, cells } = await answer('cpi-basic')
    const [first] = scorePlaces(prepared, places, cells, '2019')
    const share = first?.cells.get('sufficient_living_space')?.value
    const given = first?.values.sufficient_living_space
    if (share === undefined || isMissing(share) || given === undefined || isMissing(given)) throw new Error('no figure')
    expect(share + given).toBeCloseTo(100, 9)
  })

  test('a version that is there is not loaded again, and never changed', async () => {
    const write = loaded.database.write.bind(loaded.database)
    const office = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select office_id from observatory.index_edition limit 1`),
    )
    const system = await loaded.as('system')
    const again = await write({ role: 'trama_app' }, (tx) =>
      loadIndices(tx, system, loaded.pack, String(office.rows[0]?.office_id)),
    )
    expect(again).toEqual({ ok: true, value: [] })
    await expect(
      write({ role: 'trama_app' }, (tx) => tx.execute(sql`update observatory.index_edition set edition = 'x'`)),
    ).rejects.toSatisfy((error) => databaseErrorCode(error) !== undefined)
  })
})
