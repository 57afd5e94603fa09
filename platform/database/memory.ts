import type { LocalEvents } from './events.ts'
import { NEWS_GAP } from './events.ts'

/** Channel of the news that data of a topic (`planning`) changed; the runner publishes it with every command. */
export const CHANGED = 'changed'

/** What a read transaction may remember from one request to the next. */
export interface Memory {
  /**
   * The value of `key`, loaded once and kept until data of one of `topics` change: at once on the process that wrote, within a
   * second on others. Only for what is the same whoever reads; a write transaction always loads, because it must see its own
   * work.
   */
  remember<T>(topics: readonly string[], key: string, load: () => Promise<T>): Promise<T>
}

/** Enough for every year and cut-off that people look at; the oldest goes first. */
const MOST_ENTRIES = 64

interface Kept {
  readonly topics: readonly string[]
  readonly value: unknown
}

export interface MemoryKeeper {
  /** For one transaction; called before it begins, so that what an older snapshot saw is never kept as news. */
  forTransaction(access: 'read' | 'write'): Memory
}

export function createMemory(events: Pick<LocalEvents, 'subscribe'>): MemoryKeeper {
  const kept = new Map<string, Kept>()
  const changedAt = new Map<string, number>()
  let epoch = 0
  events.subscribe(CHANGED, (topic) => {
    epoch += 1
    changedAt.set(topic, epoch)
    for (const [key, entry] of kept) if (entry.topics.includes(topic)) kept.delete(key)
  })
  events.subscribe(NEWS_GAP, () => {
    epoch += 1
    for (const topic of changedAt.keys()) changedAt.set(topic, epoch)
    for (const { topics } of kept.values()) for (const topic of topics) changedAt.set(topic, epoch)
    kept.clear()
  })
  return {
    forTransaction(access) {
      const begunAt = epoch
      const unchanged = (topics: readonly string[]) => topics.every((topic) => (changedAt.get(topic) ?? 0) <= begunAt)
      return {
        async remember<T>(topics: readonly string[], key: string, load: () => Promise<T>): Promise<T> {
          if (access === 'write') return load()
          const found = kept.get(key)
          if (found !== undefined && unchanged(topics)) return found.value as T
          const value = await load()
          if (unchanged(topics)) {
            kept.delete(key)
            kept.set(key, { topics, value })
            const oldest = kept.keys().next().value
            if (kept.size > MOST_ENTRIES && oldest !== undefined) kept.delete(oldest)
          }
          return value
        },
      }
    },
  }
}
