import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type {
  CellRef,
  DraftElement,
  DraftLine,
  DraftPoa,
  DraftSection,
  DraftSubPlan,
  ElementKind,
  FundingStatus,
  IndicatorTerms,
  MatrixColumn,
  Proposal,
  ResponsibleRole,
  Schedule,
  ScheduleKind,
} from '../model.ts'
import type { PoaHead, StoredEvidence, StoredPoa, StoredReading, StoredReport } from './stored-poa.ts'

type Row = Record<string, unknown>

/** Which plans: of a year, of one unit in a year (by its code), or by id. */
export type PoaChoice =
  | { readonly year: number; readonly unitCode?: string }
  | { readonly ids: readonly Id[] }
  | { readonly elementId: Id }

/** Heads of the plans chosen, in the order of the organisation chart. */
export async function loadPoaHeads(tx: ReadTx, choice: PoaChoice): Promise<readonly PoaHead[]> {
  const chosen =
    'ids' in choice
      ? sql`i.id = any(${sql.param(choice.ids)}::uuid[])`
      : 'elementId' in choice
        ? sql`i.id = (select instrument_id from planning.element where id = ${choice.elementId})`
        : choice.unitCode === undefined
          ? sql`i.from_year = ${choice.year}`
          : sql`i.from_year = ${choice.year} and lower(u.code) = lower(${choice.unitCode})`
  const found = await tx.execute(sql`
    select i.*, u.id as unit_id, u.code as unit_code, y.title as unit_title, coalesce(y.sort, 999) as unit_sort
    from planning.instrument i join identity.unit u on u.id = i.unit_id
    left join identity.unit_year y on y.unit_id = u.id and y.year = i.from_year
    where i.kind = 'poa' and ${chosen} order by unit_sort, u.code`)
  return found.rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    officeId: String(row.office_id),
    year: Number(row.from_year),
    title: String(row.title),
    titleEn: textOrNull(row.title_en),
    unit: {
      id: String(row.unit_id),
      code: String(row.unit_code),
      title: (row.unit_title as Text | null) ?? { es: String(row.unit_code) },
      sort: Number(row.unit_sort),
    },
    status: row.status === 'approved' ? 'approved' : 'draft',
    approvedOn: textOrNull(row.approved_on),
    approvedBy: textOrNull(row.approved_by),
    approvedReference: textOrNull(row.approved_reference),
    origin: row.origin as PoaHead['origin'],
    demo: row.demo === true,
  }))
}

/** Whole plans in a fixed number of queries, however many plans are chosen. */
export async function loadPoas(tx: ReadTx, choice: PoaChoice): Promise<readonly StoredPoa[]> {
  const heads = await loadPoaHeads(tx, choice)
  if (heads.length === 0) return []
  const ids = sql`${sql.param(heads.map((head) => head.id))}::uuid[]`
  const elements = await tx.execute(sql`
    select * from planning.element where instrument_id = any(${ids}) and retired_at is null order by sort, id`)
  const structure = await tx.execute(sql`
    select p.instrument_id, p.id as sub_plan_id, p.heading_id, s.id as section_id,
      (select array_agg(h.element_id::text order by h.sort) from planning.section_heading h where h.section_id = s.id) as headings,
      l.id as line_id,
      (select array_agg(q.element_id::text order by q.sort) from planning.placement q where q.line_id = l.id) as placed
    from planning.sub_plan p
    left join planning.section s on s.sub_plan_id = p.id
    left join planning.line l on l.section_id = s.id
    where p.instrument_id = any(${ids}) order by p.sort, p.id, s.sort, s.id, l.sort, l.id`)
  const schedules = await tx.execute(sql`
    select s.* from planning.schedule s join planning.element e on e.id = s.activity_id
    where e.instrument_id = any(${ids}) order by s.number`)
  const reports = await tx.execute(sql`
    select r.id, r.activity_id, r.month, r.executed, r.note, r.version, r.reported_at, r.demo,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'place',
          (select jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude, 'takenOn', p.taken_on)
            from planning.evidence_place p where p.evidence_id = v.id)) order by v.at, v.id)
        from planning.evidence v where v.report_id = r.id and v.withdrawn_at is null),
        '[]'::jsonb) as evidence
    from planning.month_report r join planning.element e on e.id = r.activity_id
    where e.instrument_id = any(${ids}) order by r.month`)
  const readings = await tx.execute(sql`
    select r.* from planning.indicator_reading r join planning.element e on e.id = r.indicator_id
    where e.instrument_id = any(${ids}) order by r.period, r.target`)

  const elementsOf = groupBy(elements.rows, (row) => String(row.instrument_id))
  const structureOf = groupBy(structure.rows, (row) => String(row.instrument_id))
  const schedulesOf = groupBy(schedules.rows, (row) => String(row.activity_id))
  const reportsOf = groupBy(reports.rows, (row) => String(row.activity_id))
  const readingsOf = groupBy(readings.rows, (row) => String(row.indicator_id))
  return heads.map((head) => {
    const rows = elementsOf.get(head.id) ?? []
    const own = <T>(all: ReadonlyMap<string, readonly Row[]>, convert: (row: Row) => T): Map<Id, readonly T[]> =>
      new Map(
        rows.flatMap((row) => {
          const mine = all.get(String(row.id))
          return mine === undefined ? [] : [[String(row.id), mine.map(convert)] as const]
        }),
      )
    const timetables = own(schedulesOf, toSchedule)
    const baselines = new Map(
      [...timetables.keys()].flatMap((id) => {
        // An activity that came by reprogramming was promised by no baseline: its first schedule is number 2.
        const approved = (schedulesOf.get(id) ?? []).find((row) => Number(row.number) === 1)
        return approved === undefined ? [] : [[id, toSchedule(approved)] as const]
      }),
    )
    return {
      head,
      plan: toPlan(head, rows, structureOf.get(head.id) ?? [], timetables),
      baselines,
      reports: own(reportsOf, toReport),
      readings: own(readingsOf, toReading),
    }
  })
}

