import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { recordImport } from '../../capabilities/planning/data/record-import.ts'
import { countReading } from '../../capabilities/planning/imports/counts.ts'
import type { ImportReading } from '../../capabilities/planning/imports/draft.ts'
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
  const upload = { own: await uploadOf(loaded, OWN_UNIT), other: await uploadOf(loaded, OTHER_UNIT) }
  const uploads = {
    own: { known: { id: upload.own }, fields: { plan: '0' } },
    other: { known: { id: upload.other }, fields: { plan: '0' } },
  }
  const month = { month: 1, executed: 0, expectedVersion: 99, evidence: [] }
  return {
    routes: {
      'GET /t/actividades/:id/avance/:month': activities,
      'POST /t/actividades/:id/avance/:month': activities,
      'POST /t/importar/:id': uploads,
    },
    acts: {
      'planning.report_month': {
        own: { ...month, activityId: activity.own },
        other: { ...month, activityId: activity.other },
      },
      'planning.activity': activity,
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
