import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { alignElement, unalignElement } from './align-element.ts'
import { type AlignmentAnswer, alignmentQuery } from './alignment-queries.ts'

describeOnBothDatabases('what plans contribute to', (open) => {
  let loaded: Loaded
  const answer = async (login = 'public'): Promise<AlignmentAnswer> => {
    const found = await loaded.runner.query(alignmentQuery, await loaded.as(login), undefined)
    if (!found.ok) throw new Error(found.refusal.message.es)
    return found.value
  }
  const itemOf = async (catalogue: string, code: string): Promise<string> => {
    const { catalogues } = await answer()
    const item = catalogues.find((each) => each.code === catalogue)?.items.find((each) => each.code === code)
    if (item === undefined) throw new Error(`No ${code} in ${catalogue}.`)
    return item.id
  }
  const elementOf = async (unit: string, kind: string): Promise<string> => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
        join identity.unit u on u.id = i.unit_id
        where u.code = ${unit} and e.kind = ${kind} and e.retired_at is null order by e.sort limit 1`),
    )
    return String(found.rows[0]?.id)
  }
  const align = async (login: string, input: object) =>
    loaded.runner.command(alignElement, await loaded.as(login), input)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the 17 goals have their 169 targets; what was not compared with its text says so', async () => {
    const { catalogues } = await answer()
    const sdg = catalogues.find(({ code }) => code === 'ods')
    expect(sdg?.items.filter(({ parent }) => parent === undefined)).toHaveLength(17)
    expect(sdg?.items.filter(({ parent }) => parent !== undefined)).toHaveLength(169)
    expect(new Map(catalogues.map(({ code, certainty }) => [code, certainty]))).toEqual(
      new Map([
        ['ods', 'unverified'],
        ['nau', 'unverified'],
        ['pmdet', 'found'],
        ['politicas', 'found'],
      ]),
    )
  })

  test('a planner says what the unit’s plan contributes to, and the public reads it', async () => {
    const [elementId, itemId] = [await elementOf('SCDU', 'activity'), await itemOf('ods', '11.2')]
    const said = { elementId, itemId, reason: 'Los permisos ordenan el acceso al transporte.' }
    expect(await align('planificacion.scdu', said)).toMatchObject({ ok: true })
    expect(await align('planificacion.scdu', said)).toMatchObject({ ok: false, refusal: { kind: 'aligned_already' } })
    const { alignments } = await answer()
    expect(alignments.find((each) => each.element === elementId && each.item === itemId)).toMatchObject({
      proposal: null,
      reason: said.reason,
    })
    const gone = { elementId, itemId }
    expect(await loaded.runner.command(unalignElement, await loaded.as('planificacion.scdu'), gone)).toMatchObject({
      ok: true,
    })
    expect((await answer()).alignments.some((each) => each.element === elementId && each.item === itemId)).toBe(false)
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim'],
    ['a reader', 'lectura'],
    ['nobody signed in', 'public'],
  ])('%s may not', async (_who, login) => {
    const input = { elementId: await elementOf('SCDU', 'activity'), itemId: await itemOf('ods', '11.2') }
    expect(await align(login, input)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('what the demonstration proposes is a proposal until somebody confirms it', async () => {
    const { alignments } = await answer()
    const proposed = alignments.find(({ proposal }) => proposal !== null)
    if (proposed === undefined) throw new Error('The demonstration proposes nothing.')
    const input = { elementId: proposed.element, itemId: proposed.item, reason: 'Así lo ve la unidad.' }
    expect(await align('direccion', input)).toMatchObject({ ok: true })
    const now = (await answer()).alignments.find(
      ({ element, item }) => element === proposed.element && item === proposed.item,
    )
    expect(now).toMatchObject({ proposal: null, reason: 'Así lo ve la unidad.' })
  })

  test.each([
    [
      'an element that no plan has',
      async () => ({ elementId: randomUUID(), itemId: await itemOf('ods', '11.2') }),
      'no_element',
    ],
    [
      'an item that no catalogue has',
      async () => ({ elementId: await elementOf('SIM', 'result'), itemId: randomUUID() }),
      'no_item',
    ],
  ])('%s is refused', async (_what, input, kind) => {
    expect(await align('administracion', await input())).toMatchObject({ ok: false, refusal: { kind } })
  })
})
