import type { Id } from '../../../../kernel/ids.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type Cell, type NewCell, type SheetContent, WHOLE } from '../../model.ts'
import { periodNumber } from '../catalogue/period-number.ts'

export type FindingRule = 'range' | 'jump' | 'parts' | 'gap' | 'correction'
export type FindingSeverity = 'error' | 'warning' | 'note'

export interface BatchFinding {
  readonly rule: FindingRule
  readonly severity: FindingSeverity
  readonly indicator: string
  readonly placeId: Id
  readonly period: string
  readonly terms: Readonly<Record<string, number | string>>
}

/** More than half of what it was, up or down: not wrong, but somebody looks. */
const JUMP = 0.5
/** Parts may miss their total by as much as rounding explains. */
const ROUNDING = 0.005

/** What of a sheet the rules look at. */
type FindingSheet = Pick<SheetContent, 'kind' | 'aggregation'> & Partial<Pick<SheetContent, 'breakdowns'>>

type Value = Pick<Cell, 'indicator' | 'placeId' | 'period' | 'breakdown'> & { readonly value: Maybe<number> }
const keyOf = ({ indicator, placeId, period, breakdown }: Value) => `${indicator}|${placeId}|${period}|${breakdown}`

/** What is noticed in figures before they are published: beside their sheets, and beside what is published now. */
export function findingsOf(
  cells: readonly NewCell[],
  published: readonly Cell[],
  sheets: ReadonlyMap<string, FindingSheet>,
): readonly BatchFinding[] {
  const now = new Map(published.map((cell) => [keyOf(cell), cell.value] as const))
  const series = Map.groupBy([...published, ...cells].filter(numbered), ({ indicator, placeId, breakdown }) =>
    [indicator, placeId, breakdown].join('|'),
  )
  return [
    ...cells.flatMap((cell): BatchFinding[] => {
      const { indicator, placeId, period, value } = cell
      const at = { indicator, placeId, period }
      const before = now.get(keyOf(cell))
      const corrected: BatchFinding[] =
        before !== undefined && !same(before, value)
          ? [{ ...at, rule: 'correction', severity: 'note', terms: { before: said(before), now: said(value) } }]
          : []
      if (isMissing(value)) return corrected
      return [...corrected, ...range(at, value, sheets.get(indicator)), ...jump(cell, value, series)]
    }),
    ...partsOf(cells, published, sheets),
    ...gapsOf(cells, published),
  ]
}

function numbered(cell: Value): boolean {
  return !isMissing(cell.value) && periodNumber(cell.period) !== undefined
}

function range(
  at: Pick<BatchFinding, 'indicator' | 'placeId' | 'period'>,
  value: number,
  sheet: Pick<SheetContent, 'kind'> | undefined,
): readonly BatchFinding[] {
  if (value < 0 && sheet?.kind !== 'ratio' && sheet?.kind !== 'score')
    return [{ ...at, rule: 'range', severity: 'error', terms: { value, low: 0 } }]
  // A percentage of something else than its whole (debt against revenue) may lie above: somebody says so.
  if (sheet?.kind === 'percentage' && value > 100)
    return [{ ...at, rule: 'range', severity: 'warning', terms: { value, high: 100 } }]
  return []
}

function jump(cell: NewCell, value: number, series: ReadonlyMap<string, readonly Value[]>): readonly BatchFinding[] {
  const { indicator, placeId, period, breakdown } = cell
  const own = series.get([indicator, placeId, breakdown].join('|')) ?? []
  const before = own
    .filter((each) => each.period < period && each.period.length === period.length)
    .reduce<Value | undefined>(
      (last, each) => (last === undefined || each.period >= last.period ? each : last),
      undefined,
    )
  const was = before?.value
  if (before === undefined || was === undefined || isMissing(was) || was === 0) return []
  const share = (value - was) / Math.abs(was)
  if (Math.abs(share) <= JUMP) return []
  const terms = { value: said(value), before: said(was), since: before.period, percent: Math.round(share * 100) }
  return [{ indicator, placeId, period, rule: 'jump', severity: 'warning', terms }]
}

/**
 * Of what adds up, the values of one dimension make up the total: as they will stand once the batch is published, so that a total
 * corrected without its parts is noticed too. Where the sheet lists values that nobody has brought yet, nothing can be told.
 */
