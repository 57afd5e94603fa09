import { sql } from 'drizzle-orm'
import { newId } from '../../kernel/ids.ts'
import type { Loaded } from '../integration/loaded.ts'
import type { OwnAndOther, Records } from './examples.ts'

const REASON = 'Muestra el rostro de menores.'

/** Evidence of months, and what is cancelled: of the own unit's activity and of another's. */
export async function reportingRecords(loaded: Loaded, activity: OwnAndOther<string>): Promise<Records> {
  const evidence = { own: await evidenceOf(loaded, activity.own), other: await evidenceOf(loaded, activity.other) }
  const each = <T>(records: OwnAndOther<string>, make: (id: string) => T): OwnAndOther<T> => ({
    own: make(records.own),
    other: make(records.other),
  })
  const address = (records: OwnAndOther<string>, fields: Readonly<Record<string, string>> = {}) =>
    each(records, (id) => ({ known: { id }, fields: { expectedVersion: '99', ...fields } }))
  const seen = { expectedVersion: 99 }
  return {
    routes: {
      'GET /t/elementos/:id/anulacion': address(activity),
      'POST /t/elementos/:id/anular': address(activity),
      'POST /t/elementos/:id/reanudar': address(activity),
      'POST /t/evidencias/:id/retirar': address(evidence, { reason: REASON }),
      'POST /t/evidencias/:id/lugar': address(evidence, { publish: 'si' }),
      'GET /t/evidencias/:id/lugar-indicado': address(evidence),
      'POST /t/evidencias/:id/lugar-indicado': address(evidence, { text: '13.7, -89.2' }),
    },
    acts: {
      'planning.activity': each(activity, (id) => ({ id, month: 1 })),
      'planning.cancellation': activity,
      'planning.cancel_element': each(activity, (elementId) => ({
        ...seen,
        elementId,
        on: '2019-12-31',
        reason: REASON,
      })),
      'planning.resume_element': each(activity, (elementId) => ({ ...seen, elementId, reason: REASON })),
      'planning.withdraw_evidence': each(evidence, (evidenceId) => ({ ...seen, evidenceId, reason: REASON })),
      'planning.evidence_to_place': each(evidence, (evidenceId) => ({ evidenceId })),
      'planning.say_evidence_place': each(evidence, (evidenceId) => ({ ...seen, evidenceId, text: '13.7, -89.2' })),
      'planning.publish_evidence_place': each(evidence, (evidenceId) => ({ ...seen, evidenceId, publish: 'si' })),
    },
  }
}

/** A piece of evidence of some month of an activity. */
async function evidenceOf({ database }: Loaded, activity: string): Promise<string> {
  const [report, evidence] = [newId(), newId()]
  await database.write({ role: 'trama_app' }, async (tx) => {
    await tx.execute(sql`
      insert into planning.month_report (id, office_id, activity_id, year, month, executed, reported_at)
      select ${report}, office_id, id, 2019, 12, 0, now() from planning.element where id = ${activity}
      on conflict (activity_id, year, month) do nothing`)
    await tx.execute(sql`
      insert into planning.evidence (id, office_id, report_id, url, name, at)
      select ${evidence}, office_id, id, 'https://example.org/', 'example.org', now() from planning.month_report
      where activity_id = ${activity} and month = 12`)
  })
  return evidence
}
