import { sql } from 'drizzle-orm'
import type { Month } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { DraftElement } from '../model.ts'
import { REPORT_MONTH } from '../permissions.ts'
import { type ClosedPeriodRefusal, closedPeriod } from '../rules/review/closed-period.ts'
import { loadPoas } from './load-poa.ts'
import { loadYearFrame, type YearFrame } from './load-year.ts'
import { evidenceOfMonth, type ReportedEvidence } from './report-evidence.ts'
import { signedQuarters } from './review-closed-period.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface ActivityAnswer {
  readonly poa: StoredPoa
  readonly frame: YearFrame
  readonly activity: DraftElement
  readonly results: readonly DraftElement[]
  readonly indicators: readonly DraftElement[]
  readonly sources: readonly DraftElement[]
  /** Of the month that was asked for, the withdrawn pieces too. */
  readonly evidence: readonly ReportedEvidence[]
  /** Why that month takes no more changes; absent while it is open. */
  readonly closed: ClosedPeriodRefusal | undefined
}

export interface ActivityQuestion {
  readonly id: Id
  readonly month: Month
}

/** One activity in its plan: what it works for, how it is verified, and every month of it. */
export const activityQuery: Query<ActivityQuestion, ActivityAnswer> = {
  id: 'planning.activity',
  permission: REPORT_MONTH,
  subject: async (tx, { id }) => ({ unitId: await unitOfActivity(tx, id) }),
  async run(tx, ctx, { id, month }) {
    const answer = await loadActivity(tx, id, month, ctx.today)
    if (answer !== undefined) return { ok: true, value: answer }
    return refuse({
      kind: 'no_element',
      message: { es: 'Esa actividad no está en ningún plan vigente.', en: 'No plan in force has that activity.' },
    })
  },
}

async function unitOfActivity(tx: ReadTx, id: Id): Promise<Id | undefined> {
  const found = await tx.execute(sql`
    select i.unit_id from planning.element e join planning.instrument i on i.id = e.instrument_id where e.id = ${id}`)
  const unit = found.rows[0]?.unit_id
  return unit === undefined || unit === null ? undefined : String(unit)
}

async function loadActivity(tx: ReadTx, id: Id, month: Month, today: string): Promise<ActivityAnswer | undefined> {
  const [poa] = await loadPoas(tx, { elementId: id })
  const activity = poa?.plan.elements.find((element) => element.key === id && element.kind === 'activity')
  if (poa === undefined || activity === undefined) return undefined
  const frame = await loadYearFrame(tx, poa.head.year, today)
  if (frame === undefined) return undefined
  const lines = poa.plan.subPlans
    .flatMap((subPlan) => subPlan.sections)
    .flatMap((section) => section.lines)
    .filter((line) => line.cells.activity?.includes(id))
  const beside = (column: 'result' | 'indicator' | 'verification_source') => {
    const keys = new Set(lines.flatMap((line) => line.cells[column] ?? []))
    return poa.plan.elements.filter((element) => keys.has(element.key))
  }
  return {
    poa,
    frame,
    activity,
    results: beside('result'),
    indicators: beside('indicator'),
    sources: beside('verification_source'),
    evidence: await evidenceOfMonth(tx, id, month),
    closed: closedPeriod(await signedQuarters(tx, poa.head.year), poa.head.year, [month]),
  }
}
