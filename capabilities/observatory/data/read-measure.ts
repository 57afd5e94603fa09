import { z } from 'zod'
import { lastDayOfPeriod } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { capture, evaluate } from '../../../platform/measures/readings.ts'
import { CASE_MEASURES } from '../../cases/contract.ts'
import { geographies, type Place, placesOn } from '../../territory/contract.ts'
import { PREPARE_FIGURES } from '../imports-permissions.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'
import { findingsOf } from '../rules/imports/findings.ts'
import { isComputed } from '../rules/imports/mapping.ts'
import { measuredCells } from '../rules/imports/measured-cells.ts'
import { indicators } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'
import { saveFindings } from './figure-imports.ts'
import { batchCodes } from './load-batches.ts'
import { addCells, BATCH, openBatch } from './store-cells.ts'

/** What other rooms measure by municipality. */
export const READABLE_MEASURES = CASE_MEASURES.filter(({ dimensions }) => dimensions.includes('municipality'))

/** A batch that came of a reading bears its id in its code, so that its records can be opened, and the same reading is taken once. */
const PREFIX = 'reading:'

export function readingOfCode(code: string | undefined): Id | undefined {
  return code?.startsWith(PREFIX) === true ? code.slice(PREFIX.length).split(':')[0] : undefined
}

const readInput = z.object({
  measure: z.string().max(100),
  indicator: z.string().max(100),
  period: z.string().refine((text) => periodNumber(text) !== undefined),
})

/** What a room measured becomes a batch in draft, without anybody typing it: the reading is kept with the records it counted. */
export const readMeasure: Command<z.infer<typeof readInput>, { readonly batchId: Id }> = {
  id: 'observatory.read_measure',
  title: { es: 'Tomar una medición de otra sala', en: 'Take a measure of another room' },
  input: readInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, { measure: id, indicator: code, period }) {
    const measure = READABLE_MEASURES.find((each) => each.id === id)
    const [indicator] = await indicators(tx, [code])
    if (measure === undefined || indicator === undefined || typeof ctx.who === 'string') return refuse(NOT_KNOWN)
    if (indicator.sheet.content.calculation !== undefined)
      return refuse({ kind: 'is_computed', message: isComputed(code) })
    const { records } = await evaluate(tx, measure, {}, period, ctx.today)
    const last = lastDayOfPeriod(period) ?? ctx.today
    const codes = new Set(records.map(({ breakdowns }) => breakdowns?.municipality ?? ''))
    const day = last.localeCompare(ctx.today) <= 0 ? last : ctx.today
    const places = await placesOfCodes(tx, codes, day)
    if (records.length === 0 || places.length === 0) return refuse(NOTHING_MEASURED)
    const { cells, elsewhere } = measuredCells({ fold: measure.fold, records }, places, { indicator: code, period })
    const reading = await capture(tx, ctx, measure, {}, period, ctx.today)
    const { officeId, accountId } = ctx.who
    const own = `${PREFIX}${reading}:${code}`
    if ((await batchCodes(tx, officeId)).has(own)) return refuse(TAKEN_ALREADY)
    const title = `${measure.title.es}, ${period}`
    const { id: batchId, number } = await openBatch(tx, {
      officeId,
      code: own,
      title,
      source: `${measure.title.es}: ${measure.method.es}`,
      citation: '',
      origin: 'measure',
      demo: false,
      note:
        elsewhere.length === 0
          ? ''
          : `${elsewhere.length} registros no dicen un municipio del área y no se cuentan en ninguno.`,
      madeBy: accountId,
      madeAt: ctx.now,
    })
    await addCells(tx, officeId, number, cells)
    const published = await readCells(tx, { indicators: [code] })
    await saveFindings(tx, officeId, batchId, findingsOf(cells, published, new Map([[code, indicator.sheet.content]])))
    const after = { state: 'draft', cells: cells.length, measure: id, records: records.length }
    return { ok: true, value: { output: { batchId }, changes: [{ kind: BATCH, id: batchId, label: title, after }] } }
  },
}

/** The places of the division in force on a day that has most of these codes. */
async function placesOfCodes(tx: ReadTx, codes: ReadonlySet<string>, day: string): Promise<readonly Place[]> {
  let best: readonly Place[] = []
  let known = 0
  for (const { code, made } of await geographies(tx)) {
    if (made !== undefined) continue
    const places = await placesOn(tx, code, { validOn: day })
    const own = places.filter((place) => codes.has(place.code)).length
    if (own > known) [best, known] = [places, own]
  }
  return best
}

const NOT_KNOWN: Refusal<'not_known'> = {
  kind: 'not_known',
  message: { es: 'No se conoce esa medición o ese indicador.', en: 'That measure or that indicator is not known.' },
}
const NOTHING_MEASURED: Refusal<'nothing_measured'> = {
  kind: 'nothing_measured',
  message: {
    es: 'En ese período no hay registros de ningún municipio.',
    en: 'In that period there are no records of any municipality.',
  },
}
const TAKEN_ALREADY: Refusal<'taken_already'> = {
  kind: 'taken_already',
  message: {
    es: 'Esa misma medición, con los mismos registros, ya está en un lote.',
    en: 'That same measure, over the same records, is in a batch already.',
  },
}
