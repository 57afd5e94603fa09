import { parseCivilDate } from '../../../../kernel/civil.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { Text } from '../../../../kernel/text.ts'
import { figureText, periodColumns } from '../imports/mapping.ts'
import type { RegisterKind, RegisterRow } from './kind.ts'
import { type Area, isInside } from './plane.ts'

/** How the columns of a table are understood; columns count from 0, absent ones are not in the table. */
export interface RegisterMapping {
  /** Each row one record, or each row a place with a column for each month. */
  readonly layout: 'rows' | 'months'
  readonly date?: number
  readonly place?: number
  readonly category?: number
  readonly site?: number
  readonly amount?: number
  readonly latitude?: number
  readonly longitude?: number
  readonly external?: number
  readonly source?: number
}

export const MAPPED = [
  'date',
  'place',
  'category',
  'site',
  'amount',
  'latitude',
  'longitude',
  'external',
  'source',
] as const
export type Mapped = (typeof MAPPED)[number]

/** Which of the columns a kind of register has a use for. */
export function columnsOf(kind: RegisterKind): readonly Mapped[] {
  return MAPPED.filter((name) => {
    if (name === 'category') return kind.category !== undefined
    if (name === 'site') return kind.site !== undefined
    if (name === 'amount') return kind.amount !== undefined
    return name === 'latitude' || name === 'longitude' ? kind.point !== 'none' : true
  })
}

const HEADINGS: Readonly<Record<Mapped, readonly string[]>> = {
  date: ['fecha', 'mes', 'date', 'dia', 'month'],
  place: ['municipio', 'lugar', 'place', 'municipality'],
  category: ['tipo', 'categoria', 'delito', 'hecho', 'uso', 'category', 'kind', 'use'],
  site: ['espacio', 'sitio', 'parque', 'espaciopublico', 'site', 'relleno'],
  amount: ['toneladas', 'visitas', 'valor', 'valorm', 'cantidad', 'amount', 'tonnes', 'visits', 'value'],
  latitude: ['latitud', 'lat', 'latitude', 'y'],
  longitude: ['longitud', 'lon', 'lng', 'longitude', 'x'],
  external: ['numero', 'no', 'id', 'codigo', 'correlativo', 'number', 'code'],
  source: ['fuente', 'source'],
}

export function guessRegisterMapping(headings: readonly string[], kind: RegisterKind): RegisterMapping {
  const plain = headings.map((heading) => fold(heading).replace(/[^a-z]/g, ''))
  const found = columnsOf(kind).flatMap((name) => {
    const at = plain.findIndex((heading) => HEADINGS[name].includes(heading))
    return at < 0 ? [] : [[name, at] as const]
  })
  const months = kind.amount !== undefined && monthColumns(headings).length > 0
  return { layout: months ? 'months' : 'rows', ...Object.fromEntries(found) }
}

export function monthColumns(headings: readonly string[]) {
  return periodColumns(headings).filter(({ period }) => /^\d{4}-\d\d$/.test(period))
}

export interface KnownGround {
  /** Ids by folded name and code. */
  readonly places: ReadonlyMap<string, string>
  readonly shapes: ReadonlyMap<string, Area>
}

/** A row that is taken, and where it stood. */
export interface ReadRow extends RegisterRow {
  /** Of the file; headings are row 1. */
  readonly row: number
  /** The point lies outside the place that the row names: it is kept, and told. */
  readonly outside: boolean
}

export interface RejectedRow {
  readonly row: number
  readonly raw: readonly string[]
  readonly reason: Text
}

export interface ReadRows {
  readonly rows: readonly ReadRow[]
  readonly rejected: readonly RejectedRow[]
}

/** Rows of a table as rows of the register; what cannot be one is given back with the cell that keeps it from being so. */
export function readRegisterRows(
  headings: readonly string[],
  table: readonly (readonly string[])[],
  mapping: RegisterMapping,
  kind: RegisterKind,
  ground: KnownGround,
  today: string,
): ReadRows {
  const rows: ReadRow[] = []
  const rejected: RejectedRow[] = []
  for (const [index, raw] of table.entries()) {
    if (raw.every((text) => text.trim() === '')) continue
    const row = index + 2
    const cell = (name: Mapped) => {
      const column = mapping[name]
      return column === undefined ? '' : (raw[column] ?? '').trim()
    }
    const address = (name: Mapped) => headings[mapping[name] ?? -1] ?? ''
    const takes: readonly { readonly date: string; readonly amount: string; readonly heading: string }[] =
      mapping.layout === 'months'
        ? monthColumns(headings).map(({ column, period }) => ({
            date: period,
            amount: raw[column] ?? '',
            heading: period,
          }))
        : [{ date: cell('date'), amount: cell('amount'), heading: address('amount') }]
    for (const { date, amount, heading } of takes) {
      // A month without a figure is not reported, which is no row.
      if (mapping.layout === 'months' && isMissing(figureText(amount))) continue
      const read = readOne(kind, ground, today, {
        ...Object.fromEntries(MAPPED.map((name) => [name, { text: cell(name), heading: address(name) }])),
        date: { text: date, heading: mapping.layout === 'months' ? heading : address('date') },
        amount: { text: amount.trim(), heading },
      } as Readonly<Record<Mapped, WrittenCell>>)
      if ('reason' in read) rejected.push({ row, raw, reason: read.reason })
      else rows.push({ row, ...read })
    }
  }
  return { rows, rejected }
}

