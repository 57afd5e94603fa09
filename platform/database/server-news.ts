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

/** Keeps one connection that hears what the other processes publish; what this one sent (`self`) it has heard already. */
export function listenForNews(databaseUrl: string, self: string, onNews: (news: News) => void): NewsListener {
  let closed = false
  let client: pg.Client | undefined
  const ended = new AbortController()

  async function listen(onLost: () => void): Promise<void> {
    const connection = new pg.Client({ connectionString: databaseUrl, application_name: 'trama news', keepAlive: true })
    connection.on('error', () => {})
    connection.once('end', onLost)
    connection.on('notification', ({ payload }) => {
      const { sender, channel, payload: text } = JSON.parse(payload ?? '{}')
      if (sender !== self && typeof channel === 'string' && typeof text === 'string') onNews({ channel, payload: text })
    })
    await connection.connect()
    client = connection
    await connection.query(`listen ${NEWS_CHANNEL}`)
  }

  async function listenAgain(): Promise<void> {
    while (!closed) {
      try {
        await pause(RETRY_MS, undefined, { signal: ended.signal })
        if (!closed) await listen(() => void listenAgain())
        return
      } catch {
        // The server is away; tried again until it is back or this process closes.
      }
    }
  }

  const listening = listen(() => {
    if (!closed) void listenAgain()
  })

  return {
    listening,
    async close() {
      closed = true
      ended.abort()
      await client?.end()
    },
  }
}
