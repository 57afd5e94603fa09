import { MONTHS } from '../../../../kernel/civil.ts'
import { settle } from '../../../../kernel/decimal.ts'
import type { MissingReason } from '../../../../kernel/missing.ts'
import type { RegisterKind, RegisterRow } from './kind.ts'
import { protectList, protectTable } from './protect.ts'

/** A figure or why there is none. */
export type Said = number | MissingReason

/** What is published of a register and a year: nothing else of it leaves the office. */
export interface PublishedYear {
  readonly year: number
  /** Ids of the places of its division, in the order of its rows. */
  readonly places: readonly string[]
  /** For each place twelve months. */
  readonly cells: readonly (readonly Said[])[]
  readonly byPlace: readonly Said[]
  readonly byMonth: readonly Said[]
  readonly total: Said
  /** Of the whole area and year, by category. */
  readonly byCategory: readonly { readonly code: string; readonly figure: Said }[]
  /** How many rows there are, and how many of them have a point: only where counting them gives nothing away. */
  readonly rows: number | undefined
  readonly located: number | undefined
  /** Points as they are shown: moved, or as they are where the register is open. */
  readonly points: readonly ShownPoint[]
  readonly demo: boolean
}

export interface ShownPoint {
  readonly longitude: number
  readonly latitude: number
  readonly placeId: string
  /** Of open registers only. */
  readonly number?: number
  readonly on?: string
  readonly category?: string
  readonly amount?: number
  readonly source?: string
}

/** A middle value of fewer than so many says nothing. */
export const FEWEST_OF_MEDIAN = 3

type Counted = Pick<RegisterRow, 'on' | 'placeId' | 'category' | 'amount'>

/** The figures of a year. A month in which nobody brought anything is not reported; one in which somebody did has 0 where nothing happened. */
export function publishedFigures(
  kind: Pick<RegisterKind, 'figure' | 'category' | 'privacy'>,
  places: readonly string[],
  rows: readonly Counted[],
): Pick<PublishedYear, 'cells' | 'byPlace' | 'byMonth' | 'total' | 'byCategory'> {
  const monthOf = ({ on }: Counted) => Number(on.slice(5, 7))
  const reported = MONTHS.filter((month) => rows.some((row) => monthOf(row) === month))
  const groups = Map.groupBy(rows, (row) => `${row.placeId}|${monthOf(row)}`)
  const of = (place: string, month: number) => groups.get(`${place}|${month}`) ?? []
  const categories = kind.category?.values.map(({ code }) => code) ?? []
  const byOwnCategory = categories.map((code) => rows.filter((row) => row.category === code))
  if (kind.figure !== 'count') {
    const figure = kind.figure === 'sum' ? sumOf : medianOf
    return {
      cells: places.map((place) => MONTHS.map((month) => figure(of(place, month)))),
      byPlace: places.map((place) => figure(rows.filter(({ placeId }) => placeId === place))),
      byMonth: MONTHS.map((month) => figure(rows.filter((row) => monthOf(row) === month))),
      total: figure(rows),
      byCategory: byOwnCategory.map((own, index) => ({ code: categories[index] ?? '', figure: figure(own) })),
    }
  }
  const k = kind.privacy.suppressBelow
  const table = protectTable(
    places.map((place) => reported.map((month) => of(place, month).length)),
    k,
  )
  const said = (value: number | undefined): Said => value ?? 'suppressed'
  const inMonth = (values: readonly (number | undefined)[]) =>
    MONTHS.map((month) => {
      const at = reported.indexOf(month)
      return at < 0 ? 'not_reported' : said(values[at])
    })
  const none = reported.length === 0
  const whole = none ? 'not_reported' : said(table.total)
  const byCategory = protectList(
    byOwnCategory.map((own) => own.length),
    k,
  )
  return {
    cells: table.cells.map(inMonth),
    byPlace: table.rows.map((value) => (none ? 'not_reported' : said(value))),
    byMonth: inMonth(table.columns),
    total: whole,
    byCategory: byCategory.map((value, index) => ({
      code: categories[index] ?? '',
      figure: typeof whole === 'number' ? said(value) : whole,
    })),
  }
}

function amounts(rows: readonly Counted[]): readonly number[] {
  return rows.flatMap(({ amount }) => (amount === undefined ? [] : [amount]))
}

function sumOf(rows: readonly Counted[]): Said {
  const values = amounts(rows)
  return values.length === 0 ? 'not_reported' : settle(values.reduce((all, value) => all + value, 0))
}

function medianOf(rows: readonly Counted[]): Said {
  const sorted = amounts(rows).toSorted((one, other) => one - other)
  if (sorted.length === 0) return 'not_reported'
  if (sorted.length < FEWEST_OF_MEDIAN) return 'below_coverage'
  return settle(((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2)
}
