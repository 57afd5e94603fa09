/**
 * Well-known text as tables carry it (`POLYGON ((…))`, also with `SRID=…;` before it, `Z` and `M`), nested as GeoJSON does.
 * Undefined where the text is none.
 */
export function readWkt(
  text: string,
): { readonly type: string; readonly coordinates: unknown; readonly srid?: number } | undefined {
  const match = /^\s*(?:SRID=(\d+);)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:ZM|Z|M)?\s*(EMPTY|\()/i.exec(text)
  if (match === null) return undefined
  const [whole, srid, multi, name = '', opening] = match
  const plain = { POINT: 'Point', LINESTRING: 'LineString', POLYGON: 'Polygon' }[name.toUpperCase()] ?? ''
  const type = multi === undefined ? plain : `Multi${plain}`
  const head = { type, ...(srid === undefined ? {} : { srid: Number(srid) }) }
  if (opening?.toUpperCase() === 'EMPTY') return { ...head, coordinates: [] }
  const nested = nest(text.slice(whole.length - 1))
  if (nested === undefined) return undefined
  const coordinates = type === 'Point' ? nested[0] : type === 'MultiPoint' ? nested.map(bare) : nested
  return { ...head, coordinates }
}

/** `MULTIPOINT ((1 2), (3 4))` and `MULTIPOINT (1 2, 3 4)` are both written. */
function bare(point: unknown): unknown {
  return Array.isArray(point) && Array.isArray(point[0]) ? point[0] : point
}

const TOKEN = /\s*([(),]|[^\s(),]+)/gy

/** `((1 2, 3 4))` → `[[[1, 2], [3, 4]]]`; a number that is none becomes NaN and is told by who judges the shape. */
function nest(text: string): unknown[] | undefined {
  const open: unknown[][] = []
  let numbers: number[] | undefined
  TOKEN.lastIndex = 0
  const closeNumbers = () => {
    if (numbers !== undefined) open.at(-1)?.push(numbers)
    numbers = undefined
  }
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const token = match[1] ?? ''
    if (token === '(') open.push([])
    else if (token === ',') closeNumbers()
    else if (token === ')') {
      closeNumbers()
      const done = open.pop()
      if (done === undefined) return undefined
      const parent = open.at(-1)
      if (parent === undefined) return text.slice(TOKEN.lastIndex).trim() === '' ? done : undefined
      parent.push(done)
    } else if (/^EMPTY$/i.test(token)) open.at(-1)?.push([])
    else {
      numbers ??= []
      numbers.push(Number(token))
    }
  }
  return undefined
}
