import { sql } from 'drizzle-orm'
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

/** Objectives, results, indicators and activities of every plan; found by their words, their unit or their code. */
export const planSearch: SearchSource = {
  kind: 'planning.element',
  titles: {
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
    const found = await tx.execute(sql`
      select e.id, e.kind, e.code, e.title, e.title_en, i.from_year, coalesce(y.title ->> 'es', i.title) as plan, u.code as unit,
        i.origin = 'screen' and i.status = 'draft' as prepared
      from planning.element e join planning.instrument i on i.id = e.instrument_id
      left join identity.unit u on u.id = i.unit_id
      left join identity.unit_year y on y.unit_id = u.id and y.year = i.from_year
      where e.instrument_id = ${group} and e.retired_at is null and e.kind = any(${sql.param(KINDS)}::text[])`)
    return found.rows.map(
      (row): SearchDocument => ({
        kind: String(row.kind),
        id: String(row.id),
        code: row.code === null ? undefined : String(row.code),
        title: String(row.title),
        body: [row.title_en, row.plan, row.unit, row.from_year].filter((part) => part !== null).join(' '),
        path: planningPaths.element(String(row.id)),
        audience: row.prepared === true ? 'staff' : 'public',
      }),
    )
  },
}
