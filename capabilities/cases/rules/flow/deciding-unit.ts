import type { Definition, Step } from '../definition/definition.ts'
import { DECISIONS } from '../resolution/resolution.ts'

/** The unit whose step decides: the figure is that unit's. */
export function decidingUnit({ steps }: Pick<Definition, 'steps'>): string | undefined {
  const ends = new Set(steps.filter(({ end }) => DECISIONS.some((each) => each === end)).map(({ key }) => key))
  const step = steps.find(({ actions }) => actions.some(({ to }) => to.some((key) => ends.has(key))))
  return step?.unit ?? steps.find(({ unit }) => unit !== undefined)?.unit
}

/**
 * Whose business a step is. One without a unit (an agency’s answer that somebody has to write down) anybody of the office may do, and
 * so nobody would: it is told to the units in which its role works at other steps, and where there is none to the unit that decides,
 * which waits for it.
 */
export function unitsOf(
  definition: Pick<Definition, 'steps'>,
  { by, unit }: Pick<Step, 'by' | 'unit'>,
): readonly string[] {
  if (unit !== undefined) return [unit]
  const same = definition.steps.flatMap((step) => (by !== undefined && step.by === by ? (step.unit ?? []) : []))
  if (same.length > 0) return [...new Set(same)]
  const deciding = decidingUnit(definition)
  return deciding === undefined ? [] : [deciding]
}
