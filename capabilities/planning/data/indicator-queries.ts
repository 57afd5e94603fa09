import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { fileRow } from '../../../platform/files/data/files.ts'
import { infectedFile } from '../../../platform/files/refusals.ts'
import type { ServedFile } from '../../../platform/files/serve.ts'
import { EDIT_INDICATOR, RECORD_READING } from '../indicators-permissions.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import type { IndicatorMethod } from '../rules/indicator-method.ts'
import type { Dimension } from '../rules/indicators/breakdown.ts'
import { dimensionsOf, ownDimensions } from './breakdowns-query.ts'
import { type BoundMeasure, loadBoundMeasure } from './indicator-binding.ts'
import { type IndicatorDetail, loadIndicatorDetail } from './indicator-detail.ts'
import { type IndicatorFacts, indicatorFacts, ownerOfIndicator } from './indicator-facts.ts'
import { loadIndicatorMethod } from './indicator-method-query.ts'
import { loadYearFrame } from './load-year.ts'

export interface IndicatorAnswer {
  readonly facts: IndicatorFacts
  readonly detail: IndicatorDetail
  readonly method: IndicatorMethod | undefined
  /** By what its readings are taken apart, and by what they could be. */
  readonly dimensions: readonly Dimension[]
  readonly known: readonly Dimension[]
  readonly bound: BoundMeasure | undefined
}

/** An indicator with all that was read of it and by whom. */
export const indicatorQuery: Query<Id, IndicatorAnswer> = {
  id: 'planning.indicator',
  permission: READ_WORKSPACE,
  run: (tx, ctx, id) => answerOf(tx, id, ctx.today),
}

/** The same for who may record its readings. */
export const indicatorToRecord: Query<Id, IndicatorAnswer> = {
  id: 'planning.indicator_to_record',
  permission: RECORD_READING,
  subject: (tx, id) => ownerOfIndicator(tx, id),
  run: (tx, ctx, id) => answerOf(tx, id, ctx.today),
}

/** The same for who may edit its terms. */
export const indicatorToEdit: Query<Id, IndicatorAnswer> = {
  id: 'planning.indicator_to_edit',
  permission: EDIT_INDICATOR,
  subject: (tx, id) => ownerOfIndicator(tx, id),
  run: (tx, ctx, id) => answerOf(tx, id, ctx.today),
}

async function answerOf(tx: ReadTx, id: Id, today: string): Promise<Result<IndicatorAnswer>> {
  const facts = await indicatorFacts(tx, id)
  if (facts === undefined || facts.retired)
    return refuse({
      kind: 'no_element',
      message: { es: 'Ningún plan vigente tiene ese indicador.', en: 'No plan in force has that indicator.' },
    })
  const detail = await loadIndicatorDetail(tx, id, true)
  const frame = await loadYearFrame(tx, facts.year, today)
  return {
    ok: true,
    value: {
      facts,
      detail,
      method: await loadIndicatorMethod(tx),
      dimensions: await ownDimensions(tx, facts),
      known: await dimensionsOf(tx, facts.year),
      bound: await loadBoundMeasure(tx, facts, detail, frame?.cutOff ?? today),
    },
  }
}

/** How indicators are judged. */
export const indicatorMethodQuery: Query<undefined, IndicatorMethod | undefined> = {
  id: 'planning.indicator_method',
  permission: READ_WORKSPACE,
  run: async (tx) => ({ ok: true, value: await loadIndicatorMethod(tx) }),
}

/** A file that a reading rests on. */
export const readingEvidenceQuery: Query<Id, ServedFile> = {
  id: 'planning.reading_evidence',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, id) {
    const found = await tx.execute(sql`select sha256, label from planning.reading_evidence where id = ${id}`)
    const row = found.rows[0]
    const file = row === undefined || row.sha256 === null ? undefined : await fileRow(tx, String(row.sha256))
    if (row === undefined || file === undefined)
      return refuse({
        kind: 'no_evidence',
        message: { es: 'Esa evidencia no existe.', en: 'There is no such evidence.' },
      })
    const name = String(row.label)
    if (file.scan === 'infected') return refuse(infectedFile(name))
    return { ok: true, value: { ...file, name } }
  },
}
