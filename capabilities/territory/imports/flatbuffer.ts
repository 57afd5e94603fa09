/** Thrown where a table points outside its own bytes. */
export class BrokenBuffer extends Error {}

/**
 * Reads one table of a FlatBuffer (flatbuffers.dev, internals): fields by their number, absent ones undefined. Every offset is
 * held against the bytes that are there.
 */
export class FlatTable {
  private readonly view: DataView
  private readonly at: number

  constructor(view: DataView, at: number) {
    this.view = view
    this.at = at
    this.need(at, 4)
  }

  /** The root of a buffer. */
  static root(bytes: Buffer): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < 4) throw new BrokenBuffer()
    return new FlatTable(view, view.getUint32(0, true))
  }

  private need(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.view.byteLength) throw new BrokenBuffer()
  }

  private field(number: number): number | undefined {
    const vtable = this.at - this.view.getInt32(this.at, true)
    this.need(vtable, 4)
    const size = this.view.getUint16(vtable, true)
    const slot = 4 + 2 * number
    if (slot + 2 > size) return undefined
    this.need(vtable, size)
    const offset = this.view.getUint16(vtable + slot, true)
    return offset === 0 ? undefined : this.at + offset
  }

  byte(number: number): number | undefined {
    const at = this.field(number)
    if (at === undefined) return undefined
    this.need(at, 1)
    return this.view.getUint8(at)
  }

  short(number: number): number | undefined {
    const at = this.field(number)
    if (at === undefined) return undefined
    this.need(at, 2)
    return this.view.getUint16(at, true)
  }

  int(number: number): number | undefined {
    const at = this.field(number)
    if (at === undefined) return undefined
    this.need(at, 4)
    return this.view.getInt32(at, true)
  }

  long(number: number): number | undefined {
    const at = this.field(number)
    if (at === undefined) return undefined
    this.need(at, 8)
    return Number(this.view.getBigUint64(at, true))
  }

  private vector(number: number, size: number): { readonly at: number; readonly length: number } | undefined {
    const field = this.field(number)
    if (field === undefined) return undefined
    this.need(field, 4)
    const start = field + this.view.getUint32(field, true)
    this.need(start, 4)
    const length = this.view.getUint32(start, true)
    this.need(start + 4, length * size)
    return { at: start + 4, length }
  }

  bytes(number: number): Buffer | undefined {
    const found = this.vector(number, 1)
    return found === undefined
      ? undefined
      : Buffer.from(this.view.buffer, this.view.byteOffset + found.at, found.length)
  }

  text(number: number): string | undefined {
    return this.bytes(number)?.toString('utf8')
  }

  doubles(number: number): number[] {
    const found = this.vector(number, 8)
    if (found === undefined) return []
    return Array.from({ length: found.length }, (_, i) => this.view.getFloat64(found.at + 8 * i, true))
  }

  ints(number: number): number[] {
    const found = this.vector(number, 4)
    if (found === undefined) return []
    return Array.from({ length: found.length }, (_, i) => this.view.getUint32(found.at + 4 * i, true))
  }

  table(number: number): FlatTable | undefined {
    const field = this.field(number)
    if (field === undefined) return undefined
    this.need(field, 4)
    return new FlatTable(this.view, field + this.view.getUint32(field, true))
  }

  tables(number: number): FlatTable[] {
    const found = this.vector(number, 4)
    if (found === undefined) return []
    return Array.from({ length: found.length }, (_, i) => {
      const at = found.at + 4 * i
      return new FlatTable(this.view, at + this.view.getUint32(at, true))
    })
  }
}
