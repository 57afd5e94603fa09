import type { CivilDate } from '../../../../kernel/civil.ts'
import { percentOf } from '../../../../kernel/decimal.ts'
import { isMissing, type MissingReason } from '../../../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { IndicatorTerms } from '../../model.ts'
import { parseReading } from '../indicator-readings.ts'
import { type ReadingSlot, type SlotKey, sameSlot } from './reading-slots.ts'

/** Reasons that a person may give instead of a value; the others are found by the rules. */
export const GIVEN_REASONS = [
  'not_collected',
  'not_applicable',
  'no_demand',
] as const satisfies readonly MissingReason[]
export type GivenReason = (typeof GIVEN_REASONS)[number]

/** What a form or a program sends, as it was typed. */
export interface TypedReading {
  readonly value?: string | undefined
  readonly numerator?: string | undefined
  readonly denominator?: string | undefined
  /** The day on which a milestone was done. */
  readonly doneOn?: CivilDate | undefined
  /** A milestone that is told not to be done. */
  readonly notDone?: boolean | undefined
  readonly missing?: GivenReason | undefined
}

/** What is kept: a value, or the reason for its absence. */
export interface Measured {
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly doneOn: CivilDate | null
}

export type RecordRefusal = Refusal<
  | 'no_such_indicator'
  | 'indicator_retired'
  | 'not_its_period'
  | 'period_to_come'
  | 'nothing_said'
  | 'said_twice'
  | 'not_a_number'
  | 'decimal_comma'
  | 'negative'
  | 'parts_needed'
  | 'no_denominator'
  | 'day_to_come'
  | 'not_a_level'
  | 'reason_needed'
  | 'parts_above_total'
  | 'part_unknown'
  | 'changed_meanwhile'
>

const NOTHING: Measured = { value: null, missing: null, numerator: null, denominator: null, doneOn: null }

/** The slot that is meant, if the indicator asks for it and it has begun. */
export function slotToRecord(
  slots: readonly ReadingSlot[],
  asked: SlotKey,
  today: CivilDate,
): Result<ReadingSlot, RecordRefusal> {
  const slot = slots.find((each) => sameSlot(each, asked))
  if (slot === undefined)
    return no('not_its_period', undefined, {
      es: 'Este indicador no se mide en ese período. Elija uno de los que muestra su página.',
      en: 'This indicator is not measured in that period. Choose one of those its page shows.',
    })
  if (slot.from > today)
    return no('period_to_come', undefined, {
      es: 'Ese período aún no comienza; podrá registrar su lectura cuando llegue.',
      en: 'That period has not begun; its reading can be recorded when it comes.',
    })
  return ok(slot)
}

/**
 * What was typed as what is kept, by the kind of the indicator. Whoever gives a reason gives no value; a percentage is given by
 * its two parts and computed here, so that it can be added up later.
 */
export function measuredOf(
  terms: IndicatorTerms,
  typed: TypedReading,
  today: CivilDate,
): Result<Measured, RecordRefusal> {
  const given = [typed.value, typed.numerator, typed.denominator, typed.doneOn].some(
    (each) => each !== undefined && each !== '',
  )
  if (typed.missing !== undefined) {
    if (given || typed.notDone === true)
      return no('said_twice', 'missing', {
        es: 'Dio un dato y también una razón para que no lo haya. Deje solo uno de los dos.',
        en: 'You gave a figure and also a reason for having none. Leave only one of them.',
      })
    return ok({ ...NOTHING, missing: typed.missing })
  }
  if (terms.kind === 'date_milestone') return milestone(typed, today)
  if (!given)
    return no('nothing_said', terms.kind === 'percentage' ? 'numerator' : 'value', {
      es: 'Escriba el dato, o elija por qué no lo hay.',
      en: 'Write the figure, or choose why there is none.',
    })
  if (terms.kind === 'percentage') return percentage(typed)
  const value = number(typed.value ?? '', 'value')
  if (!value.ok) return value
  if (isMissing(value.value)) return ok({ ...NOTHING, missing: value.value.missing })
  if (terms.kind === 'qualitative_scale') return level(terms, value.value)
  if (value.value < 0 && (terms.accumulation === 'flow' || terms.kind === 'recurring_deliverable'))
    return no('negative', 'value', {
      es: 'Lo que se cuenta en un período no puede ser menor que cero.',
      en: 'What is counted in a period cannot be less than zero.',
    })
  return ok({ ...NOTHING, value: value.value })
}

