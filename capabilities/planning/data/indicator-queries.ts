import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { fileRow } from '../../../platform/files/data/files.ts'
import { infectedFile } from '../../../platform/files/refusals.ts'
import type { ServedFile } from '../../../platform/files/serve.ts'
import { RECORD_READING } from '../indicators-permissions.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import type { IndicatorMethod } from '../rules/indicator-method.ts'
import type { Dimension } from '../rules/indicators/breakdown.ts'
import { dimensionsOf } from './breakdowns-query.ts'
import { type IndicatorDetail, loadIndicatorDetail } from './indicator-detail.ts'
import { type IndicatorFacts, indicatorFacts, ownerOfIndicator } from './indicator-facts.ts'
import { loadIndicatorMethod } from './indicator-method-query.ts'

export interface IndicatorAnswer {
  readonly facts: IndicatorFacts
  readonly detail: IndicatorDetail
  readonly method: IndicatorMethod | undefined
  /** By what its readings are taken apart. */
  readonly dimensions: readonly Dimension[]
}

/** An indicator with all that was read of it and by whom. */
export const indicatorQuery: Query<Id, IndicatorAnswer> = {
  id: 'planning.indicator',
  permission: READ_WORKSPACE,
  run: (tx, _ctx, id) => answerOf(tx, id),
}

/** The same for who may record its readings. */
export const indicatorToRecord: Query<Id, IndicatorAnswer> = {
  id: 'planning.indicator_to_record',
  permission: RECORD_READING,
  subject: (tx, id) => ownerOfIndicator(tx, id),
  run: (tx, _ctx, id) => answerOf(tx, id),
}

async function answerOf(tx: ReadTx, id: Id): Promise<Result<IndicatorAnswer>> {
  const facts = await indicatorFacts(tx, id)
  if (facts === undefined || facts.retired)
    return refuse({
      kind: 'no_element',
      message: { es: 'Ningún plan vigente tiene ese indicador.', en: 'No plan in force has that indicator.' },
    })
  const dimensions = await dimensionsOf(tx)
  return {
    ok: true,
    value: {
      facts,
      detail: await loadIndicatorDetail(tx, id, true),
      method: await loadIndicatorMethod(tx),
      dimensions: dimensions.filter(({ key }) => facts.terms.breakdowns?.includes(key)),
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
