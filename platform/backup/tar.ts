/**
 * The tar format (POSIX.1-1988 "ustar"), in the one spelling that this program writes. A header is a function of name,
 * size and time alone, so that the reader can demand it byte by byte: nothing in an archive may be altered unseen, not
 * even what a general reader would pass over (owner, mode, padding).
 */
export const BLOCK = 512

export interface TarHeader {
  readonly name: string
  readonly size: number
  /** Seconds since 1970. */
  readonly time: number
}

const NAME_BYTES = 100
const PREFIX_BYTES = 155
const PREFIX_AT = 345
const SIZE_AT = 124
const CHECKSUM_AT = 148
/** 11 octal digits: 8 GiB. Larger ones in GNU tar's binary form, which every living tar reads. */
const LARGEST_OCTAL = 0o77777777777

export function encodeHeader({ name, size, time }: TarHeader): Buffer {
  const block = Buffer.alloc(BLOCK)
  const [prefix, rest] = splitName(name)
  block.write(rest, 0, 'utf8')
  block.write('0000600\0', 100, 'latin1')
  block.write('0000000\0', 108, 'latin1')
  block.write('0000000\0', 116, 'latin1')
  if (size <= LARGEST_OCTAL) block.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE_AT, 'latin1')
  else {
    block[SIZE_AT] = 0x80
    block.writeBigUInt64BE(BigInt(size), SIZE_AT + 4)
  }
  block.write(`${time.toString(8).padStart(11, '0')}\0`, 136, 'latin1')
  block.write('        ', CHECKSUM_AT, 'latin1')
  block.write('0', 156, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  block.write(prefix, PREFIX_AT, 'utf8')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT, 'latin1')
  return block
}

/** Undefined unless the block is exactly what `encodeHeader` writes. */
export function decodeHeader(block: Buffer): TarHeader | undefined {
  const rest = textAt(block, 0, NAME_BYTES)
  const prefix = textAt(block, PREFIX_AT, PREFIX_BYTES)
  const size = block[SIZE_AT] === 0x80 ? Number(block.readBigUInt64BE(SIZE_AT + 4)) : octalAt(block, SIZE_AT)
  const header = { name: prefix === '' ? rest : `${prefix}/${rest}`, size, time: octalAt(block, 136) }
  if (rest === '' || !Number.isSafeInteger(header.size) || !Number.isSafeInteger(header.time)) return undefined
  try {
    return encodeHeader(header).equals(block) ? header : undefined
  } catch {
    return undefined
  }
}

/** The name in a damaged header, for the sentence that refuses it; undefined when it is no name any more. */
export function claimedName(block: Buffer): string | undefined {
  const parts = [textAt(block, PREFIX_AT, PREFIX_BYTES), textAt(block, 0, NAME_BYTES)]
  const name = parts.filter((part) => part !== '').join('/')
  return /^[\w./-]+$/.test(name) ? name : undefined
}

/** Zeros that fill the last block of a member of this size. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

/** What stands after the last member. */
export const END_OF_ARCHIVE: Buffer = Buffer.alloc(2 * BLOCK)

function splitName(name: string): readonly [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= NAME_BYTES) return ['', name]
  const slash = name.lastIndexOf('/')
  const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)]
  if (slash < 1 || Buffer.byteLength(prefix) > PREFIX_BYTES || Buffer.byteLength(rest) > NAME_BYTES)
    throw new RangeError(`The name does not fit into an archive: ${name}`)
  return [prefix, rest]
}

function textAt(block: Buffer, at: number, length: number): string {
  const bytes = block.subarray(at, at + length)
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end === -1 ? length : end)
}

function octalAt(block: Buffer, at: number): number {
  const digits = block.toString('latin1', at, at + 11)
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}
