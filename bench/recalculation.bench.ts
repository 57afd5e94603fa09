import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { recalculateAfter } from '../capabilities/observatory/data/recalculate.ts'
import { addCells, openBatch, showBatch } from '../capabilities/observatory/data/store-cells.ts'
import { type NewCell, WHOLE } from '../capabilities/observatory/model.ts'
import { periodOfNumber } from '../capabilities/observatory/rules/catalogue/period-number.ts'
import { newId } from '../kernel/ids.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'

/**
 * After one published figure changed, everything below it is computed anew: from the graph, by our rules, with what changed kept as
 * a publication; against the statements that somebody would write by hand who knew the three formulas, through `pg`, in the same run.
 * Six million published figures (40 indicators, 300 places, 500 months). `node bench/recalculation.bench.ts`; `PLACES` for fewer.
 */
const [INDICATORS, PLACES, MONTHS] = [40, Number(process.env.PLACES ?? 300), 500]
const ROUNDS = Number(process.env.ROUNDS ?? 60)
const app = { role: 'trama_app' } as const
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const officeId = newId()

/** `density = people / area`, `economic = density · product`, `share = 100 · people / Σ people`. */
const FORMULAS: Readonly<Record<string, unknown>> = {
  density: { inputs: { i0: own('i0'), i1: own('i1') }, formula: { numerator: 'i0', denominator: 'i1' } },
  economic: { inputs: { density: own('density'), i2: own('i2') }, formula: { value: 'density * i2' } },
  share: { inputs: { i0: own('i0'), all: { ...own('i0'), place: 'whole' } }, formula: { value: '100 * i0 / all' } },
}

function own(indicator: string) {
  return { indicator, period: 'same', place: 'same' }
}

async function main(): Promise<void> {
  const found = await findPostgres()
  if (!found.ok) {
    console.log(`PostgreSQL: not measured. ${found.reason}`)
    return
  }
  const url = new URL(found.postgres.adminUrl)
  await admin(url.href, 'create database trama_bench_recalculation')
  url.pathname = '/trama_bench_recalculation'
  const plain = new pg.Client({ connectionString: url.href })
  try {
    const database = await open(url.href, plain)
    await plain.query('vacuum analyze observatory.observation, observatory.observation_now, observatory.series')
    await measureOne(database, plain, 'i1', 'one figure, 2 computed from it')
    await measureOne(database, plain, 'i0', `one figure, ${PLACES + 2} computed from it (a share of the whole)`)
    await measureAll(database, plain)
    await database.close()
  } finally {
    await plain.end()
    await admin(found.postgres.adminUrl, 'drop database if exists trama_bench_recalculation with (force)')
    await found.postgres.stop()
  }
}

