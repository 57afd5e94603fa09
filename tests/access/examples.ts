import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { recordImport } from '../../capabilities/planning/data/record-import.ts'
import { countReading } from '../../capabilities/planning/imports/counts.ts'
import type { ImportReading } from '../../capabilities/planning/imports/draft.ts'
import { newId } from '../../kernel/ids.ts'
import type { Loaded } from '../integration/loaded.ts'
import { OTHER_UNIT, OWN_UNIT } from './people.ts'

/** What stands in an address where its pattern has a name: nothing that exists, so that only the permission decides. */
const NOWHERE: Readonly<Record<string, string>> = {
  id: '01999999-0000-7000-8000-000000000000',
  year: '1999',
  unit: 'scdu',
  month: '10',
  by: 'riesgo',
  key: 'institution',
}

/** `/t/poa/:year/:unit` → `/t/poa/2019/scdu`. */
export function addressOf(path: string, known: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => known[name] ?? NOWHERE[name] ?? NOWHERE.id ?? '')
}

/** Two records of one kind: one that is the person's own by its unit, office or owner, one that is somebody else's. */
export interface OwnAndOther<T> {
  readonly own: T
  readonly other: T
}

type Names = Readonly<Record<string, string>>

/** What stands in the address, and what the form says where an empty one would not tell which record is meant. */
export interface Asked {
  readonly known: Names
  readonly fields?: Names
}

/** For every address and act whose permission depends on the record. A new one without examples fails the test. */
export interface Records {
  readonly routes: Readonly<Record<string, OwnAndOther<Asked>>>
  readonly acts: Readonly<Record<string, OwnAndOther<unknown>>>
}

export async function makeRecords(loaded: Loaded): Promise<Records> {
  const activity = { own: await activityOf(loaded, OWN_UNIT), other: await activityOf(loaded, OTHER_UNIT) }
  const activities = { own: { known: { id: activity.own } }, other: { known: { id: activity.other } } }
  const sheets = {
    own: { known: { year: '2019', unit: OWN_UNIT } },
    other: { known: { year: '2019', unit: OTHER_UNIT } },
  }
  const upload = { own: await uploadOf(loaded, OWN_UNIT), other: await uploadOf(loaded, OTHER_UNIT) }
  const uploads = {
    own: { known: { id: upload.own }, fields: { plan: '0' } },
    other: { known: { id: upload.other }, fields: { plan: '0' } },
  }
  const cell = { month: 1, executed: 0, seen: { value: null, version: 99 } }
  const indicator = { own: await indicatorOf(loaded, OWN_UNIT), other: await indicatorOf(loaded, OTHER_UNIT) }
  const indicators = {
    own: { known: { id: indicator.own, period: '2019-03' } },
    other: { known: { id: indicator.other, period: '2019-03' } },
  }
  const evidence = { own: await evidenceOf(loaded, activity.own), other: await evidenceOf(loaded, activity.other) }
  const seen = { expectedVersion: 99 }
  const amount = { expectedVersion: '99', month: '1', amount: '1.00' }
  const amounts = {
    own: { known: { id: activity.own }, fields: amount },
    other: { known: { id: activity.other }, fields: amount },
  }
  const assessment = { expectedVersion: '99', period: '2019-Q1', percent: '50' }
  const assessments = {
    own: { known: { id: activity.own }, fields: assessment },
    other: { known: { id: activity.other }, fields: assessment },
  }
  const cancel = { ...seen, reason: 'Ya no hay fondos para ella.' }
  const withdraw = { expectedVersion: '99', reason: 'Muestra el rostro de menores.' }
  const withdrawals = {
    own: { known: { id: evidence.own }, fields: withdraw },
    other: { known: { id: evidence.other }, fields: withdraw },
  }
  const place = { expectedVersion: '99', publish: 'si' }
  const places = {
    own: { known: { id: evidence.own }, fields: place },
    other: { known: { id: evidence.other }, fields: place },
  }
  const month = { month: 1, executed: 0, expectedVersion: 99, evidence: [] }
  return {
    routes: {
      'GET /t/actividades/:id/avance/:month': activities,
      'POST /t/actividades/:id/avance/:month': activities,
      'GET /t/poa/:year/:unit/editar': sheets,
      'POST /t/poa/:year/:unit/editar': sheets,
      'POST /t/importar/:id': uploads,
      'GET /t/indicadores/:id/lecturas/:period': indicators,
      'POST /t/indicadores/:id/lecturas/:period': indicators,
      'POST /t/actividades/:id/dinero/presupuesto': amounts,
      'POST /t/actividades/:id/dinero/gastado': amounts,
      'POST /t/elementos/:id/autoevaluacion': assessments,
      'GET /t/elementos/:id/anulacion': activities,
      'POST /t/elementos/:id/anular': activities,
      'POST /t/elementos/:id/reanudar': activities,
      'POST /t/evidencias/:id/retirar': withdrawals,
      'POST /t/evidencias/:id/lugar': places,
    },
    acts: {
      'planning.report_month': {
        own: { ...month, activityId: activity.own },
        other: { ...month, activityId: activity.other },
      },
      'planning.report_months': {
        own: { cells: [{ ...cell, activityId: activity.own }] },
        other: { cells: [{ ...cell, activityId: activity.other }] },
      },
      'planning.edit_programme': {
        own: { cells: [{ activityId: activity.own, column: 1, programmed: 1, seen: null }] },
        other: { cells: [{ activityId: activity.other, column: 1, programmed: 1, seen: null }] },
      },
      'planning.month_sheet': { own: { year: 2019, unit: OWN_UNIT }, other: { year: 2019, unit: OTHER_UNIT } },
      'planning.indicator_to_record': indicator,
      'planning.record_reading': {
        own: { indicatorId: indicator.own, period: '2019-03', value: '1', expectedVersion: 99 },
        other: { indicatorId: indicator.other, period: '2019-03', value: '1', expectedVersion: 99 },
      },
      'planning.activity': { own: { id: activity.own, month: 1 }, other: { id: activity.other, month: 1 } },
      'planning.plan_money': {
        own: { ...seen, activityId: activity.own, cents: 100 },
        other: { ...seen, activityId: activity.other, cents: 100 },
      },
      'planning.report_spending': {
        own: { ...seen, activityId: activity.own, month: 1, cents: 100 },
        other: { ...seen, activityId: activity.other, month: 1, cents: 100 },
      },
      'planning.self_assess': {
        own: { ...seen, elementId: activity.own, period: '2019-Q1', percent: 50 },
        other: { ...seen, elementId: activity.other, period: '2019-Q1', percent: 50 },
      },
      'planning.cancellation': activity,
      'planning.cancel_element': {
        own: { ...cancel, elementId: activity.own, on: '2019-12-31' },
        other: { ...cancel, elementId: activity.other, on: '2019-12-31' },
      },
      'planning.resume_element': {
        own: { ...cancel, elementId: activity.own },
        other: { ...cancel, elementId: activity.other },
      },
      'planning.withdraw_evidence': {
        own: { evidenceId: evidence.own, ...seen, reason: 'Muestra el rostro de menores.' },
        other: { evidenceId: evidence.other, ...seen, reason: 'Muestra el rostro de menores.' },
      },
      'planning.publish_evidence_place': {
        own: { evidenceId: evidence.own, ...seen, publish: 'si' },
        other: { evidenceId: evidence.other, ...seen, publish: 'si' },
      },
      'planning.import_plan': {
        own: { importId: upload.own, acceptChanges: false, units: {} },
        other: { importId: upload.other, acceptChanges: false, units: {} },
      },
    },
  }
}

