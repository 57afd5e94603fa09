import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Pack, PackRefusal } from '../../../platform/packs/pack.ts'
import { readPlaces } from '../places-deployment.ts'
import { knownPlaces } from './known-places.ts'
import type { LoadedPlans } from './load-risks.ts'

/** Where a demonstration says that its plans happen, and what an older database said before the ground had its places. */
export async function loadPlaces(tx: WriteTx, pack: Pack, plans: LoadedPlans): Promise<Result<undefined, PackRefusal>> {
  const read = readPlaces(pack, plans.files)
  if (!read.ok) return read
  if (plans.demo) {
    const said = read.value.flatMap(({ unit, element, in: codes }) => {
      const id = plans.units.get(unit)?.get(element)
      return id === undefined ? [] : codes.map((code) => ({ id: newId(), element_id: id, code }))
    })
    await tx.execute(sql`
      insert into planning.unsettled_place (id, office_id, element_id, code, demo)
      select r.id, ${plans.officeId}::uuid, r.element_id, r.code, true
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r(id uuid, element_id uuid, code text)
      on conflict (element_id, code) do nothing`)
  }
  await settlePlaces(tx, plans.officeId)
  return { ok: true, value: undefined }
}

/** What was said by a code goes to the place of that code in the division of the plan's year, where the ground has one. */
async function settlePlaces(tx: WriteTx, officeId: Id): Promise<void> {
  const years = await tx.execute(sql`
    select distinct i.from_year from planning.unsettled_place u
    join planning.element e on e.id = u.element_id join planning.instrument i on i.id = e.instrument_id
    where u.office_id = ${officeId} order by i.from_year`)
  for (const { from_year: year } of years.rows) {
    const { places } = await knownPlaces(tx, Number(year))
    const known = places.map(({ id, code }) => ({ place_id: id, code }))
    await tx.execute(sql`
      with settled as (
        delete from planning.unsettled_place u
        using planning.element e, planning.instrument i, jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as p(place_id uuid, code text)
        where e.id = u.element_id and i.id = e.instrument_id and i.from_year = ${Number(year)} and u.office_id = ${officeId}
          and p.code = u.code
        returning u.id, u.office_id, u.version, u.element_id, p.place_id, u.demo
      )
      insert into planning.element_place (id, office_id, version, element_id, place_id, demo)
      select id, office_id, version, element_id, place_id, demo from settled on conflict (element_id, place_id) do nothing`)
  }
}

/** For `trama check`: what was said of places that the ground does not have. */
export async function unsettledPlaces(tx: ReadTx): Promise<readonly Text[]> {
  const found = await tx.execute(sql`
    select code, count(*) as elements from planning.unsettled_place group by code order by code collate "C"`)
  return found.rows.map(({ code, elements }) => ({
    es: `El territorio no tiene el lugar «${String(code)}», en el que ocurren ${Number(elements)} elementos de planes.`,
    en: `The ground has no place “${String(code)}”, at which ${Number(elements)} elements of plans happen.`,
  }))
}
