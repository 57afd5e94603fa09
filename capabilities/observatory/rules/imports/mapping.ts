import type { Id } from '../../../../kernel/ids.ts'
import { type Maybe, type MissingReason, missing } from '../../../../kernel/missing.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Breakdown, NewCell, ObservationStatus } from '../../model.ts'
import { periodNumber } from '../catalogue/period-number.ts'
import { breakdownKey } from './breakdown-key.ts'

/** How the columns of a table are understood. Columns count from 0. */
export interface FigureMapping {
  /** Each row one figure, or a column for each period. */
  readonly layout: 'rows' | 'periods'
  readonly place: number
  /** Of the whole file, or in a column. */
  readonly indicator: { readonly code: string } | { readonly column: number }
  /** With `rows` only. */
  readonly period?: { readonly fixed: string } | { readonly column: number }
  readonly value?: number
  /** Columns that say of which part of a dimension the row is; an empty cell, or one that says total, is of all of it. */
  readonly breakdowns?: readonly { readonly dimension: string; readonly column: number }[]
  readonly status: ObservationStatus
}

export interface RejectedFigure {
  /** Of the file, headings are row 1. */
  readonly row: number
  readonly raw: readonly string[]
  readonly reason: Text
}

export interface ReadFigures {
  readonly cells: readonly NewCell[]
  readonly rejected: readonly RejectedFigure[]
}

interface Known {
  readonly indicators: ReadonlySet<string>
  /** Those that their sheet computes: nobody brings them. */
  readonly computed: ReadonlySet<string>
  /** Dimensions of each indicator, as its sheet has them. */
  readonly breakdowns: ReadonlyMap<string, readonly Breakdown[]>
  /** By folded name and by code. */
  readonly places: ReadonlyMap<string, Id>
}

/** What people write where a figure is missing. */
const ABSENCES: ReadonlyMap<string, MissingReason> = new Map([
  ['', 'not_collected'],
  ['-', 'not_collected'],
  ['–', 'not_collected'],
  ['—', 'not_collected'],
  ['nd', 'not_collected'],
  ['n.d.', 'not_collected'],
  ['n/d', 'not_collected'],
  ['s/d', 'not_collected'],
  ['sin dato', 'not_collected'],
  ['..', 'not_collected'],
  ['na', 'not_applicable'],
  ['n/a', 'not_applicable'],
  ['no aplica', 'not_applicable'],
  ['*', 'suppressed'],
  ['reservado', 'suppressed'],
])

