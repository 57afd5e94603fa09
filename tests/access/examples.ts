import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { recordImport } from '../../capabilities/planning/data/record-import.ts'
import { countReading } from '../../capabilities/planning/imports/counts.ts'
import type { ImportReading } from '../../capabilities/planning/imports/draft.ts'
import type { Loaded } from '../integration/loaded.ts'
import { moneyRecords } from './money-examples.ts'
import { OTHER_UNIT, OWN_UNIT } from './people.ts'
import { reportingRecords } from './reporting-examples.ts'
import { reviewExamples } from './review-examples.ts'

/** What stands in an address where its pattern has a name: nothing that exists, so that only the permission decides. */
const NOWHERE: Readonly<Record<string, string>> = {
  id: '01999999-0000-7000-8000-000000000000',
  year: '1999',
  unit: 'scdu',
  month: '10',
  number: '1',
  quarter: '1',
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
  const reporting = await reportingRecords(loaded, activity)
  const money = moneyRecords(activity)
  const activities = { own: { known: { id: activity.own } }, other: { known: { id: activity.other } } }
  const line = { own: await lineIn(loaded, OWN_UNIT), other: await lineIn(loaded, OTHER_UNIT) }
  const elementOf = (elementId: string) => ({ elementId, expectedVersion: 99, title: 'x' })
  const placesOf = (elementId: string) => ({ elementId, expectedVersion: 99, places: [] })
  const lineOf = (lineId: string) => ({ lineId, expectedVersion: 99, title: 'x', column: 'risk' })
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
  const edited = {
    terms: { kind: 'count', direction: 'increase', accumulation: 'flow', targets: [] },
    reason: 'Prueba.',
    expectedVersion: 999,
  }
  const indicators = {
    own: { known: { id: indicator.own, period: '2019-03' } },
    other: { known: { id: indicator.other, period: '2019-03' } },
  }
  const plan = { own: await planOf(loaded, OWN_UNIT), other: await planOf(loaded, OTHER_UNIT) }
  const choice = { targets: 'clear', months: 'clear' }
  const nextYears = {
    own: { known: { year: '2019', unit: OWN_UNIT }, fields: choice },
    other: { known: { year: '2019', unit: OTHER_UNIT }, fields: choice },
  }
  const request = { own: await requestOf(loaded, OWN_UNIT), other: await requestOf(loaded, OTHER_UNIT) }
  const description = { cause: 'Se atrasó', period: '2019-Q4', justification: 'Llega tarde el insumo.' }
  const requests = (fields: Names = {}, known: Names = {}) => ({
    own: { known: { ...known, id: request.own.id }, fields: { expectedVersion: '99', ...fields } },
    other: { known: { ...known, id: request.other.id }, fields: { expectedVersion: '99', ...fields } },
  })
  const openings = {
    own: { known: { year: '2019', unit: OWN_UNIT }, fields: { ...description, poaId: request.own.poaId } },
    other: { known: { year: '2019', unit: OTHER_UNIT }, fields: { ...description, poaId: request.other.poaId } },
  }
  const changing = (change: object) => ({
    own: { requestId: request.own.id, expectedVersion: 99, change },
    other: { requestId: request.other.id, expectedVersion: 99, change },
  })
  const moving = { own: { requestId: request.own.id }, other: { requestId: request.other.id } }
  const reviews = await reviewExamples(loaded)
  const risk = { own: await riskOf(loaded, OWN_UNIT), other: await riskOf(loaded, OTHER_UNIT) }
  const day = { on: '2019-01-01' }
  const followed = { ...day, outlook: 'same', note: 'Sigue igual.' }
  const happened = { ...day, what: 'Ocurrió.', consequence: 'Ninguna.', response: 'Se anotó.' }
  const risks = (fields: Readonly<Record<string, string>>) => ({
    own: { known: { id: risk.own }, fields },
    other: { known: { id: risk.other }, fields },
  })
  const aligned = {
    own: { known: { id: activity.own }, fields: { itemId: activity.own } },
    other: { known: { id: activity.other }, fields: { itemId: activity.other } },
  }
  const month = { month: 1, executed: 0, expectedVersion: 99, evidence: [] }
  return {
    routes: {
      ...reporting.routes,
      ...money.routes,
      'GET /t/actividades/:id/avance/:month': activities,
      'POST /t/actividades/:id/avance/:month': activities,
      'GET /t/poa/:year/:unit/filas': sheets,
      'POST /t/poa/:year/:unit/filas': {
        own: { ...sheets.own, fields: { acto: 'quitar', fila: line.own, expectedVersion: '99' } },
        other: { ...sheets.other, fields: { acto: 'quitar', fila: line.other, expectedVersion: '99' } },
      },
      'GET /t/elementos/:id/editar': activities,
      'POST /t/elementos/:id/editar': activities,
      'POST /t/elementos/:id/municipios': activities,
      'GET /t/poa/:year/:unit/editar': sheets,
      'POST /t/poa/:year/:unit/editar': sheets,
      'POST /t/importar/:id': uploads,
      'GET /t/indicadores/:id/lecturas/:period': indicators,
      'GET /t/indicadores/:id/terminos': indicators,
      'POST /t/indicadores/:id/terminos': indicators,
      'POST /t/indicadores/:id/medida': indicators,
      'POST /t/indicadores/:id/lecturas/:period/captura': indicators,
      'POST /t/indicadores/:id/lecturas/:period': indicators,
      'GET /t/poa/:year/:unit/siguiente': nextYears,
      'POST /t/poa/:year/:unit/siguiente': nextYears,
      'POST /t/poa/:year/:unit/reprogramaciones': openings,
      'POST /t/reprogramaciones/:id': requests(description),
      'POST /t/reprogramaciones/:id/presentar': requests(),
      'POST /t/reprogramaciones/:id/retirar': requests(),
      'POST /t/reprogramaciones/:id/cambios/:change/quitar': requests(),
      'GET /t/reprogramaciones/:id/actividades/:element': requests(),
      'POST /t/reprogramaciones/:id/actividades/:element': requests({ act: 'cancel', cancelReason: 'No' }),
      'GET /t/reprogramaciones/:id/nueva-actividad': requests(),
      'POST /t/reprogramaciones/:id/nueva-actividad': requests({ beside: activity.own, title: 'Otra' }),
      'GET /t/reprogramaciones/:id/indicadores/:element': requests(),
      'POST /t/reprogramaciones/:id/indicadores/:element': requests({ count: '1', value0: '1' }),
      ...reviews.routes,
      'GET /t/elementos/:id/alineacion': activities,
      'POST /t/elementos/:id/alineacion': aligned,
      'POST /t/elementos/:id/alineacion/quitar': aligned,
      'POST /t/riesgos/:id/seguimiento': risks(followed),
      'POST /t/riesgos/:id/hechos': risks(happened),
    },
    acts: {
      ...reporting.acts,
      ...money.acts,
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
      'planning.edit_element': { own: elementOf(activity.own), other: elementOf(activity.other) },
      'planning.add_line': { own: lineOf(line.own), other: lineOf(line.other) },
      'planning.add_to_line': { own: lineOf(line.own), other: lineOf(line.other) },
      'planning.remove_line': { own: lineOf(line.own), other: lineOf(line.other) },
      'planning.element_to_edit': activity,
      'planning.places_of_element': activity,
      'planning.place_element': { own: placesOf(activity.own), other: placesOf(activity.other) },
      'planning.plan_lines': { own: { year: 2019, unit: OWN_UNIT }, other: { year: 2019, unit: OTHER_UNIT } },
      'planning.month_sheet': { own: { year: 2019, unit: OWN_UNIT }, other: { year: 2019, unit: OTHER_UNIT } },
      'planning.indicator_to_record': indicator,
      'planning.indicator_to_edit': indicator,
      'planning.bind_indicator': {
        own: { indicatorId: indicator.own, scope: 'unit' },
        other: { indicatorId: indicator.other, scope: 'unit' },
      },
      'planning.capture_indicator': {
        own: { indicatorId: indicator.own, period: '2019-03', expectedVersion: 99 },
        other: { indicatorId: indicator.other, period: '2019-03', expectedVersion: 99 },
      },
      'planning.edit_indicator_terms': {
        own: { ...edited, indicatorId: indicator.own },
        other: { ...edited, indicatorId: indicator.other },
      },
      'planning.record_reading': {
        own: { indicatorId: indicator.own, period: '2019-03', value: '1', expectedVersion: 99 },
        other: { indicatorId: indicator.other, period: '2019-03', value: '1', expectedVersion: 99 },
      },
      'planning.next_year': plan,
      'planning.start_next_year': {
        own: { poaId: plan.own, targets: 'clear', months: 'clear' },
        other: { poaId: plan.other, targets: 'clear', months: 'clear' },
      },
      'planning.open_reprogramming': {
        own: { ...description, poaId: request.own.poaId },
        other: { ...description, poaId: request.other.poaId },
      },
      'planning.describe_reprogramming': {
        own: { ...description, requestId: request.own.id, expectedVersion: 99 },
        other: { ...description, requestId: request.other.id, expectedVersion: 99 },
      },
      'planning.propose_change': changing({ kind: 'cancel', element: activity.own, reason: 'No' }),
      'planning.take_out_change': {
        own: { requestId: request.own.id, changeId: activity.own },
        other: { requestId: request.other.id, changeId: activity.own },
      },
      'planning.submit_reprogramming': moving,
      'planning.withdraw_reprogramming': moving,
      'planning.editable_request': { own: request.own.id, other: request.other.id },
      ...reviews.acts,
      'planning.element_alignment': activity,
      'planning.align_element': {
        own: { elementId: activity.own, itemId: activity.own },
        other: { elementId: activity.other, itemId: activity.other },
      },
      'planning.unalign_element': {
        own: { elementId: activity.own, itemId: activity.own },
        other: { elementId: activity.other, itemId: activity.other },
      },
      'planning.monitor_risk': {
        own: { ...followed, riskId: risk.own },
        other: { ...followed, riskId: risk.other },
      },
      'planning.record_risk_happened': {
        own: { ...happened, riskId: risk.own },
        other: { ...happened, riskId: risk.other },
      },
      'planning.import_plan': {
        own: { importId: upload.own, acceptChanges: false, units: {} },
        other: { importId: upload.other, acceptChanges: false, units: {} },
      },
    },
  }
}

