import { type Breakdown, type CalculationInput, type SheetContent, WHOLE } from '../../model.ts'
import type { Formula } from './formula.ts'

/**
 * For which parts an indicator is computed: the total and, of each breakdown of its sheet, every part by itself. Parts of two breakdowns
 * at once are read by a formula that names them, and never computed.
 */
export function computedParts({ breakdowns }: Pick<SheetContent, 'breakdowns'>): readonly string[] {
  return [WHOLE, ...breakdowns.flatMap(({ code, values }) => values.map((value) => `${code}=${value.code}`))]
}

/** The formula as it is computed for one part: an input that names no part of its own is read of that one. */
export function formulaOfPart(formula: Formula, part: string): Formula {
  return { ...formula, inputs: formula.inputs.map((input) => ({ ...input, part: input.part ?? part })) }
}

/** What of an indicator a formula reads, as the shelf keeps it: `population`, `population|sex=women`. */
export function seriesOf({ indicator, part = WHOLE }: Pick<CalculationInput, 'indicator' | 'part'>): string {
  return part === WHOLE ? indicator : `${indicator}|${part}`
}

/** Whether a sheet has every part of a key: `sex=women;zone=urban`. */
export function hasPart(breakdowns: readonly Breakdown[], key: string): boolean {
  return (
    key === WHOLE ||
    key.split(';').every((each) => {
      const [code, value] = each.split('=')
      return breakdowns.some((own) => own.code === code && own.values.some((one) => one.code === value))
    })
  )
}

/** Every part that some of the formulas read, of whatever indicator. */
export function partsRead(
  formulas: ReadonlyMap<string, Formula>,
  sheets: ReadonlyMap<string, Pick<SheetContent, 'breakdowns'>>,
): readonly string[] {
  const all = [...formulas].flatMap(([code, { inputs }]) => {
    const own = computedParts(sheets.get(code) ?? { breakdowns: [] })
    return inputs.flatMap(({ part }) => (part === undefined ? own : [part]))
  })
  return [...new Set([WHOLE, ...all])]
}