/** A figure as this country writes it (1,234.56), with or without `%` and `$`; a word for its absence; undefined for anything else. */
export function figureText(text: string): Maybe<number> | undefined {
  const plain = fold(text)
  const absent = ABSENCES.get(plain)
  if (absent !== undefined) return missing(absent)
  const digits = plain.replace(/^\$\s*/, '').replace(/\s*%$/, '')
  if (!/^[-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(digits)) return undefined
  return Number(digits.replace(/,/g, '').replace('−', '-'))
}

/** Columns whose heading is a period. */
export function periodColumns(
  headings: readonly string[],
): readonly { readonly column: number; readonly period: string }[] {
  return headings.flatMap((heading, column) => {
    const period = heading.trim()
    return periodNumber(period) === undefined ? [] : [{ column, period }]
  })
}

/** A first guess at what the columns are, to be confirmed by a person. */
export function guessMapping(headings: readonly string[], indicator: string): FigureMapping {
  const find = (...names: readonly string[]) =>
    headings.findIndex((heading) => names.includes(fold(heading).replace(/[^a-z]/g, '')))
  const place = Math.max(0, find('municipio', 'lugar', 'place', 'placename', 'nombre', 'codigo'))
  const own = find('indicador', 'indicator', 'codigoindicador')
  const base = {
    place,
    indicator: own < 0 ? { code: indicator } : { column: own },
    status: 'P' as const,
  }
  if (periodColumns(headings).length > 0) return { ...base, layout: 'periods' }
  const period = find('periodo', 'ano', 'anio', 'period', 'year', 'fecha')
  const value = find('valor', 'value', 'dato', 'cifra')
  return {
    ...base,
    layout: 'rows',
    period: period < 0 ? { fixed: '' } : { column: period },
    value: value < 0 ? Math.max(0, headings.length - 1) : value,
  }
}

/** Reads every row by the mapping. What cannot be taken stands in `rejected` as it was, with the reason. */
export function readFigures(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: FigureMapping,
  known: Known,
): ReadFigures {
  const cells: NewCell[] = []
  const rejected: RejectedFigure[] = []
  const seen = new Set<string>()
  const columns = periodColumns(headings)
  for (const [index, raw] of rows.entries()) {
    const row = index + 2
    if (raw.every((text) => text.trim() === '')) continue
    const refuse = (reason: Text): void => {
      rejected.push({ row, raw, reason })
    }
    const placeText = raw[mapping.place] ?? ''
    const placeId = known.places.get(fold(placeText))
    if (placeId === undefined) {
      refuse(unknownPlace(placeText))
      continue
    }
    const indicator =
      'code' in mapping.indicator ? mapping.indicator.code : (raw[mapping.indicator.column] ?? '').trim()
    if (!known.indicators.has(indicator)) {
      refuse(unknownIndicator(indicator))
      continue
    }
    if (known.computed.has(indicator)) {
      refuse(isComputed(indicator))
      continue
    }
    const said = (mapping.breakdowns ?? []).map(({ dimension, column }) => ({ dimension, text: raw[column] ?? '' }))
    const breakdown = breakdownKey(said, known.breakdowns.get(indicator) ?? [])
    if (!breakdown.ok) {
      refuse(breakdown.refusal.message)
      continue
    }
    for (const { period, text } of figuresOf(raw, mapping, columns)) {
      if (periodNumber(period) === undefined) refuse(noPeriod(period))
      else {
        const value = figureText(text)
        const key = `${indicator} ${placeId} ${period} ${breakdown.value}`
        if (value === undefined) refuse(noFigure(text, period))
        else if (seen.has(key)) refuse(twice(period))
        else {
          seen.add(key)
          cells.push({ indicator, placeId, period, breakdown: breakdown.value, value, status: mapping.status })
        }
      }
    }
  }
  return { cells, rejected }
}

function figuresOf(
  raw: readonly string[],
  { layout, period, value = 0 }: FigureMapping,
  columns: readonly { readonly column: number; readonly period: string }[],
): readonly { readonly period: string; readonly text: string }[] {
  if (layout === 'periods') return columns.map(({ column, period: own }) => ({ period: own, text: raw[column] ?? '' }))
  const said = period === undefined ? '' : 'fixed' in period ? period.fixed : (raw[period.column] ?? '').trim()
  return [{ period: said, text: raw[value] ?? '' }]
}

const unknownPlace = (text: string): Text => ({
  es: `No hay ningún lugar llamado «${text}» en la división elegida.`,
  en: `There is no place called “${text}” in the chosen division.`,
})
const unknownIndicator = (text: string): Text => ({
  es: `El observatorio no tiene el indicador «${text}».`,
  en: `The observatory has no indicator “${text}”.`,
})
export const isComputed = (code: string): Text => ({
  es: `«${code}» lo calcula su ficha a partir de otras cifras; traiga esas.`,
  en: `“${code}” is computed by its sheet from other figures; bring those.`,
})
const noPeriod = (text: string): Text => ({
  es: `«${text}» no es un período: se escribe 2019, 2019-Q2 o 2019-03.`,
  en: `“${text}” is no period: it is written 2019, 2019-Q2 or 2019-03.`,
})
const noFigure = (text: string, period: string): Text => ({
  es: `${period}: «${text}» no es una cifra ni una forma conocida de decir que falta.`,
  en: `${period}: “${text}” is neither a figure nor a known way to say that it is missing.`,
})
const twice = (period: string): Text => ({
  es: `${period}: el archivo trae esta cifra dos veces.`,
  en: `${period}: the file has this figure twice.`,
})
