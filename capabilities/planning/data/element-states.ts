import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { sortKey } from '../../../kernel/sort-key.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { placesById } from '../../territory/contract.ts'
import type { IndicatorTerms } from '../model.ts'
import type { SlotKey } from '../rules/indicators/reading-slots.ts'

/** As entries of the history call any element of any plan. */
export const ELEMENT = 'planning.element'

export type ElementStates = ReadonlyMap<Id, RecordState>

/**
 * Everything the history keeps of elements: what each says, its schedule in force, what was reported of its months and
 * read of its indicator. Retired ones too. Every command compares this before and after what it did, so that folding the
 * changes of an element gives what stands in the database.
 */
export async function elementStates(
  tx: ReadTx,
  choice: { readonly instruments: readonly Id[] } | { readonly elements: readonly Id[] } | { readonly element: Id },
): Promise<ElementStates> {
  const chosen =
    'element' in choice
      ? sql`e.id = ${choice.element}`
      : 'elements' in choice
        ? sql`e.id = any(${sql.param(choice.elements)}::uuid[])`
        : sql`e.instrument_id = any(${sql.param(choice.instruments)}::uuid[])`
  const found = await tx.execute(sql`
    select e.id, e.kind, e.code, e.label, e.title, e.title_en, e.names_persons, e.role, e.funding, e.weight, e.cancelled_on,
      e.cancelled_reason, e.retired_at is not null as retired, e.terms,
      s.kind as schedule_kind, s.months, s.annual_total, s.rule, r.reports, q.readings, b.measure, w.places
    from planning.element e
    left join lateral (select kind, months, annual_total, rule from planning.schedule
      where activity_id = e.id order by number desc limit 1) s on true
    left join lateral (select jsonb_agg(jsonb_build_object('month', m.month, 'executed', m.executed, 'note', m.note, 'demo', m.demo,
        'evidence', (select jsonb_agg(v.name order by v.at, v.id) from planning.evidence v where v.report_id = m.id and v.withdrawn_at is null))) as reports
      from planning.month_report m where m.activity_id = e.id) r on true
    left join lateral (select jsonb_agg(jsonb_build_object('period', i.period, 'target', i.target, 'value', i.value,
        'missing', i.missing, 'doneOn', i.done_on)) as readings
      from planning.indicator_reading i where i.indicator_id = e.id) q on true
    left join lateral (select array_agg(x.place_id) as places from planning.element_place x where x.element_id = e.id) w on true
    left join platform.measure_binding b on b.bound_kind = ${ELEMENT} and b.bound_id = e.id and b.ended_at is null
    where ${chosen} order by e.instrument_id, e.sort, e.id`)
  const names = await placeNames(tx, found.rows)
  return new Map(found.rows.map((row) => [String(row.id), stateOf(row, names.get(String(row.id)))]))
}

/** By element, the names of its places as the books first called them: a better name later is no change of the element. */
async function placeNames(
  tx: ReadTx,
  rows: readonly Record<string, unknown>[],
): Promise<ReadonlyMap<Id, readonly string[]>> {
  const chosen = rows.flatMap((row) =>
    row.places === null ? [] : [[String(row.id), row.places as readonly Id[]] as const],
  )
  const places = await placesById(
    tx,
    chosen.flatMap(([, ids]) => ids),
  )
  const names = new Map(places.map(({ id, firstName }) => [id, firstName]))
  return new Map(
    chosen.map(([element, ids]) => [
      element,
      ids.flatMap((id) => names.get(id) ?? []).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    ]),
  )
}

/** What became of each element, in the words of the history; elements that say the same as before are left out. */
export function elementChanges(before: ElementStates, after: ElementStates): readonly Change[] {
  return [...after].flatMap(([id, state]): readonly Change[] => {
    const change = changeBetween(before.get(id), state)
    return change === undefined ? [] : [{ kind: ELEMENT, id, label: String(state.title), ...change }]
  })
}

/** The fields of one month alone: who reports March does not answer for what somebody else reports of April meanwhile. */
export function ofMonth(state: RecordState | undefined, month: number): RecordState {
  return ofMonths(state, [month])
}

export function ofMonths(state: RecordState | undefined, months: readonly number[]): RecordState {
  const suffixes = months.map((month) => `.${String(month).padStart(2, '0')}`)
  return Object.fromEntries(
    Object.entries(state ?? {}).filter(([field]) => suffixes.some((suffix) => field.endsWith(suffix))),
  )
}

/**
 * Holds the elements of a plan until the transaction ends: nobody reports of them between what is seen before and after.
 * Who reports takes a share of the same lock.
 */
export async function lockElements(tx: WriteTx, instruments: readonly Id[]): Promise<void> {
  await tx.execute(sql`
    select 1 from planning.element where instrument_id = any(${sql.param(instruments)}::uuid[]) order by id for update`)
}

interface ReadingRow extends SlotKey {
  readonly value: number | null
  readonly missing: string | null
  readonly doneOn: string | null
}

/** `reading.2019-Q1`, `reading.2019-Q1/2` of the second of several targets. */
function readingField({ period, target }: SlotKey): string {
  return `reading.${period}${target === null || target === undefined ? '' : `/${target + 1}`}`
}

/** The field of one reading alone, for the same reason as of one month. */
export function ofReading(state: RecordState | undefined, slot: SlotKey): RecordState {
  const field = readingField(slot)
  const value = state?.[field]
  return value === undefined ? {} : { [field]: value }
}

interface ReportRow {
  readonly month: number
  readonly executed: number
  readonly note: string | null
  readonly demo: boolean
  readonly evidence: readonly string[] | null
}

function stateOf(row: Record<string, unknown>, places: readonly string[] | undefined): RecordState {
  const terms = row.terms as IndicatorTerms | null
  const reports = (row.reports as readonly ReportRow[] | null) ?? []
  const readings = (row.readings as readonly ReadingRow[] | null) ?? []
  const fields: Record<string, unknown> = {
    kind: row.kind,
    code: row.code,
    label: row.label,
    title: row.title,
    titleEn: row.title_en,
    namesPersons: row.names_persons === true ? true : null,
    role: row.role,
    funding: row.funding,
    weight: numberOrNull(row.weight),
    indicatorKind: terms?.kind,
    direction: terms?.direction,
    accumulation: terms?.accumulation,
    baseline: terms?.baseline,
    baselinePeriod: terms?.baselinePeriod,
    baselineSource: terms?.baselineSource,
    targets: terms?.targets,
    every: terms?.every,
    levels: terms?.levels,
    breakdowns: terms?.breakdowns,
    measure: row.measure,
    scheduleKind: row.schedule_kind,
    programmed: (row.months as readonly (number | null)[] | null)?.map(numberOrNull),
    annualTotal: numberOrNull(row.annual_total),
    rule: row.rule,
    cancelledOn: row.cancelled_on,
    cancelledReason: row.cancelled_reason,
    places,
    retired: row.retired === true ? true : null,
  }
  for (const { month, executed, note, demo, evidence } of [...reports].sort((a, b) => a.month - b.month)) {
    const suffix = String(month).padStart(2, '0')
    fields[`executed.${suffix}`] = executed
    fields[`note.${suffix}`] = note
    fields[`evidence.${suffix}`] = evidence
    fields[`generated.${suffix}`] = demo ? true : null
  }
  const placed = (reading: ReadingRow) => `${reading.period}/${reading.target ?? ''}`
  for (const reading of [...readings].sort((a, b) => (placed(a) < placed(b) ? -1 : 1)))
    fields[readingField(reading)] = reading.doneOn ?? reading.value ?? reading.missing
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
