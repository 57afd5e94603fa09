import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { END_OF_ARCHIVE, encodeHeader, paddingOf } from './tar.ts'

export interface WrittenMember {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** Writes members one after another; nothing is kept in memory but what is being written. */
export interface ArchiveWriter {
  add(name: string, content: Uint8Array | string): Promise<WrittenMember>
  /** A member whose size is known and whose bytes come in pieces; throws when they are more or fewer. */
  addStream(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<WrittenMember>
  readonly members: readonly WrittenMember[]
  readonly bytes: number
  /** Ends the archive and waits until the disk has it. */
  finish(): Promise<void>
  /** Closes the file without ending the archive. */
  abandon(): Promise<void>
}

/** Only the owner may read it: an archive holds personal data and the hashes of passwords. */
const OWNER_ONLY = 0o600

export async function createArchive(path: string, createdAt: string): Promise<ArchiveWriter> {
  const file = await open(path, 'wx', OWNER_ONLY)
  const time = Math.floor(Date.parse(createdAt) / 1000)
  const members: WrittenMember[] = []
  let bytes = 0

  async function write(chunk: Uint8Array): Promise<void> {
    await writeWhole(file, chunk)
    bytes += chunk.length
  }

  async function addStream(
    name: string,
    size: number,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<WrittenMember> {
    await write(encodeHeader({ name, size, time }))
    const hash = createHash('sha256')
    let written = 0
    for await (const chunk of content) {
      hash.update(chunk)
      written += chunk.length
      await write(chunk)
    }
    if (written !== size) throw new Error(`${name} was to have ${size} bytes and has ${written}.`)
    await write(Buffer.alloc(paddingOf(size)))
    const member = { name, size, sha256: hash.digest('hex') }
    members.push(member)
    return member
  }

  return {
    addStream,
    add(name, content) {
      const chunk = typeof content === 'string' ? Buffer.from(content) : content
      return addStream(name, chunk.length, [chunk])
    },
    members,
    get bytes() {
      return bytes
    },
    async finish() {
      await write(END_OF_ARCHIVE)
      await file.sync()
      await file.close()
    },
    abandon: () => file.close(),
  }
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0
  while (done < chunk.length) done += (await file.write(chunk, done)).bytesWritten
}
