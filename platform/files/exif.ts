/** What a camera wrote into a photograph. What it did not write is absent. */
export interface PhotoFacts {
  /** As the camera's clock showed it: `2019-03-04T09:30:00`, with its offset (`-06:00`) when the camera knew it. */
  readonly takenAt?: string
  /** Degrees, WGS 84 (EPSG:4326). */
  readonly place?: { readonly latitude: number; readonly longitude: number }
}

// Tags of Exif 2.32 (CIPA DC-008-2019), §4.6.
const EXIF_IFD = 0x8769
const GPS_IFD = 0x8825
const DATE_TIME = 0x0132
const DATE_TIME_ORIGINAL = 0x9003
const OFFSET_TIME_ORIGINAL = 0x9011
const LATITUDE_REF = 1
const LATITUDE = 2
const LONGITUDE_REF = 3
const LONGITUDE = 4

const ASCII = 2
const LONG = 4
const RATIONAL = 5
const BYTES_OF: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
/** A directory longer than this belongs to no camera. */
const MOST_ENTRIES = 512

interface Entry {
  readonly type: number
  readonly count: number
  /** Where its value stands, from the beginning of the TIFF header. */
  readonly at: number
}

/**
 * Reads date and place from the Exif block of a picture: the two directories that hold them and no others. Whatever is cut,
 * points outside or makes no sense is as if it were not there.
 */
export function photoFactsOf(exif: Uint8Array): PhotoFacts {
  const tiff = startsWithExif(exif) ? exif.subarray(6) : exif
  if (tiff.byteLength < 8) return {}
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return {}
  const reader = new Reader(view, order === 0x4949)
  if (reader.short(2) !== 42) return {}
  const first = reader.directory(reader.long(4))
  const camera = reader.directory(reader.pointer(first.get(EXIF_IFD)))
  const takenAt = instantOf(
    reader.text(camera.get(DATE_TIME_ORIGINAL)) ?? reader.text(first.get(DATE_TIME)),
    reader.text(camera.get(OFFSET_TIME_ORIGINAL)),
  )
  const place = placeOf(reader, reader.directory(reader.pointer(first.get(GPS_IFD))))
  return { ...(takenAt === undefined ? {} : { takenAt }), ...(place === undefined ? {} : { place }) }
}

function startsWithExif(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'Exif\0\0'
}

class Reader {
  readonly #view: DataView
  readonly #little: boolean

  constructor(view: DataView, little: boolean) {
    this.#view = view
    this.#little = little
  }

  short(at: number): number | undefined {
    return at + 2 <= this.#view.byteLength ? this.#view.getUint16(at, this.#little) : undefined
  }

  long(at: number): number | undefined {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, this.#little) : undefined
  }

  directory(at: number | undefined): ReadonlyMap<number, Entry> {
    const entries = new Map<number, Entry>()
    const count = at === undefined || at < 8 ? undefined : this.short(at)
    if (at === undefined || count === undefined || count > MOST_ENTRIES) return entries
    for (let i = 0; i < count; i += 1) {
      const place = at + 2 + i * 12
      const [tag, type, many, value] = [
        this.short(place),
        this.short(place + 2),
        this.long(place + 4),
        this.long(place + 8),
      ]
      if (tag === undefined || type === undefined || many === undefined || value === undefined) break
      const bytes = (BYTES_OF[type] ?? 0) * many
      if (bytes === 0) continue
      entries.set(tag, { type, count: many, at: bytes <= 4 ? place + 8 : value })
    }
    return entries
  }

  pointer(entry: Entry | undefined): number | undefined {
    return entry?.type === LONG ? this.long(entry.at) : undefined
  }

  text(entry: Entry | undefined): string | undefined {
    if (entry?.type !== ASCII || entry.count > 64 || entry.at + entry.count > this.#view.byteLength) return undefined
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset + entry.at, entry.count)
    return Buffer.from(bytes).toString('latin1').replace(/\0.*$/s, '').trim()
  }

  rationals(entry: Entry | undefined, count: number): readonly number[] | undefined {
    if (entry?.type !== RATIONAL || entry.count !== count) return undefined
    const values: number[] = []
    for (let i = 0; i < count; i += 1) {
      const [above, below] = [this.long(entry.at + i * 8), this.long(entry.at + i * 8 + 4)]
      if (above === undefined || below === undefined || below === 0) return undefined
      values.push(above / below)
    }
    return values
  }
}

/** `2019:03:04 09:30:00` → `2019-03-04T09:30:00`; a clock that was never set (`0000:00:00`) says nothing. */
function instantOf(text: string | undefined, offset: string | undefined): string | undefined {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text ?? '')
  if (found === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number)
  if (year < 1826 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const [, y, m, d, h, min, s] = found
  const zone = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset ?? '') ? offset : ''
  return `${y}-${m}-${d}T${h}:${min}:${s}${zone}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function placeOf(reader: Reader, gps: ReadonlyMap<number, Entry>): PhotoFacts['place'] {
  const latitude = degrees(reader, gps.get(LATITUDE), reader.text(gps.get(LATITUDE_REF)), 'NS', 90)
  const longitude = degrees(reader, gps.get(LONGITUDE), reader.text(gps.get(LONGITUDE_REF)), 'EW', 180)
  if (latitude === undefined || longitude === undefined) return undefined
  // Cameras without a fix write zeros.
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude }
}

function degrees(
  reader: Reader,
  entry: Entry | undefined,
  side: string | undefined,
  sides: string,
  most: number,
): number | undefined {
  const parts = reader.rationals(entry, 3)
  if (parts === undefined || side === undefined || side.length !== 1 || !sides.includes(side)) return undefined
  const [whole = 0, minutes = 0, seconds = 0] = parts
  const value = whole + minutes / 60 + seconds / 3600
  if (minutes >= 60 || seconds >= 60 || value > most) return undefined
  const rounded = Math.round(value * 1e7) / 1e7
  return side === sides[0] || rounded === 0 ? rounded : -rounded
}
