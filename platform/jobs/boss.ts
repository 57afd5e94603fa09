import { type SQL, sql } from 'drizzle-orm'
import { type Db, fromDrizzle, PgBoss } from 'pg-boss'
import type { Database, WriteTx } from '../database/database.ts'

/** pg-boss's tables; created by our own migration, because the application's role may not create anything. */
export const BOSS_SCHEMA = 'pgboss'

/** Nothing of pg-boss runs by itself but its workers: what it would do by the clock, `look.ts` and `tidy.ts` do. */
const PASSIVE = {
  schema: BOSS_SCHEMA,
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
  // Rebuilding indexes is for their owner, which the application's role is not.
  reindex: false,
  monitorVacuum: false,
  maintenanceIntervalSeconds: 600,
  queueCacheIntervalSeconds: 3600,
} as const

/** One for each transaction, so that the kinds of job it has asked for are asked for once. */
const inside = new WeakMap<WriteTx, PgBoss>()

/** pg-boss inside a transaction of ours: what it writes holds exactly when the rest does. */
export function bossInside(tx: WriteTx): PgBoss {
  const known = inside.get(tx)
  if (known !== undefined) return known
  const boss = new PgBoss({ ...PASSIVE, db: throughTransaction(tx) })
  inside.set(tx, boss)
  return boss
}

/**
 * pg-boss as the worker of this process. It goes through the same door as everybody else: each of its statements is a
 * write transaction of the application's role, on the embedded database as on a server.
 */
export function bossOver(database: Database): PgBoss {
  return new PgBoss({
    ...PASSIVE,
    db: {
      executeSql: (text, values) =>
        database.write({ role: 'trama_app' }, (tx) => throughTransaction(tx).executeSql(text, values)),
    },
  })
}

/** Some statements of pg-boss bring `BEGIN … COMMIT` along; ours is already there. */
const OWN_BEGIN = /^\s*BEGIN;/i
const OWN_COMMIT = /COMMIT;\s*$/i

function throughTransaction(tx: WriteTx): Db {
  const inner = fromDrizzle({ execute: (query) => tx.execute(query as SQL) }, sql)
  return {
    executeSql(text, values) {
      const bare = OWN_BEGIN.test(text) ? text.replace(OWN_BEGIN, '').replace(OWN_COMMIT, '') : text
      return inner.executeSql(bare, values)
    },
  }
}