function milestone(typed: TypedReading, today: CivilDate): Result<Measured, RecordRefusal> {
  if (typed.notDone === true) {
    if (typed.doneOn !== undefined && typed.doneOn !== '')
      return no('said_twice', 'doneOn', {
        es: 'Dijo que no se ha realizado y también cuándo se realizó. Deje solo uno de los dos.',
        en: 'You said that it is not done and also when it was done. Leave only one of them.',
      })
    return ok({ ...NOTHING, value: 0 })
  }
  if (typed.doneOn === undefined || typed.doneOn === '')
    return no('nothing_said', 'doneOn', {
      es: 'Escriba el día en que se realizó, o diga que todavía no.',
      en: 'Write the day on which it was done, or say that it is not yet.',
    })
  if (typed.doneOn > today)
    return no('day_to_come', 'doneOn', {
      es: 'Ese día todavía no llega: solo se registra lo que ya se realizó.',
      en: 'That day is still to come: only what was done is recorded.',
    })
  return ok({ ...NOTHING, value: 1, doneOn: typed.doneOn })
}

function percentage(typed: TypedReading): Result<Measured, RecordRefusal> {
  const numerator = number(typed.numerator ?? '', 'numerator')
  if (!numerator.ok) return numerator
  const denominator = number(typed.denominator ?? '', 'denominator')
  if (!denominator.ok) return denominator
  const [part, whole] = [numerator.value, denominator.value]
  if (isMissing(part) || isMissing(whole))
    return no('parts_needed', isMissing(part) ? 'numerator' : 'denominator', {
      es: 'Un porcentaje se registra con sus dos partes: cuántos cumplen y de cuántos. Así se puede sumar con otros períodos.',
      en: 'A percentage is recorded by its two parts: how many, and out of how many. So it can be added to other periods.',
    })
  const wrong = part < 0 ? 'numerator' : whole < 0 ? 'denominator' : undefined
  if (wrong !== undefined)
    return no('negative', wrong, {
      es: 'Las partes de un porcentaje no pueden ser menores que cero.',
      en: 'The parts of a percentage cannot be less than zero.',
    })
  if (whole > 0) return ok({ ...NOTHING, numerator: part, denominator: whole, value: percentOf(part, whole) })
  if (part > 0)
    return no('no_denominator', 'denominator', {
      es: 'Hay casos contados sobre un total de cero: revise las dos cantidades.',
      en: 'Cases were counted out of a total of zero: review both quantities.',
    })
  return ok({ ...NOTHING, numerator: 0, denominator: 0, missing: 'no_demand' })
}

function level(terms: IndicatorTerms, value: number): Result<Measured, RecordRefusal> {
  const top = terms.levels?.length
  if (Number.isInteger(value) && value >= (top === undefined ? 0 : 1) && (top === undefined || value <= top))
    return ok({ ...NOTHING, value })
  return no('not_a_level', 'value', {
    es: top === undefined ? 'Escriba la posición como un número entero.' : 'Elija una de las posiciones de la escala.',
    en: top === undefined ? 'Write the position as a whole number.' : 'Choose one of the positions of the scale.',
  })
}

function number(text: string, field: string) {
  const parsed = parseReading(text)
  if (parsed.ok) return parsed
  return refuse<RecordRefusal>({ kind: parsed.refusal.kind, message: parsed.refusal.message, field })
}

function no(kind: RecordRefusal['kind'], field: string | undefined, message: Text): Result<never, RecordRefusal> {
  return refuse({ kind, message, ...(field === undefined ? {} : { field }) })
}
