import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MONTHS } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { MONTH_REPORTED, poaChanged } from '../events.ts'
import { EVIDENCE_FILES } from '../file-uses.ts'
import { REPORT_MONTH } from '../permissions.ts'
import { typedNumber } from '../rules/edit/typed-number.ts'
import { evidenceLinks } from '../rules/reporting/evidence-link.ts'
import { ELEMENT, elementStates, ofMonth } from './element-states.ts'
import { activityFacts, type LockedReport, lockReports, monthRefusal, saveReports } from './reported-months.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

/** The same schema validates the form and the API. `expectedVersion` is that of the report the person saw; 0 = none yet. */
export const reportMonthInput = z.object({
  activityId: z.uuid(),
  month: z.coerce.number().int().min(1).max(MONTHS.length),
  executed: typedNumber(z.number().min(0).max(1e9)),
  note: z.string().max(4000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
  evidence: z
    .array(storedFileInput.extend({ name: z.string().min(1).max(200) }))
    .max(20)
    .default([]),
  /** Addresses that show it: checked and kept, never opened. */
  links: z.array(z.string().max(2000)).max(20).default([]),
})
export type ReportMonthInput = z.infer<typeof reportMonthInput>

export interface ReportMonthOutput {
  readonly reportId: string
  readonly version: number
}

/** A unit says what it did in a month, with a note and evidence. Reporting again corrects it; the history stays in the audit. */
export const reportMonth: Command<ReportMonthInput, ReportMonthOutput> = {
  id: 'planning.report_month',
  title: { es: 'Informar el avance de un mes', en: 'Report a month’s progress' },
  input: reportMonthInput,
  permission: REPORT_MONTH,
  async subject(tx, input) {
    const facts = await activityFacts(tx, [input.activityId])
    return { unitId: facts.get(input.activityId)?.unitId }
  },
  async run(tx, ctx, input) {
    const facts = (await activityFacts(tx, [input.activityId])).get(input.activityId)
    const refusal = monthRefusal(facts, { month: input.month, executed: input.executed, today: ctx.today })
    if (facts === undefined || refusal !== undefined) return refuse(refusal ?? changedMeanwhile(undefined))
    const closed = await closedPeriodRefusal(tx, { year: facts.year, months: [input.month] })
    if (closed !== undefined) return refuse(closed)
    const links = evidenceLinks(input.links.join('\n'))
    if (!links.ok) return links
    const held = () => lockReports(tx, ctx, [input.activityId], [input.month])
    const [before] = await held()
    if ((before?.version ?? 0) !== input.expectedVersion) return refuse(changedMeanwhile(before))

    const was = await monthState(tx, input)
    const { activityId, month, executed, expectedVersion } = input
    const [row] = await saveReports(tx, ctx, facts, [
      { id: before?.id, activityId, month, executed, note: input.note ?? null, expectedVersion },
    ])
    // Two people reported the same month for the first time at once: the one who came second sees the other's figure.
    if (row === undefined) return refuse(changedMeanwhile((await held())[0]))
    for (const item of input.evidence) {
      await registerFile(tx, item, ctx.now, EVIDENCE_FILES)
      await tx.execute(sql`
        insert into planning.evidence (id, office_id, report_id, sha256, name, at)
        values (${newId()}, ${facts.officeId}, ${row.id}, ${item.sha256}, ${item.name}, ${ctx.now})`)
    }
    // The form shows what is kept and sends only what is new; an address that is there already says nothing again.
    for (const link of links.value)
      await tx.execute(sql`
        insert into planning.evidence (id, office_id, report_id, url, name, at)
        select ${newId()}, ${facts.officeId}, ${row.id}, ${link.url}, ${link.name}, ${ctx.now}
        where not exists (select 1 from planning.evidence
          where report_id = ${row.id} and url = ${link.url} and withdrawn_at is null)`)
    return {
      ok: true,
      value: {
        output: { reportId: row.id, version: row.version },
        changes: [
          {
            kind: ELEMENT,
            id: input.activityId,
            label: facts.title,
            ...(changeBetween(was, await monthState(tx, input)) ?? { before: {}, after: {} }),
          },
        ],
        events: [
          { ...MONTH_REPORTED, payload: { activityId: input.activityId, year: facts.year, month: input.month } },
          poaChanged(facts.instrumentId),
        ],
      },
    }
  },
}

/** The month as the history tells it. */
async function monthState(tx: ReadTx, input: ReportMonthInput): Promise<RecordState> {
  const states = await elementStates(tx, { element: input.activityId })
  return ofMonth(states.get(input.activityId), input.month)
}

/** Both versions are told: what the person typed stays in the form, what stands now is in the sentence. */
function changedMeanwhile(now: LockedReport | undefined): Refusal<'changed_meanwhile'> {
  const value = now === undefined ? '—' : String(now.executed)
  return {
    kind: 'changed_meanwhile',
    field: 'executed',
    message: {
      es: `Este mes se informó mientras usted escribía: ahora dice ${value}. Compare y guarde de nuevo si su dato es el correcto.`,
      en: `This month was reported while you were writing: it now says ${value}. Compare, and save again if yours is right.`,
    },
  }
}
