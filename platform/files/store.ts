import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { typeByContent } from './type-by-content.ts'

export interface StoredFile {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export interface ByteRange {
  /** First byte. */
  readonly start: number
  /** Last byte, itself included. */
  readonly end: number
}

/** Bytes that have arrived whole and flushed, and are not in the store yet: they are looked at, then kept or thrown away. */
export interface Draft extends StoredFile {
  readonly path: string
  read(): AsyncIterable<Uint8Array>
  /** Gives it its name in the store; the draft is gone. */
  keep(): Promise<StoredFile>
  discard(): Promise<void>
}

/** Bytes under the name of their SHA-256. The same content is kept once; nothing in it is ever executed or served inline. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<StoredFile>
  /** Writes a stream to a draft, hashing it on the way; undefined, and nothing left, as soon as it is larger than allowed. */
  receive(source: ByteSource, largest?: number): Promise<Draft | undefined>
  read(sha256: string): Promise<Uint8Array | undefined>
  stream(sha256: string, range?: ByteRange): Promise<{ readonly size: number; readonly body: Readable } | undefined>
  has(sha256: string): Promise<boolean>
  /** Where the bytes lie, for programs of ours that open a file by its path. */
  pathOf(sha256: string): string | undefined
  /** Where pieces of uploads wait. Part of the store, so that all processes that share it see them. */
  readonly piecesFolder: string
  /** Everything under a name of the store, with when it was last put. */
  contents(): AsyncIterable<{ readonly sha256: string; readonly at: number }>
  /**
   * Takes a content out that nobody has put since `before` (milliseconds). True when it is gone. Who puts the same content at
   * that moment keeps it.
   */
  remove(sha256: string, before: number): Promise<boolean>
  /** Deletes drafts, and what else was half written, that nobody has touched since `before`. Answers how many. */
  removeDrafts(before: number): Promise<number>
}

const PART = '.part'
const DRAFTS = 'drafts'
const PIECES = 'pieces'
const SHA256 = /^[0-9a-f]{64}$/

export function createFileStore(folder: string): FileStore {
  const draftsFolder = join(folder, DRAFTS)
  const pathOf = (sha256: string): string | undefined =>
    SHA256.test(sha256) ? join(folder, sha256.slice(0, 2), sha256) : undefined

  async function receive(source: ByteSource, largest?: number): Promise<Draft | undefined> {
    await mkdir(draftsFolder, { recursive: true })
    const path = join(draftsFolder, randomUUID() + PART)
    const written = await writeFlushed(path, source, largest)
    if (written === undefined) return undefined
    const type = await typeByContent(path)
    return {
      ...written,
      type,
      path,
      read: () => piecesOf(path),
      discard: () => rm(path, { force: true }),
      async keep() {
        await settle(path, written.sha256)
        return { ...written, type }
      },
    }
  }

  /** The content is there whole or not at all, after a power cut too: its bytes are flushed, then its name is. */
  async function settle(draft: string, sha256: string): Promise<void> {
    const path = join(folder, sha256.slice(0, 2), sha256)
    if (await touch(path)) {
      await rm(draft, { force: true })
      return
    }
    await mkdir(dirname(path), { recursive: true })
    await rename(draft, path)
    await flushFolder(dirname(path))
  }

  return {
    pathOf,
    piecesFolder: join(folder, PIECES),
    receive,
    async put(bytes) {
      const draft = await receive([bytes])
      if (draft === undefined) throw new Error('Without a limit nothing is too large.')
      return draft.keep()
    },
    async read(sha256) {
      const path = pathOf(sha256)
      return path === undefined ? undefined : readFile(path).catch(absent)
    },
    async stream(sha256, range) {
      const path = pathOf(sha256)
      // Opened before anything is promised: what is taken out meanwhile is still read to its end.
      const handle = path === undefined ? undefined : await open(path).catch(absent)
      if (handle === undefined) return undefined
      return { size: (await handle.stat()).size, body: handle.createReadStream(range) }
    },
    async has(sha256) {
      const path = pathOf(sha256)
      return path !== undefined && (await stat(path).catch(absent)) !== undefined
    },
    async *contents() {
      for (const shelf of await names(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue
        for (const sha256 of await names(join(folder, shelf))) {
          const found = SHA256.test(sha256) ? await stat(join(folder, shelf, sha256)).catch(absent) : undefined
          if (found !== undefined) yield { sha256, at: found.mtimeMs }
        }
      }
    },
    async remove(sha256, before) {
      const path = pathOf(sha256)
      if (path === undefined) return false
      // Moved aside first, then looked at: whoever put it meanwhile has touched it, and it goes back.
      const aside = join(dirname(path), `${sha256}.${randomUUID()}${PART}`)
      if (!(await rename(path, aside).then(() => true, absent))) return false
      if ((await stat(aside)).mtimeMs >= before) {
        await rename(aside, path)
        return false
      }
      await unlink(aside)
      return true
    },
    async removeDrafts(before) {
      let removed = 0
      for (const shelf of await names(folder)) {
        if (shelf === PIECES) continue
        for (const name of await names(join(folder, shelf))) {
          const path = join(folder, shelf, name)
          const found = name.endsWith(PART) ? await stat(path).catch(absent) : undefined
          if (found === undefined || found.mtimeMs >= before) continue
          await rm(path, { force: true })
          removed += 1
        }
      }
      return removed
    },
  }
}

/** Opens nothing before somebody reads. */
async function* piecesOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path)
}

/** Writes a stream to a new file and flushes it; undefined and no file when it is larger than allowed. */
export async function writeFlushed(
  path: string,
  source: ByteSource,
  largest = Number.POSITIVE_INFINITY,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > largest) break
      hash.update(chunk)
      await writeWhole(handle, chunk)
    }
    if (size <= largest) await handle.sync()
  } catch (error) {
    await handle.close()
    await unlink(path)
    throw error
  }
  await handle.close()
  if (size <= largest) return { sha256: hash.digest('hex'), size }
  await unlink(path)
  return undefined
}

async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, from)
    from += bytesWritten
  }
}

/** Says that the content is wanted now. False when it is not there. */
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  return utimes(path, now, now)
    .then(() => true, absent)
    .then((there) => there ?? false)
}

async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function names(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent)) ?? []
}

/** What is not there is undefined; every other trouble of the disk is thrown. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
