import { z } from 'zod'
import { type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { bindingOf, bindMeasure, unbindMeasure } from '../../../platform/measures/bindings.ts'
import type { Measure } from '../../../platform/measures/measure.ts'
import { capture, openReading } from '../../../platform/measures/readings.ts'
import { poaChanged } from '../events.ts'
import { EDIT_INDICATOR, RECORD_READING } from '../indicators-permissions.ts'
import { BINDABLE_MEASURES } from '../measures.ts'
import { type BindRefusal, bindRefusal, measuredBy, SCOPES, type Scope } from '../rules/indicators/may-bind.ts'
import { measuredPeriod, type ReadingSlot } from '../rules/indicators/reading-slots.ts'
import { ELEMENT, elementStates } from './element-states.ts'
import { type IndicatorFacts, indicatorFacts, ownerOfIndicator } from './indicator-facts.ts'
import { slotOf } from './record-reading.ts'
import { type ReadingSaved, saveReading } from './save-reading.ts'

const bindInput = z.object({
  indicatorId: z.uuid(),
  /** Absent: it is let go. */
  measure: z.string().max(100).optional(),
  scope: z.enum(SCOPES).default('indicator'),
})
type BindInput = z.infer<typeof bindInput>

/** Binds an indicator to a measure, so that its readings are counted and not typed; or lets it go. */
export const bindIndicator: Command<BindInput, { readonly bound: boolean }> = {
  id: 'planning.bind_indicator',
  title: { es: 'Vincular un indicador a una medida', en: 'Bind an indicator to a measure' },
  input: bindInput,
  permission: EDIT_INDICATOR,
  subject: (tx, input) => ownerOfIndicator(tx, input.indicatorId),
  async run(tx, ctx, input) {
    const facts = await indicatorFacts(tx, input.indicatorId)
    if (facts === undefined || facts.retired) return refuse(noIndicator())
    const before = (await elementStates(tx, { element: facts.id })).get(facts.id)
    const done = await bindOrLetGo(tx, ctx, facts, input)
    if (!done.ok) return done
    const after = (await elementStates(tx, { element: facts.id })).get(facts.id)
    const change = changeBetween(before, after) ?? { before: {}, after: {} }
    return {
      ok: true,
      value: {
        output: { bound: input.measure !== undefined },
        changes: [{ kind: ELEMENT, id: facts.id, label: facts.title, ...change }],
        events: [poaChanged(facts.instrumentId)],
      },
    }
  },
}

export async function bindOrLetGo(
  tx: WriteTx,
  ctx: Ctx,
  facts: IndicatorFacts,
  { measure: id, scope }: Pick<BindInput, 'measure' | 'scope'>,
): Promise<Result<undefined, BindRefusal>> {
  const bound = { kind: ELEMENT, id: facts.id }
  if (id === undefined) {
    if (await unbindMeasure(tx, ctx, bound)) return { ok: true, value: undefined }
    return refuse(notBound())
  }
  // What is counted by whole years cannot be read month by month.
  const measure = BINDABLE_MEASURES.find((each) => each.id === id && each.grain !== 'year')
  if (measure === undefined) return refuse(noMeasure())
  const wrong = bindRefusal(facts.terms, measure.fold)
  if (wrong !== undefined) return refuse(wrong)
  const filters = measure.params.safeParse(filtersOf(facts, scope))
  if (!filters.success) return refuse(noMeasure())
  await bindMeasure(tx, ctx, bound, measure.id, filters.data)
  return { ok: true, value: undefined }
}

function filtersOf(facts: IndicatorFacts, scope: Scope): Record<string, string> {
  if (scope === 'institution') return {}
  return scope === 'unit' ? { unit: facts.unitCode } : { unit: facts.unitCode, indicator: facts.id }
}

const captureInput = z.object({
  indicatorId: z.uuid(),
  period: z.string().max(20),
  target: z.number().int().min(0).optional(),
  reason: z.string().max(1000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

/** Makes the reading of an indicator from its measure: the figure and the list of records behind it are frozen. */
export const captureIndicator: Command<z.infer<typeof captureInput>, ReadingSaved> = {
  id: 'planning.capture_indicator',
  title: { es: 'Capturar la lectura de un indicador', en: 'Capture the reading of an indicator' },
  input: captureInput,
  permission: RECORD_READING,
  subject: (tx, input) => ownerOfIndicator(tx, input.indicatorId),
  async run(tx, ctx, input) {
    const found = await slotOf(tx, input, ctx.today)
    if (!found.ok) return found
    const { facts, slot } = found.value
    const binding = await bindingOf(tx, { kind: ELEMENT, id: facts.id })
    const measure = BINDABLE_MEASURES.find((each) => each.id === binding?.measure)
    if (binding === undefined || measure === undefined) return refuse(notBound())
    return captureInto(tx, ctx, { facts, slot, measure, filters: binding.filters }, input)
  },
}

export interface Capturing {
  readonly facts: IndicatorFacts
  readonly slot: ReadingSlot
  readonly measure: Measure
  readonly filters: unknown
}

export async function captureInto(
  tx: WriteTx,
  ctx: Ctx,
  { facts, slot, measure, filters }: Capturing,
  wanted: { readonly expectedVersion: number; readonly reason?: string | undefined },
) {
  // A period that is under way is counted up to today.
  const [asOf = slot.due] = [slot.due, ctx.today].sort()
  const id = await capture(tx, ctx, measure, filters, measuredPeriod(facts.terms, slot), asOf)
  const captured = await openReading(tx, id)
  if (captured === undefined) throw new Error('A reading that was just captured is there.')
  return saveReading(tx, ctx, facts, {
    ...wanted,
    slot,
    measured: measuredBy(facts.terms, captured.reading),
    parts: [],
    measureReadingId: id,
  })
}

function noIndicator() {
  return {
    kind: 'no_such_indicator',
    message: { es: 'Ningún plan vigente tiene ese indicador.', en: 'No plan in force has that indicator.' },
  }
}

function noMeasure(): BindRefusal {
  return {
    kind: 'no_measure',
    field: 'measure',
    message: { es: 'Elija una de las medidas de la lista.', en: 'Choose one of the listed measures.' },
  }
}

function notBound(): BindRefusal {
  return {
    kind: 'not_bound',
    message: { es: 'Este indicador no está vinculado a ninguna medida.', en: 'This indicator is bound to no measure.' },
  }
}