interface WrittenCell {
  readonly text: string
  readonly heading: string
}

type ReadOne = (RegisterRow & { readonly outside: boolean }) | { readonly reason: Text; readonly at: Mapped }

export function readOne(
  kind: RegisterKind,
  ground: KnownGround,
  today: string,
  cells: Readonly<Record<Mapped, WrittenCell>>,
): ReadOne {
  const wrong = (at: Mapped, es: string, en: string, { heading, text }: WrittenCell = cells[at]): ReadOne => ({
    at,
    reason: {
      es: `${heading === '' ? '' : `Columna «${heading}»: `}«${text}» ${es}`,
      en: `${heading === '' ? '' : `Column “${heading}”: `}“${text}” ${en}`,
    },
  })
  const on = dayOf(cells.date.text, kind.grain)
  if (on === undefined)
    return kind.grain === 'month'
      ? wrong('date', 'no es un mes: se escribe 2019-03.', 'is no month: it is written 2019-03.')
      : wrong(
          'date',
          'no es una fecha: se escribe 2019-03-14 o 14/03/2019.',
          'is no date: it is written 2019-03-14 or 14/03/2019.',
        )
  if (on > today) return wrong('date', 'aún no llega.', 'has not come yet.')
  const point = pointOf(cells)
  if (point === 'wrong')
    return wrong('latitude', 'no son latitud y longitud en grados.', 'are no latitude and longitude in degrees.', {
      heading: `${cells.latitude.heading}, ${cells.longitude.heading}`,
      text: `${cells.latitude.text}, ${cells.longitude.text}`,
    })
  if (point === undefined && kind.point === 'required')
    return wrong(
      'latitude',
      'no dice dónde: este registro pide el punto.',
      'does not say where: this register asks for the point.',
    )
  const named = cells.place.text === '' ? undefined : ground.places.get(fold(cells.place.text))
  if (cells.place.text !== '' && named === undefined)
    return wrong(
      'place',
      'no es un municipio de la división de este registro.',
      'is no municipality of this register’s division.',
    )
  const around = point === undefined ? undefined : [...ground.shapes].find(([, area]) => isInside(point, area))?.[0]
  const placeId = named ?? around
  if (placeId === undefined)
    return wrong(
      'place',
      'no dice en qué municipio, ni hay un punto que lo diga.',
      'does not say in which municipality, nor is there a point that does.',
    )
  const category = categoryOf(kind, cells.category.text)
  if (category === undefined)
    return wrong('category', 'no es una de las clases de este registro.', 'is none of the kinds of this register.')
  const amount = amountOf(kind, cells.amount.text)
  if (amount === 'wrong') return wrong('amount', 'no es una cifra.', 'is no figure.')
  if (amount === 'beyond')
    return wrong(
      'amount',
      `queda fuera de lo posible (de ${kind.amount?.min} a ${kind.amount?.max}).`,
      `lies beyond what can be (${kind.amount?.min} to ${kind.amount?.max}).`,
    )
  const shape = named === undefined ? undefined : ground.shapes.get(named)
  return {
    on,
    placeId,
    category,
    site: kind.site === undefined ? '' : cells.site.text,
    amount,
    longitude: point?.[0],
    latitude: point?.[1],
    source: cells.source.text,
    external: cells.external.text,
    outside: point !== undefined && shape !== undefined && !isInside(point, shape),
  }
}

/** A day as it is written here or by a machine; of a month its first day. */
export function dayOf(text: string, grain: RegisterKind['grain']): string | undefined {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? undefined
  if (grain === 'month' && month !== undefined) return `${text}-01`
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso =
    local === null
      ? text.slice(0, 10)
      : `${local[3]}-${(local[2] ?? '').padStart(2, '0')}-${(local[1] ?? '').padStart(2, '0')}`
  const day = parseCivilDate(iso)
  return day === undefined || grain === 'day' ? day : `${day.slice(0, 7)}-01`
}

function pointOf({
  latitude,
  longitude,
}: Readonly<Record<Mapped, WrittenCell>>): readonly [number, number] | 'wrong' | undefined {
  if (latitude.text === '' && longitude.text === '') return undefined
  const number = /^[-−]?\d{1,3}(\.\d+)?$/
  if (!number.test(latitude.text) || !number.test(longitude.text)) return 'wrong'
  const [y, x] = [latitude.text, longitude.text].map((text) => Number(text.replace('−', '-'))) as [number, number]
  return Math.abs(y) > 90 || Math.abs(x) > 180 ? 'wrong' : [x, y]
}

function categoryOf({ category }: RegisterKind, text: string): string | undefined {
  if (category === undefined) return ''
  const wanted = fold(text)
  return category.values.find(
    ({ code, title }) => fold(code) === wanted || fold(title.es) === wanted || fold(title.en ?? '') === wanted,
  )?.code
}

function amountOf({ amount }: RegisterKind, text: string): number | undefined | 'wrong' | 'beyond' {
  if (amount === undefined) return undefined
  const value = figureText(text)
  if (value === undefined || isMissing(value)) return 'wrong'
  return value < amount.min || value > amount.max ? 'beyond' : value
}
