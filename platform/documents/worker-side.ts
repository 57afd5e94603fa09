import { parentPort } from 'node:worker_threads'
import type { LaneMessage, LaneRequest } from './worker-lane.ts'

export interface PartSender<Part> {
  send(part: Part): void
  /** Resolves when the server has taken in what was sent: it must find time for people between two parts. */
  taken(): Promise<void>
}

/** Parts that may be under way at once. More would arrive in one burst and hold the server's thread. */
const PARTS_UNDER_WAY = 2

/** The worker's end of a lane: answers each job with its parts and its end. What it throws ends the worker. */
export function serveJobs<Request, Part, Done>(
  handle: (request: Request, parts: PartSender<Part>) => Promise<Done> | Done,
): void {
  const port = parentPort
  if (!port) throw new Error('This file runs only as a worker.')
  const post = (message: LaneMessage<Part, Done>) => port.postMessage(message)
  let underWay = 0
  let wake: (() => void) | undefined
  port.on('message', async (message: LaneRequest<Request>) => {
    if ('taken' in message) {
      underWay -= 1
      wake?.()
      return
    }
    const { job, request } = message
    const parts: PartSender<Part> = {
      send: (part) => {
        underWay += 1
        post({ job, part })
      },
      taken: async () => {
        while (underWay >= PARTS_UNDER_WAY) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      },
    }
    try {
      post({ job, done: await handle(request, parts) })
    } catch (cause) {
      post({ job, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  })
}