async function activityOf({ database }: Loaded, unit: string): Promise<string> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
      join identity.unit u on u.id = i.unit_id
      where u.code = ${unit} and e.kind = 'activity' and e.retired_at is null order by e.id limit 1`),
  )
  return String(found.rows[0]?.id)
}

/** An indicator that is measured each month, as deliveries are. */
async function indicatorOf({ database }: Loaded, unit: string): Promise<string> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
      join identity.unit u on u.id = i.unit_id
      where u.code = ${unit} and e.kind = 'indicator' and e.retired_at is null
      order by exists (select 1 from planning.indicator_reading r where r.indicator_id = e.id and r.period ~ '^[0-9]{4}-[0-9]{2}$') desc,
        e.id limit 1`),
  )
  return String(found.rows[0]?.id)
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

/** An upload that holds the plan that this unit already has: accepting it changes nothing. */
async function uploadOf({ database, runner, as }: Loaded, unit: string): Promise<string> {
  const poas = await database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2019 }))
  const poa = poas.find(({ head }) => head.unit.code === unit)
  if (poa === undefined) throw new Error(`The demonstration has no plan of ${unit}.`)
  const file = { sha256: sha256(unit), name: `${unit}.xlsx`, size: 1, type: 'text/plain' }
  const reading: ImportReading = {
    file: { ...file, format: 'xlsx' },
    year: 2019,
    poas: [{ ...poa.plan, unit }],
    instruments: [],
    counts: countReading([poa.plan], { read: 0, placed: 0, headings: 0, unplaced: 0 }),
    executed: [],
    unplaced: [],
    findings: [],
    missingPlans: [],
  }
  const done = await runner.command(recordImport, await as('system'), { file, reading })
  if (!done.ok) throw new Error(done.refusal.message.en)
  return done.value.importId
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
