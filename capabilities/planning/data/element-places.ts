import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type Geography, type Place as GroundPlace, type NamedPlace, placesById } from '../../territory/contract.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { poaChanged } from '../events.ts'
import type { ElementKind } from '../model.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { mayHavePlaces, type Place } from '../rules/places/activities-by-place.ts'
import { unitOfPlanPart } from './draft-plan.ts'
import { elementChanges, elementStates } from './element-states.ts'
import { knownPlaces } from './known-places.ts'

export interface PlacesOfYear {
  readonly division: Geography | undefined
  readonly places: readonly Place[]
  /** Codes by element. */
  readonly of: ReadonlyMap<Id, readonly string[]>
  /** Some of it was invented for a demonstration. */
  readonly demo: boolean
}

/** Where the results and activities of a year's plans happen. */
export const placesOfYear: Query<number, PlacesOfYear> = {
  id: 'planning.places_of_year',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, year) {
    const found = await tx.execute(sql`
      select x.element_id, array_agg(x.place_id) as places, bool_or(x.demo) as demo
      from planning.element_place x
      join planning.element e on e.id = x.element_id join planning.instrument i on i.id = e.instrument_id
      where i.kind = 'poa' and i.from_year = ${year} and e.retired_at is null group by x.element_id`)
    const { division, places } = await knownPlaces(tx, year)
    const of = new Map(
      found.rows.map((row) => {
        const chosen = new Set(row.places as readonly string[])
        return [String(row.element_id), places.flatMap(({ id, code }) => (chosen.has(id) ? [code] : []))]
      }),
    )
    const demo = found.rows.some((row) => row.demo === true)
    return { ok: true, value: { division, places: places.map(placeOf), of, demo } }
  },
}

const placeOf = ({ code, name }: GroundPlace): Place => ({ code, name })

/** At which places one element happens, in the order of their names; empty: nobody said. */
export async function municipalitiesOf(tx: ReadTx, id: Id): Promise<readonly NamedPlace[]> {
  return placesById(tx, await placeIdsOf(tx, id))
}

async function placeIdsOf(tx: ReadTx, elementId: Id): Promise<readonly Id[]> {
  const found = await tx.execute(sql`select place_id from planning.element_place where element_id = ${elementId}`)
  return found.rows.map(({ place_id }) => String(place_id))
}

export interface ElementPlaces {
  readonly division: Geography | undefined
  /** Empty where no division of the ground was in force, or the element is of a kind that happens nowhere. */
  readonly places: readonly Place[]
  readonly chosen: readonly string[]
  readonly demo: boolean
}

export const placesOfElement: Query<Id, ElementPlaces> = {
  id: 'planning.places_of_element',
  permission: EDIT_PLAN,
  async subject(tx, id) {
    return { unitId: (await unitOfPlanPart(tx, id, 'element'))?.unitId }
  },
  async run(tx, _ctx, id) {
    const found = await tx.execute(sql`
      select e.kind, i.from_year, exists (select 1 from planning.element_place x where x.element_id = e.id and x.demo) as demo
      from planning.element e join planning.instrument i on i.id = e.instrument_id
      where e.id = ${id} and e.retired_at is null`)
    const row = found.rows[0]
    if (row === undefined || !mayHavePlaces(row.kind as ElementKind))
      return { ok: true, value: { division: undefined, places: [], chosen: [], demo: false } }
    const { division, places } = await knownPlaces(tx, Number(row.from_year))
    const chosen = new Set(await placeIdsOf(tx, id))
    return {
      ok: true,
      value: {
        division,
        places: places.map(placeOf),
        chosen: places.flatMap((place) => (chosen.has(place.id) ? [place.code] : [])),
        demo: row.demo === true,
      },
    }
  },
}

export const placeElementInput = z.object({
  elementId: z.uuid(),
  places: z.array(z.string().max(100)).max(200),
  expectedVersion: z.coerce.number().int().min(1),
})

/**
 * Says in which municipalities a result or an activity happens; none takes it back. It is no promise of the plan and may be put
 * right at any time, also in an approved one; the history keeps what was said before.
 */
export const placeElement: Command<z.infer<typeof placeElementInput>, { readonly version: number }> = {
  id: 'planning.place_element',
  title: { es: 'Decir en qué municipios ocurre', en: 'Say in which municipalities it happens' },
  input: placeElementInput,
  permission: EDIT_PLAN,
  async subject(tx, { elementId }) {
    return { unitId: (await unitOfPlanPart(tx, elementId, 'element'))?.unitId }
  },
  async run(tx, _ctx, { elementId, places, expectedVersion }) {
    const found = await tx.execute(sql`
      select e.kind, e.office_id, e.instrument_id, e.version, i.from_year
      from planning.element e join planning.instrument i on i.id = e.instrument_id
      where e.id = ${elementId} and e.retired_at is null for update of e`)
    const row = found.rows[0]
    if (row === undefined || !mayHavePlaces(row.kind as ElementKind)) return refuse(NOWHERE)
    if (Number(row.version) !== expectedVersion) return refuse(CHANGED_MEANWHILE)
    const known = new Map((await knownPlaces(tx, Number(row.from_year))).places.map(({ code, id }) => [code, id]))
    if (places.some((code) => !known.has(code))) return refuse(NO_PLACE)
    const ids = [...new Set(places)].flatMap((code) => known.get(code) ?? [])
    const was = await elementStates(tx, { element: elementId })
    await tx.execute(sql`
      delete from planning.element_place where element_id = ${elementId} and not (place_id = any(${sql.param(ids)}::uuid[]))`)
    // What a person confirms is no demonstration any more.
    await tx.execute(sql`
      insert into planning.element_place (id, office_id, element_id, place_id)
      select r.id, ${String(row.office_id)}::uuid, ${elementId}::uuid, r.place_id
      from unnest(${sql.param(ids.map(() => newId()))}::uuid[], ${sql.param(ids)}::uuid[]) as r(id, place_id)
      on conflict (element_id, place_id) do update set demo = false, version = planning.element_place.version + 1`)
    await tx.execute(sql`delete from planning.unsettled_place where element_id = ${elementId}`)
    await tx.execute(sql`update planning.element set version = version + 1 where id = ${elementId}`)
    return {
      ok: true,
      value: {
        output: { version: expectedVersion + 1 },
        changes: elementChanges(was, await elementStates(tx, { element: elementId })),
        events: [poaChanged(String(row.instrument_id))],
      },
    }
  },
}

const NOWHERE: Refusal<'happens_nowhere'> = {
  kind: 'happens_nowhere',
  message: {
    es: 'Solo de los resultados y las actividades de un plan vigente se dice en qué municipios ocurren.',
    en: 'Only of results and activities of a plan in force is it said in which municipalities they happen.',
  },
}
const NO_PLACE: Refusal<'no_place'> = {
  kind: 'no_place',
  field: 'place',
  message: { es: 'Elija municipios de la lista.', en: 'Choose municipalities of the list.' },
}
const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  field: 'place',
  message: {
    es: 'Otra persona cambió este elemento mientras usted elegía. Revise lo que dice ahora y guarde de nuevo si lo suyo es lo correcto.',
    en: 'Somebody else changed this element while you were choosing. Look at what it now says, and save again if yours is right.',
  },
}
