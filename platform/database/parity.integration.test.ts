import { inArray, sql } from 'drizzle-orm'
import { bigint, boolean, date, integer, jsonb, numeric, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { sortKey } from '../../kernel/sort-key.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import type { Database } from './database.ts'
import { databaseErrorCode, SQLSTATE, violatedConstraint } from './errors.ts'
import { settleSortKeys } from './sort-keys.ts'

const app = { role: 'trama_app' } as const

const parity = pgSchema('parity')
const sample = parity.table('sample', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  sortKey: text('sort_key').notNull(),
  count: bigint('count', { mode: 'number' }),
  amount: numeric('amount', { mode: 'number' }),
  day: date('day', { mode: 'string' }),
  at: timestamp('at', { withTimezone: true, mode: 'string' }),
  months: integer('months').array(),
  amounts: numeric('amounts').array(),
  facts: jsonb('facts').$type<unknown>(),
  done: boolean('done'),
})

/** What a room's migration would do, run as the owner of the tables. */
async function asOwner(database: Database, statements: string): Promise<void> {
  await database.write(app, async (tx) => {
    await tx.execute(sql`reset role`)
    await tx.execute(sql.raw(statements))
  })
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => databaseErrorCode(error),
  )
}

describeOnBothDatabases('the two databases agree', (open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
    await asOwner(
      database,
      `create schema parity;
       create table parity.parent (id uuid primary key);
       create table parity.sample (
         id uuid primary key, name text not null constraint name_once unique, sort_key text not null,
         count bigint, amount numeric check (amount >= 0), day date, at timestamptz, months int[], amounts numeric[],
         facts jsonb, done boolean, parent uuid references parity.parent);
       create table parity.history (line int primary key);
       select trama.append_only('parity.history');`,
    )
    await database.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await settleSortKeys({ query: (text) => tx.execute(sql.raw(text)) })
    })
  })

  function add(name: string, more: Partial<typeof sample.$inferInsert> = {}): Promise<unknown> {
    return database.write(app, (tx) => tx.insert(sample).values({ id: newId(), name, sortKey: sortKey(name), ...more }))
  }

  const values = {
    count: 9_007_199_254_740_991,
    amount: 1234.5,
    day: '2019-02-28',
    at: '2019-02-28T23:59:59.123Z',
    months: [1, 0, 12],
    amounts: ['0.10', '12345678901234567890.12'],
    facts: { ñ: ['á', null, 1.5], empty: {} },
    done: false,
  }

  test('a row comes back as it was written, through typed columns', async () => {
    await add('typed', values)
    const [row] = await database.read(app, (tx) => tx.select().from(sample).where(sql`name = 'typed'`))
    // A number array holds what numbers hold; the second amount needs more digits than that and stays text.
    expect(row).toMatchObject({ ...values, amounts: ['0.1', '12345678901234567890.12'] })
  })

  test('raw SQL gives the same values: dates are text, never Date; counts and exact decimals are numbers', async () => {
    const { rows } = await database.read(app, (tx) =>
      tx.execute(sql`
        select count(*) as n, 12345678901234567890::numeric as huge, 0.10::numeric as tenth, 2.5::float8 as half,
          date '2019-02-28' as day, timestamptz '2019-02-28 18:00:00-06' as at, timestamp '2019-02-28 18:00:00' as local,
          interval '1 month 2 days' as term, array[date '2019-01-01', null] as days, array[1::int8, 2] as counts,
          array[1.5, 2]::numeric[] as sums, '{"a": 1}'::jsonb as facts, true as yes, null::text as nothing,
          array['a b', 'ñ'] as words, '\\x00ff'::bytea as bytes
        from generate_series(1, 3)`),
    )
    expect(rows[0]).toEqual({
      n: 3,
      huge: '12345678901234567890',
      tenth: 0.1,
      half: 2.5,
      day: '2019-02-28',
      at: '2019-03-01T00:00:00.000Z',
      local: '2019-02-28T18:00:00.000',
      term: 'P1M2D',
      days: ['2019-01-01', null],
      counts: [1, 2],
      sums: [1.5, 2],
      facts: { a: 1 },
      yes: true,
      nothing: null,
      words: ['a b', 'ñ'],
      bytes: Buffer.from([0, 255]),
    })
  })

  test('names sort by their stored key, whatever order the database itself keeps', async () => {
    const names = ['Ñuñoa', 'nopal', 'Oriente', 'Árbol', 'azul', 'Zacatecoluca']
    for (const name of names) await add(name)
    const rows = await database.read(app, (tx) =>
      tx.select().from(sample).where(inArray(sample.name, names)).orderBy(sample.sortKey),
    )
    expect(rows.map((row) => row.name)).toEqual(['Árbol', 'azul', 'nopal', 'Ñuñoa', 'Oriente', 'Zacatecoluca'])
  })

  test('every stored sort key of the house sorts by bytes', async () => {
    const { rows } = await database.read(app, (tx) =>
      tx.execute(sql`
        select table_schema || '.' || table_name as place from information_schema.columns
        where column_name = 'sort_key' and collation_name is distinct from 'C'`),
    )
    expect(rows).toEqual([])
  })

  test('areas by geography and by projection agree to a tenth of a per mille', async () => {
    const { rows } = await database.read(app, (tx) =>
      tx.execute(sql`
        with place as (select st_geomfromtext('POLYGON((-89.2 13.7,-89.1 13.7,-89.1 13.8,-89.2 13.8,-89.2 13.7))', 4326) as shape)
        select st_area(shape::geography) as geographic, st_area(st_transform(shape, 32616)) as projected from place`),
    )
    expect(Number(rows[0]?.geographic)).toBeCloseTo(119_695_000, -5)
    expect(Number(rows[0]?.projected)).toBeGreaterThan(119_000_000)
  })

  test('words are found without accents and by likeness', async () => {
    const { rows } = await database.read(app, (tx) =>
      tx.execute(
        sql`select unaccent('Ordenación') as plain, similarity('metropolitano', 'metropolitana') > 0.6 as alike`,
      ),
    )
    expect(rows).toEqual([{ plain: 'Ordenacion', alike: true }])
  })

  test('an error carries its SQLSTATE and constraint under drizzle’s wrapping', async () => {
    await add('only once')
    const again = add('only once')
    await expect(again).rejects.toThrow()
    const error = await again.catch((refused: unknown) => refused)
    expect([databaseErrorCode(error), violatedConstraint(error)]).toEqual([SQLSTATE.uniqueViolation, 'name_once'])
    expect(await codeOf(add('negative', { amount: -1 }))).toBe(SQLSTATE.checkViolation)
    const orphan = database.write(app, (tx) =>
      tx.execute(sql`insert into parity.sample (id, name, sort_key, parent) values (${newId()}, 'o', 'o', ${newId()})`),
    )
    expect(await codeOf(orphan)).toBe(SQLSTATE.foreignKeyViolation)
  })

  test('a read transaction cannot write', async () => {
    const write = database.read(app, (tx) =>
      tx.execute(sql`insert into parity.sample (id, name, sort_key) values (${newId()}, 'by read', '')`),
    )
    expect(await codeOf(write)).toBe(SQLSTATE.readOnlyTransaction)
  })

  test('the role and in whose name it acts are set, and only for the transaction', async () => {
    const accountId = newId()
    const officeId = newId()
    const whoAmI = sql`select current_user as role, current_setting('trama.account', true) as account,
      current_setting('trama.office', true) as office`
    const first = await database.read({ role: 'trama_public', accountId, officeId }, (tx) => tx.execute(whoAmI))
    expect(first.rows[0]).toEqual({ role: 'trama_public', account: accountId, office: officeId })
    const next = await database.write(app, (tx) => tx.execute(whoAmI))
    expect(next.rows[0]).toEqual({ role: 'trama_app', account: '', office: '' })
  })

  test('anonymous readers see no table that was not opened to them', async () => {
    const peek = () => database.read({ role: 'trama_public' }, (tx) => tx.execute(sql`select 1 from parity.sample`))
    expect(await codeOf(peek())).toBe(SQLSTATE.insufficientPrivilege)
    await asOwner(
      database,
      'grant usage on schema parity to trama_public; grant select on parity.sample to trama_public',
    )
    await expect(peek()).resolves.toBeDefined()
  })

  test('rows of an append-only table are added and read, and nobody changes them, the owner included', async () => {
    await database.write(app, (tx) => tx.execute(sql`insert into parity.history values (1)`))
    for (const change of [
      'update parity.history set line = 2',
      'delete from parity.history',
      'truncate parity.history',
    ]) {
      expect(await codeOf(database.write(app, (tx) => tx.execute(sql.raw(change))))).toBe('42501')
      expect(await codeOf(asOwner(database, change))).toBe('42501')
    }
    const disarm = database.write(app, (tx) => tx.execute(sql`alter table parity.history disable trigger append_only`))
    expect(await codeOf(disarm)).toBe('42501')
  })

  test('the application cannot touch the ledger of migrations', async () => {
    const forge = database.write(app, (tx) =>
      tx.execute(sql`insert into trama.migration (name, sha256) values ('x', 'y')`),
    )
    expect(await codeOf(forge)).toBe('42501')
  })

  test('what fails is rolled back whole', async () => {
    const failing = database.write(app, async (tx) => {
      await tx.insert(sample).values({ id: newId(), name: 'half', sortKey: 'half' })
      throw new Error('the command changed its mind')
    })
    await expect(failing).rejects.toThrow('changed its mind')
    const { rows } = await database.read(app, (tx) => tx.execute(sql`select 1 from parity.sample where name = 'half'`))
    expect(rows).toEqual([])
  })

  test('an SQL error that the callback swallows is not taken for success', async () => {
    const swallowing = database.write(app, async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => {})
      return 'saved'
    })
    await expect(swallowing).rejects.toThrow('Nothing was saved')
  })

  test('a transaction inside another fails at once instead of waiting for itself', async () => {
    for (const outer of ['read', 'write'] as const) {
      const nested = database[outer](app, () => database.read(app, (tx) => tx.execute(sql`select 1`)))
      await expect(nested).rejects.toThrow('Pass the open transaction')
    }
    await expect(database.read(app, (tx) => tx.execute(sql`select 1`))).resolves.toBeDefined()
  })

  test('a transaction kept beyond its callback refuses to work', async () => {
    const kept = await database.read(app, async (tx) => tx)
    await expect(kept.execute(sql`select 1`)).rejects.toThrow()
  })

  test('queries started together inside one transaction take turns', async () => {
    const answers = await database.read(app, (tx) =>
      Promise.all([1, 2, 3].map((n) => tx.execute(sql`select ${n}::int as n`).then((answer) => answer.rows[0]?.n))),
    )
    expect(answers).toEqual([1, 2, 3])
  })

  test('all queries of a read see the same moment', async () => {
    let entered = () => {}
    const inside = new Promise<void>((resolve) => {
      entered = resolve
    })
    const counts = database.read(app, async (tx) => {
      const count = async () => (await tx.execute(sql`select count(*) as n from parity.sample`)).rows[0]?.n
      const before = await count()
      entered()
      await new Promise((resolve) => setTimeout(resolve, 100))
      return [before, await count()]
    })
    await inside
    await add('meanwhile')
    const [before, after] = await counts
    expect(after).toBe(before)
  })

  test('1,000 reads and 50 writes at once all get their turn', async () => {
    const reads = Array.from({ length: 1000 }, (_, n) =>
      database.read(app, (tx) => tx.execute(sql`select ${n}::int as n`)).then((answer) => answer.rows[0]?.n),
    )
    const writes = Array.from({ length: 50 }, (_, n) => add(`crowd ${n}`))
    expect(await Promise.all(reads)).toEqual(Array.from({ length: 1000 }, (_, n) => n))
    await Promise.all(writes)
    const { rows } = await database.read(app, (tx) =>
      tx.execute(sql`select count(*) as n from parity.sample where name like 'crowd %'`),
    )
    expect(rows).toEqual([{ n: 50 }])
  })

  test('50,000 rows go in by unnest and come out whole', async () => {
    const numbers = Array.from({ length: 50_000 }, (_, n) => n)
    const names = numbers.map((n) => `fila «${n}», ñ`)
    await asOwner(database, 'create table parity.bulk (n int, name text); grant all on parity.bulk to trama_app')
    await database.write(app, (tx) =>
      tx.execute(
        sql`insert into parity.bulk select * from unnest(${sql.param(numbers)}::int[], ${sql.param(names)}::text[])`,
      ),
    )
    const { rows } = await database.read(app, (tx) => tx.execute(sql`select n, name from parity.bulk order by n`))
    expect(rows.length).toBe(50_000)
    expect(rows.at(-1)).toEqual({ n: 49_999, name: 'fila «49999», ñ' })
  })

  test('news goes out after the commit and never after a rollback', async () => {
    const heard: string[] = []
    const stop = database.events.subscribe('plan', (payload) => heard.push(payload))
    await database.write(app, async () => {
      await database.events.publish('plan', 'committed')
      heard.push('(still inside)')
    })
    await database
      .write(app, async () => {
        await database.events.publish('plan', 'rolled back')
        throw new Error('no')
      })
      .catch(() => {})
    await database.events.publish('plan', 'at once')
    stop()
    await database.events.publish('plan', 'after the subscription')
    expect(heard).toEqual(['(still inside)', 'committed', 'at once'])
  })
})
