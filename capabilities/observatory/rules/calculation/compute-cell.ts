import type { Period } from '../../../../kernel/civil.ts'
import { settle } from '../../../../kernel/decimal.ts'
import type { Id } from '../../../../kernel/ids.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Aggregation, type ObservationStatus, WHOLE } from '../../model.ts'
import { together } from '../catalogue/together.ts'
import { type Formula, numberOf } from './formula.ts'
import { seriesOf } from './parts.ts'
import { periodStep } from './period-steps.ts'
import type { Figure, Shelf } from './shelf.ts'

/** What a formula was given under one of its names. */
export interface InputFigure {
  readonly name: string
  readonly indicator: string
  /** Which part of it: `total`, `sex=women`. */
  readonly part: string
  readonly of: 'place' | 'whole'
  /** Of which period it is; where it is carried on from an earlier one, that. */
  readonly period: Period
  readonly value: Maybe<number>
  /** Nothing at all is known of it, not even why it is missing. */
  readonly absent: boolean
  readonly status: ObservationStatus
  /** Batches that it came in. */
  readonly batches: readonly number[]
  readonly demo: boolean
  /** Of the whole: of how many places, out of how many. */
  readonly known?: number
  readonly places?: number
}

export interface ComputedFigure {
  readonly value: Maybe<number>
  readonly numerator: number | undefined
  readonly denominator: number | undefined
  readonly status: ObservationStatus
  readonly demo: boolean
  readonly inputs: readonly InputFigure[]
}

/** Where a formula is computed: the shelf, and which places are one division with this one. */
export interface Ground {
  readonly shelf: Shelf
  readonly divisionOf: (placeId: Id) => readonly Id[]
  readonly sheetOf: (indicator: string) => { readonly aggregation: Aggregation; readonly factor: number } | undefined
  /** Wholes that were put together already: every place of a division is set against the same one. The shelf must not change. */
  readonly wholes?: Map<string, InputFigure>
}

/** From the surest to the least sure: what is computed is no surer than the least sure of its inputs. */
const SURENESS: readonly ObservationStatus[] = ['A', 'D', 'B', 'P', 'E', 'I', 'F', 'U']

export function leastSure(statuses: readonly ObservationStatus[]): ObservationStatus {
  const worst = Math.max(0, ...statuses.map((status) => SURENESS.indexOf(status)))
  return SURENESS[worst] ?? 'A'
}

/**
 * The figure of a place in a period, from the figures at hand. Undefined where no input of its own place and period says anything,
 * or where a series begins and there is no period before. What is missing is missing for its first input's reason.
 */
export function computeCell(
  formula: Formula,
  factor: number,
  ground: Ground,
  placeId: Id,
  period: Period,
): ComputedFigure | undefined {
  const inputs = formula.inputs.map((input) => inputOf(input, ground, placeId, period))
  const drives = (index: number) => formula.inputs[index]?.period === 'same' && formula.inputs[index]?.place === 'same'
  if (inputs.every(({ absent }, index) => absent || !drives(index))) return undefined
  if (inputs.some(({ absent }, index) => absent && formula.inputs[index]?.period === 'previous')) return undefined
  const base = {
    status: leastSure(inputs.map(({ status }) => status)),
    demo: inputs.some(({ demo }) => demo),
    inputs,
    numerator: undefined,
    denominator: undefined,
  }
  const lacking = inputs.map(({ value }) => value).find(isMissing)
  if (lacking !== undefined) return { ...base, value: missing(lacking.missing) }
  const values = Object.fromEntries(inputs.map(({ name, value }) => [name, value as number]))
  const numbers = new Map(formula.parts.map((part) => [part.part, numberOf(part, values)] as const))
  const [value, numerator, denominator] = [numbers.get('value'), numbers.get('numerator'), numbers.get('denominator')]
  if (numbers.has('value')) return { ...base, value: value === undefined ? missing('undefined_ratio') : settle(value) }
  if (numerator === undefined || denominator === undefined || denominator === 0)
    return { ...base, value: missing('undefined_ratio') }
  const parts = { numerator: settle(numerator), denominator: settle(denominator) }
  return { ...base, ...parts, value: settle((factor * numerator) / denominator) }
}

function inputOf(
  input: Formula['inputs'][number],
  { shelf, divisionOf, sheetOf, wholes }: Ground,
  placeId: Id,
  period: Period,
): InputFigure {
  const { name, indicator, period: when, place, part = WHOLE } = input
  const series = seriesOf(input)
  const at = when === 'previous' ? (periodStep(period, -1) ?? period) : period
  const find = (id: Id) => (when === 'latest' ? shelf.latest(series, id, at) : shelf.at(series, id, at))
  if (place === 'same') return { ...ofPlace(name, indicator, at, find(placeId)), part }
  const division = divisionOf(placeId)
  const key = `${series} ${when} ${at} ${division[0]}`
  const known = wholes?.get(key) ?? wholeOf(input, at, division, find, sheetOf)
  wholes?.set(key, known)
  return { ...known, name }
}

function wholeOf(
  input: Formula['inputs'][number],
  at: Period,
  division: readonly Id[],
  find: (id: Id) => Figure | undefined,
  sheetOf: Ground['sheetOf'],
): InputFigure {
  const { indicator, part = WHOLE } = input
  const figures = division.map(find).filter((figure) => figure !== undefined)
  const sheet = sheetOf(indicator) ?? { aggregation: 'none' as const, factor: 1 }
  // Out of all its places, also of those that never had a figure: else the first figure of one would change the whole of other years.
  const whole = together(figures, division.length, sheet)
  return {
    name: '',
    indicator,
    part,
    of: 'whole',
    period: at,
    value: whole.value,
    absent: figures.length === 0,
    status: leastSure(figures.map(({ status }) => status)),
    batches: [...new Set(figures.map(({ batch }) => batch))],
    demo: figures.some(({ demo }) => demo),
    known: whole.known,
    places: whole.places,
  }
}

function ofPlace(name: string, indicator: string, at: Period, figure: Figure | undefined): Omit<InputFigure, 'part'> {
  const base = { name, indicator, of: 'place' as const }
  if (figure === undefined)
    return { ...base, period: at, value: missing('not_collected'), absent: true, status: 'A', batches: [], demo: false }
  const { period, value, status, batch, demo } = figure
  return { ...base, period, value, absent: false, status, batches: [batch], demo }
}
