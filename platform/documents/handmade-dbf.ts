/** Tables of FoxPro put together by hand, by the published format: for tests of what the old system hands over. */
export interface HandmadeField {
  readonly name: string
  readonly type: string
  readonly length: number
  readonly decimals?: number
}

export function handmadeDbf(
  fields: readonly HandmadeField[],
  records: readonly (readonly (string | Uint8Array)[])[],
  { version = 0x03, driver = 0, deleted = [] as readonly number[] } = {},
): Buffer {
  const head = Buffer.alloc(32 + 32 * fields.length + 1)
  const length = 1 + fields.reduce((sum, field) => sum + field.length, 0)
  head.writeUInt8(version, 0)
  head.set([99, 3, 5], 1)
  head.writeUInt32LE(records.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(length, 10)
  head.writeUInt8(driver, 29)
  for (const [at, { name, type, length: size, decimals = 0 }] of fields.entries()) {
    const from = 32 + 32 * at
    head.write(name, from, 10, 'latin1')
    head.write(type, from + 11, 1, 'latin1')
    head.writeUInt8(size, from + 16)
    head.writeUInt8(decimals, from + 17)
  }
  head.writeUInt8(0x0d, head.length - 1)
  const rows = records.map((values, nth) => {
    const row = Buffer.alloc(length, 0x20)
    if (deleted.includes(nth)) row.writeUInt8(0x2a, 0)
    let from = 1
    for (const [at, { length: size }] of fields.entries()) {
      const value = values[at] ?? ''
      row.set((typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value)).subarray(0, size), from)
      from += size
    }
    return row
  })
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])])
}

/** The memos beside it, in blocks of 64 bytes; the first stands at block 8. */
export function handmadeFpt(memos: readonly string[]): Buffer {
  const head = Buffer.alloc(512)
  head.writeUInt16BE(64, 6)
  const blocks = memos.map((memo) => {
    const text = Buffer.from(memo, 'latin1')
    const block = Buffer.alloc(Math.ceil((text.length + 8) / 64) * 64)
    block.writeUInt32BE(1, 0)
    block.writeUInt32BE(text.length, 4)
    block.set(text, 8)
    return block
  })
  return Buffer.concat([head, ...blocks])
}
