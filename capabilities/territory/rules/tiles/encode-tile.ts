import { PbfWriter } from 'pbf'
import { EXTENT } from './tile-grid.ts'
import type { DrawnShape } from './unit-shape.ts'

/** A feature in units of its tile, y downwards, cut at the tile's buffer. */
export interface TileFeature {
  /** Undefined: it stands for several. */
  readonly number: number | undefined
  readonly attributes: Readonly<Record<string, unknown>>
  readonly drawn: DrawnShape
}

type Value = string | number | boolean

/**
 * A vector tile (Mapbox Vector Tile 2.1) of one layer, for databases that cannot make one. Attributes that are neither text, number
 * nor yes-or-no are left out, as PostGIS does. Written by hand because the libraries at hand look attribute names up in a plain
 * object, where a field called `constructor` is found before it was written.
 */
export function encodeTile(layer: string, features: readonly TileFeature[]): Uint8Array {
  const keys = new Map<string, number>()
  const values = new Map<Value, number>()
  const writer = new PbfWriter()
  const body = new PbfWriter()
  let count = 0
  body.writeVarintField(15, 2)
  writeText(body, 1, layer)
  for (const feature of features) {
    const { drawn } = feature
    count += 1
    const tags: number[] = []
    for (const [name, value] of Object.entries(feature.attributes)) {
      if (!isValue(value)) continue
      tags.push(indexOf(keys, name), indexOf(values, typeof value === 'number' ? asWhole(value) : value))
    }
    const commands = commandsOf(drawn.type, drawn.paths)
    body.writeMessage(
      2,
      (_: unknown, out: PbfWriter) => {
        if (feature.number !== undefined) out.writeVarintField(1, feature.number)
        out.writePackedVarint(2, tags)
        out.writeVarintField(3, drawn.type)
        out.writePackedVarint(4, commands)
      },
      undefined,
    )
  }
  if (count === 0) return new Uint8Array(0)
  for (const key of keys.keys()) writeText(body, 3, key)
  for (const value of values.keys()) body.writeMessage(4, writeValue, value)
  body.writeVarintField(5, EXTENT)
  writer.writeBytesField(3, body.finish())
  return writer.finish()
}

function isValue(value: unknown): value is Value {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  )
}

/** PostGIS writes what is whole but for a rounding error (a float's epsilon) as a whole number; so do we. */
function asWhole(value: number): number {
  const whole = Math.trunc(value)
  return Math.abs(value - whole) > 2 ** -23 ? value : whole + 0
}

function indexOf<K>(known: Map<K, number>, key: K): number {
  const found = known.get(key)
  if (found !== undefined) return found
  known.set(key, known.size)
  return known.size - 1
}

/** Not `writeStringField`: of characters from U+20000 on (rare Chinese ones) pbf 5.1.2 writes another. */
function writeText(out: PbfWriter, field: number, text: string): void {
  out.writeBytesField(field, new TextEncoder().encode(text))
}

function writeValue(value: Value, out: PbfWriter): void {
  if (typeof value === 'string') writeText(out, 1, value)
  else if (typeof value === 'boolean') out.writeBooleanField(7, value)
  else if (!Number.isSafeInteger(value)) out.writeDoubleField(3, value)
  else if (value < 0) out.writeSVarintField(6, value)
  else out.writeVarintField(5, value)
}

const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH = 7

/** Section 4.3 of the specification: commands with relative positions, one cursor for the whole feature. */
function commandsOf(type: 1 | 2 | 3, paths: readonly (readonly number[])[]): number[] {
  const commands: number[] = []
  let x = 0
  let y = 0
  for (const path of paths) {
    const points = path.length / 2
    for (let i = 0; i < points; i += 1) {
      if (i === 0) commands.push(MOVE_TO | ((type === 1 ? points : 1) << 3))
      else if (i === 1 && type !== 1) commands.push(LINE_TO | ((points - 1) << 3))
      const [toX, toY] = [path[2 * i] ?? 0, path[2 * i + 1] ?? 0]
      commands.push(zigzag(toX - x), zigzag(toY - y))
      x = toX
      y = toY
    }
    if (type === 3) commands.push(CLOSE_PATH | (1 << 3))
  }
  return commands
}

function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31)
}
