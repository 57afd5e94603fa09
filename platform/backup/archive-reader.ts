import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { FORMAT_MEMBER } from './manifest.ts'
import { BLOCK, claimedName, decodeHeader, END_OF_ARCHIVE, paddingOf } from './tar.ts'

export interface Member {
  readonly name: string
  readonly size: number
  readonly time: number
  /** Where its content begins. */
  readonly offset: number
}

/** Thrown while an archive is read; whoever verifies turns it into a refusal that names the member. */
export class DamagedArchive extends Error {
  readonly what: 'cut' | 'altered'
  readonly member: string
  constructor(what: 'cut' | 'altered', member: string) {
    super(`The archive is ${what} in ${member}.`)
    this.what = what
    this.member = member
  }
}

/** An archive on disk, read strictly: every byte is accounted for. */
export interface ArchiveReader {
  readonly size: number
  /** In order, up to the end of the archive, which must be the end of the file. */
  members(): AsyncGenerator<Member>
  /** A member's content in pieces. */
  stream(member: Member): AsyncGenerator<Buffer>
  read(member: Member): Promise<Buffer>
  close(): Promise<void>
}

const PIECE = 1024 * 1024

export async function openArchive(path: string): Promise<ArchiveReader> {
  const file = await open(path, 'r')
  const { size } = await file.stat()

  async function* members(): AsyncGenerator<Member> {
    let at = 0
    let last = FORMAT_MEMBER
    for (;;) {
      const block = await readAt(file, at, BLOCK, last)
      if (block.equals(END_OF_ARCHIVE.subarray(0, BLOCK))) break
      const header = decodeHeader(block)
      if (header === undefined) throw new DamagedArchive('altered', claimedName(block) ?? last)
      const member: Member = { ...header, offset: at + BLOCK }
      last = member.name
      const end = member.offset + member.size
      const padding = paddingOf(member.size)
      if (end + padding > size) throw new DamagedArchive('cut', last)
      yield member
      const zeros = await readAt(file, end, padding, last)
      if (zeros.some((byte) => byte !== 0)) throw new DamagedArchive('altered', last)
      at = end + padding
    }
    const end = await readAt(file, at, END_OF_ARCHIVE.length, last)
    if (!end.equals(END_OF_ARCHIVE) || at + END_OF_ARCHIVE.length !== size) throw new DamagedArchive('altered', last)
  }

  async function* stream(member: Member): AsyncGenerator<Buffer> {
    for (let done = 0; done < member.size; done += PIECE)
      yield await readAt(file, member.offset + done, Math.min(PIECE, member.size - done), member.name)
  }

  return {
    size,
    members,
    stream,
    read: (member) => readAt(file, member.offset, member.size, member.name),
    close: () => file.close(),
  }
}

async function readAt(file: FileHandle, position: number, length: number, member: string): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done)
    if (bytesRead === 0) throw new DamagedArchive('cut', member)
    done += bytesRead
  }
  return buffer
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
