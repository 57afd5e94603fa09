import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { defineJob, type Job } from '../jobs/jobs.ts'
import { unnamed } from './data/files.ts'
import { expiredUploads, forgetUploads, knownUploads } from './data/uploads.ts'
import type { FileStore } from './store.ts'

const app = { role: 'trama_app' } as const
const HOUR = 3_600_000
/** A form may be open over a long weekend; a week is longer than what any of them waits. */
const ORPHAN_DAYS = 7
const AT_ONCE = 500

/** Uploads that nobody went on with, and their pieces. */
export const expireUploads: Job<Record<string, never>> = defineJob({
  id: 'files.expire_uploads',
  title: { es: 'Olvidar los envíos abandonados', en: 'Forget abandoned uploads' },
  input: z.object({}).strict(),
  schedule: { cron: '17 * * * *', input: {} },
  keptDays: 2,
  async run(ctx, _input, { services, signal }) {
    const { database, files } = services
    for (;;) {
      signal.throwIfAborted()
      const expired = await database.write(app, async (tx) => {
        const ids = await expiredUploads(tx, ctx.now, AT_ONCE)
        await forgetUploads(tx, ids)
        return ids
      })
      for (const id of expired) await removePieces(files, id)
      if (expired.length < AT_ONCE) return
    }
  },
})

/** What a stopped process left in the store: half written files, pieces of no upload, contents that nothing names. */
export const removeOrphans: Job<Record<string, never>> = defineJob({
  id: 'files.remove_orphans',
  title: { es: 'Quitar archivos que ningún registro nombra', en: 'Remove files that no record names' },
  input: z.object({}).strict(),
  schedule: { cron: '40 3 * * *', input: {} },
  timeout: 4 * 3600,
  async run(ctx, _input, { services, signal }) {
    const { database, files } = services
    const now = Date.parse(ctx.now)
    await files.removeDrafts(now - 24 * HOUR)
    await removeStrayPieces(files, now - 24 * HOUR, (ids) => database.read(app, (tx) => knownUploads(tx, ids)))
    const before = now - ORPHAN_DAYS * 24 * HOUR
    let old: string[] = []
    const removeOld = async (): Promise<void> => {
      signal.throwIfAborted()
      const names = old
      old = []
      for (const sha256 of await database.read(app, (tx) => unnamed(tx, names))) await files.remove(sha256, before)
    }
    for await (const { sha256, at } of files.contents()) {
      if (at < before) old.push(sha256)
      if (old.length >= AT_ONCE) await removeOld()
    }
    await removeOld()
  },
})

export async function removePieces(files: Pick<FileStore, 'piecesFolder'>, uploadId: string): Promise<void> {
  await rm(join(files.piecesFolder, uploadId), { recursive: true, force: true })
}

/** Folders of uploads that the database does not know; a new one is given time to become known. */
async function removeStrayPieces(
  files: FileStore,
  before: number,
  known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> {
  const folders = await readdir(files.piecesFolder).catch(() => [])
  const old: string[] = []
  for (const name of folders) {
    const found = await stat(join(files.piecesFolder, name)).catch(() => undefined)
    if (found !== undefined && found.mtimeMs < before) old.push(name)
  }
  const names = old.length === 0 ? new Set<string>() : await known(old)
  for (const name of old) if (!names.has(name)) await removePieces(files, name)
}
