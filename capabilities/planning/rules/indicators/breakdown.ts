import { percentOf, settle, sum } from '../../../../kernel/decimal.ts'
import { type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { IndicatorTerms } from '../../model.ts'
import type { Measured, RecordRefusal } from './may-record.ts'

/** One way of taking a figure apart: by sex, by municipality, by type of institution. Deployment data. */
export interface Dimension {
  readonly key: string
  readonly title: Text
  /** It tells something of people: small cells of it are not published. */
  readonly personal: boolean
  /** People below which a cell is not published; only of personal dimensions. */
  readonly smallestCell?: number
  readonly categories: readonly { readonly key: string; readonly title: Text }[]
}

/** As a deployment writes it: with its categories, or by the places of the ground at which plans of the year happen. */
export type ToldDimension = Dimension | (Omit<Dimension, 'categories'> & { readonly of: 'places' })

export interface Breakdowns {
  readonly version: string
  readonly dimensions: readonly ToldDimension[]
}

/** What one category of one dimension contributes to a reading. Of a percentage, its two parts. */
export interface ReadingPart {
  readonly dimension: string
  readonly category: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Kinds whose figures are sums of what is counted; a level or a date has no parts that add up. */
export function canBeTakenApart(terms: Pick<IndicatorTerms, 'kind' | 'accumulation'>): boolean {
  return (terms.kind === 'count' && terms.accumulation !== 'average') || terms.kind === 'percentage'
}

/**
 * Whether the parts can be kept beside the total: known categories, nothing negative, and none of their sums above it. They
 * need not be complete: what nobody took apart is the rest.
 */
export function partsRefusal(
  measured: Measured,
  parts: readonly ReadingPart[],
  dimensions: readonly Dimension[],
): RecordRefusal | undefined {
  for (const [key, own] of Map.groupBy(parts, (part) => part.dimension)) {
    const dimension = dimensions.find((each) => each.key === key)
    const known = new Set(dimension?.categories.map((category) => category.key))
    const unknown = own.find((part) => !known.has(part.category))
    if (dimension === undefined || unknown !== undefined)
      return {
        kind: 'part_unknown',
        field: `part.${key}`,
        message: {
          es: 'Hay una parte de una categoría que este indicador no usa.',
          en: 'There is a part of a category that this indicator does not use.',
        },
      }
    for (const pick of ['value', 'numerator', 'denominator'] as const) {
      const given = own.flatMap((part) => (part[pick] === null ? [] : [part[pick]]))
      if (given.some((each) => each < 0)) return { kind: 'negative', field: fieldOf(own[0]), message: NEGATIVE }
      const total = measured[pick]
      if (given.length === 0) continue
      const apart = sum(given)
      if (total === null || settle(apart - total) > 0)
        return {
          kind: 'parts_above_total',
          field: fieldOf(own[0]),
          message: {
            es: `Las partes por ${dimension.title.es.toLowerCase()} suman ${apart}, más que el total (${total ?? 'no hay'}). Revise las partes o el total.`,
            en: `The parts by ${(dimension.title.en ?? dimension.title.es).toLowerCase()} add up to ${apart}, more than the total (${total ?? 'there is none'}). Review the parts or the total.`,
          },
        }
    }
    const lame = own.find((part) => (part.numerator ?? 0) > (part.denominator ?? 0) && part.value === null)
    if (lame !== undefined)
      return {
        kind: 'no_denominator',
        field: fieldOf(lame),
        message: {
          es: 'En una de las partes hay más casos que el total del que salen. Revise sus dos cantidades.',
          en: 'One of the parts has more cases than the total they come from. Review its two quantities.',
        },
      }
  }
  return undefined
}

const NEGATIVE: Text = {
  es: 'Ninguna parte puede ser menor que cero.',
  en: 'No part can be less than zero.',
}

/** Name of the first field of a part in the form. */
function fieldOf(part: ReadingPart | undefined): string {
  return `part.${part?.dimension ?? ''}.${part?.category ?? ''}`
}

/** One bar of a breakdown. */
export interface Cell {
  /** Absent: the rest, what nobody took apart. */
  readonly category?: string
  /** How much it is; of a percentage, its numerator. */
  readonly amount: Maybe<number>
  /** Percentages only: out of how many, and what that gives. */
  readonly of?: Maybe<number>
  readonly percent?: Maybe<number>
}

export interface ApartReading {
  readonly total: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly parts: readonly ReadingPart[]
}

/**
 * Readings taken apart by a dimension: flows add up, of anything else the last counts; a percentage is Σ numerator /
 * Σ denominator in each category as in the whole. Categories in the order of the dimension, then the rest.
 */
export function cellsOf(
  terms: Pick<IndicatorTerms, 'kind' | 'accumulation'>,
  dimension: Dimension,
  readings: readonly ApartReading[],
): readonly Cell[] {
  const told = readings.filter((reading) => reading.parts.some((part) => part.dimension === dimension.key))
  const last = told.at(-1)
  const used = terms.accumulation === 'flow' ? told : last === undefined ? [] : [last]
  if (used.length === 0) return []
  const share = terms.kind === 'percentage'
  const pick = share ? 'numerator' : 'value'
  const of = (category: string, which: 'value' | 'numerator' | 'denominator') =>
    used.flatMap((reading) =>
      reading.parts.flatMap((part) => {
        const amount = part[which]
        return part.dimension === dimension.key && part.category === category && amount !== null ? [amount] : []
      }),
    )
  const cells = dimension.categories.flatMap(({ key }): Cell[] => {
    const given = of(key, pick)
    if (given.length === 0) return []
    return [share ? percentCell(key, sum(given), sum(of(key, 'denominator'))) : { category: key, amount: sum(given) }]
  })
  const totals = (which: 'total' | 'numerator' | 'denominator') => sum(used.map((reading) => reading[which] ?? 0))
  const apart = (which: 'value' | 'numerator' | 'denominator') =>
    sum(dimension.categories.flatMap(({ key }) => of(key, which)))
  const rest = settle((share ? totals('numerator') : totals('total')) - apart(pick))
  if (!share) return rest > 0 ? [...cells, { amount: rest }] : cells
  const restOf = settle(totals('denominator') - apart('denominator'))
  return rest > 0 || restOf > 0 ? [...cells, percentCell(undefined, rest, restOf)] : cells
}

function percentCell(category: string | undefined, amount: number, of: number): Cell {
  const percent = of === 0 ? missing(amount === 0 ? 'no_demand' : 'undefined_ratio') : percentOf(amount, of)
  return { ...(category === undefined ? {} : { category }), amount, of, percent }
}

/**
 * What may be published of a dimension that tells of people: a cell of fewer people than the rule allows is suppressed and,
 * where only one is, the next smallest with it, because the total would give the first away. A zero tells of nobody.
 */
export function publishable(dimension: Dimension, cells: readonly Cell[]): readonly Cell[] {
  const { smallestCell } = dimension
  if (!dimension.personal || smallestCell === undefined) return cells
  const people = ({ amount, of }: Cell): number => Number(of ?? amount)
  const small = (cell: Cell) =>
    (people(cell) > 0 && people(cell) < smallestCell) ||
    (cell.of !== undefined && Number(cell.amount) > 0 && Number(cell.amount) < smallestCell)
  const hidden = new Set(cells.filter(small))
  if (hidden.size === 1) {
    const next = cells
      .filter((cell) => !hidden.has(cell) && people(cell) > 0)
      .toSorted((one, other) => people(one) - people(other))[0]
    // Beside zeros alone, the total would be the small cell: the zeros go with it.
    for (const cell of next === undefined ? cells : [next]) hidden.add(cell)
  }
  return cells.map((cell) => (hidden.has(cell) ? withheld(cell) : cell))
}

function withheld({ category, of }: Cell): Cell {
  const none = missing('suppressed')
  return {
    ...(category === undefined ? {} : { category }),
    amount: none,
    ...(of === undefined ? {} : { of: none, percent: none }),
  }
}
