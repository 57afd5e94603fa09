import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  backedUp,
  laterMigration,
  rebuildWith,
  restored,
  tryRestore,
  workbench,
} from '../../tests/integration/backup-rounds.ts'
import { describeOnBothDatabases, describeOnServer, freshEmbedded } from '../../tests/integration/harness.ts'
import type { Database } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { readMigrationFiles } from '../database/migration-files.ts'
import { houseSchemas, readTables, type Table } from './catalog.ts'
import { insertLines, linesOf, sizeOf, speakExactly } from './rows.ts'

const app = { role: 'trama_app' } as const

/** What rooms to come may bring: every kind of column, rings of keys, guards, sequences, things that make themselves. */
const NASTY = laterMigration(
  1,
  'create schema nasty',
  `create table nasty.every_type (
    n int primary key, "Título «raro»" text, exact numeric, fixed numeric(12,4), real double precision, small real,
    big bigint, yes boolean, day date, at timestamptz, at3 timestamptz(3), local timestamp, hour time, span interval,
    doc jsonb, raw json, words text[], figures double precision[], grid int[][], bytes bytea, id uuid, padded character(5),
    short varchar(40), place geometry(Point,4326), shape geometry, globe geography, during tstzrange, address inet, bits bit(3),
    doubled bigint generated always as (n * 2) stored)`,
  `create table nasty.node (id int primary key, parent int references nasty.node, partner int)`,
  `create table nasty.partner (id int primary key, node int not null references nasty.node)`,
  'alter table nasty.node add constraint node_partner foreign key (partner) references nasty.partner',
  'create table nasty."a child" (id int primary key, node int not null references nasty.node on delete cascade)',
  `create table nasty.numbered (id bigint generated always as identity primary key, serial serial, word text)`,
  'create table nasty.keyless (word text, n int)',
  'create table nasty.parted (word text primary key, node int) partition by list (word)',
  "create table nasty.parted_a partition of nasty.parted for values in ('a')",
  'create table nasty.parted_rest partition of nasty.parted default',
  'alter table nasty.parted_rest add foreign key (node) references nasty.node deferrable initially deferred',
  'create table nasty.book (n int primary key, line text not null)',
  "select trama.append_only('nasty.book')",
  `create function nasty.shout() returns trigger language plpgsql as $$ begin new.line := upper(new.line); return new; end $$`,
  'create trigger shout before insert on nasty.book for each row execute function nasty.shout()',
  'create trigger asleep before insert on nasty.book for each row execute function nasty.shout()',
  'alter table nasty.book disable trigger asleep',
  "insert into nasty.book values (1, 'put there by the migration')",
  'create materialized view nasty.summary as select count(*) as nodes from nasty.node',
)
/** With roles, guards, files and the history, and without the tables of today's rooms: round-trip.integration.test.ts has those. */
const FIRST_HOUSE = readMigrationFiles().filter(({ name }) => name <= '0002_guards')
const MIGRATIONS = [...FIRST_HOUSE, NASTY]

/** Text of every column of `every_type` in order, as a person might have had it stored. */
const nastyText = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll('\u0000', ''))
  .filter((text) => text.isWellFormed())
const words = fc.oneof(
  nastyText,
  fc.constantFrom('', ' ', 'NULL', 'null', '\\N', '"', "'", '{}', '\n\r\t', 'ñandú', '😀\u200d'),
)
const double = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, 0.1, 1 / 3))
const doubleText = fc.oneof(
  double.map((value) => (Object.is(value, -0) ? '-0' : String(value))),
  fc.constantFrom('NaN', 'Infinity', '-Infinity'),
)
const digits = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.integer({ min: 0, max: 40 }))
  .map(([minus, value, scale]) => `${minus ? '-' : ''}${value}.${'0'.repeat(scale)}7`)
const instant = fc
  .tuple(fc.integer({ min: -60_000_000_000, max: 200_000_000_000 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([seconds, micros]) => ({ seconds, micros }))
const json = fc.jsonValue({ maxDepth: 3 }).map((value) =>
  JSON.stringify(value)
    .replaceAll('\\u0000', '')
    .replace(/\\ud[89a-f]../gi, ''),
)
const arrayOf = (items: fc.Arbitrary<string | null>) =>
  fc
    .array(items, { maxLength: 5 })
    .map((list) => `{${list.map((each) => (each === null ? 'NULL' : JSON.stringify(each))).join(',')}}`)
const coordinate = fc.double({ min: -180, max: 180, noNaN: true })
const point = fc.tuple(coordinate, coordinate).map(([x, y]) => `POINT(${x} ${y / 2})`)
const shape = fc.oneof(
  point,
  fc.constantFrom(
    'POINT EMPTY',
    'GEOMETRYCOLLECTION EMPTY',
    'POLYGON((0 0,0 1.1,1 1,0 0))',
    'POINT Z (1 2 3)',
    'LINESTRING M (1 2 3,4 5 6)',
  ),
)
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 6 })

