import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { loadRisk } from './load-risk.ts'
import { RISK } from './risk-kinds.ts'
import type { LinkedElement } from './stored-risk.ts'

/** An entry of the catalogue as the history tells it, with the grades and the view of its owner that hold now. */
export async function riskState(tx: ReadTx, id: Id): Promise<RecordState | undefined> {
  const risk = await loadRisk(tx, id)
  if (risk === undefined) return undefined
  const grades = risk.assessments.at(-1)
  const [seen] = risk.seen
  return {
    code: risk.code,
    title: risk.title.es,
    titleEn: risk.title.en,
    process: risk.process?.code,
    type: risk.type,
    cause: risk.cause,
    effect: risk.effect,
    owner: risk.owner?.code,
    ownerPost: risk.ownerPost,
    response: risk.response,
    mitigation: risk.mitigation,
    internalNote: risk.internalNote,
    status: risk.status,
    assessedOn: grades?.on,
    likelihood: grades?.before.likelihood,
    impact: grades?.before.impact,
    likelihoodAfter: grades?.after?.likelihood,
    impactAfter: grades?.after?.impact,
    assessment: grades?.note,
    seenOn: seen?.on,
    outlook: seen?.outlook,
    seen: seen?.note,
    happened: risk.happened.length === 0 ? undefined : risk.happened.length,
    threatens: titlesOf(risk.threatens),
    wordings: titlesOf(risk.wordings),
  }
}

function titlesOf(elements: readonly LinkedElement[]): readonly string[] | undefined {
  return elements.length === 0
    ? undefined
    : elements.map(({ unit, title }) => (unit === null ? title.es : `${unit}: ${title.es}`))
}

/** What a command did to an entry, in the words of the history. */
export async function riskChange(tx: ReadTx, id: Id, before: RecordState | undefined): Promise<readonly Change[]> {
  const after = await riskState(tx, id)
  const change = changeBetween(before, after)
  return change === undefined ? [] : [{ kind: RISK, id, label: String(after?.title ?? before?.title), ...change }]
}

/** The unit that owns an entry: it notes how the risk is doing. */
export async function riskOwner(tx: ReadTx, id: Id): Promise<{ readonly unitId: string | undefined }> {
  const found = await tx.execute(sql`select owner_unit_id from planning.risk where id = ${id}`)
  const owner = found.rows[0]?.owner_unit_id
  return { unitId: owner === null || owner === undefined ? undefined : String(owner) }
}
