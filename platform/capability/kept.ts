import type { DatabaseEvents } from '../database/events.ts'

/**
 * Something a room keeps in this process from one request to the next (a cache), made once for each open database. It listens to
 * the news of the database and forgets what they say has changed.
 */
export interface Kept<T> {
  readonly id: string
  make(news: Pick<DatabaseEvents, 'subscribe'>): T
}
