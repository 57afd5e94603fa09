import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface TestPostgres {
  /** Any database of the server, as a user who may create databases. */
  readonly adminUrl: string
  /** A migrated database that each suite's own is copied from; those that hold something are called after it. */
  readonly template: string
}

export interface ServerDatabase {
  readonly name: string
  readonly url: string
  drop(): Promise<void>
}

/** A database of its own on the test server; `template0` gives an empty one. */
export async function createServerDatabase(
  postgres: Pick<TestPostgres, 'adminUrl'>,
  template: string,
): Promise<ServerDatabase> {
  const name = `trama_test_${randomUUID().slice(0, 8)}`
  await asAdmin(postgres, `create database ${name} template ${template}`)
  return {
    name,
    url: urlOf(postgres, name),
    drop: () => asAdmin(postgres, `drop database if exists ${name} with (force)`),
  }
}

export function urlOf(postgres: Pick<TestPostgres, 'adminUrl'>, database: string): string {
  const url = new URL(postgres.adminUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function asAdmin(postgres: Pick<TestPostgres, 'adminUrl'>, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The template and all that are called after it. */
export async function dropTemplates(postgres: TestPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  const found = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [postgres.template],
  )
  await client.end()
  await asAdmin(postgres, ...found.rows.map(({ name }) => `drop database if exists ${name} with (force)`))
}

export async function databaseExists(postgres: TestPostgres, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}