async function requestOf({ database }: Loaded, unit: string): Promise<{ readonly id: string; readonly poaId: string }> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select r.id, i.id as poa from planning.reprogramming r join planning.instrument i on i.id = r.instrument_id
      join identity.unit u on u.id = i.unit_id where u.code = ${unit} order by r.number limit 1`),
  )
  const row = found.rows[0]
  if (row === undefined) throw new Error(`The demonstration has no request of ${unit}.`)
  return { id: String(row.id), poaId: String(row.poa) }
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

async function lineIn({ database }: Loaded, unit: string): Promise<string> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select l.id from planning.line l join planning.section s on s.id = l.section_id
      join planning.sub_plan p on p.id = s.sub_plan_id join planning.instrument i on i.id = p.instrument_id
      join identity.unit u on u.id = i.unit_id where u.code = ${unit} order by l.id limit 1`),
  )
  return String(found.rows[0]?.id)
}

async function planOf({ database }: Loaded, unit: string): Promise<string> {
  const [poa] = await database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2019, unitCode: unit }))
  if (poa === undefined) throw new Error(`The demonstration has no plan of ${unit}.`)
  return poa.head.id
}

/** A risk of the catalogue that this unit owns. */
async function riskOf({ database }: Loaded, unit: string): Promise<string> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select r.id from planning.risk r join identity.unit u on u.id = r.owner_unit_id
      where u.code = ${unit} order by r.id limit 1`),
  )
  return String(found.rows[0]?.id)
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
