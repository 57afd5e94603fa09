import { formatNumber } from '../../../../kernel/format.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { FieldSpec, LayerStyle, StyleEntry } from '../../model.ts'
import { CATEGORY_COLOURS, type RampColour, rampColours } from '../map/colour-names.ts'

/** How numbers are put into classes. */
export const CLASS_METHODS = ['quantiles', 'equal'] as const
export type ClassMethod = (typeof CLASS_METHODS)[number]

export interface ValueCount {
  readonly value: string
  readonly count: number
}

/** What a layer holds of a field: for numbers their ends and where each share of them ends, for others how often each value. */
export interface FieldFacts {
  readonly values: readonly ValueCount[]
  /** Different values there are, also those that are not listed. */
  readonly different: number
  readonly lowest: number | undefined
  readonly highest: number | undefined
  /** Value below which each k/n of the features lie, for k = 1 … n − 1. */
  readonly quantiles: readonly number[]
}

/** A colour for each of the values that occur most, at most eight; the rest is drawn in the layer's own colour. */
export function proposeCategories(field: FieldSpec, facts: FieldFacts): readonly StyleEntry[] {
  return facts.values
    .toSorted((one, other) => other.count - one.count || one.value.localeCompare(other.value, 'es'))
    .slice(0, CATEGORY_COLOURS.length)
    .map(({ value }, index) => ({
      value,
      colour: CATEGORY_COLOURS[index] ?? 'data-1',
      title: valueTitle(field, value),
    }))
}

/**
 * Classes of a number, each from a value on, low to high along a ramp. Quantiles hold as many features each as values that occur
 * often allow; equal classes are equally wide. Fewer come out where fewer different values are; none where there is no number.
 */
export function proposeClasses(
  field: FieldSpec,
  facts: FieldFacts,
  { method, count, ramp }: { readonly method: ClassMethod; readonly count: number; readonly ramp: RampColour },
): readonly StyleEntry[] {
  const { lowest, highest } = facts
  if (lowest === undefined || highest === undefined) return []
  const inside =
    method === 'quantiles'
      ? facts.quantiles
      : Array.from({ length: count - 1 }, (_, k) =>
          tidy(lowest + ((k + 1) * (highest - lowest)) / count, highest - lowest),
        )
  const starts = [...new Set([lowest, ...inside])]
    .filter((start) => start >= lowest && start <= highest)
    .sort((a, b) => a - b)
  const colours = rampColours(ramp, starts.length)
  return starts.map((start, index) => ({
    value: start,
    colour: colours[index] ?? `${ramp}-1`,
    title: classTitle(field, start, starts[index + 1]),
  }))
}

/** Rounded to what can be said of such a width: a hundredth of it, to a power of ten. */
function tidy(value: number, width: number): number {
  if (width <= 0) return value
  const grain = 10 ** Math.floor(Math.log10(width / 100))
  return Number((Math.round(value / grain) * grain).toPrecision(12))
}

function classTitle({ unit }: FieldSpec, from: number, until: number | undefined): string {
  const of = unit === undefined ? '' : ` ${unit}`
  return until === undefined
    ? `${formatNumber(from)}${of} o más`
    : `${formatNumber(from)} a menos de ${formatNumber(until)}${of}`
}

function valueTitle({ type }: FieldSpec, value: string): string {
  if (type !== 'yes_no') return value
  return value === 'true' ? 'Sí' : 'No'
}

/** Fields that a style speaks of: its colours and its label. The public sees them wherever the layer is drawn. */
export function fieldsOfStyle({ kind, field, label }: LayerStyle): readonly string[] {
  return [...(kind === 'single' || field === undefined ? [] : [field]), ...(label === undefined ? [] : [label])]
}

/** What only staff sees is not given away by a legend or a tile. */
export function staffField({ title }: FieldSpec): Refusal<'staff_field'> {
  return {
    kind: 'staff_field',
    message: {
      es: `La capa es pública y «${title}» solo lo ve el personal: no puede dar color ni etiqueta.`,
      en: `The layer is public and “${title}” is for the staff alone: it can give neither colour nor label.`,
    },
  }
}
