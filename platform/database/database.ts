import type { NodePgDatabase, NodePgTransaction } from 'drizzle-orm/node-postgres'
import type { Id } from '../../kernel/ids.ts'
import type { DatabaseEvents } from './events.ts'
import type { Memory } from './memory.ts'

type Drizzle = NodePgTransaction<Record<string, never>, Record<string, never>> | NodePgDatabase

/**
 * A transaction that may only read; the database refuses writes in it too (`read only`). All its queries see one
 * moment (repeatable read), so that the figures of a page agree with each other on both databases.
 */
export type ReadTx = Pick<
  Drizzle,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'with' | '$with' | '$count' | 'execute'
> & {
  readonly access: 'read' | 'write'
  readonly memory: Memory
}
/** A transaction that may write. Only SQL is awaited inside it: embedded, an open one stops every reader. */
export type WriteTx = ReadTx &
  Pick<Drizzle, 'insert' | 'update' | 'delete'> & {
    readonly access: 'write'
    /** News that goes out with the commit and never without it, for who has the transaction and not the database. */
    publish(channel: string, payload: string): void
  }

/**
 * In whose name the database works: sets the session's role and settings that row-level security reads. `trama_app`
 * without an account is the program itself (signing in, jobs, loading).
 */
export interface DatabaseUser {
  readonly role: 'trama_app' | 'trama_public'
  readonly accountId?: Id
  readonly officeId?: Id
  /** Roles the account acts with: some policies let administrators see more. */
  readonly roles?: readonly string[]
}

/** What a process did with its database since it opened it, and what its connections do now: for who watches it. */
export interface DatabaseUsage {
  readonly reads: number
  readonly writes: number
  /** Of both, those that were rolled back. */
  readonly failed: number
  readonly queries: number
  /** How long transactions were open, all together. */
  readonly seconds: number
  readonly connections: number
  readonly idle: number
  /** Who waits for a connection. */
  readonly waiting: number
  /** How often the thread of the embedded database had to be started again. */
  readonly restarts: number
}

/** The one interface to both databases. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  /** Throws `NestedTransactionError` when called inside another transaction's callback: pass that `tx` on instead. */
  read<T>(who: DatabaseUser, work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** Commits when `work` resolves, rolls back when it rejects. */
  write<T>(who: DatabaseUser, work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** News between processes ("the plan changed: drop what you cached"), delivered after the commit. */
  readonly events: DatabaseEvents
  usage(): DatabaseUsage
  close(): Promise<void>
}
