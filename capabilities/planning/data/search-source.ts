import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { SearchDocument, SearchSource } from '../../../platform/search/document.ts'
import { planningPaths } from '../paths.ts'

const KINDS = [
  'strategic_area',
  'strategic_objective',
  'scope',
  'strategic_result',
  'strategic_indicator',
  'specific_objective',
  'result',
  'indicator',
  'activity',
] as const

/** Every plan with its objectives, results, indicators and activities; found by their words, their unit or their code. */
export const planSearch: SearchSource = {
  id: 'planning.plans',
  section: { id: 'planes', title: { es: 'Planes', en: 'Plans' }, order: 4 },
  edition: 2,
  titles: {
    plan: { es: 'Plan', en: 'Plan' },
    strategic_area: { es: 'Área estratégica', en: 'Strategic area' },
    strategic_objective: { es: 'Objetivo estratégico', en: 'Strategic objective' },
    scope: { es: 'Alcance estratégico', en: 'Strategic scope' },
    strategic_result: { es: 'Resultado estratégico', en: 'Strategic result' },
    strategic_indicator: { es: 'Indicador estratégico', en: 'Strategic indicator' },
    specific_objective: { es: 'Objetivo específico', en: 'Specific objective' },
    result: { es: 'Resultado', en: 'Result' },
    indicator: { es: 'Indicador', en: 'Indicator' },
    activity: { es: 'Actividad', en: 'Activity' },
  },
  async groups(tx) {
    const found = await tx.execute(sql`select id from planning.instrument order by id`)
    return found.rows.map((row) => String(row.id))
  },
  async documents(tx, group) {
    const plan = await planOf(tx, group)
    if (plan === undefined) return []
    const found = await tx.execute(sql`
      select id, kind, code, title, title_en from planning.element
      where instrument_id = ${group} and retired_at is null and kind = any(${sql.param(KINDS)}::text[])`)
    const elements = found.rows.map(
      (row): SearchDocument => ({
        kind: String(row.kind),
        id: String(row.id),
        code: row.code === null ? undefined : String(row.code),
        title: { es: String(row.title), ...(row.title_en === null ? {} : { en: String(row.title_en) }) },
        within: plan.name,
        body: plan.document.body,
        path: planningPaths.element(String(row.id)),
        audience: plan.document.audience,
      }),
    )
    return [plan.document, ...elements]
  },
}

/** The plan itself, and how its elements say of which they are: a unit's by the unit and the year. */
async function planOf(
  tx: ReadTx,
  id: string,
): Promise<{ readonly name: Text; readonly document: SearchDocument } | undefined> {
  const found = await tx.execute(sql`
    select i.kind, i.title, i.title_en, i.from_year, (
        select max(a.from_year) from planning.instrument a
        where i.kind = 'pei' and a.kind = 'action_plan' and a.from_year between i.from_year and i.to_year
      ) as followed, u.code as unit, y.title as unit_title,
      i.origin = 'screen' and i.status = 'draft' as prepared
    from planning.instrument i left join identity.unit u on u.id = i.unit_id
    left join identity.unit_year y on y.unit_id = u.id and y.year = i.from_year where i.id = ${id}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const year = Number(row.from_year)
  const title: Text = { es: String(row.title), ...(row.title_en === null ? {} : { en: String(row.title_en) }) }
  const unit = row.unit_title as Text | null
  const name: Text =
    unit === null
      ? title
      : { es: `${unit.es} · ${year}`, ...(unit.en === undefined ? {} : { en: `${unit.en} · ${year}` }) }
  return {
    name,
    document: {
      kind: 'plan',
      id,
      title,
      within: unit === null ? undefined : name,
      body: `${row.unit ?? ''} ${year}`,
      path: pathOf(row, year),
      audience: row.prepared === true ? 'staff' : 'public',
    },
  }
}

/** A strategic plan is followed year by year: it is opened at the newest that has a plan. */
function pathOf(row: Readonly<Record<string, unknown>>, year: number): string {
  if (row.unit !== null) return planningPaths.poa(year, String(row.unit))
  if (row.kind !== 'pei') return planningPaths.year(year)
  return row.followed === null ? planningPaths.newestPei() : planningPaths.pei(Number(row.followed))
}
