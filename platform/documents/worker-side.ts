import { parentPort } from 'node:worker_threads'
import type { LaneMessage } from './worker-lane.ts'

/** The worker's end of a lane: answers each job with its parts and its end. What it throws ends the worker. */
export function serveJobs<Request, Part, Done>(
  handle: (request: Request, sendPart: (part: Part) => void) => Promise<Done> | Done,
): void {
  const port = parentPort
  if (!port) throw new Error('This file runs only as a worker.')
  const send = (message: LaneMessage<Part, Done>) => port.postMessage(message)
  port.on('message', async ({ job, request }: { readonly job: number; readonly request: Request }) => {
    try {
      send({ job, done: await handle(request, (part) => send({ job, part })) })
    } catch (cause) {
      send({ job, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  })
}
