import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { bindingOf } from '../../../platform/measures/bindings.ts'
import type { Measure, Reading } from '../../../platform/measures/measure.ts'
import { evaluate, openReading } from '../../../platform/measures/readings.ts'
import { BINDABLE_MEASURES } from '../measures.ts'
import { measuredPeriod, type ReadingSlot, sameSlot, slotsOf } from '../rules/indicators/reading-slots.ts'
import { ELEMENT } from './element-states.ts'
import type { IndicatorDetail } from './indicator-detail.ts'
import type { IndicatorFacts } from './indicator-facts.ts'

type Now = Omit<Reading, 'id'>

/** One reading that the measure gives: as it was captured, and as the measure says now. */
export interface BoundSlot {
  readonly slot: ReadingSlot
  readonly now: Now
  readonly captured: Reading | undefined
  /** The version of the indicator's reading; 0 when there is none. */
  readonly version: number
  /** The records changed since it was captured. */
  readonly differs: boolean
}

export interface BoundMeasure {
  readonly measure: Measure
  readonly filters: unknown
  readonly slots: readonly BoundSlot[]
}

/** The measure that feeds an indicator, reading by reading up to a day. */
export async function loadBoundMeasure(
  tx: ReadTx,
  facts: IndicatorFacts,
  detail: IndicatorDetail,
  cutOff: CivilDate,
): Promise<BoundMeasure | undefined> {
  const binding = await bindingOf(tx, { kind: ELEMENT, id: facts.id })
  const measure = BINDABLE_MEASURES.find((each) => each.id === binding?.measure)
  if (binding === undefined || measure === undefined) return undefined
  const slots: BoundSlot[] = []
  for (const slot of slotsOf(facts.terms, facts.horizon, detail.readings)) {
    if (slot.due > cutOff) continue
    const { reading } = await evaluate(tx, measure, binding.filters, measuredPeriod(facts.terms, slot), slot.due)
    const stored = detail.readings.find((each) => sameSlot(each, slot))
    const captured = await capturedOf(tx, detail, stored?.id, stored?.version)
    slots.push({
      slot,
      now: reading,
      captured,
      version: stored?.version ?? 0,
      differs: captured !== undefined && captured.recordsHash !== reading.recordsHash,
    })
  }
  return { measure, filters: binding.filters, slots }
}

/** The captured reading that the newest revision of an indicator's reading was made from. */
async function capturedOf(
  tx: ReadTx,
  detail: IndicatorDetail,
  readingId: Id | undefined,
  version: number | undefined,
): Promise<Reading | undefined> {
  const id = detail.revisions.find((each) => each.readingId === readingId && each.number === version)?.measureReadingId
  return id === null || id === undefined ? undefined : (await openReading(tx, id))?.reading
}
