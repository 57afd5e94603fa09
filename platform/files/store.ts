import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { typeByContent } from './type-by-content.ts'

export interface StoredFile {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

/** Bytes under the name of their SHA-256. The same content is kept once; nothing in it is ever executed or served inline. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<StoredFile>
  read(sha256: string): Promise<Uint8Array | undefined>
  stream(sha256: string): Promise<{ readonly size: number; readonly body: Readable } | undefined>
}

export function createFileStore(folder: string): FileStore {
  const pathOf = (sha256: string): string | undefined =>
    /^[0-9a-f]{64}$/.test(sha256) ? join(folder, sha256.slice(0, 2), sha256) : undefined

  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const type = await typeByContent(bytes)
      const path = pathOf(sha256)
      if (path === undefined) throw new Error('A SHA-256 has 64 hexadecimal digits.')
      const stored = { sha256, size: bytes.byteLength, type }
      if (await exists(path)) return stored
      await mkdir(dirname(path), { recursive: true })
      // Written beside, flushed, then renamed: after a power cut the file is there whole or not at all.
      const draft = `${path}.${randomUUID()}.part`
      const handle = await open(draft, 'wx')
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } catch (error) {
        await handle.close()
        await unlink(draft)
        throw error
      }
      await handle.close()
      await rename(draft, path)
      return stored
    },
    async read(sha256) {
      const path = pathOf(sha256)
      if (path === undefined || !(await exists(path))) return undefined
      return readFile(path)
    },
    async stream(sha256) {
      const path = pathOf(sha256)
      if (path === undefined || !(await exists(path))) return undefined
      return { size: (await stat(path)).size, body: createReadStream(path) }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}
