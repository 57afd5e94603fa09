import { sql } from 'drizzle-orm'
import { seeded } from '../../capabilities/cases/rules/clock/oracle/generated.ts'
import type { Definition } from '../../capabilities/cases/rules/definition/definition.ts'
import { fromDayNumber, toDayNumber } from '../../kernel/day-number.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'

export interface OpenCases {
  readonly count: number
  readonly seed: number
  /** The last day on which one was filed. */
  readonly today: string
  /** Number of the first; 1 unless there are some already. */
  readonly first?: number
}

interface Edition {
  readonly id: Id
  readonly officeId: Id
  readonly definition: Definition
}

interface Entry {
  readonly kind: 'start' | 'pause' | 'restart'
  readonly on: string
}

const CHUNK = 5_000

/**
 * Writes open cases as they would stand after some weeks of work: filed, observed, answered and filed anew, of every published
 * procedure that has a term. Straight into the tables: what is measured and tested begins where they are there.
 */
export async function writeOpenCases(database: Database, { count, seed, today, first = 1 }: OpenCases): Promise<void> {
  const editions = await editionsOf(database)
  const random = seeded(seed)
  for (let from = 0; from < count; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - from) }, (_, nth) => {
      const edition = editions[Math.floor(random() * editions.length)]
      if (edition === undefined) throw new Error('There is no procedure with a term.')
      return openCase(edition, first + from + nth, random, today)
    })
    await insert(database, rows)
  }
}

async function editionsOf(database: Database): Promise<readonly Edition[]> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`select id, office_id, content from cases.definition order by code, edition`),
  )
  return found.rows
    .map((row) => ({ id: String(row.id), officeId: String(row.office_id), definition: row.content as Definition }))
    .filter(({ definition }) => definition.term !== undefined)
}

function openCase({ id, officeId, definition }: Edition, nth: number, random: () => number, today: string) {
  const step = (found: Definition['steps'][number] | undefined) => found?.key ?? ''
  const [draft, ...others] = definition.steps
  const review = step(others.find(({ by, end }) => end === undefined && by !== 'applicant' && by !== draft?.by))
  const fix = step(others.find(({ by, end }) => end === undefined && by === 'applicant'))
  const filedOn = addDays(today, -Math.floor(random() * 60))
  const ledger: Entry[] = [{ kind: 'start', on: filedOn }]
  if (random() < 0.4) ledger.push({ kind: 'pause', on: later(filedOn, random, today) })
  if (ledger.length === 2 && random() < 0.6)
    ledger.push({ kind: 'restart', on: later(ledger[1]?.on ?? filedOn, random, today) })
  const caseId = newId()
  return {
    id: caseId,
    office_id: officeId,
    definition_id: id,
    procedure: definition.code,
    number: `MEDIDA-${nth}`,
    sequence: nth,
    verification_code: `medida-${nth}`,
    filed_on: filedOn,
    filed_at: `${filedOn}T15:00:00Z`,
    flow: { open: [ledger.at(-1)?.kind === 'pause' ? fix : review], arrived: {} },
    entries: ledger.map((entry, index) => ({
      ...entry,
      id: newId(),
      office_id: officeId,
      case_id: caseId,
      sequence: index + 1,
      at: `${entry.on}T15:00:00Z`,
      awaits: entry.kind === 'pause' ? 'applicant' : null,
      reason: entry.kind === 'pause' ? { es: 'Prevención', en: 'Observation' } : null,
    })),
  }
}

function addDays(day: string, days: number): string {
  return fromDayNumber(toDayNumber(day) + days)
}

function later(day: string, random: () => number, today: string): string {
  const moved = addDays(day, 1 + Math.floor(random() * 12))
  return moved > today ? today : moved
}

async function insert(database: Database, rows: readonly ReturnType<typeof openCase>[]): Promise<void> {
  await database.write({ role: 'trama_app' }, async (tx) => {
    await tx.execute(sql`
      insert into cases.case_file (id, office_id, definition_id, procedure, number, series, year, sequence, verification_code,
        guest_email, answers, filed_on, filed_at, flow, clock_state)
      select id, office_id, definition_id, procedure, number, 'MEDIDA', 2026, sequence, verification_code,
        'medida@ejemplo.invalid', '{}', filed_on, filed_at, flow, 'running'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, office_id uuid, definition_id uuid, procedure text,
        number text, sequence int, verification_code text, filed_on date, filed_at timestamptz, flow jsonb)`)
    await tx.execute(sql`
      insert into cases.clock_entry (id, office_id, case_id, sequence, kind, on_day, at, role, rule, awaits, reason)
      select id, office_id, case_id, sequence, kind, "on", at, 'clock', '2026-1', awaits, reason
      from jsonb_to_recordset(${JSON.stringify(rows.flatMap(({ entries }) => entries))}::jsonb) as r(id uuid, office_id uuid,
        case_id uuid, sequence int, kind text, "on" date, at timestamptz, awaits text, reason jsonb)`)
  })
}