const nastyRow = fc.record({
  title: maybe(words),
  exact: maybe(fc.oneof(digits, fc.constantFrom('NaN', 'Infinity', '0.000', '1e-300'))),
  fixed: maybe(fc.integer().map((value) => `${value / 10_000}`)),
  real: maybe(doubleText),
  small: maybe(fc.float({ noNaN: true }).map(String)),
  big: maybe(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  yes: maybe(fc.boolean().map(String)),
  day: maybe(fc.oneof(fc.constantFrom('infinity', '4713-01-01 BC', '0044-03-15 BC', '5874897-12-31', '2019-02-28'))),
  at: maybe(instant),
  span: maybe(fc.constantFrom('P1Y2M3DT4H5M6.789012S', '-1 day +00:00:00.000001', 'P0D', '178000000 years')),
  doc: maybe(json),
  words: maybe(arrayOf(maybe(words))),
  figures: maybe(arrayOf(maybe(doubleText))),
  bytes: maybe(fc.uint8Array({ maxLength: 30 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`)),
  id: maybe(fc.uuid()),
  padded: maybe(fc.constantFrom('', 'a', 'a  b ', '     ', 'ñandú')),
  short: maybe(fc.constantFrom('', ' ', '  x  ', 'x'.repeat(40))),
  place: maybe(point),
  shape: maybe(shape),
})
type NastyRow = typeof nastyRow extends fc.Arbitrary<infer Row> ? Row : never

async function insertNasty(database: Database, rows: readonly NastyRow[], from: number): Promise<void> {
  await database.write(app, async (tx) => {
    for (const [index, row] of rows.entries()) {
      const at =
        row.at === null ? null : sql`(to_timestamp(${row.at.seconds}) + ${row.at.micros} * interval '1 microsecond')`
      const place = row.place === null ? null : sql`st_geomfromtext(${row.place}, 4326)`
      await tx.execute(sql`
        insert into nasty.every_type values (${from + index}, ${row.title}, ${row.exact}::text::numeric, ${row.fixed}::text::numeric,
          ${row.real}::text::float8, ${row.small}::text::float4, ${row.big}::text::int8, ${row.yes}::text::boolean,
          ${row.day}::text::date, ${at}, ${at}, ${at}, '23:59:59.999999', ${row.span}::text::interval, ${row.doc}::text::jsonb,
          ${row.doc}::text::json, ${row.words}::text::text[], ${row.figures}::text::float8[], '{{1,2},{3,null}}',
          ${row.bytes}::text::bytea, ${row.id}::text::uuid, ${row.padded}, ${row.short}, ${place},
          st_geomfromtext(${row.shape}), ${place}::geography, tstzrange(null, ${at}::timestamptz, '[)'), '10.0.0.1/8', b'101')`)
    }
  })
}

async function everyType(database: Database): Promise<Table> {
  const tables = await database.read(app, (tx) => readTables(tx, houseSchemas(MIGRATIONS)))
  const found = tables.find(({ name }) => name === 'every_type')
  if (found === undefined) throw new Error('The migration of the test did not run.')
  return found
}

async function allLines(database: Database, table: Table): Promise<readonly string[]> {
  return database.read(app, async (tx) => {
    await speakExactly(tx)
    const lines: string[] = []
    for await (const page of linesOf(tx, table, await sizeOf(tx, table))) lines.push(...page)
    return lines
  })
}

describeOnServer('rows of any value, from one database to the other', (open) => {
  let embedded: Awaited<ReturnType<typeof freshEmbedded>>
  let server: Database
  let table: Table
  beforeAll(async () => {
    embedded = await freshEmbedded()
    server = await open()
    await rebuildWith(embedded.database, MIGRATIONS)
    await rebuildWith(server, MIGRATIONS)
    table = await everyType(server)
  })
  afterAll(() => embedded.dispose())

  test('the same lines go in and come out: property over generated rows, both ways', async () => {
    let number = 0
    let rowsSeen = 0
    const ways = [
      [embedded.database, server],
      [server, embedded.database],
    ] as const
    await fc.assert(
      fc.asyncProperty(
        fc.array(nastyRow, { minLength: 12, maxLength: 40 }),
        fc.integer({ min: 0, max: 1 }),
        async (rows, way) => {
          const [from, to] = ways[way] as (typeof ways)[number]
          for (const database of [from, to])
            await database.write(app, (tx) => tx.execute(sql`delete from nasty.every_type`))
          number += 1000
          await insertNasty(from, rows, number)
          const sent = await allLines(from, table)
          await to.write(app, async (tx) => {
            await speakExactly(tx)
            await insertLines(tx, table, table.columns, sent)
          })
          expect(await allLines(to, table)).toEqual(sent)
          expect(sent).toHaveLength(rows.length)
          rowsSeen += rows.length
        },
      ),
      { numRuns: 50, seed: 20_191 },
    )
    expect(rowsSeen).toBeGreaterThan(500)
  })
})

/** Of others than the database itself and its extensions. */
async function schemasOf(database: Database): Promise<readonly string[]> {
  const { rows } = await database.read(app, (tx) =>
    tx.execute(sql`
      select n.nspname::text as name from pg_namespace n
      where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
        and not exists (select 1 from pg_depend d where d.objid = n.oid and d.deptype = 'e') order by 1`),
  )
  return rows.map(({ name }) => String(name))
}

describeOnBothDatabases('what tables are made of comes back as it was', (open) => {
  const bench = workbench()
  const files = bench.store('files')
  let source: Database
  let target: Database
  /** Stays empty through every refusal. */
  let fresh: Database
  let schemasOfToday: readonly string[]
  beforeAll(async () => {
    fresh = await open()
    schemasOfToday = await schemasOf(fresh)
    await rebuildWith(fresh, FIRST_HOUSE)
    source = await open()
    await rebuildWith(source, MIGRATIONS)
    await insertNasty(source, fc.sample(nastyRow, { seed: 7, numRuns: 200 }), 0)
    await source.write(app, async (tx) => {
      // 3 → 2 → 1 and back again: no order of rows or of tables satisfies these keys.
      await tx.execute(sql`insert into nasty.node select n, null, null from generate_series(1, 3000) as n`)
      await tx.execute(sql`update nasty.node set parent = 3001 - id`)
      await tx.execute(sql`insert into nasty.partner select n, n from generate_series(1, 3000) as n`)
      await tx.execute(sql`update nasty.node set partner = id`)
      await tx.execute(sql`insert into nasty."a child" select n, n from generate_series(1, 50) as n`)
      await tx.execute(sql`insert into nasty.numbered (word) select 'w' || n from generate_series(1, 7) as n`)
      await tx.execute(sql`delete from nasty.numbered where id > 5`)
      await tx.execute(sql`insert into nasty.keyless values ('b', 1), ('a', null), (null, 2), ('a', null)`)
      await tx.execute(sql`insert into nasty.parted values ('a', 1), ('b', 2), ('c', null)`)
      await tx.execute(sql`insert into nasty.book values (2, 'quiet')`)
    })
    await backedUp(source, files, bench.path('nasty.tar'), MIGRATIONS)
    target = await open()
    await rebuildWith(target, FIRST_HOUSE)
    await restored(target, files, bench.path('nasty.tar'), { migrations: MIGRATIONS })
  })
  afterAll(() => bench.dispose())

  const ask = async (statement: string) =>
    (
      await target.read(app, async (tx) => {
        await tx.execute(sql`reset role`)
        return tx.execute(sql.raw(statement))
      })
    ).rows

  test('no schema of ours is forgotten, and none of others is taken for ours', () => {
    expect([...schemasOfToday].sort()).toEqual(houseSchemas(readMigrationFiles()))
  })

  test('the second archive is the first', async () => {
    const again = await backedUp(target, files, bench.path('again.tar'), MIGRATIONS)
    const first = await backedUp(source, files, bench.path('first.tar'), MIGRATIONS)
    expect(again.manifest.tables).toEqual(first.manifest.tables)
    expect(again.manifest.sequences).toEqual(first.manifest.sequences)
    expect(again.manifest.tables.find(({ name }) => name === 'every_type')?.rows).toBe(200)
  })

  test('sequences go on where they were, generated columns make themselves', async () => {
    await target.write(app, (tx) => tx.execute(sql`insert into nasty.numbered (word) values ('next')`))
    expect(await ask('select id, serial from nasty.numbered order by id desc limit 1')).toEqual([{ id: 8, serial: 8 }])
    expect(await ask('select count(*) as wrong from nasty.every_type where doubled is distinct from n * 2')).toEqual([
      { wrong: 0 },
    ])
  })

  test('triggers did not fire, fire now, and those asleep sleep on', async () => {
    expect(await ask('select line from nasty.book order by n')).toEqual([
      { line: 'PUT THERE BY THE MIGRATION' },
      { line: 'QUIET' },
    ])
    const states = await ask(
      `select tgname, tgenabled from pg_trigger where tgrelid = 'nasty.book'::regclass order by tgname`,
    )
    expect(states).toEqual([
      { tgname: 'append_only', tgenabled: 'O' },
      { tgname: 'asleep', tgenabled: 'D' },
      { tgname: 'shout', tgenabled: 'O' },
    ])
    const code = await target
      .write(app, async (tx) => {
        await tx.execute(sql`reset role`)
        await tx.execute(sql`delete from nasty.book`)
      })
      .then(() => 'done', databaseErrorCode)
    expect(code).toBe('42501')
  })

  test('keys are as strict as before, views are filled', async () => {
    expect(
      await ask(`select conname, condeferrable from pg_constraint where contype = 'f' and connamespace = 'nasty'::regnamespace
      and condeferrable and conrelid <> 'nasty.parted_rest'::regclass`),
    ).toEqual([])
    expect(await ask('select nodes from nasty.summary')).toEqual([{ nodes: 3000 }])
    expect(
      await ask('select tableoid::regclass::text as part, count(*) as n from nasty.parted group by 1 order by 1'),
    ).toEqual([
      { part: 'nasty.parted_a', n: 1 },
      { part: 'nasty.parted_rest', n: 2 },
    ])
  })

  test('a later change of structure that fails leaves the database as it was', async () => {
    const broken = laterMigration(3, 'alter table nasty.keyless add constraint never check (n > 1000)')
    const before = await backedUp(fresh, files, bench.path('fresh-before.tar'), FIRST_HOUSE)
    const refused = await tryRestore(fresh, files, bench.path('nasty.tar'), { migrations: [...MIGRATIONS, broken] })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'migration_failed' } })
    const after = await backedUp(fresh, files, bench.path('fresh-after.tar'), FIRST_HOUSE)
    expect(after.manifest).toEqual(before.manifest)
  })

  test('an archive whose migrations this program does not know is refused', async () => {
    const refused = await tryRestore(fresh, files, bench.path('nasty.tar'))
    if (refused.ok) throw new Error('It should have been refused.')
    expect(refused.refusal).toMatchObject({ kind: 'program_older', member: 'manifest.json' })
    expect(refused.refusal.message.es).toContain(NASTY.name)
    const altered = [...FIRST_HOUSE, { ...NASTY, sha256: 'e'.repeat(64) }]
    const other = await tryRestore(fresh, files, bench.path('nasty.tar'), { migrations: altered })
    expect(other).toMatchObject({ ok: false, refusal: { kind: 'other_history' } })
  })

  test('what others built on our tables is not swept away', async () => {
    await fresh.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`create schema neighbour`)
      await tx.execute(sql`create view neighbour.history as select * from audit.entry`)
    })
    const archive = await backedUp(fresh, files, bench.path('empty.tar'), FIRST_HOUSE)
    const refused = await tryRestore(fresh, files, archive.path, { migrations: FIRST_HOUSE })
    if (refused.ok) throw new Error('It should have been refused.')
    expect(refused.refusal.kind).toBe('depended_upon')
    expect(refused.refusal.message.en).toContain('neighbour.history')
    await fresh.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`drop schema neighbour cascade`)
    })
  })

  test('rows that no sound database would have are refused, and the key that refuses them is named', async () => {
    const damage = (statement: string) =>
      source.write(app, async (tx) => {
        await tx.execute(sql`reset role`)
        await tx.execute(sql.raw(statement))
      })
    const verdict = async (name: string) => {
      await backedUp(source, files, bench.path(name), MIGRATIONS)
      return tryRestore(fresh, files, bench.path(name), { migrations: MIGRATIONS })
    }
    await damage(
      'alter table nasty.node drop constraint node_partner; update nasty.node set partner = 99999 where id = 1',
    )
    expect(await verdict('ring.tar')).toMatchObject({
      ok: false,
      refusal: { kind: 'rows_refused', member: 'node_partner' },
    })
    await damage(
      'alter table nasty."a child" drop constraint "a child_node_fkey"; insert into nasty."a child" values (99, 99999)',
    )
    expect(await verdict('orphan.tar')).toMatchObject({
      ok: false,
      refusal: { kind: 'rows_refused', member: 'tables/nasty/a child/000001.jsonl.gz' },
    })
    await damage('alter table nasty.keyless add column by_hand int')
    const changed = await verdict('by-hand.tar')
    expect(changed).toMatchObject({ ok: false, refusal: { kind: 'structure_differs' } })
    if (!changed.ok) expect(changed.refusal.message.es).toContain('nasty.keyless')
  })

  test('an archive of an older structure is loaded into it and then brought up to date, data too', async () => {
    const later = laterMigration(
      2,
      'alter table nasty.keyless add column length int',
      `update nasty.keyless set length = coalesce(length(word), 0)`,
      'alter table nasty.keyless alter column length set not null',
      'drop table nasty."a child"',
    )
    const report = await restored(fresh, files, bench.path('nasty.tar'), { migrations: [...MIGRATIONS, later] })
    expect(report.migratedFurther).toEqual([later.name])
    const { rows } = await fresh.read(app, (tx) => tx.execute(sql`select sum(length) as n from nasty.keyless`))
    expect(rows).toEqual([{ n: 3 }])
  })
})
