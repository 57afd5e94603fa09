import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { planText, uploadText } from '../../../tests/integration/plan-text.ts'
import { importPlan } from './apply-import.ts'
import { importQuery } from './import-queries.ts'
import { loadPoas } from './load-poa.ts'
import { observedImport } from './out-refused-import.ts'

describeOnBothDatabases('a file is held to what a review closed', (open) => {
  let loaded: Loaded

  const before = planText({ activity: 'Escribir las guías', months: '###...#.....' })
  const moved = planText({ activity: 'Escribir las guías', months: '##.#..#.....' })
  const later = planText({ activity: 'Escribir las guías', months: '###....#....' })

  const accept = async (importId: string) =>
    loaded.runner.command(importPlan, await loaded.as('administracion'), { importId, acceptChanges: true })
  const months = async () => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2031, unitCode: 'SCDU' }),
    )
    const activity = poa?.plan.elements.find(({ kind }) => kind === 'activity')
    return activity?.schedule?.months.map((month) => (month === null ? '.' : '#')).join('')
  }
  const review = (state: 'signed' | 'direction') =>
    loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        insert into planning.review (id, office_id, year, quarter, state, phases, opened_at, signed_on)
        select gen_random_uuid(), office_id, 2031, 1, ${state}, '{}', ${NOW}, '2031-04-24' from planning.plan_year
        where year = 2031
        on conflict (office_id, year, quarter) do update set state = excluded.state`),
    )

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    expect(await accept(await uploadText(loaded, before))).toMatchObject({ ok: true })
    await review('signed')
  })

  test('it is refused with what it would change, and the plan stays', async () => {
    const importId = await uploadText(loaded, moved)
    const answer = await accept(importId)
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'closed_period' } })
    if (!answer.ok) {
      expect(answer.refusal.message.es).toContain('cambia lo programado de Escribir las guías en marzo')
      expect(answer.refusal.message.es).toContain('24 de abril de 2031')
    }
    expect(await months()).toBe('###...#.....')
  })

  test('the preview and the annotated file say it before', async () => {
    const importId = await uploadText(loaded, moved)
    const administrator = await loaded.as('administracion')
    expect(await loaded.runner.query(importQuery, administrator, { id: importId })).toMatchObject({
      ok: true,
      value: { outcomes: [{ status: 'changed', closed: { changes: [{ what: 'programmed', months: [3] }] } }] },
    })
    const observed = await loaded.runner.query(observedImport, administrator, importId)
    expect(observed.ok && observed.value.observations[0]).toMatchObject({
      level: 'correct',
      at: [{ address: expect.stringMatching(/^L7C/) }],
      message: { es: expect.stringContaining('la revisión de esos meses está firmada') },
    })
  })

  test('what it says of later months is taken over', async () => {
    expect(await accept(await uploadText(loaded, later))).toMatchObject({ ok: true })
    expect(await months()).toBe('###....#....')
  })

  test('when the review is reopened, all of it is', async () => {
    await review('direction')
    expect(await accept(await uploadText(loaded, moved))).toMatchObject({ ok: true })
    expect(await months()).toBe('##.#..#.....')
  })
})
