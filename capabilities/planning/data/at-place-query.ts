import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { DraftElement } from '../model.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { activitiesByPlace } from '../rules/places/activities-by-place.ts'
import type { StateId } from '../rules/states.ts'
import { yearsInForce } from './load-year.ts'
import { publicYear } from './public-queries.ts'

export interface ActivityAtPlace {
  readonly activity: DraftElement
  readonly unit: string
  /** Undefined where nothing is programmed of it. */
  readonly state: StateId | undefined
}

export interface ActivitiesAtPlace {
  /** The newest year of which somebody said that anything happens there; absent: of none. */
  readonly year: number | undefined
  readonly cutOff: CivilDate | undefined
  readonly activities: readonly ActivityAtPlace[]
  readonly demo: boolean
}

const NOTHING: ActivitiesAtPlace = { year: undefined, cutOff: undefined, activities: [], demo: false }

/** The activities of the newest published plans that happen at one of some places, themselves or by their result. */
export const activitiesAtPlace: Query<readonly Id[], ActivitiesAtPlace> = {
  id: 'planning.activities_at_place',
  permission: READ_PUBLIC,
  async run(tx, ctx, places) {
    if (places.length === 0) return { ok: true, value: NOTHING }
    const year = await newestYearAt(tx, places)
    if (year === undefined) return { ok: true, value: NOTHING }
    const found = await publicYear.run(tx, ctx, { year })
    if (!found.ok) return found
    const { plan, progress, cutOff } = found.value
    const said = await tx.execute(sql`
      select x.element_id, bool_or(x.place_id = any(${sql.param(places)}::uuid[])) as here, bool_or(x.demo) as demo
      from planning.element_place x join planning.element e on e.id = x.element_id
      join planning.instrument i on i.id = e.instrument_id
      where i.kind = 'poa' and i.from_year = ${year} and e.retired_at is null group by x.element_id`)
    // One said to happen elsewhere is elsewhere, wherever its result is.
    const of = new Map(said.rows.map((row) => [String(row.element_id), row.here === true ? ['here'] : []]))
    const gathered = activitiesByPlace(
      [{ code: 'here', name: '' }],
      of,
      plan.poas.map(({ head, plan: own }) => ({ id: head.id, unit: head.unit.code, plan: own })),
    )
    const activities = gathered.flatMap((each) =>
      each.activities.map(({ planId, unit, activity }) => ({
        activity,
        unit,
        state: progress.plans.get(planId)?.activities.get(activity.key)?.state,
      })),
    )
    const demo = said.rows.some((row) => row.here === true && row.demo === true)
    return { ok: true, value: { year, cutOff, activities, demo } }
  },
}

async function newestYearAt(tx: ReadTx, places: readonly Id[]): Promise<number | undefined> {
  const found = await tx.execute(sql`
    select distinct i.from_year as year from planning.element_place x join planning.element e on e.id = x.element_id
    join planning.instrument i on i.id = e.instrument_id
    where x.place_id = any(${sql.param(places)}::uuid[]) and i.kind = 'poa' and e.retired_at is null`)
  const there = new Set(found.rows.map(({ year }) => Number(year)))
  return (await yearsInForce(tx)).find((year) => there.has(year))
}
