import type pg from 'pg'

/** A connection that belongs to whoever owns the tables. */
export interface Owner {
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>
}
