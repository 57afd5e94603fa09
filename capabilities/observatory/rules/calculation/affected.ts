import type { Period } from '../../../../kernel/civil.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { CalculationInput } from '../../model.ts'
import { periodNumber } from '../catalogue/period-number.ts'
import { seriesOf } from './parts.ts'
import { periodStep } from './period-steps.ts'
import type { Shelf } from './shelf.ts'

/** A figure that changed, or that is to be computed anew. */
export interface CellKey {
  readonly placeId: Id
  readonly period: Period
}

export interface ChangedFigure extends CellKey {
  readonly indicator: string
  /** Which part of it: `total`, `sex=women`. */
  readonly part: string
}

/** Places whose figures of an indicator may change when others did; what is of the whole touches all of the division. Inputs are those of one part (`formulaOfPart`). */
export function touchedPlaces(
  inputs: readonly CalculationInput[],
  changed: readonly ChangedFigure[],
  divisionOf: (placeId: Id) => readonly Id[],
): readonly Id[] {
  const places = new Set<Id>()
  for (const { placeId, ...figure } of changed)
    for (const input of inputs) {
      if (seriesOf(input) !== seriesOf(figure)) continue
      for (const id of input.place === 'whole' ? divisionOf(placeId) : [placeId]) places.add(id)
    }
  return [...places]
}

/**
 * Which cells of a computed indicator must be computed anew after some figures changed. A figure that is carried on until the next
 * one touches every period from its own up to that one; the shelf knows the periods in which anything is computed.
 */
export function affectedCells(
  inputs: readonly CalculationInput[],
  changed: readonly ChangedFigure[],
  shelf: Shelf,
  divisionOf: (placeId: Id) => readonly Id[],
): readonly CellKey[] {
  const found = new Map<string, CellKey>()
  const wholes = new Set<string>()
  for (const { placeId, period, ...figure } of changed)
    for (const input of inputs) {
      const series = seriesOf(input)
      if (series !== seriesOf(figure)) continue
      const division = input.place === 'whole' ? divisionOf(placeId) : [placeId]
      if (input.place === 'whole' && input.period !== 'latest') {
        // Of a division of three hundred places whose figures all changed, its cells are listed once and not three hundred times.
        const key = `${series} ${input.period} ${period} ${division[0]}`
        if (wholes.has(key)) continue
        wholes.add(key)
      }
      for (const id of division)
        for (const at of periodsTouched(input, inputs, period, placeId, id, shelf))
          found.set(`${id}|${at}`, { placeId: id, period: at })
    }
  return [...found.values()]
}

function periodsTouched(
  input: CalculationInput,
  inputs: readonly CalculationInput[],
  period: Period,
  source: Id,
  placeId: Id,
  shelf: Shelf,
): readonly Period[] {
  if (input.period === 'same') return [period]
  if (input.period === 'previous') {
    const next = periodStep(period, 1)
    return next === undefined ? [] : [next]
  }
  const from = periodNumber(period) ?? 0
  const later = shelf.periods(seriesOf(input), source).map((each) => periodNumber(each) ?? 0)
  const until = Math.min(...later.filter((number) => number > from), Number.POSITIVE_INFINITY)
  const own = inputs
    .filter((each) => each.period === 'same' && each.place === 'same')
    .flatMap((each) => shelf.periods(seriesOf(each), placeId))
  return [...new Set(own)].filter((each) => {
    const number = periodNumber(each) ?? 0
    return number >= from && number < until
  })
}
