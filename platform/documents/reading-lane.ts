import type { ReadingDone, ReadingPart, ReadingRequest } from './reading-worker.ts'
import type { DocumentRefusal } from './refusals.ts'
import { busy, damaged, tooComplex, tookTooLong } from './refusals.ts'
import { type LaneOutcome, WorkerLane } from './worker-lane.ts'

/** The one reading worker of this process: workbooks and documents take turns. */
export const readingLane = new WorkerLane<ReadingRequest, ReadingPart, ReadingDone>({
  script: 'platform/documents/reading-worker',
  idleMilliseconds: 30_000,
  heapMegabytes: 1_536,
  mostWaiting: 20,
})

/** A reading that did not end by itself, in words. A worker that broke on a file means the file is not as it should be. */
export function outcomeRefusal(
  outcome: Exclude<LaneOutcome<unknown>, { readonly is: 'done' }>,
  seconds: number,
): DocumentRefusal {
  switch (outcome.is) {
    case 'timeout':
      return tookTooLong(seconds)
    case 'out_of_memory':
      return tooComplex()
    case 'busy':
      return busy()
    case 'died':
      return damaged()
  }
}
