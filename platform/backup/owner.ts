import { type SQL, sql } from 'drizzle-orm'
import type { WriteTx } from '../database/database.ts'
import type { Owner } from '../database/owner.ts'

const SAVEPOINTS: Readonly<Record<string, string>> = {
  begin: 'savepoint structure',
  commit: 'release savepoint structure',
  rollback: 'rollback to savepoint structure',
}

/**
 * An open transaction as the connection that the runner of migrations expects: each migration becomes a savepoint, so that
 * structure and rows are restored together or not at all.
 */
export function ownerWithin(tx: WriteTx): Owner {
  return {
    query: (text, values = []) => tx.execute(bound(SAVEPOINTS[text] ?? text, values)),
  }
}

/** `$1`, `$2` … become parameters. */
function bound(text: string, values: readonly unknown[]): SQL {
  if (values.length === 0) return sql.raw(text)
  const pieces = text.split(/\$(\d+)/)
  return sql.join(
    pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1])}`)),
  )
}
