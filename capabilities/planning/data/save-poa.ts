import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type DraftElement, type DraftPoa, MATRIX_COLUMNS } from '../model.ts'

export interface PoaTarget {
  readonly instrumentId: Id
  readonly officeId: Id
  readonly now: string
  /** Key of an element of the draft → id of the element it continues. Others are new. */
  readonly continues: ReadonlyMap<string, Id>
}

/**
 * Writes a draft as the content of a plan. Elements that continue keep their id (and with it reports, evidence, links);
 * those no longer in the plan are retired, never deleted; lines are laid anew. Answers the id of each key.
 */
export async function savePoaContent(
  tx: WriteTx,
  draft: DraftPoa,
  target: PoaTarget,
): Promise<ReadonlyMap<string, Id>> {
  const ids = new Map(draft.elements.map((element) => [element.key, target.continues.get(element.key) ?? newId()]))
  await saveElements(tx, draft.elements, ids, target)
  await layStructure(tx, draft, ids, target)
  await saveSchedules(tx, draft.elements, ids, target)
  return ids
}

async function saveElements(
  tx: WriteTx,
  elements: readonly DraftElement[],
  ids: ReadonlyMap<string, Id>,
  target: PoaTarget,
): Promise<void> {
  const rows = elements.map((element, sort) => ({
    id: ids.get(element.key),
    kind: element.kind,
    code: element.code ?? null,
    title: element.title,
    label: element.label ?? null,
    title_en: element.titleEn ?? null,
    names_persons: element.namesPersons ?? false,
    sort,
    terms: element.indicator ?? null,
    role: element.role ?? null,
    funding: element.funding ?? null,
    weight: element.weight ?? null,
    cancelled_reason: element.cancelled?.reason ?? null,
    cancelled_on: element.cancelled?.on ?? null,
    cells: element.from,
    proposals: element.proposals ?? [],
  }))
  await tx.execute(sql`
    update planning.element set retired_at = ${target.now}, version = version + 1
    where instrument_id = ${target.instrumentId} and retired_at is null
      and not (id = any(${sql.param([...ids.values()])}::uuid[]))`)
  await tx.execute(sql`
    insert into planning.element (id, office_id, instrument_id, kind, code, label, title, title_en, names_persons, sort, terms, role,
      funding, weight, cancelled_reason, cancelled_on, cells, proposals)
    select id, ${target.officeId}::uuid, ${target.instrumentId}::uuid, kind, code, label, title, title_en, names_persons, sort, terms,
      role, funding, weight, cancelled_reason, cancelled_on, cells, proposals
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, code text, label text, title text,
      title_en text, names_persons boolean, sort int, terms jsonb, role text, funding text, weight double precision, cancelled_reason text, cancelled_on date,
      cells jsonb, proposals jsonb)
    on conflict (id) do update set kind = excluded.kind, code = excluded.code, label = excluded.label,
      title = excluded.title, names_persons = excluded.names_persons,
      title_en = excluded.title_en, sort = excluded.sort, terms = excluded.terms, role = excluded.role,
      funding = excluded.funding, weight = excluded.weight, cells = excluded.cells, proposals = excluded.proposals,
      cancelled_reason = excluded.cancelled_reason, cancelled_on = excluded.cancelled_on,
      retired_at = null, version = planning.element.version + 1`)
}

