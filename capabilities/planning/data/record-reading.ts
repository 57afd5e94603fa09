import { z } from 'zod'
import { type Result, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { storedFileInput } from '../../../platform/files/register.ts'
import { RECORD_READING } from '../indicators-permissions.ts'
import { canBeTakenApart, partsRefusal } from '../rules/indicators/breakdown.ts'
import { GIVEN_REASONS, measuredOf, type RecordRefusal, slotToRecord } from '../rules/indicators/may-record.ts'
import { type ReadingSlot, slotsOf } from '../rules/indicators/reading-slots.ts'
import { ownDimensions } from './breakdowns-query.ts'
import { readingsOfIndicator } from './indicator-detail.ts'
import { type IndicatorFacts, indicatorFacts, ownerOfIndicator } from './indicator-facts.ts'
import { type ReadingSaved, saveReading } from './save-reading.ts'

const typedNumber = z.string().trim().max(40)

/** What the form asks; `expectedVersion` is that of the reading the person saw, 0 when there was none. */
export const readingFields = {
  value: typedNumber.optional(),
  numerator: typedNumber.optional(),
  denominator: typedNumber.optional(),
  doneOn: z.iso.date().optional(),
  notDone: z.coerce.boolean().optional(),
  missing: z.enum(GIVEN_REASONS).optional(),
  note: z.string().max(4000).optional(),
  reason: z.string().max(1000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
}

const part = z.object({
  dimension: z.string().max(100),
  category: z.string().max(100),
  value: z.number().nullable().default(null),
  numerator: z.number().nullable().default(null),
  denominator: z.number().nullable().default(null),
})

const recordReadingInput = z.object({
  indicatorId: z.uuid(),
  period: z.string().max(20),
  /** Which of several targets, from 0. */
  target: z.number().int().min(0).optional(),
  ...readingFields,
  parts: z.array(part).max(200).default([]),
  files: z
    .array(storedFileInput.extend({ name: z.string().min(1).max(200) }))
    .max(20)
    .default([]),
  links: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .max(20)
    .default([]),
})

/** A unit says what one of its indicators measured in a period. Recording again corrects it, with a reason. */
export const recordReading: Command<z.infer<typeof recordReadingInput>, ReadingSaved> = {
  id: 'planning.record_reading',
  title: { es: 'Registrar la lectura de un indicador', en: 'Record the reading of an indicator' },
  input: recordReadingInput,
  permission: RECORD_READING,
  subject: (tx, input) => ownerOfIndicator(tx, input.indicatorId),
  async run(tx, ctx, input) {
    const found = await slotOf(tx, input, ctx.today)
    if (!found.ok) return found
    const { facts, slot } = found.value
    const measured = measuredOf(facts.terms, input, ctx.today)
    if (!measured.ok) return measured
    const parts = canBeTakenApart(facts.terms) && measured.value.missing === null ? input.parts : []
    const wrong = partsRefusal(measured.value, parts, await ownDimensions(tx, facts))
    if (wrong !== undefined) return refuse(wrong)
    return saveReading(tx, ctx, facts, { ...input, slot, measured: measured.value, parts })
  },
}

/** The indicator and which of its measurements is meant. */
export async function slotOf(
  tx: ReadTx,
  asked: { readonly indicatorId: string; readonly period: string; readonly target?: number | undefined },
  today: string,
): Promise<Result<{ readonly facts: IndicatorFacts; readonly slot: ReadingSlot }, RecordRefusal>> {
  const facts = await indicatorFacts(tx, asked.indicatorId)
  if (facts === undefined)
    return refuse({
      kind: 'no_such_indicator',
      message: { es: 'Ningún plan de unidad tiene ese indicador.', en: 'No unit’s plan has that indicator.' },
    })
  if (facts.retired)
    return refuse({
      kind: 'indicator_retired',
      message: {
        es: 'La versión vigente del plan ya no tiene este indicador; no recibe lecturas.',
        en: 'The plan in force no longer has this indicator; it takes no readings.',
      },
    })
  const readings = await readingsOfIndicator(tx, facts.id)
  const slot = slotToRecord(slotsOf(facts.terms, facts.horizon, readings), asked, today)
  return slot.ok ? { ok: true, value: { facts, slot: slot.value } } : slot
}
