import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { isId } from '../../kernel/ids.ts'
import type { Database, DatabaseUsage, DatabaseUser, WriteTx } from './database.ts'
import { databaseErrorCode, NestedTransactionError, TransactionLostError, TransactionOverError } from './errors.ts'
import { assertPayload } from './events.ts'
import type { MemoryKeeper } from './memory.ts'
import { valueTypes } from './value-types.ts'

type Access = 'read' | 'write'

export interface News {
  readonly channel: string
  readonly payload: string
}

/** How news of `database.events` leaves a transaction. */
export interface NewsCarrier {
  /** Last thing before the commit, so that other processes hear of it exactly when it holds. */
  send(query: (text: string, values: unknown[]) => Promise<unknown>, news: readonly News[]): Promise<void>
  /** After the commit, to the listeners of this process. */
  deliver(news: readonly News[]): void
}

/** What this asynchronous context has open; `open` turns false at the end, for work that outlives the callback. */
interface OpenTransaction {
  readonly access: Access
  open: boolean
  readonly news: News[]
}

/**
 * `read` and `write` over a pool of connections, the same for both databases. Beginning costs one round trip: the
 * transaction, its role and in whose name it acts travel in a single message.
 */
export interface Transactions extends Pick<Database, 'read' | 'write'> {
  /** Adds news to the transaction this context is in; false when it is in none. */
  publishOnCommit(news: News): boolean
  usage(): Omit<DatabaseUsage, 'restarts'>
}

export function createTransactions(pool: pg.Pool, carrier: NewsCarrier, keeper: MemoryKeeper): Transactions {
  const current = new AsyncLocalStorage<OpenTransaction>()
  const count = { read: 0, write: 0, failed: 0, queries: 0, seconds: 0 }

  async function run<T>(who: DatabaseUser, access: Access, work: (tx: WriteTx) => Promise<T>): Promise<T> {
    const outer = current.getStore()
    if (outer?.open) throw new NestedTransactionError(outer.access, access)
    const memory = keeper.forTransaction(access)
    count[access] += 1
    const begun = performance.now()
    const client = await begin(pool, beginStatement(who, access)).catch((error: unknown) => {
      count.failed += 1
      throw error
    })
    const transaction: OpenTransaction = { access, open: true, news: [] }
    const queries = oneAfterAnother(client, transaction, () => {
      count.queries += 1
    })
    let broken = false
    try {
      const publish = (channel: string, payload: string) => addNews(transaction.news, { channel, payload })
      const tx = Object.assign(drizzle(queries as unknown as pg.PoolClient), { access, memory, publish })
      const value = await current.run(transaction, () => work(tx as unknown as WriteTx))
      transaction.open = false
      await queries.settled()
      await carrier.send((text, values) => client.query(text, values), transaction.news)
      const end = await client.query('commit')
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
      if (end.command === 'ROLLBACK') throw new TransactionLostError()
      carrier.deliver(transaction.news)
      return value
    } catch (error) {
      transaction.open = false
      count.failed += 1
      await queries.settled()
      broken = await failsToRollBack(client)
      throw error
    } finally {
      count.seconds += (performance.now() - begun) / 1000
      release(client, broken)
    }
  }

  return {
    read: (who, work) => run(who, 'read', work),
    write: (who, work) => run(who, 'write', work),
    publishOnCommit(news) {
      const transaction = current.getStore()
      if (!transaction?.open) return false
      addNews(transaction.news, news)
      return true
    },
    usage: () => ({
      reads: count.read,
      writes: count.write,
      failed: count.failed,
      queries: count.queries,
      seconds: count.seconds,
      connections: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
  }
}

/** The same news twice in one transaction is one. */
function addNews(news: News[], item: News): void {
  assertPayload(item.payload)
  if (!news.some(({ channel, payload }) => channel === item.channel && payload === item.payload)) news.push(item)
}

function beginStatement(who: DatabaseUser, access: Access): string {
  const mode = access === 'read' ? 'isolation level repeatable read, read only' : 'isolation level read committed'
  const settings = [
    `set_config('role', ${pg.escapeLiteral(who.role)}, true)`,
    `set_config('trama.account', ${pg.escapeLiteral(idOrNothing(who.accountId))}, true)`,
    `set_config('trama.office', ${pg.escapeLiteral(idOrNothing(who.officeId))}, true)`,
    `set_config('trama.roles', ${pg.escapeLiteral(namesOrNothing(who.roles))}, true)`,
  ]
  return `begin ${mode}; select ${settings.join(', ')}`
}

function idOrNothing(id: string | undefined): string {
  if (id === undefined) return ''
  if (!isId(id)) throw new TypeError(`Not an id: ${id}`)
  return id
}

function namesOrNothing(names: readonly string[] = []): string {
  const strange = names.find((name) => !/^[a-z_]+$/.test(name))
  if (strange !== undefined) throw new TypeError(`Not a role: ${strange}`)
  return names.join(',')
}

/** 08…: connection lost; 57P01–57P03: the server is stopping; 57014, 54000: the embedded database was restarted. */
const CONNECTION_LOST = /^(08...|57P0[1-3]|57014|54000|ECONNRESET|EPIPE)$/

/** The driver's own words for it, which have no code. */
const LOST_IN_WORDS = /Connection terminated|Client has encountered a connection error/

/** A connection of the pool may have died since its last use; nothing has happened yet, so another is tried. */
async function begin(pool: pg.Pool, statement: string): Promise<pg.PoolClient> {
  for (let attempt = 1; ; attempt += 1) {
    let client: pg.PoolClient | undefined
    try {
      client = await pool.connect()
      client.on('error', reportedByTheQuery)
      await client.query(statement)
      return client
    } catch (error) {
      if (client !== undefined) release(client, true)
      const code = databaseErrorCode(error)
      const lost = code === undefined ? LOST_IN_WORDS.test(String(error)) : CONNECTION_LOST.test(code)
      if (!lost || attempt >= 3) throw error
    }
  }
}

function release(client: pg.PoolClient, broken: boolean): void {
  client.off('error', reportedByTheQuery)
  client.release(broken)
}

/** The query that was running rejects with the same error; without a listener Node would end the process. */
function reportedByTheQuery(): void {
  // Heard, so that it is not an unhandled 'error' event.
}

async function failsToRollBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return false
  } catch {
    // The first error is what the caller must see; this one only says that the connection cannot be used again.
    return true
  }
}

interface QueuedQueries {
  query(config: pg.QueryArrayConfig, values?: unknown[]): Promise<pg.QueryResult>
  settled(): Promise<void>
}

/**
 * One connection answers one query at a time: queries started together (`Promise.all`) wait their turn. Statements are
 * never named, because the embedded database's clients share one session and its names.
 */
function oneAfterAnother(client: pg.PoolClient, transaction: OpenTransaction, onQuery: () => void): QueuedQueries {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query(config, values) {
      if (!transaction.open) return Promise.reject(new TransactionOverError())
      const mine: pg.QueryConfig = { text: config.text, types: valueTypes }
      if (config.rowMode === 'array') Object.assign(mine, { rowMode: 'array' })
      onQuery()
      const answer = last.then(() => client.query(mine, values))
      last = answer.catch(reportedByTheQuery)
      return answer
    },
    async settled() {
      await last
    },
  }
}
