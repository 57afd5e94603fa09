import { WorkerLane } from '../documents/worker-lane.ts'
import { type PhotoFacts, photoFactsOf } from './exif.ts'

export interface PictureRequest {
  readonly ask: 'look' | 'shrink'
  readonly path: string
  readonly mostPixels: number
  readonly edge?: number
  readonly seconds?: number
}

export type PictureAnswer =
  | { readonly is: 'picture'; readonly width: number; readonly height: number; readonly exif: Uint8Array | undefined }
  | { readonly is: 'small'; readonly bytes: Uint8Array }
  | { readonly is: 'huge'; readonly width: number; readonly height: number }
  | { readonly is: 'broken'; readonly reason: string }

/** A whole frame of so many pixels takes 400 MB when it is decoded; telephones of today take up to 50 million. */
export const MOST_PIXELS = 100_000_000
const EDGE = 480
const SECONDS = 20

/** One picture at a time in this process. The worker is replaced now and then, with what its library forgot to give back. */
const lane = new WorkerLane<PictureRequest, never, PictureAnswer>({
  script: 'platform/files/picture-worker',
  idleMilliseconds: 30_000,
  heapMegabytes: 256,
  jobsOfAWorker: 200,
  mostWaiting: 50,
})

export type Unread = { readonly is: 'broken'; readonly reason: string } | { readonly is: 'busy' }

async function ask(request: PictureRequest): Promise<PictureAnswer | Unread> {
  // The library stops itself first; the lane is for when it does not.
  const outcome = await lane.run(request, (SECONDS + 5) * 1000)
  if (outcome.is === 'done') return outcome.value
  if (outcome.is === 'busy') return { is: 'busy' }
  return { is: 'broken', reason: outcome.is === 'died' ? outcome.message : outcome.is }
}

export interface PictureLook extends PhotoFacts {
  readonly width: number
  readonly height: number
}

/** Size of a picture, upright, and what its camera wrote into it, from its header alone. */
export async function lookAtPicture(
  path: string,
  mostPixels: number = MOST_PIXELS,
): Promise<
  | ({ readonly is: 'picture' } & PictureLook)
  | { readonly is: 'huge'; readonly width: number; readonly height: number }
  | Unread
> {
  const answer = await ask({ ask: 'look', path, mostPixels })
  if (answer.is === 'picture') {
    const { width, height, exif } = answer
    return { is: 'picture', width, height, ...(exif === undefined ? {} : photoFactsOf(exif)) }
  }
  return answer.is === 'small' ? { is: 'broken', reason: 'an answer to another question' } : answer
}

/** Where and when a photograph was taken, and its size; undefined when the file is no picture that can be opened. */
export async function photoFacts(path: string): Promise<PictureLook | undefined> {
  const look = await lookAtPicture(path)
  if (look.is !== 'picture') return undefined
  const { is: _, ...facts } = look
  return facts
}

/** The small version as WebP, without any of the file's own data. */
export async function shrinkPicture(
  path: string,
): Promise<{ readonly is: 'small'; readonly bytes: Uint8Array } | Unread> {
  const answer = await ask({ ask: 'shrink', path, mostPixels: MOST_PIXELS, edge: EDGE, seconds: SECONDS })
  if (answer.is === 'small' || answer.is === 'broken' || answer.is === 'busy') return answer
  return { is: 'broken', reason: answer.is }
}

/** Ends the worker; for tests and the end of a process. */
export async function closePictureWorker(): Promise<void> {
  await lane.close()
}
