import sharp from 'sharp'
import { serveJobs } from '../documents/worker-side.ts'
import type { PictureAnswer, PictureRequest } from './pictures.ts'

/**
 * Opens strangers' pictures away from the server's own thread: only these formats, only so many pixels, only so long. What is
 * blocked is blocked in the whole process, since the library beneath is one.
 */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
})
sharp.cache(false)
sharp.concurrency(1)

serveJobs<PictureRequest, never, PictureAnswer>(async (request) => {
  try {
    return request.ask === 'look' ? await look(request) : await shrink(request)
  } catch (error) {
    return { is: 'broken', reason: error instanceof Error ? error.message : String(error) }
  }
})

/** Reads the header alone: nothing is decoded. */
async function look({ path, mostPixels }: PictureRequest): Promise<PictureAnswer> {
  const { width, height, orientation = 1, exif } = await sharp(path, { limitInputPixels: false }).metadata()
  const turned = orientation >= 5
  const size = turned ? { width: height, height: width } : { width, height }
  if (width * height > mostPixels) return { is: 'huge', ...size }
  return { is: 'picture', ...size, exif: exif === undefined ? undefined : new Uint8Array(exif) }
}

/** A small WebP, turned upright, made anew from its pixels: place, date, comments and whatever was hidden stay behind. */
async function shrink({ path, mostPixels, edge = 480, seconds = 20 }: PictureRequest): Promise<PictureAnswer> {
  const bytes = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 76 })
    .timeout({ seconds })
    .toBuffer()
  return { is: 'small', bytes: new Uint8Array(bytes) }
}
