import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { Reading } from '../../../platform/measures/measure.ts'
import { capture, type Evaluation, evaluate, readingsOf } from '../../../platform/measures/readings.ts'
import { BINDABLE_MEASURES } from '../measures.ts'
import { CAPTURE_READING, READ_WORKSPACE } from '../permissions.ts'

const captureInput = z.object({
  measure: z.string(),
  year: z.number().int().min(1900).max(2200),
  asOf: z.string().refine((text) => parseCivilDate(text) !== undefined),
})

/** Freezes what a measure says now, so that the figure of a meeting or a report can always be opened as it was. */
export const captureReading: Command<z.infer<typeof captureInput>, { readonly readingId: string }> = {
  id: 'planning.capture_reading',
  title: { es: 'Fijar la lectura de una medida', en: 'Capture the reading of a measure' },
  input: captureInput,
  permission: CAPTURE_READING,
  async run(tx, ctx, input) {
    const measure = BINDABLE_MEASURES.find((each) => each.id === input.measure)
    if (measure === undefined)
      return refuse({ kind: 'no_measure', message: { es: 'No existe esa medida.', en: 'There is no such measure.' } })
    const readingId = await capture(tx, ctx, measure, {}, String(input.year), input.asOf)
    return {
      ok: true,
      value: {
        output: { readingId },
        changes: [
          { kind: 'platform.reading', id: readingId, label: measure.id, after: { year: input.year, asOf: input.asOf } },
        ],
      },
    }
  },
}

export interface MeasureNow {
  readonly now: Evaluation['reading']
  readonly captured: readonly Reading[]
}

/** A measure of planning as it is now, with the readings that were captured. */
export const measureNow: Query<{ readonly measure: string; readonly year: number; readonly asOf: string }, MeasureNow> =
  {
    id: 'planning.measure_now',
    permission: READ_WORKSPACE,
    async run(tx, _ctx, { measure: id, year, asOf }) {
      const measure = BINDABLE_MEASURES.find((each) => each.id === id)
      if (measure === undefined)
        return refuse({ kind: 'no_measure', message: { es: 'No existe esa medida.', en: 'There is no such measure.' } })
      const { reading } = await evaluate(tx, measure, {}, String(year), asOf)
      return { ok: true, value: { now: reading, captured: await readingsOf(tx, id, String(year)) } }
    },
  }
