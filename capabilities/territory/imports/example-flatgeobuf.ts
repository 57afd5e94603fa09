import type { Shape, XY } from '../rules/layers/shape.ts'
import type { ExampleFeature } from './example-files.ts'

/** A FlatBuffer table put together by hand: fixed fields as bytes, the others as what they point to. For the tests of the reader. */
type Field = { readonly inline: Buffer } | { readonly to: Part }
interface Part {
  /** The bytes, and where their own start is within them. */
  build(at: number): Buffer
}

const int = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
const short = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const long = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
const double = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}

function vector(items: readonly Buffer[]): Part {
  return { build: () => Buffer.concat([int(items.length), ...items]) }
}

function tables(items: readonly Part[]): Part {
  return {
    build(at) {
      const head = [int(items.length)]
      const bodies: Buffer[] = []
      let next = at + 4 + 4 * items.length
      items.forEach((item, i) => {
        const body = placed(item, next)
        head.push(int(body.start - (at + 4 + 4 * i)))
        bodies.push(body.bytes)
        next += body.bytes.length
      })
      return Buffer.concat([...head, ...bodies])
    },
  }
}

const text = (value: string) =>
  vector(
    [Buffer.from(value), Buffer.alloc(0)]
      .filter((b) => b.length > 0)
      .flatMap((b) => [...b].map((each) => Buffer.from([each]))),
  )

interface TablePart extends Part {
  /** Bytes of the vtable in front of the table itself. */
  readonly before: number
}

function table(fields: Readonly<Record<number, Field>>): TablePart {
  const numbers = Object.keys(fields).map(Number)
  const size = 4 + 2 * (Math.max(-1, ...numbers) + 1)
  return {
    before: size,
    build(at) {
      const own = at + size
      const vtable = Buffer.alloc(size)
      vtable.writeUInt16LE(size, 0)
      let offset = 4
      const slots = numbers.map((number) => {
        const field = fields[number] as Field
        const slot = { field, offset }
        vtable.writeUInt16LE(offset, 4 + 2 * number)
        offset += 'inline' in field ? field.inline.length : 4
        return slot
      })
      vtable.writeUInt16LE(offset, 2)
      const body = Buffer.alloc(offset)
      body.writeInt32LE(size, 0)
      const after: Buffer[] = []
      let next = own + offset
      for (const { field, offset: slot } of slots) {
        if ('inline' in field) {
          field.inline.copy(body, slot)
          continue
        }
        const { bytes, start } = placed(field.to, next)
        body.writeUInt32LE(start - (own + slot), slot)
        after.push(bytes)
        next += bytes.length
      }
      return Buffer.concat([vtable, body, ...after])
    },
  }
}

function placed(part: Part, at: number): { readonly bytes: Buffer; readonly start: number } {
  return { bytes: part.build(at), start: at + ('before' in part ? (part as TablePart).before : 0) }
}

function root(part: TablePart): Buffer {
  const { bytes, start } = placed(part, 4)
  const whole = Buffer.concat([int(start), bytes])
  return Buffer.concat([int(whole.length), whole])
}

const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']

function linesOf(shape: Shape): readonly (readonly XY[])[] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]]
    case 'LineString':
    case 'MultiPoint':
      return [shape.coordinates]
    case 'Polygon':
    case 'MultiLineString':
      return shape.coordinates
    case 'MultiPolygon':
      return []
  }
}

function geometry({ type, coordinates }: Shape): TablePart {
  const kind = { 6: { inline: Buffer.from([TYPES.indexOf(type)]) } }
  if (type === 'MultiPolygon')
    return table({
      ...kind,
      7: { to: tables(coordinates.map((each) => geometry({ type: 'Polygon', coordinates: each }))) },
    })
  const lines = linesOf({ type, coordinates } as Shape)
  let end = 0
  const ends = lines.map((each) => {
    end += each.length
    return int(end)
  })
  return table({
    ...kind,
    ...(lines.length > 1 ? { 0: { to: vector(ends) } } : {}),
    1: { to: vector(lines.flat().flatMap(([x, y]) => [double(x), double(y)])) },
  })
}

const [DOUBLE, STRING] = [10, 11]

export function exampleFlatgeobuf(features: readonly ExampleFeature[], epsg = 4326): Buffer {
  const names = Object.entries(features[0]?.attributes ?? {})
  const column = (name: string, type: number) => table({ 0: { to: text(name) }, 1: { inline: Buffer.from([type]) } })
  const header = table({
    2: { inline: Buffer.from([0]) },
    7: { to: tables(names.map(([name, value]) => column(name, typeof value === 'number' ? DOUBLE : STRING))) },
    8: { inline: long(features.length) },
    9: { inline: short(0) },
    10: { to: table({ 0: { to: text('EPSG') }, 1: { inline: int(epsg) } }) },
  })
  const rows = features.map(({ shape, attributes }) => {
    const values = names.flatMap(([name, first], index) => {
      const value = attributes[name]
      if (value === null || value === undefined) return []
      if (typeof first === 'number') return [short(index), double(Number(value))]
      const bytes = Buffer.from(String(value))
      return [short(index), int(bytes.length), bytes]
    })
    const properties = Buffer.concat(values)
    return root(
      table({
        ...(shape === null ? {} : { 0: { to: geometry(shape) } }),
        1: { to: vector([...properties].map((each) => Buffer.from([each]))) },
      }),
    )
  })
  return Buffer.concat([Buffer.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0]), root(header), ...rows])
}
