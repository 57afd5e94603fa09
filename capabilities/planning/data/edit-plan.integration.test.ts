import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { foundBy } from '../../../tests/integration/found-by.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import type { DraftElement, DraftLine } from '../model.ts'
import { editElement, elementToEdit } from './edit-element.ts'
import { addLine, addToLine, removeLine } from './edit-lines.ts'
import { planLines } from './plan-lines.ts'
import type { StoredPoa } from './stored-poa.ts'

describeOnBothDatabases('a unit corrects its draft', (open) => {
  let loaded: Loaded

  const linesOf = async (unit = 'SCDU') => {
    const answer = await loaded.runner.query(planLines, await loaded.as('administracion'), { year: 2019, unit })
    if (!answer.ok) throw new Error(answer.refusal.kind)
    const { poa, versions } = answer.value
    const lines = poa.plan.subPlans.flatMap(({ sections }) => sections.flatMap((section) => section.lines))
    return { poa, versions, lines }
  }
  const elementOf = async (id: string) => {
    const answer = await loaded.runner.query(elementToEdit, await loaded.as('administracion'), id)
    if (!answer.ok) throw new Error(answer.refusal.kind)
    return answer.value
  }
  const first = (poa: StoredPoa, kind: DraftElement['kind']): DraftElement => {
    const found = poa.plan.elements.find((element) => element.kind === kind)
    if (found === undefined) throw new Error(`The plan has no ${kind}.`)
    return found
  }
  const save = async (login: string, id: string, fields: object) => {
    const { element, version } = await elementOf(id)
    const { title, titleEn, code, weight, role, funding, namesPersons } = element
    const whole = { title, titleEn, code, weight, role, funding, namesPersons, ...fields }
    return loaded.runner.command(editElement, await loaded.as(login), {
      expectedVersion: version,
      ...whole,
      elementId: id,
    })
  }
  const at = async (line: DraftLine) => ({
    lineId: line.key,
    expectedVersion: (await linesOf()).versions.get(line.key) ?? 0,
  })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const { poa } = await linesOf()
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`update planning.instrument set status = 'draft' where id = ${poa.head.id}`),
    )
  })

  test('a text is corrected, the history tells it, search finds it, and who would approve is told', async () => {
    const { poa } = await linesOf()
    const activity = first(poa, 'activity')
    const title = 'Depurar el inventario de guacamayas'
    expect(await save('planificacion.scdu', activity.key, { title, weight: 2 })).toMatchObject({ ok: true })
    const { element } = await elementOf(activity.key)
    expect(element).toMatchObject({ title, weight: 2 })
    const after = await linesOf()
    expect(after.poa.head.version).toBe(poa.head.version + 1)
    expect(after.poa.reports.get(activity.key), 'what was reported stays').toEqual(poa.reports.get(activity.key))
    const entry = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select changes from audit.entry where command = 'planning.edit_element' order by seq desc limit 1`,
      ),
    )
    expect(entry.rows[0]?.changes).toMatchObject([
      { id: activity.key, before: { title: activity.title }, after: { title, weight: 2 } },
    ])
    await loaded.dispatcher.drain()
    const ctx = await loaded.as('public')
    const [hit] = await foundBy(loaded.database, ctx, 'guacamayas')
    expect(hit?.title.es).toContain('guacamayas')
  })

  test('who saves over a text that changed meanwhile is told, and nothing is lost', async () => {
    const { poa } = await linesOf()
    const id = first(poa, 'indicator').key
    const { version } = await elementOf(id)
    expect(await save('administracion', id, { title: 'Lo que escribió la primera persona' })).toMatchObject({
      ok: true,
    })
    const late = await save('planificacion.scdu', id, { title: 'Otra cosa', expectedVersion: version })
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
    expect((await elementOf(id)).element.title).toBe('Lo que escribió la primera persona')
  })

  test('two at once: one is first, the other is told', async () => {
    const { poa } = await linesOf()
    const id = first(poa, 'result').key
    const { element, version } = await elementOf(id)
    const ctx = await loaded.as('administracion')
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        loaded.runner.command(editElement, ctx, {
          elementId: id,
          expectedVersion: version,
          title: `Versión ${n}`,
          code: element.code,
        }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('in an approved plan only what does not change the plan', async () => {
    const { poa } = await linesOf('SIM')
    const activity = first(poa, 'activity')
    const refused = await save('planificacion.sim', activity.key, { title: 'Otra actividad' })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'plan_approved', field: 'title' } })
    expect(await save('planificacion.sim', activity.key, { titleEn: 'Another activity' })).toMatchObject({ ok: true })
    expect((await linesOf('SIM')).poa.head.version, 'nobody needs to approve it anew').toBe(poa.head.version)
    const [line] = (await linesOf('SIM')).lines
    const added = await loaded.runner.command(addToLine, await loaded.as('planificacion.sim'), {
      lineId: line?.key,
      expectedVersion: 1,
      column: 'risk',
      title: 'Falta de presupuesto',
    })
    expect(added).toMatchObject({ ok: false, refusal: { kind: 'plan_approved' } })
  })

  test('a line below another one: its own activity, and the cells that go on', async () => {
    const { lines } = await linesOf()
    const above = lines[1]
    if (above === undefined) throw new Error('The plan has lines.')
    const input = {
      ...(await at(above)),
      title: 'Una actividad nueva',
      code: 'A.99',
      goesOn: ['result', 'responsible'],
    }
    const answer = await loaded.runner.command(addLine, await loaded.as('planificacion.scdu'), input)
    expect(answer).toMatchObject({ ok: true })
    const after = await linesOf()
    const made = after.lines[2]
    expect(made?.cells.result).toEqual(above.cells.result)
    expect(made?.cells.responsible).toEqual(above.cells.responsible)
    expect(made?.cells.risk).toBeUndefined()
    const activity = after.poa.plan.elements.find(({ key }) => key === made?.cells.activity?.[0])
    expect(activity).toMatchObject({ title: 'Una actividad nueva', code: 'A.99' })
    expect(after.lines[3]?.key, 'the others follow').toBe(lines[2]?.key)
  })

  test('an element more in a cell; two who add to one line at once do not overlook each other', async () => {
    const { lines } = await linesOf()
    const [line] = lines
    if (line === undefined) throw new Error('The plan has lines.')
    const place = await at(line)
    const ctx = await loaded.as('planificacion.scdu')
    const add = (title: string) => loaded.runner.command(addToLine, ctx, { ...place, column: 'risk', title })
    const answers = await Promise.all([add('Riesgo de la primera'), add('Riesgo de la segunda')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'changed_meanwhile' } })
    const after = await linesOf()
    expect(after.lines[0]?.cells.risk?.length).toBe((line.cells.risk?.length ?? 0) + 1)
  })

  test('a line is taken out: what stood on it alone is retired, what it shared stays', async () => {
    const { lines } = await linesOf()
    const made = lines[2]
    if (made === undefined) throw new Error('The line of the test before is there.')
    const answer = await loaded.runner.command(removeLine, await loaded.as('planificacion.scdu'), await at(made))
    expect(answer).toMatchObject({ ok: true, value: { retired: 1 } })
    const after = await linesOf()
    expect(after.lines).toHaveLength(lines.length - 1)
    const keys = new Set(after.poa.plan.elements.map(({ key }) => key))
    expect(keys.has(made.cells.activity?.[0] ?? '')).toBe(false)
    expect(keys.has(made.cells.result?.[0] ?? '')).toBe(true)
  })

  test('an activity that was reported of is not taken out', async () => {
    const { poa, lines } = await linesOf()
    const linesWith = (key: string) => lines.filter(({ cells }) => cells.activity?.includes(key)).length
    const line = lines.find(({ cells }) =>
      (cells.activity ?? []).some((key) => poa.reports.has(key) && linesWith(key) === 1),
    )
    if (line === undefined) throw new Error('The demonstration reports.')
    const answer = await loaded.runner.command(removeLine, await loaded.as('planificacion.scdu'), await at(line))
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'activity_reported' } })
    expect((await linesOf()).lines).toHaveLength(lines.length)
  })

  test.each(['planificacion.sim', 'lectura', 'direccion'])('%s may not', async (login) => {
    const { poa, lines } = await linesOf()
    expect(await save(login, first(poa, 'activity').key, { title: 'x' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    const [line] = lines
    if (line === undefined) throw new Error('The plan has lines.')
    const removed = await loaded.runner.command(removeLine, await loaded.as(login), await at(line))
    expect(removed).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})
