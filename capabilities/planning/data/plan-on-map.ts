import type { Query } from '../../../platform/capability/command.ts'
import { type DrawnPlaces, drawnPlacesNamed } from '../../territory/contract.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { type PlacesOfYear, placesOfYear } from './element-places.ts'

export interface PlanOnMap extends PlacesOfYear {
  /** The municipalities as they were when the year began; absent where the ground knows none of them. */
  readonly drawn: DrawnPlaces | undefined
}

const WIDTH = 560

/** Where the plans of a year happen, with the ground to draw it on: of what is published, the page shows what it has. */
export const planOnMap: Query<number, PlanOnMap> = {
  id: 'planning.plan_on_map',
  permission: READ_PUBLIC,
  async run(tx, ctx, year) {
    const said = await placesOfYear.run(tx, ctx, year)
    if (!said.ok) return said
    const codes = said.value.places.map(({ code }) => code)
    const drawn = said.value.of.size === 0 ? undefined : await drawnPlacesNamed(tx, codes, `${year}-01-01`, WIDTH)
    return { ok: true, value: { ...said.value, drawn } }
  },
}
