import { randomFillSync } from 'node:crypto'

/** A UUID, version 7. Stable for ever; sorts by the time it was made. */
export type Id = string

let lastMillisecond = 0
let sequence = 0

/** Makes a UUIDv7 (RFC 9562): 48 bits of time, a 12-bit sequence so that ids of one process sort in order, 62 random bits. */
export function newId(now: number = Date.now()): Id {
  const bytes = randomFillSync(new Uint8Array(16))
  if (now > lastMillisecond) {
    lastMillisecond = now
    sequence = ((bytes[6] ?? 0) << 3) & 0x7ff
  } else {
    sequence += 1
    if (sequence > 0xfff) {
      lastMillisecond += 1
      sequence = 0
    }
  }
  const time = lastMillisecond
  bytes[0] = Math.floor(time / 2 ** 40) & 0xff
  bytes[1] = Math.floor(time / 2 ** 32) & 0xff
  bytes[2] = Math.floor(time / 2 ** 24) & 0xff
  bytes[3] = Math.floor(time / 2 ** 16) & 0xff
  bytes[4] = Math.floor(time / 2 ** 8) & 0xff
  bytes[5] = time & 0xff
  bytes[6] = 0x70 | (sequence >> 8)
  bytes[7] = sequence & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return ID.test(text)
}