async function open(databaseUrl: string, plain: pg.Client): Promise<Database> {
  const opened = await openDatabase({
    databaseUrl,
    dataDir: join(home, 'data'),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const start = performance.now()
  await plain.connect()
  await fill(opened.value, plain)
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(
    `${(INDICATORS * PLACES * MONTHS).toLocaleString('en')} figures and ${(3 * PLACES * MONTHS).toLocaleString('en')} computed ones, filled in ${seconds} s`,
  )
  return opened.value
}

async function fill(database: Database, plain: pg.Client): Promise<void> {
  const run = (statement: SQL) => database.write(app, (tx) => tx.execute(statement))
  const [themeId, geographyId] = [newId(), newId()]
  await run(
    sql`insert into identity.office (id, code, kind, title) values (${officeId}, 'bench', 'planning_office', '{"es":"Banco"}')`,
  )
  await run(sql`insert into territory.geography (id, office_id, code, title, kind, citation, certainty)
    values (${geographyId}, ${officeId}, 'bench', 'Banco', 'grid', 'x', 'found')`)
  await run(sql`insert into territory.place (id, office_id, geography_id, code)
    select gen_random_uuid(), ${officeId}, ${geographyId}, 'p' || n from generate_series(1, ${PLACES}::int) n`)
  await run(sql`insert into territory.place_state (id, office_id, place_id, name, sort_key, shape_status, source, recorded_at)
    select gen_random_uuid(), ${officeId}, id, code, code, 'none', 'x', now() from territory.place`)
  await run(sql`insert into observatory.theme (id, office_id, code, title, description, sort)
    values (${themeId}, ${officeId}, 'bench', '{"es":"Banco"}', '{"es":"Banco"}', 0)`)
  await run(sql`insert into observatory.indicator (id, office_id, code, theme_id, sort)
    select gen_random_uuid(), ${officeId}, c, ${themeId}, 0 from (
      select 'i' || n as c from generate_series(0, ${INDICATORS - 1}::int) n union all select unnest(array['density', 'economic', 'share'])) x`)
  const content = { aggregation: 'sum', factor: 1, decimals: 0, periodicity: 'month', breakdowns: [] }
  for (const [code, calculation] of [['', undefined], ...Object.entries(FORMULAS)] as const)
    await run(sql`insert into observatory.sheet (id, office_id, indicator_id, number, in_force_from, title, content, recorded_at)
      select gen_random_uuid(), ${officeId}, id, 1, '2000-01-01', '{"es":"Banco"}', ${JSON.stringify({ ...content, calculation })}::jsonb, now()
      from observatory.indicator where case when ${code}::text = '' then code like 'i%' else code = ${code} end`)
  await run(sql`insert into observatory.series (id, office_id, indicator_id, place_id, breakdown)
    select gen_random_uuid(), ${officeId}, i.id, p.id, ${WHOLE} from observatory.indicator i cross join territory.place p`)
  // Millions of rows that are known to be right: no look at what they point to.
  await plain.query('set session_replication_role = replica')
  const bulk = (statement: SQL) => byPlain(plain, statement)
  const [filled] = await database.write(app, async (tx) => [await openBatch(tx, head('filled'))])
  const number = filled?.number ?? 0
  for (let at = 0; at < INDICATORS; at += 1) {
    const figures = sql`select s.number, m.period, ${number}::int as batch, 1 + (s.number * 7919 + m.n * 104729) % 1000 as value
      from observatory.series s join observatory.indicator i on i.id = s.indicator_id and i.code = ${`i${at}`} cross join ${periods()} m`
    await bulk(
      sql`insert into observatory.observation (series, period, batch, value, status) select *, 0 from (${figures}) f`,
    )
    await bulk(sql`
      insert into observatory.observation_now (series, period, batch, value, status, revision) select *, 0, 1 from (${figures}) f`)
  }
  await publish(database, number)
  const computed = await database.write(app, (tx) => openBatch(tx, head('computed')))
  for (const statement of byHand(computed.number, sql`true`, 'all')) await bulk(statement)
  await plain.query('set session_replication_role = default')
  await publish(database, computed.number)
}

const head = (title: string) => ({
  officeId,
  title,
  source: 'x',
  citation: '',
  origin: 'file' as const,
  demo: false,
  madeAt: new Date().toISOString(),
})

function periods(): SQL {
  return sql`(select n, (1980 + n / 12) * 10000 + (n % 12 + 1) * 100 as period from generate_series(0, ${MONTHS - 1}::int) n)`
}

async function publish(database: Database, number: number): Promise<void> {
  await database.write(app, (tx) =>
    tx.execute(sql`update observatory.batch set state = 'published', published_at = now() where number = ${number}`),
  )
}

/** What somebody would write who knows the formulas: each computed series from its inputs, where `touched` and of what `moved` says. */
function byHand(batch: number, touched: SQL, whole: number | 'all' | undefined): readonly SQL[] {
  const inMonth = (of: SQL) => (typeof whole === 'number' ? sql`${of} = ${whole}::int` : sql`true`)
  const series = (code: string, as: string) =>
    sql`join observatory.indicator ${sql.raw(`i_${as}`)} on ${sql.raw(`i_${as}`)}.code = ${code}
      join observatory.series ${sql.raw(as)} on ${sql.raw(`${as}.indicator_id = i_${as}.id`)} and ${sql.raw(as)}.place_id = p.id`
  const figure = (of: string) =>
    sql.raw(`join observatory.observation_now n_${of} on n_${of}.series = ${of}.number and n_${of}.period = m.period`)
  const keep = (code: string, from: SQL, columns: SQL, where: SQL) => sql`
    with made as (select t.number as series, m.period, ${columns} from territory.place p cross join ${periods()} m
      ${series(code, 't')} ${from} where ${where}),
    kept as (insert into observatory.observation (series, period, batch, value, numerator, denominator, status)
      select series, period, ${batch}::int, value, numerator, denominator, 0 from made)
    insert into observatory.observation_now as now (series, period, batch, value, numerator, denominator, status, revision)
    select series, period, ${batch}::int, value, numerator, denominator, 0, 1 from made
    on conflict (series, period) do update set batch = excluded.batch, value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, status = excluded.status, revision = now.revision + 1`
  const none = sql`null::float8 as numerator, null::float8 as denominator`
  return [
    keep(
      'density',
      sql`${series('i0', 'a')} ${figure('a')} ${series('i1', 'b')} ${figure('b')}`,
      sql`n_a.value / n_b.value as value, n_a.value as numerator, n_b.value as denominator`,
      touched,
    ),
    keep(
      'economic',
      sql`${series('density', 'a')} ${figure('a')} ${series('i2', 'b')} ${figure('b')}`,
      sql`n_a.value * n_b.value as value, ${none}`,
      touched,
    ),
    ...(whole === undefined
      ? []
      : [
          keep(
            'share',
            sql`${series('i0', 'a')} ${figure('a')} join (select n.period, sum(n.value) as value from observatory.series s
              join observatory.observation_now n on n.series = s.number and ${inMonth(sql`n.period`)}
              where s.indicator_id = (select id from observatory.indicator where code = 'i0') group by n.period) w on w.period = m.period`,
            sql`100 * n_a.value / w.value as value, ${none}`,
            inMonth(sql`m.period`),
          ),
        ]),
  ]
}

const dialect = new PgDialect()

async function byPlain(plain: pg.Client, statement: SQL): Promise<void> {
  const query = dialect.sqlToQuery(statement)
  await plain.query(query.sql, [...query.params])
}

interface Place {
  readonly id: string
}

/** One figure of a random place and month changes, over and over; ours and the statements by hand take turns. */
async function measureOne(database: Database, plain: pg.Client, indicator: string, title: string): Promise<void> {
  const places = await placesOf(database)
  const ours: number[] = []
  const hand: number[] = []
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const place = places[(round * 37) % places.length] as Place
    const n = (round * 61) % MONTHS
    const period = (1980 + Math.floor(n / 12)) * 10_000 + ((n % 12) + 1) * 100
    const cell = cellOf(indicator, place.id, period, 5000 + round)
    const time =
      round % 2 === 0
        ? await oursTakes(database, [cell])
        : await handTakes(database, plain, [cell], (batch) =>
            byHand(
              batch,
              sql`p.id = ${place.id}::uuid and m.period = ${period}`,
              indicator === 'i0' ? period : undefined,
            ),
          )
    ;(round % 2 === 0 ? ours : hand).push(time)
  }
  said(title, ours, hand)
}

/** How many months of one indicator are corrected at once. */
const CORRECTED = 50

/** Many figures of one indicator change: `density` and `economic` of all places in these months. */
async function measureAll(database: Database, plain: pg.Client): Promise<void> {
  const places = await placesOf(database)
  const cells = (value: number) =>
    places.flatMap(({ id }) =>
      Array.from({ length: CORRECTED }, (_, n) =>
        cellOf('i1', id, (1980 + Math.floor(n / 12)) * 10_000 + ((n % 12) + 1) * 100, value + n),
      ),
    )
  const ours = await oursTakes(database, cells(7000))
  const hand = await handTakes(database, plain, cells(9000), (batch) =>
    byHand(batch, sql`m.n < ${CORRECTED}`, undefined),
  )
  said(
    `${(PLACES * CORRECTED).toLocaleString('en')} figures, ${(2 * PLACES * CORRECTED).toLocaleString('en')} computed from them`,
    [ours],
    [hand],
  )
}

async function placesOf(database: Database): Promise<readonly Place[]> {
  const found = await database.read(app, (tx) => tx.execute(sql`select id from territory.place order by code`))
  return found.rows.map(({ id }) => ({ id: String(id) }))
}

function cellOf(indicator: string, placeId: string, period: number, value: number): NewCell {
  return { indicator, placeId, period: periodOfNumber(period), breakdown: WHOLE, value, status: 'A' }
}

async function changed(database: Database, cells: readonly NewCell[]): Promise<number> {
  return database.write(app, async (tx) => {
    const { number } = await openBatch(tx, head('changed'))
    await addCells(tx, officeId, number, cells)
    await tx.execute(
      sql`update observatory.batch set state = 'published', published_at = now() where number = ${number}`,
    )
    await showBatch(tx, number)
    return number
  })
}

async function oursTakes(database: Database, cells: readonly NewCell[]): Promise<number> {
  const number = await changed(database, cells)
  const start = performance.now()
  const { codes } = await database.write(app, (tx) =>
    recalculateAfter(tx, { number, title: 'changed', officeId, publishedAt: new Date().toISOString() }),
  )
  const time = performance.now() - start
  if (codes.length < 2) throw new Error('Nothing was computed.')
  return time
}

async function handTakes(
  database: Database,
  plain: pg.Client,
  cells: readonly NewCell[],
  statements: (batch: number) => readonly SQL[],
): Promise<number> {
  await changed(database, cells)
  const start = performance.now()
  await plain.query('begin')
  const opened = await plain.query(
    `insert into observatory.batch (id, office_id, title, source, origin, state, made_at)
     values (gen_random_uuid(), $1, 'by hand', 'x', 'computed', 'draft', now()) returning number`,
    [officeId],
  )
  for (const statement of statements(Number(opened.rows[0].number))) await byPlain(plain, statement)
  await plain.query(`update observatory.batch set state = 'published', published_at = now() where number = $1`, [
    opened.rows[0].number,
  ])
  await plain.query('commit')
  return performance.now() - start
}

function said(title: string, ours: readonly number[], hand: readonly number[]): void {
  const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const [one, other] = [middle(ours), middle(hand)]
  console.log(
    `  ${title}: ours ${one.toFixed(1)} ms, by hand ${other.toFixed(1)} ms, ratio ${(one / other).toFixed(2)}`,
  )
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
