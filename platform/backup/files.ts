import { createHash } from 'node:crypto'
import type { FileStore } from '../files/store.ts'
import type { ArchiveWriter } from './archive-writer.ts'
import { type ArchivedFile, fileName } from './manifest.ts'
import { backupTitles, type Meter } from './progress.ts'

export interface AddedFiles {
  readonly files: ArchivedFile[]
  readonly missingFiles: string[]
}

/**
 * Copies what the database refers to. A file that the store lacks, or whose bytes are no longer those of its name, is
 * listed instead: a backup that stops there would leave the institution with none.
 */
export async function addFiles(
  archive: ArchiveWriter,
  store: FileStore,
  registered: readonly ArchivedFile[],
  meter: Meter,
): Promise<AddedFiles> {
  const added: AddedFiles = { files: [], missingFiles: [] }
  for (const { sha256, size } of registered) {
    if ((await digestIn(store, sha256)) === sha256) {
      const again = await store.stream(sha256)
      if (again === undefined) throw new Error(`The store lost ${sha256} meanwhile.`)
      const written = await archive.addStream(fileName(sha256), again.size, again.body)
      if (written.sha256 !== sha256) throw new Error(`The store altered ${sha256} meanwhile.`)
      added.files.push({ sha256, size: again.size })
    } else added.missingFiles.push(sha256)
    meter.advance(size, backupTitles.file)
  }
  return added
}

async function digestIn(store: FileStore, sha256: string): Promise<string | undefined> {
  const held = await store.stream(sha256)
  if (held === undefined) return undefined
  const hash = createHash('sha256')
  for await (const piece of held.body) hash.update(piece)
  return hash.digest('hex')
}
