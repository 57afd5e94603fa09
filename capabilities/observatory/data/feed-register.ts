import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { capture } from '../../../platform/measures/readings.ts'
import { PREPARE_FIGURES } from '../imports-permissions.ts'
import type { NewCell } from '../model.ts'
import { placeFigures, registerFigures, reportedMonths } from '../registers-measures.ts'
import { findingsOf } from '../rules/imports/findings.ts'
import { fedCells } from '../rules/registers/fed-cells.ts'
import { indicators } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'
import { saveFindings } from './figure-imports.ts'
import { batchCodes } from './load-batches.ts'
import { type OpenRegisterYear, openRegister } from './register-queries.ts'
import { addCells, BATCH, type NewBatch, openBatch } from './store-cells.ts'

const feedInput = z.object({
  register: z.string().max(80),
  /** `crimes_in_register month`: one of those that the register feeds. */
  to: z.string().regex(/^[a-z0-9_]+ (year|month)$/),
  /** The period, a year or a month of it. */
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
})

/** What a register publishes goes to the catalogue without anybody typing it: a batch in draft, which others review and publish. */
export const feedRegister: Command<z.infer<typeof feedInput>, { readonly batchId: Id }> = {
  id: 'observatory.feed_register',
  title: { es: 'Llevar las cifras de un registro al catálogo', en: 'Take the figures of a register to the catalogue' },
  input: feedInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, { register: code, to, period }) {
    if (typeof ctx.who === 'string') return refuse(NOTHING_TO_FEED)
    const [indicator = '', grain] = to.split(' ')
    const fed = await fedBatch(tx, ctx, code, { indicator, grain: grain === 'month' ? 'month' : 'year' }, period)
    if (!fed.ok) return fed
    const { officeId, accountId } = ctx.who
    if ((await batchCodes(tx, officeId)).has(fed.value.head.code ?? '')) return refuse(FED_ALREADY)
    const head = { ...fed.value.head, officeId, madeBy: accountId }
    const { id, number } = await openBatch(tx, head)
    await addCells(tx, officeId, number, fed.value.cells)
    const [sheet] = await indicators(tx, [indicator])
    const published = await readCells(tx, { indicators: [indicator] })
    const sheets = new Map(sheet === undefined ? [] : [[indicator, sheet.sheet.content] as const])
    await saveFindings(tx, officeId, id, findingsOf(fed.value.cells, published, sheets))
    const after = { state: 'draft', cells: fed.value.cells.length, register: code }
    return { ok: true, value: { output: { batchId: id }, changes: [{ kind: BATCH, id, label: head.title, after }] } }
  },
}

export interface Fed {
  readonly head: Omit<NewBatch, 'officeId' | 'madeBy'>
  readonly cells: readonly NewCell[]
}

/** The cells of a period, or of each month of a year, with the readings of the measure kept: figures and what they count stay together. */
export async function fedBatch(
  tx: WriteTx,
  ctx: Ctx,
  code: string,
  to: { readonly indicator: string; readonly grain: 'year' | 'month' },
  period: string,
): Promise<Result<Fed, Refusal>> {
  const found = await openRegister(tx, code, Number(period.slice(0, 4)), ctx.today)
  const feeds = found?.kind.feeds.some(({ indicator, grain }) => indicator === to.indicator && grain === to.grain)
  if (found?.content === undefined || feeds !== true) return refuse(NOTHING_TO_FEED)
  const periods = periodsOf(found, to.grain, period)
  const cells = periods.flatMap((each) =>
    fedCells(found.content?.places ?? [], found.content === undefined ? [] : placeFigures(found.content, each), {
      indicator: to.indicator,
      period: each,
    }),
  )
  if (cells.length === 0) return refuse(NOTHING_TO_FEED)
  const reading = await capture(
    tx,
    ctx,
    registerFigures,
    { register: code, ...(to.grain === 'month' ? { by: 'month' as const } : {}) },
    period,
    ctx.today,
  )
  const { kind } = found
  return {
    ok: true,
    value: {
      cells,
      head: {
        code: `reading:${reading}:${to.indicator}`,
        title: `${kind.title.es}, ${period}`,
        source: `${kind.source.es}. ${registerFigures.method.es}`,
        citation: '',
        origin: 'measure',
        demo: found.content.demo,
        madeAt: ctx.now,
      },
    },
  }
}

/** A month is itself; of a year fed by months, those of which something was reported. */
function periodsOf({ content }: OpenRegisterYear, grain: 'year' | 'month', period: string): readonly string[] {
  if (grain === 'year') return period.length === 4 ? [period] : []
  if (period.length === 7) return [period]
  return content === undefined ? [] : reportedMonths(content, period)
}

const NOTHING_TO_FEED: Refusal<'nothing_to_feed'> = {
  kind: 'nothing_to_feed',
  field: 'period',
  message: {
    es: 'De ese período el registro no publica nada para ese indicador.',
    en: 'Of that period the register publishes nothing for that indicator.',
  },
}
const FED_ALREADY: Refusal<'fed_already'> = {
  kind: 'fed_already',
  field: 'period',
  message: {
    es: 'Esas mismas cifras ya están en un lote.',
    en: 'Those same figures are in a batch already.',
  },
}
