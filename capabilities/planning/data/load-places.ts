import { sql } from 'drizzle-orm'
import { newId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import { sortKey } from '../../../kernel/sort-key.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { Pack, PackRefusal } from '../../../platform/packs/pack.ts'
import { readPlaces } from '../places-deployment.ts'
import type { LoadedPlans } from './load-risks.ts'

/** Municipalities that the database lacks, and where a demonstration says that its plans happen. */
export async function loadPlaces(tx: WriteTx, pack: Pack, plans: LoadedPlans): Promise<Result<undefined, PackRefusal>> {
  const read = readPlaces(pack, plans.files)
  if (!read.ok) return read
  const places = read.value.places.map(({ code, name }) => ({ id: newId(), code, name, sort_key: sortKey(name) }))
  await tx.execute(sql`
    insert into planning.place (id, office_id, code, name, sort_key)
    select id, ${plans.officeId}::uuid, code, name, sort_key
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(id uuid, code text, name text, sort_key text)
    on conflict (office_id, code) do nothing`)
  if (!plans.demo) return { ok: true, value: undefined }
  const said = read.value.demo.flatMap(({ unit, element, in: codes }) => {
    const id = plans.units.get(unit)?.get(element)
    return id === undefined ? [] : codes.map((code) => ({ id: newId(), element_id: id, code }))
  })
  await tx.execute(sql`
    insert into planning.element_place (id, office_id, element_id, place_id, demo)
    select r.id, ${plans.officeId}::uuid, r.element_id, p.id, true
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r(id uuid, element_id uuid, code text)
    join planning.place p on p.office_id = ${plans.officeId}::uuid and p.code = r.code
    on conflict (element_id, place_id) do nothing`)
  return { ok: true, value: undefined }
}