async function layStructure(
  tx: WriteTx,
  draft: DraftPoa,
  ids: ReadonlyMap<string, Id>,
  target: PoaTarget,
): Promise<void> {
  const { officeId } = target
  await tx.execute(sql`delete from planning.sub_plan where instrument_id = ${target.instrumentId}`)
  const subPlans: object[] = []
  const sections: object[] = []
  const headings: object[] = []
  const lines: object[] = []
  const placements: object[] = []
  for (const [subPlanSort, subPlan] of draft.subPlans.entries()) {
    const subPlanId = newId()
    const heading = subPlan.heading === undefined ? null : ids.get(subPlan.heading)
    subPlans.push({ id: subPlanId, instrument_id: target.instrumentId, heading_id: heading, sort: subPlanSort })
    for (const [sectionSort, section] of subPlan.sections.entries()) {
      const sectionId = newId()
      sections.push({ id: sectionId, sub_plan_id: subPlanId, sort: sectionSort })
      for (const [sort, key] of section.headings.entries())
        headings.push({ id: newId(), section_id: sectionId, element_id: ids.get(key), sort })
      for (const [lineSort, line] of section.lines.entries()) {
        const lineId = newId()
        lines.push({ id: lineId, section_id: sectionId, sort: lineSort })
        const placed = MATRIX_COLUMNS.flatMap((column) => line.cells[column] ?? [])
        for (const [sort, key] of placed.entries())
          placements.push({ id: newId(), line_id: lineId, element_id: ids.get(key), sort })
      }
    }
  }
  await tx.execute(sql`
    insert into planning.sub_plan (id, office_id, instrument_id, heading_id, sort)
    select id, ${officeId}::uuid, instrument_id, heading_id, sort from jsonb_to_recordset(${JSON.stringify(subPlans)}::jsonb)
      as r(id uuid, instrument_id uuid, heading_id uuid, sort int)`)
  await tx.execute(sql`
    insert into planning.section (id, office_id, sub_plan_id, sort)
    select id, ${officeId}::uuid, sub_plan_id, sort from jsonb_to_recordset(${JSON.stringify(sections)}::jsonb)
      as r(id uuid, sub_plan_id uuid, sort int)`)
  await tx.execute(sql`
    insert into planning.section_heading (id, office_id, section_id, element_id, sort)
    select id, ${officeId}::uuid, section_id, element_id, sort from jsonb_to_recordset(${JSON.stringify(headings)}::jsonb)
      as r(id uuid, section_id uuid, element_id uuid, sort int)`)
  await tx.execute(sql`
    insert into planning.line (id, office_id, section_id, sort)
    select id, ${officeId}::uuid, section_id, sort from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as r(id uuid, section_id uuid, sort int)`)
  await tx.execute(sql`
    insert into planning.placement (id, office_id, line_id, element_id, sort)
    select id, ${officeId}::uuid, line_id, element_id, sort from jsonb_to_recordset(${JSON.stringify(placements)}::jsonb)
      as r(id uuid, line_id uuid, element_id uuid, sort int)`)
}

/**
 * A schedule that differs from the one in force becomes the next version; the first one is the baseline. A draft without
 * months says nothing about them: what is programmed stays (a text document carries no marks).
 */
async function saveSchedules(
  tx: WriteTx,
  elements: readonly DraftElement[],
  ids: ReadonlyMap<string, Id>,
  target: PoaTarget,
): Promise<void> {
  const rows = elements.flatMap((element) =>
    element.schedule === undefined || element.schedule.kind === 'none'
      ? []
      : [
          {
            id: newId(),
            activity_id: ids.get(element.key),
            kind: element.schedule.kind,
            months: element.schedule.months,
            annual_total: element.schedule.annualTotal ?? null,
            rule: element.schedule.rule ?? null,
            cells: element.schedule.from ?? [],
          },
        ],
  )
  await tx.execute(sql`
    insert into planning.schedule (id, office_id, activity_id, number, kind, months, annual_total, rule, cells, at)
    select r.id, ${target.officeId}::uuid, r.activity_id, coalesce(last.number, 0) + 1, r.kind, r.months, r.annual_total, r.rule,
      r.cells, ${target.now}
    from (select id, activity_id, kind, annual_total, rule, cells,
            array(select case when jsonb_typeof(m) = 'null' then null else m::text::double precision end
              from jsonb_array_elements(months) with ordinality as t(m, n) order by n) as months
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, activity_id uuid, kind text, months jsonb,
            annual_total double precision, rule text, cells jsonb)) r
    left join lateral (select s.number, s.kind, s.months, s.annual_total, s.rule from planning.schedule s
      where s.activity_id = r.activity_id order by s.number desc limit 1) last on true
    where last.number is null or (last.kind, last.months, last.annual_total, last.rule)
      is distinct from (r.kind, r.months, r.annual_total, r.rule)`)
}
