import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { linksFrom } from '../../../platform/links/links.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import type { ReprogrammingState } from '../rules/reprogramming-request/states.ts'
import { groupBy } from './load-poa.ts'

/** As links and the history call a request. */
export const REPROGRAMMING = 'planning.reprogramming'

export type StoredChange = PlanChange & { readonly id: Id }

/** A request to reprogramme a plan, with everything it would change. */
export interface StoredReprogramming {
  readonly id: Id
  readonly version: number
  readonly instrumentId: Id
  readonly year: number
  readonly unit: { readonly id: Id; readonly code: string; readonly title: Text }
  readonly number: number
  readonly state: ReprogrammingState
  readonly cause: string
  /** The risk of the plan that came true or threatens, if one was named. */
  readonly risk: { readonly id: Id; readonly title: string } | undefined
  readonly period: string
  readonly justification: string
  readonly requestedBy: string
  readonly openedAt: string
  readonly submittedAt: string | undefined
  readonly decision:
    | { readonly on: CivilDate; readonly by: string; readonly note: string | undefined; readonly at: string }
    | undefined
  readonly planVersion: number | undefined
  readonly fromFile: boolean
  readonly demo: boolean
  readonly changes: readonly StoredChange[]
}

export type ReprogrammingChoice =
  | { readonly id: Id }
  | { readonly instruments: readonly Id[] }
  | { readonly year: number }

/** Requests with their changes in three queries, by plan and number. */
export async function loadReprogrammings(
  tx: ReadTx,
  choice: ReprogrammingChoice,
): Promise<readonly StoredReprogramming[]> {
  const found = await tx.execute(sql`
    select r.*, i.from_year, u.id as unit_id, u.code as unit_code, y.title as unit_title
    from planning.reprogramming r join planning.instrument i on i.id = r.instrument_id
    join identity.unit u on u.id = i.unit_id
    left join identity.unit_year y on y.unit_id = u.id and y.year = i.from_year
    where ${chosen(choice)} order by coalesce(y.sort, 999), u.code, r.number`)
  const ids = found.rows.map((row) => String(row.id))
  if (ids.length === 0) return []
  const changes = await tx.execute(sql`
    select * from planning.reprogramming_change where reprogramming_id = any(${sql.param(ids)}::uuid[]) order by sort, id`)
  const links = await linksFrom(tx, ids, 'caused_by')
  const risks = await tx.execute(sql`
    select id, title from planning.element where id = any(${sql.param(links.map(({ to }) => to.id))}::uuid[])`)
  const titles = new Map(risks.rows.map((row) => [String(row.id), String(row.title)]))
  const changesOf = groupBy(changes.rows, (row) => String(row.reprogramming_id))
  return found.rows.map((row) => {
    const id = String(row.id)
    const risk = links.find(({ from }) => from.id === id)?.to.id
    return {
      id,
      version: Number(row.version),
      instrumentId: String(row.instrument_id),
      year: Number(row.from_year),
      unit: {
        id: String(row.unit_id),
        code: String(row.unit_code),
        title: (row.unit_title as Text | null) ?? { es: String(row.unit_code) },
      },
      number: Number(row.number),
      state: row.state as ReprogrammingState,
      cause: String(row.cause),
      risk: risk === undefined || !titles.has(risk) ? undefined : { id: risk, title: titles.get(risk) ?? '' },
      period: String(row.period),
      justification: String(row.justification),
      requestedBy: String(row.requested_by),
      openedAt: String(row.opened_at),
      submittedAt: textOf(row.submitted_at),
      decision:
        row.decided_on === null
          ? undefined
          : {
              on: String(row.decided_on),
              by: String(row.decided_by),
              note: textOf(row.decision_note),
              at: String(row.decided_at),
            },
      planVersion: row.plan_version === null ? undefined : Number(row.plan_version),
      fromFile: row.import_id !== null,
      demo: row.demo === true,
      changes: (changesOf.get(id) ?? []).map(toChange),
    }
  })
}

function chosen(choice: ReprogrammingChoice): SQL {
  if ('id' in choice) return sql`r.id = ${choice.id}`
  if ('instruments' in choice) return sql`r.instrument_id = any(${sql.param(choice.instruments)}::uuid[])`
  return sql`i.from_year = ${choice.year}`
}

function toChange(row: Record<string, unknown>): StoredChange {
  return {
    id: String(row.id),
    kind: row.kind,
    element: String(row.element_id),
    ...(row.beside_id === null ? {} : { beside: String(row.beside_id) }),
    before: row.before ?? null,
    after: row.after ?? null,
  } as StoredChange
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
