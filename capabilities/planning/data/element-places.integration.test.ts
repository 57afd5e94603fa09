import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { elementHistory } from './element-history.ts'
import { placeElement, placesOfElement, placesOfYear } from './element-places.ts'
import { startNextYear } from './start-next-year.ts'

describeOnBothDatabases('where things happen', (open) => {
  let loaded: Loaded

  /** An element of the demonstration by the words of its plan. */
  const idOf = async (words: string): Promise<string> => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
        where i.from_year = 2019 and e.kind = 'activity' and e.title like ${`%${words}%`}`),
    )
    return String(found.rows[0]?.id)
  }
  const chosen = async (id: string) => {
    const answer = await loaded.runner.query(placesOfElement, await loaded.as('administracion'), id)
    return answer.ok ? answer.value.chosen : []
  }
  const versionOf = async (id: string) => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select version from planning.element where id = ${id}`),
    )
    return Number(found.rows[0]?.version)
  }
  const say = async (id: string, places: readonly string[], login = 'planificacion.scdu', expectedVersion?: number) =>
    loaded.runner.command(placeElement, await loaded.as(login), {
      elementId: id,
      places,
      expectedVersion: expectedVersion ?? (await versionOf(id)),
    })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the deployment brings its fourteen municipalities, and the demonstration says some places', async () => {
    const answer = await loaded.runner.query(placesOfYear, await loaded.as('lectura'), 2019)
    expect(answer.ok && answer.value.division?.code).toBe('municipalities-until-2024')
    expect(answer.ok && answer.value.places.length).toBe(14)
    expect(answer.ok && answer.value.places[0]).toEqual({ code: 'antiguo-cuscatlan', name: 'Antiguo Cuscatlán' })
    expect(answer.ok && answer.value.of.get(await idOf('Mapa Sanitario'))).toEqual(['nejapa'])
  })

  test('a unit says it of its approved plan too; the history tells it by name, to the public as well', async () => {
    const id = await idOf('Asesorar al usuario sobre el proceso')
    expect(await say(id, ['apopa', 'nejapa'])).toMatchObject({ ok: true })
    expect(await chosen(id)).toEqual(['apopa', 'nejapa'])
    expect(await say(id, ['nejapa'])).toMatchObject({ ok: true })
    expect(await chosen(id)).toEqual(['nejapa'])
    const told = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select changes from audit.entry where command = 'planning.place_element' order by seq desc limit 1`,
      ),
    )
    expect(told.rows[0]?.changes).toMatchObject([
      { id, before: { places: ['Apopa', 'Nejapa'] }, after: { places: ['Nejapa'] } },
    ])
    const history = await loaded.runner.query(elementHistory, await loaded.as('public'), { id, zone: 'UTC' })
    expect(history).toMatchObject({ ok: true })
  })

  test('of another unit’s plan nobody says it; nor a place that is none; nor over what changed meanwhile', async () => {
    const id = await idOf('Asesorar al usuario sobre el proceso')
    expect(await say(id, ['apopa'], 'planificacion.sim')).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await say(id, ['atlantis'])).toMatchObject({ refusal: { kind: 'no_place' } })
    expect(await say(id, ['apopa'], 'planificacion.scdu', 1)).toMatchObject({ refusal: { kind: 'changed_meanwhile' } })
    expect(await chosen(id)).toEqual(['nejapa'])
  })

  test('the plan of the next year goes on in the same places', async () => {
    const id = await idOf('Asesorar al usuario sobre el proceso')
    const plan = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select instrument_id from planning.element where id = ${id}`),
    )
    const started = await loaded.runner.command(startNextYear, await loaded.as('planificacion.scdu'), {
      poaId: String(plan.rows[0]?.instrument_id),
      targets: 'keep',
      months: 'keep',
    })
    expect(started).toMatchObject({ ok: true })
    const next = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select p.code, g.code as division from planning.element e join planning.instrument i on i.id = e.instrument_id
        join planning.element_place x on x.element_id = e.id join territory.place p on p.id = x.place_id
        join territory.geography g on g.id = p.geography_id
        where i.from_year = 2020 and e.title like '%Asesorar al usuario sobre el proceso%'`),
    )
    expect(next.rows).toEqual([{ code: 'nejapa', division: 'municipalities-until-2024' }])
  })

  test('the first plan after the law of 2024 goes on in the districts that its municipalities became', async () => {
    const id = await idOf('Asesorar al usuario sobre el proceso')
    const plan = await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      const found = await tx.execute(sql`select instrument_id from planning.element where id = ${id}`)
      const instrument = String(found.rows[0]?.instrument_id)
      await tx.execute(sql`update planning.instrument set from_year = 2024, to_year = 2024 where id = ${instrument}`)
      return instrument
    })
    const started = await loaded.runner.command(startNextYear, await loaded.as('administracion'), {
      poaId: plan,
      targets: 'keep',
      months: 'keep',
    })
    expect(started).toMatchObject({ ok: true })
    const next = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select p.code, g.code as division from planning.element e join planning.instrument i on i.id = e.instrument_id
        join planning.element_place x on x.element_id = e.id join territory.place p on p.id = x.place_id
        join territory.geography g on g.id = p.geography_id
        where i.from_year = 2025 and e.title like '%Asesorar al usuario sobre el proceso%'`),
    )
    expect(next.rows).toEqual([{ code: 'nejapa', division: 'districts-from-2024' }])
    const answer = await loaded.runner.query(placesOfYear, await loaded.as('lectura'), 2025)
    expect(answer.ok && answer.value.division?.code).toBe('districts-from-2024')
  })

  test('a place that is given a better name is no change of what happens there', async () => {
    const id = await idOf('Mapa Sanitario')
    const told = async () => {
      const answer = await loaded.runner.query(elementHistory, await loaded.as('lectura'), {
        id,
        day: '2026-11-21',
        zone: 'UTC',
      })
      return answer.ok ? answer.value.past?.state : undefined
    }
    const before = await told()
    expect(before).toMatchObject({ known: true, uncertain: [], state: { places: ['Nejapa'] } })
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        with was as (update territory.place_state s set replaced_at = now() from territory.place p
          join territory.geography g on g.id = p.geography_id
          where s.place_id = p.id and p.code = 'nejapa' and g.code = 'municipalities-until-2024' and s.replaced_at is null returning s.*)
        insert into territory.place_state (id, office_id, place_id, name, sort_key, shape_status, source, recorded_at)
        select gen_random_uuid(), office_id, place_id, 'Villa Nejapa', 'villa nejapa', 'none', 'prueba', now() from was`),
    )
    expect(await told()).toEqual(before)
    const answer = await loaded.runner.query(placesOfYear, await loaded.as('lectura'), 2019)
    expect(answer.ok && answer.value.places.at(-1)?.name).toBe('Villa Nejapa')
  })
})