function toPlan(
  head: PoaHead,
  elements: readonly Row[],
  structure: readonly Row[],
  timetables: ReadonlyMap<Id, readonly Schedule[]>,
): DraftPoa {
  const kindOf = new Map(elements.map((row) => [String(row.id), row.kind as ElementKind]))
  const subPlans: DraftSubPlan[] = []
  let subPlan: { key: string; heading?: string; sections: DraftSection[] } | undefined
  let section: { key: string; headings: readonly string[]; lines: DraftLine[] } | undefined
  for (const row of structure) {
    const subPlanId = String(row.sub_plan_id)
    if (subPlan?.key !== subPlanId) {
      subPlan = {
        key: subPlanId,
        ...(row.heading_id === null ? {} : { heading: String(row.heading_id) }),
        sections: [],
      }
      subPlans.push(subPlan)
      section = undefined
    }
    if (row.section_id === null) continue
    const sectionId = String(row.section_id)
    if (section?.key !== sectionId) {
      section = { key: sectionId, headings: (row.headings as string[] | null) ?? [], lines: [] }
      subPlan.sections.push(section)
    }
    if (row.line_id === null) continue
    const cells: Partial<Record<MatrixColumn, string[]>> = {}
    for (const id of (row.placed as string[] | null) ?? []) {
      const column = kindOf.get(id) as MatrixColumn | undefined
      if (column === undefined) continue
      cells[column] = [...(cells[column] ?? []), id]
    }
    section.lines.push({ key: String(row.line_id), cells })
  }
  return {
    unit: head.unit.code,
    title: head.title,
    year: head.year,
    from: [],
    elements: elements.map((row) => toElement(row, timetables.get(String(row.id))?.at(-1))),
    subPlans,
  }
}

export function toElement(row: Row, schedule: Schedule | undefined): DraftElement {
  const proposals = row.proposals as readonly Proposal[]
  return {
    key: String(row.id),
    kind: row.kind as ElementKind,
    title: String(row.title),
    from: row.cells as readonly CellRef[],
    ...(row.code === null ? {} : { code: String(row.code) }),
    ...(row.label === null ? {} : { label: String(row.label) }),
    ...(row.title_en === null ? {} : { titleEn: String(row.title_en) }),
    ...(row.names_persons === true ? { namesPersons: true } : {}),
    ...(proposals.length === 0 ? {} : { proposals }),
    ...(row.terms === null ? {} : { indicator: row.terms as IndicatorTerms }),
    ...(row.role === null ? {} : { role: row.role as ResponsibleRole }),
    ...(row.funding === null ? {} : { funding: row.funding as FundingStatus }),
    ...(row.weight === null ? {} : { weight: Number(row.weight) }),
    ...(row.cancelled_on === null
      ? {}
      : { cancelled: { reason: String(row.cancelled_reason ?? ''), on: String(row.cancelled_on) } }),
    ...(schedule === undefined ? {} : { schedule }),
  }
}

function toSchedule(row: Row): Schedule {
  return {
    kind: row.kind as ScheduleKind,
    months: (row.months as (number | null)[]).map((value) => (value === null ? null : Number(value))),
    ...(row.annual_total === null ? {} : { annualTotal: Number(row.annual_total) }),
    ...(row.rule === null ? {} : { rule: String(row.rule) }),
    ...((row.cells as readonly CellRef[]).length === 0 ? {} : { from: row.cells as readonly CellRef[] }),
  }
}

function toReport(row: Row): StoredReport {
  return {
    id: String(row.id),
    month: Number(row.month),
    executed: Number(row.executed),
    version: Number(row.version),
    reportedAt: String(row.reported_at),
    demo: row.demo === true,
    evidence: row.evidence as readonly StoredEvidence[],
    ...(row.note === null ? {} : { note: String(row.note) }),
  }
}

export function toReading(row: Row): StoredReading {
  const number = (value: unknown): number | null => (value === null ? null : Number(value))
  return {
    id: String(row.id),
    version: Number(row.version),
    target: number(row.target),
    doneOn: textOrNull(row.done_on),
    demo: row.demo === true,
    period: String(row.period),
    value: number(row.value),
    missing: textOrNull(row.missing),
    numerator: number(row.numerator),
    denominator: number(row.denominator),
    note: textOrNull(row.note),
  }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
