import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { editLayer } from './edit-layer.ts'
import { openLayerQuery } from './ogc-queries.ts'
import { type StyleQuestion, styleLayer, styleQuery, styleQuestion } from './style-layer.ts'

const CODE = 'uso-de-suelo'

describeOnBothDatabases('how a layer is drawn', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  const asked = (question: Partial<StyleQuestion>) => ({ code: CODE, ...styleQuestion.parse(question) })
  const proposal = async (question: Partial<StyleQuestion>, who = 'administracion') =>
    loaded.runner.query(styleQuery, await loaded.as(who), asked(question))
  const now = async () => {
    const found = await proposal({})
    if (!found.ok) throw new Error(found.refusal.kind)
    return found.value
  }
  const save = async (input: object, who = 'administracion') => {
    const { layer } = await now()
    return loaded.runner.command(styleLayer, await loaded.as(who), {
      ...{
        layerId: layer.id,
        expectedVersion: layer.version,
        kind: 'single',
        colour: 'data-2',
        opacity: 0.5,
        entries: [],
      },
      ...input,
    })
  }
  const shown = async () => {
    const found = await loaded.runner.query(openLayerQuery, await loaded.as('public'), { code: CODE })
    if (!found.ok) throw new Error(found.refusal.kind)
    return found.value.style
  }

  test('a legend is proposed from the values that the layer holds, and saves nothing', async () => {
    const before = await shown()
    const found = await proposal({ kind: 'categories', field: 'clase' })
    if (!found.ok) throw new Error(found.refusal.kind)
    const { style, others, proposed } = found.value
    const counts = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select f.attributes ->> 'clase' as value, count(*)::int as n from territory.feature f
        join territory.layer l on l.id = f.layer_id where l.code = ${CODE} group by 1 order by n desc`),
    )
    expect(style.entries?.map(({ value }) => value)).toEqual(counts.rows.map(({ value }) => value))
    expect({ others, proposed }).toEqual({ others: 0, proposed: true })
    expect(await shown()).toEqual(before)
  })

  test('more values than colours: the rest is counted', async () => {
    const found = await proposal({ kind: 'categories', field: 'codigo' })
    expect(found).toMatchObject({ ok: true, value: { others: 571 - 8 } })
  })

  test.each(['quantiles', 'equal'] as const)('classes of a number (%s) begin at its lowest value', async (method) => {
    const found = await proposal({ kind: 'classes', field: 'pisos_max', method, count: 4 })
    if (!found.ok) throw new Error(found.refusal.kind)
    const starts = found.value.style.entries?.map(({ value }) => Number(value)) ?? []
    const ends = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select min((attributes ->> 'pisos_max')::int) as lowest, max((attributes ->> 'pisos_max')::int) as highest
        from territory.feature f join territory.layer l on l.id = f.layer_id where l.code = ${CODE}`),
    )
    expect(starts[0]).toBe(Number(ends.rows[0]?.lowest))
    expect(starts.at(-1)).toBeLessThanOrEqual(Number(ends.rows[0]?.highest))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })

  test.each([
    [{ kind: 'classes', field: 'clase' }, 'no_number'],
    [{ kind: 'categories', field: 'nada' }, 'no_field'],
    [{ kind: 'categories' }, 'no_field'],
  ] as const)('%j is refused: %s', async (question, kind) => {
    expect(await proposal(question)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('what is saved is what the public’s map and legend show, in the history, and new to every cache', async () => {
    const before = (await now()).layer
    const entries = [
      { value: 6, colour: 'anil-7', title: 'Seis o más' },
      { value: 1, colour: 'anil-1', title: 'Uno a cinco' },
    ]
    const done = await save({ kind: 'classes', field: 'pisos_max', entries, label: 'clase' })
    expect(done.ok).toBe(true)
    expect(await shown()).toEqual({
      ...{ kind: 'classes', colour: 'data-2', opacity: 0.5, field: 'pisos_max', label: 'clase' },
      entries: [entries[1], entries[0]],
    })
    expect((await now()).layer.edition).toBe(before.edition + 1)
    const told = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select count(*)::int as n from audit.entry where command = 'territory.style_layer'`),
    )
    expect(told.rows[0]?.n).toBe(1)
  })

  test.each([
    [
      'a value twice',
      {
        kind: 'categories',
        field: 'clase',
        entries: ['data-1', 'data-2'].map((colour) => ({ value: 'Rural', colour, title: 'Rural' })),
      },
      'value_twice',
    ],
    [
      'a class that begins at no number',
      { kind: 'classes', field: 'pisos_max', entries: [{ value: 'pocos', colour: 'data-1', title: 'x' }] },
      'no_class',
    ],
    ['a field of another layer', { label: 'superficie' }, 'no_field'],
    ['a version that is gone', { expectedVersion: 0 }, 'layer_moved'],
  ])('%s is refused and changes nothing', async (_what, input, kind) => {
    const before = await shown()
    expect(await save(input)).toMatchObject({ ok: false, refusal: { kind } })
    expect(await shown()).toEqual(before)
  })

  test('who only reads, and who plans in another office, does not decide it', async () => {
    expect(await save({}, 'lectura')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await proposal({ kind: 'single' }, 'lectura')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('a field of the staff gives neither colour nor label to a public layer, whichever of the two comes first', async () => {
    const { layer } = await now()
    const texts = { title: layer.title, audience: 'public', licence: 'CC0 1.0', source: 'Prueba' } as const
    const edit = async (staffFields: readonly string[]) =>
      loaded.runner.command(editLayer, await loaded.as('administracion'), {
        ...{ layerId: layer.id, expectedVersion: (await now()).layer.version, ...texts },
        staffFields: [...staffFields],
      })
    expect(await edit(['clase']), 'it is the label').toMatchObject({ ok: false, refusal: { kind: 'staff_field' } })
    expect((await edit(['tratamiento'])).ok).toBe(true)
    expect(await save({ label: 'tratamiento' })).toMatchObject({ ok: false, refusal: { kind: 'staff_field' } })
  })
})
