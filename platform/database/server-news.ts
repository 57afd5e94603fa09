import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { News } from './transactions.ts'

/** One channel of PostgreSQL carries the news of all channels of ours. */
export const NEWS_CHANNEL = 'trama_news'

export interface NewsListener {
  /** Resolves when the first LISTEN stands. */
  readonly listening: Promise<void>
  close(): Promise<void>
}

const RETRY_MS = 1000

/**
 * Keeps one connection that hears what the other processes publish; what this one sent (`self`) it has heard already.
 * `onGap` is called when the connection had been lost and stands again: anything may have been missed between.
 */
export function listenForNews(
  databaseUrl: string,
  self: string,
  onNews: (news: News) => void,
  onGap: () => void,
): NewsListener {
  let closed = false
  let client: pg.Client | undefined
  const ended = new AbortController()

  async function listen(onLost: () => void): Promise<void> {
    const connection = new pg.Client({ connectionString: databaseUrl, application_name: 'trama news', keepAlive: true })
    connection.on('error', () => {})
    let stands = false
    connection.once('end', () => {
      // A connection that never stood is tried again by whoever awaited it.
      if (stands) onLost()
    })
    connection.on('notification', ({ payload }) => {
      const { sender, channel, payload: text } = JSON.parse(payload ?? '{}')
      if (sender !== self && typeof channel === 'string' && typeof text === 'string') onNews({ channel, payload: text })
    })
    await connection.connect()
    client = connection
    await connection.query(`listen ${NEWS_CHANNEL}`)
    stands = true
  }

  async function listenAgain(): Promise<void> {
    while (!closed) {
      try {
        await pause(RETRY_MS, undefined, { signal: ended.signal })
        if (closed) return
        await listen(() => void listenAgain())
        onGap()
        return
      } catch {
        // The server is away; tried again until it is back or this process closes.
      }
    }
  }

  const listening = listen(() => void listenAgain())

  return {
    listening,
    async close() {
      closed = true
      ended.abort()
      await client?.end()
    },
  }
}
