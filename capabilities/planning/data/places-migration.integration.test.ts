import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readMigrationFiles } from '../../../platform/database/migration-files.ts'
import { migrate } from '../../../platform/database/migrations.ts'
import { emptyDatabases as databases, type EmptyDatabase } from '../../../tests/integration/empty-databases.ts'

const THIS_ONE = 'places_of_the_ground'
const uuid = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`
const OFFICE = uuid(1)

/**
 * A database as it was before: planning with municipalities of its own. Of the ground it knows Apopa twice, as the municipality
 * until 2024 and as the district after, and nothing of Nejapa.
 */
async function fill(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into identity.office (id, code, kind, title)
      values ('${OFFICE}', 'HOME', 'metropolitan', '{"es":"Oficina"}')`)
  const geographies = [
    [uuid(10), 'municipalities-until-2024', null, '2024-05-01'],
    [uuid(11), 'districts-from-2024', '2024-05-01', null],
  ]
  for (const [id, code, from, until] of geographies)
    await owner.query(
      `insert into territory.geography (id, office_id, code, title, kind, valid_from, valid_until, citation, certainty)
       values ($1, $2, $3, $3, 'administrative', $4, $5, 'ley', 'found')`,
      [id, OFFICE, code, from, until],
    )
  for (const [id, geography] of [
    [uuid(20), uuid(10)],
    [uuid(21), uuid(11)],
  ])
    await owner.query(`insert into territory.place (id, office_id, geography_id, code) values ($1, $2, $3, 'apopa')`, [
      id,
      OFFICE,
      geography,
    ])
  for (const [id, code] of [
    [uuid(30), 'apopa'],
    [uuid(31), 'nejapa'],
  ])
    await owner.query(`insert into planning.place (id, office_id, code, name, sort_key) values ($1, $2, $3, $3, $3)`, [
      id,
      OFFICE,
      code,
    ])
  for (const [nr, year] of [
    [40, 2019],
    [41, 2025],
  ] as const) {
    await owner.query(
      `insert into planning.instrument (id, office_id, kind, title, from_year, to_year, status, origin, demo)
       values ($1, $2, 'pei', 'Plan', $3, $3, 'approved', 'screen', false)`,
      [uuid(nr), OFFICE, year],
    )
    await owner.query(
      `insert into planning.element (id, office_id, instrument_id, kind, title, sort) values ($1, $2, $3, 'activity', 'Hacer', 1)`,
      [uuid(nr + 10), OFFICE, uuid(nr)],
    )
  }
  const said = [
    [60, 50, 30, 3, true],
    [61, 50, 31, 1, false],
    [62, 51, 30, 1, false],
  ] as const
  for (const [id, element, place, version, demo] of said)
    await owner.query(
      `insert into planning.element_place (id, office_id, version, element_id, place_id, demo) values ($1, $2, $3, $4, $5, $6)`,
      [uuid(id), OFFICE, version, uuid(element), uuid(place), demo],
    )
}

describe.for(Object.keys(databases))('places of plans become places of the ground · %s', (kind) => {
  const skip = kind !== 'embedded' && inject('postgres') === undefined
  let old: EmptyDatabase

  beforeAll(async () => {
    const make = databases[kind]
    if (skip || make === undefined) return
    old = await make()
    const files = readMigrationFiles()
    const at = files.findIndex(({ name }) => name.endsWith(THIS_ONE))
    const before = await migrate(old.owner, files.slice(0, at))
    if (!before.ok) throw new Error(before.refusal.message.en)
    await fill(old.owner)
    const after = await migrate(old.owner, files.slice(0, at + 1))
    if (!after.ok) throw new Error(after.refusal.message.en)
  })
  afterAll(() => old?.dispose())

  test.skipIf(skip)(
    'each goes to the place of its code in the division of its plan’s year, as it was said',
    async () => {
      const kept = await old.owner.query(
        'select id, element_id, place_id, version, demo from planning.element_place order by id',
      )
      expect(kept.rows).toEqual([
        { id: uuid(60), element_id: uuid(50), place_id: uuid(20), version: 3, demo: true },
        { id: uuid(62), element_id: uuid(51), place_id: uuid(21), version: 1, demo: false },
      ])
    },
  )

  test.skipIf(skip)('what the ground does not know waits under its code and is not lost', async () => {
    const waiting = await old.owner.query('select id, element_id, code, version, demo from planning.unsettled_place')
    expect(waiting.rows).toEqual([{ id: uuid(61), element_id: uuid(50), code: 'nejapa', version: 1, demo: false }])
  })

  test.skipIf(skip)('planning has no list of its own any more', async () => {
    const gone = await old.owner.query("select to_regclass('planning.place') as place")
    expect(gone.rows).toEqual([{ place: null }])
  })
})
