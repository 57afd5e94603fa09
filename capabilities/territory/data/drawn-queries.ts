import type { CivilDate } from '../../../kernel/civil.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_GROUND } from '../places-permissions.ts'
import { usualDay } from '../rules/places/usual-day.ts'
import { type DrawnPlaces, drawnPlaces } from './drawn-places.ts'
import { NO_PLACE } from './ground-queries.ts'
import { geographies } from './places-query.ts'

interface DrawnQuestion {
  readonly code: string
  readonly day?: CivilDate | undefined
  readonly width: number
}

/** The places of a division as a picture. */
export const drawnGeography: Query<DrawnQuestion, DrawnPlaces> = {
  id: 'territory.drawn_geography',
  permission: READ_GROUND,
  async run(tx, ctx, { code, day, width }) {
    const geography = (await geographies(tx)).find((each) => each.code === code)
    if (geography === undefined) return refuse(NO_PLACE)
    return { ok: true, value: await drawnPlaces(tx, geography, day ?? usualDay(geography, ctx.today), width) }
  },
}
