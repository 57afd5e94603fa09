/**
 * News between the processes that share one database, for caches and live pages. Not a queue: who is not listening
 * misses it (durable effects travel by the outbox, `platform/events`).
 */
export interface DatabaseEvents {
  /**
   * Inside a transaction's callback the news goes out after the commit, and never if it rolls back. This process hears
   * it at once; others, on a server database, by NOTIFY. The payload is text of at most 7,000 bytes.
   */
  publish(channel: string, payload: string): Promise<void>
  /**
   * Returns the function that ends the subscription. On the channel `NEWS_GAP` comes an empty payload when the
   * connection to the others had been lost and stands again: forget what you cached.
   */
  subscribe(channel: string, listener: (payload: string) => void): () => void
}

export const NEWS_GAP = 'news gap'

/** PostgreSQL refuses a NOTIFY payload of 8,000 bytes or more; channel and sender travel inside it. */
export const MAX_PAYLOAD_BYTES = 7000

/** What every process does with news, whichever database carries it. */
export interface LocalEvents {
  deliver(channel: string, payload: string): void
  subscribe: DatabaseEvents['subscribe']
}

export function createLocalEvents(): LocalEvents {
  const listeners = new Map<string, Set<(payload: string) => void>>()
  return {
    deliver(channel, payload) {
      for (const listener of [...(listeners.get(channel) ?? [])]) {
        // A listener that throws must not stop the others, nor undo a commit that already happened.
        try {
          listener(payload)
        } catch (error) {
          reportError(error)
        }
      }
    },
    subscribe(channel, listener) {
      const ofChannel = listeners.get(channel) ?? new Set()
      listeners.set(channel, ofChannel.add(listener))
      return () => {
        ofChannel.delete(listener)
      }
    },
  }
}

export function assertPayload(payload: string): void {
  const bytes = Buffer.byteLength(payload)
  if (bytes > MAX_PAYLOAD_BYTES) throw new RangeError(`An event carries ${bytes} bytes; at most ${MAX_PAYLOAD_BYTES}.`)
}

function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
