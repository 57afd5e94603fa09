import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { noticesOf } from '../../../platform/notifications/data/notice-list.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { poaChanged, poaImported } from '../events.ts'
import { loadPoas } from './load-poa.ts'
import { lateUnits, remindPlanners, tellOfImport } from './tell-planners.ts'

const app = { role: 'trama_app' } as const

describeOnBothDatabases('planners are told', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  const accountOf = async (login: string) => {
    const { who } = await loaded.as(login)
    return typeof who === 'string' ? who : who.accountId
  }
  const titlesFor = async (login: string) => {
    const account = await accountOf(login)
    const { lines } = await loaded.database.read(app, (tx) => noticesOf(tx, account, false, 1))
    return lines.map(({ title, link }) => [title.es, link])
  }
  const poaOf = async (unit: string) => {
    const poas = await loaded.database.read(app, (tx) => loadPoas(tx, { year: 2019 }))
    const found = poas.find(({ head }) => head.unit.code === unit)
    if (found === undefined) throw new Error(`The demonstration has no plan of ${unit}.`)
    return found
  }

  test('that their unit’s plan was imported, not who imported it, and not of every change', async () => {
    const sim = (await poaOf('SIM')).head
    const [administrator, planner, system] = [
      await loaded.as('administracion'),
      await loaded.as('planificacion.sim'),
      await loaded.as('system'),
    ]
    const tell = (event: Parameters<typeof tellOfImport>[2]) =>
      loaded.database.write(app, (tx) => tellOfImport(tx, system, event))
    await tell(poaChanged(sim.id))
    await tell(poaImported(sim.id, planner))
    expect(await titlesFor('planificacion.sim')).toEqual([])
    await tell(poaImported(sim.id, administrator))
    await tell(poaImported(sim.id, administrator))
    expect(await titlesFor('planificacion.sim')).toEqual([
      [`Cambió el plan 2019 de ${sim.unit.title.es}`, '/t/poa/2019/sim'],
    ])
    for (const login of ['planificacion.scdu', 'lectura', 'direccion', 'administracion'])
      expect(await titlesFor(login)).toEqual([])
  })

  test('how many months their unit owes, brought up to date while unread', async () => {
    const system = await loaded.as('system')
    const late = await loaded.database.read(app, (tx) => lateUnits(tx, system.today))
    // As many as the board shows for each unit of the demonstration.
    expect(late.map(({ months }) => months > 0 && Number.isInteger(months))).not.toContain(false)
    expect(late.length).toBeGreaterThan(0)
    const { head } = await poaOf('SCDU')
    const owed = { unitId: head.unit.id, title: head.unit.title, year: 2019 }
    await loaded.database.write(app, async (tx) => {
      await remindPlanners(tx, system, { ...owed, months: 4 })
      await remindPlanners(tx, system, { ...owed, months: 1 })
    })
    expect(await titlesFor('planificacion.scdu')).toEqual([['Falta informar 1 mes de una actividad', '/t']])
    const letters = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select kind from platform.letter where kind = 'planning.months_late'`),
    )
    expect(letters.rows).toHaveLength(1)
  })
})