function partsOf(
  cells: readonly NewCell[],
  published: readonly Cell[],
  sheets: ReadonlyMap<string, FindingSheet>,
): readonly BatchFinding[] {
  const key = ({ indicator, placeId, period }: Value) => `${indicator}|${placeId}|${period}`
  const summed = cells.filter(({ indicator }) => sheets.get(indicator)?.aggregation === 'sum')
  const touched = new Set(summed.map(key))
  const after = new Map<string, Value>()
  for (const cell of [...published.filter((each) => touched.has(key(each))), ...summed]) after.set(keyOf(cell), cell)
  return [...Map.groupBy(after.values(), key).values()].flatMap((group) => {
    const total = group.find(({ breakdown }) => breakdown === WHOLE)
    if (total === undefined || isMissing(total.value)) return []
    const whole = total.value
    const { indicator, placeId, period } = total
    const single = group.filter(({ breakdown }) => breakdown !== WHOLE && !breakdown.includes(';'))
    const dimensions = Map.groupBy(single, ({ breakdown }) => breakdown.split('=')[0] ?? '')
    return [...dimensions].flatMap(([dimension, parts]): BatchFinding[] => {
      const listed = sheets.get(indicator)?.breakdowns?.find(({ code }) => code === dimension)?.values.length ?? 0
      if (parts.length < listed || parts.some(({ value }) => isMissing(value))) return []
      const sum = parts.reduce((all, { value }) => all + (value as number), 0)
      if (Math.abs(sum - whole) <= ROUNDING * Math.max(1, Math.abs(whole))) return []
      return [{ indicator, placeId, period, rule: 'parts', severity: 'error', terms: { dimension, sum, total: whole } }]
    })
  })
}

/** Places that have had this indicator and do not come in the batch. */
function gapsOf(cells: readonly NewCell[], published: readonly Cell[]): readonly BatchFinding[] {
  const places = Map.groupBy(published, ({ indicator }) => indicator)
  const there = new Set(published.map(keyOf))
  const groups = Map.groupBy(cells, ({ indicator, period }) => `${indicator}|${period}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { indicator, period } = first
    const own = new Set(group.map(({ placeId }) => placeId))
    const known = new Set((places.get(indicator) ?? []).map(({ placeId }) => placeId))
    return [...known]
      .filter(
        (placeId) => !own.has(placeId) && !there.has(keyOf({ indicator, placeId, period, breakdown: WHOLE, value: 0 })),
      )
      .map((placeId) => ({ indicator, placeId, period, rule: 'gap' as const, severity: 'warning' as const, terms: {} }))
  })
}

function same(one: Maybe<number>, other: Maybe<number>): boolean {
  if (isMissing(one) || isMissing(other)) return isMissing(one) && isMissing(other) && one.missing === other.missing
  return one === other
}

function said(value: Maybe<number>): number | string {
  return isMissing(value) ? ABSENT : Number(value.toPrecision(6))
}

/** Where there is no figure; why, its cell says. */
const ABSENT = '—'

/** What was noticed, in a sentence. */
export function findingWords({ rule, terms }: Pick<BatchFinding, 'rule' | 'terms'>): Text {
  switch (rule) {
    case 'range':
      return terms.low === undefined
        ? { es: `${terms.value} es más que ${terms.high}.`, en: `${terms.value} is more than ${terms.high}.` }
        : { es: `${terms.value} es negativo.`, en: `${terms.value} is negative.` }
    case 'jump':
      return {
        es: `Cambió ${terms.percent} % desde ${terms.since}: de ${terms.before} a ${terms.value}.`,
        en: `It changed by ${terms.percent} % since ${terms.since}: from ${terms.before} to ${terms.value}.`,
      }
    case 'parts':
      return {
        es: `Las partes de «${terms.dimension}» suman ${terms.sum}, y el total dice ${terms.total}.`,
        en: `The parts of “${terms.dimension}” add up to ${terms.sum}, and the total says ${terms.total}.`,
      }
    case 'gap':
      return {
        es: 'No viene en el lote, y en otros períodos sí.',
        en: 'It is not in the batch, and in other periods it is.',
      }
    case 'correction':
      return {
        es: `Corrige lo publicado: ${terms.before} pasa a ${terms.now}.`,
        en: `It corrects what is published: ${terms.before} becomes ${terms.now}.`,
      }
  }
}
