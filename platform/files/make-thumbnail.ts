import { z } from 'zod'
import { defineJob, type Job, type JobServices } from '../jobs/jobs.ts'
import { fileRow, insertFile, pictureRow, savePicture } from './data/files.ts'
import { lookAtPicture, type PictureLook, shrinkPicture } from './pictures.ts'

const app = { role: 'trama_app' } as const

/** Measures a picture that was kept and makes its small version, a file of the store like any other. */
export const makeThumbnail: Job<{ readonly sha256: string; readonly photoFacts: boolean }> = defineJob({
  id: 'files.make_thumbnail',
  title: { es: 'Preparar la miniatura de una imagen', en: 'Make the small version of a picture' },
  input: z.object({ sha256: z.string(), photoFacts: z.boolean() }),
  timeout: 120,
  keptDays: 7,
  async run(ctx, { sha256, photoFacts }, { services }) {
    const { database, files } = services
    const [row, before] = await database.read(
      app,
      async (tx) => [await fileRow(tx, sha256), await pictureRow(tx, sha256)] as const,
    )
    const path = files.pathOf(sha256)
    if (row === undefined || path === undefined || row.scan === 'infected') return
    if (before?.thumbnail !== undefined && !photoFacts) return
    const look = await lookAtPicture(path)
    if (look.is === 'busy') throw new Error('Too many pictures wait.')
    if (look.is !== 'picture') return
    const small = before?.thumbnail === undefined ? await smallVersion(path, services) : undefined
    await database.write(app, async (tx) => {
      if (small !== undefined) await insertFile(tx, { ...small, scan: 'clean' }, ctx.now)
      await savePicture(tx, sha256, {
        thumbnail: small?.sha256 ?? before?.thumbnail,
        ...sizeOf(look),
        takenAt: photoFacts ? look.takenAt : undefined,
        place: photoFacts ? look.place : undefined,
      })
    })
  },
})

/** A picture whose header is sound and whose content is not stays without one: it can still be downloaded. */
async function smallVersion(path: string, { files }: JobServices) {
  const small = await shrinkPicture(path)
  if (small.is === 'busy') throw new Error('Too many pictures wait.')
  return small.is === 'small' ? files.put(small.bytes) : undefined
}

function sizeOf({ width, height }: PictureLook) {
  return { width, height }
}
