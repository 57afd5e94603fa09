import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import type { Schedule } from '../model.ts'
import { isCellsRefusal } from '../rules/edit/cell-problem.ts'
import { type EditProgrammeInput, editProgramme } from './edit-programme.ts'
import { loadPoas } from './load-poa.ts'
import type { StoredPoa } from './stored-poa.ts'

type Cell = EditProgrammeInput['cells'][number]

/** The first two quarters of the demonstration are signed off; their months are not programmed anew. */
const isOpen = (index: number): boolean => index >= 6

describeOnBothDatabases('a unit corrects what its draft programmes', (open) => {
  let loaded: Loaded
  let marked: readonly string[]

  const poaOf = async (unitCode: string): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa
  }
  const scheduleOf = async (id: string): Promise<Schedule> => {
    const schedule = (await poaOf('SCDU')).plan.elements.find(({ key }) => key === id)?.schedule
    if (schedule === undefined) throw new Error('The activity has no months.')
    return schedule
  }
  const edit = async (login: string, cells: readonly Cell[]) =>
    loaded.runner.command(editProgramme, await loaded.as(login), { cells })
  const id = (nth: number) => marked[nth] ?? ''
  const cell = (activityId: string, column: Cell['column'], programmed: number | null, seen: number | null): Cell => ({
    activityId,
    column,
    programmed,
    seen,
  })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const poa = await poaOf('SCDU')
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`update planning.instrument set status = 'draft' where id = ${poa.head.id}`),
    )
    marked = poa.plan.elements
      .filter(({ kind, cancelled }) => kind === 'activity' && cancelled === undefined)
      .filter(
        ({ schedule }) =>
          schedule?.kind === 'marks' &&
          schedule.months.filter((month, index) => month === null && isOpen(index)).length > 1,
      )
      .map(({ key }) => key)
  })

  test('months and total of several activities; the baseline of a draft is the draft, and the plan counts as changed', async () => {
    const before = await scheduleOf(id(0))
    const free = before.months.findIndex((month, index) => month === null && isOpen(index)) + 1
    const count = before.months.filter((month) => month !== null).length
    const { head } = await poaOf('SCDU')
    const answer = await edit('planificacion.scdu', [
      cell(id(0), free, 1, null),
      cell(id(0), 'total', count + 1, before.annualTotal ?? null),
    ])
    expect(answer).toMatchObject({ ok: true, value: { saved: 2 } })
    const after = await poaOf('SCDU')
    expect(await scheduleOf(id(0))).toMatchObject({ kind: 'marks', annualTotal: count + 1 })
    expect((await scheduleOf(id(0))).months[free - 1]).toBe(1)
    expect(after.baselines.get(id(0))?.months[free - 1]).toBe(1)
    expect(after.head.version, 'who would approve what they saw before is told').toBe(head.version + 1)
  })

  test('a total that is not the sum is refused with the activity and both numbers; nothing is saved', async () => {
    const before = await scheduleOf(id(1))
    const sum = before.months.filter((month) => month !== null).length
    const answer = await edit('planificacion.scdu', [cell(id(1), 'total', sum + 5, before.annualTotal ?? null)])
    if (answer.ok || !isCellsRefusal(answer.refusal)) throw new Error('It should have been refused.')
    expect(answer.refusal.cells[0]).toMatchObject({ activityId: id(1), column: 'total' })
    expect(answer.refusal.message.es).toContain(`suman ${sum}`)
    expect(answer.refusal.message.es).toContain(`dice ${sum + 5}`)
    expect(await scheduleOf(id(1))).toEqual(before)
  })

  test('two editors of one month: the second sees both values; of two months, both keep theirs', async () => {
    const before = await scheduleOf(id(2))
    const total = cell(id(2), 'total', null, before.annualTotal ?? null)
    if (before.annualTotal !== undefined) await edit('administracion', [total])
    const [one = 1, two = 2] = before.months.flatMap((month, index) =>
      month === null && isOpen(index) ? [index + 1] : [],
    )
    const both = await Promise.all([
      edit('planificacion.scdu', [cell(id(2), one, 3, null)]),
      edit('administracion', [cell(id(2), two, 4, null)]),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect((await scheduleOf(id(2))).months).toEqual(
      before.months.map((month, index) => (index + 1 === one ? 3 : index + 1 === two ? 4 : month)),
    )
    const late = await edit('administracion', [cell(id(2), one, 5, null)])
    if (late.ok || !isCellsRefusal(late.refusal)) throw new Error('It should have been refused.')
    expect(late.refusal.cells).toMatchObject([{ column: one, mine: 5, stored: { value: 3 } }])
    expect(await edit('administracion', [cell(id(2), one, 5, 3)])).toMatchObject({ ok: true })
  })

  test('the history tells what was programmed before and after', async () => {
    const entry = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select changes from audit.entry where command = 'planning.edit_programme' order by seq limit 1`),
    )
    expect(entry.rows[0]?.changes).toMatchObject([
      {
        kind: 'planning.element',
        id: id(0),
        before: { programmed: expect.anything() },
        after: { programmed: expect.anything() },
      },
    ])
  })

  test('an approved plan refuses, and says that it is reprogrammed', async () => {
    const sim = await poaOf('SIM')
    const activity = sim.plan.elements.find(({ kind }) => kind === 'activity')
    const answer = await edit('planificacion.sim', [cell(activity?.key ?? '', 1, 7, null)])
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'plan_approved' } })
    if (!answer.ok) expect(answer.refusal.message.es).toContain('reprogramación')
  })

  test.each(['planificacion.sim', 'lectura', 'direccion', 'public'])('%s may not', async (login) => {
    expect(await edit(login, [cell(id(0), 1, 7, null)])).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})
