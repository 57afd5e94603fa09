import pg from 'pg'

/**
 * How values of the database reach the program, the same on both databases and through every door (drizzle's typed
 * columns and raw SQL alike):
 *
 * - `int8`, `numeric` → number when a number holds exactly that value, else the digits as text;
 * - `date` → `2019-03-04`; `timestamp` → `2019-03-04T10:00:00.000`; `timestamptz` → `2019-03-04T10:00:00.000Z`, as
 *   `Date.prototype.toISOString` writes it (more decimals only where microseconds are stored); never a `Date`;
 * - `interval` → ISO 8601 (`P1Y2M`);
 * - arrays of these likewise; everything else as `pg` does it.
 */
export const valueTypes: pg.CustomTypesConfig = { getTypeParser: typeParser as typeof pg.types.getTypeParser }

const { builtins } = pg.types

const SCALARS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, exactNumber],
  [builtins.NUMERIC, exactNumber],
  [builtins.DATE, asWritten],
  [builtins.TIME, asWritten],
  [builtins.INTERVAL, asWritten],
  [builtins.TIMESTAMP, isoInstant],
  [builtins.TIMESTAMPTZ, isoInstant],
])

/** Array type → element type. */
const ARRAYS: ReadonlyMap<number, number> = new Map([
  [1016, builtins.INT8],
  [1231, builtins.NUMERIC],
  [1182, builtins.DATE],
  [1183, builtins.TIME],
  [1187, builtins.INTERVAL],
  [1115, builtins.TIMESTAMP],
  [1185, builtins.TIMESTAMPTZ],
])

function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    const scalar = SCALARS.get(oid)
    if (scalar !== undefined) return scalar
    const element = SCALARS.get(ARRAYS.get(oid) ?? -1)
    if (element !== undefined) return (text) => eachElement(textArray(text), element)
  }
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
}

const TEXT_ARRAY = 1009
const textArray: (text: string) => unknown = typeParser(TEXT_ARRAY)

function eachElement(value: unknown, parse: (text: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => eachElement(item, parse))
  return typeof value === 'string' ? parse(value) : value
}

function asWritten(text: string): string {
  return text
}

/** A number when it holds exactly what the database wrote, else the digits: money and counts never lose a cent. */
export function exactNumber(text: string): number | string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (Number.isInteger(value) && !text.includes('.')) return Number.isSafeInteger(value) ? value : text
  // 15 significant digits always survive the way to a double and back (IEEE 754 binary64).
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? value : text
}

const STAMP = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d(?::?\d\d)?(?::\d\d)?)?$/

/** `2019-03-04 10:00:00.5+00` → `2019-03-04T10:00:00.500Z`. Every connection speaks UTC, so other offsets stay as written. */
export function isoInstant(text: string): string {
  const match = STAMP.exec(text)
  if (match === null) return text
  const [, year, month, day, time, fraction = '', offset] = match
  const decimals = fraction.padEnd(3, '0')
  const zone = offset === undefined ? '' : /^\+00(:?00)?$/.test(offset) ? 'Z' : offset
  return `${year}-${month}-${day}T${time}.${decimals}${zone}`
}
