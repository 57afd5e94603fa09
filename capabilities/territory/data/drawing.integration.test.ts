import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeLayer } from '../../../tests/integration/made-layer.ts'
import type { ShapeKind } from '../model.ts'
import { shapeDifference } from '../rules/drawing/version-words.ts'
import { tilesTouching } from '../rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { changeAttributes, changeShape, createFeature, withdrawFeature } from './drawing-commands.ts'
import { pickQuery } from './drawing-ground.ts'
import { featureListQuery, featureQuery, layerThenQuery } from './drawing-queries.ts'
import { readShape } from './drawing-shape.ts'
import { keptLayer, keptTile } from './tiles-kept.ts'

function tileAt([x, y]: readonly [number, number]) {
  const [tile] = tilesTouching(boxOnWeb([x, y, x + 1e-9, y + 1e-9]), 15)
  if (tile === undefined) throw new Error('No tile there.')
  return tile
}

/** A square of about 108 by 110 m, so many squares to the east. */
function square(step: number, size = 0.001): string {
  const west = -89.2 + step * 0.002
  const corner = (x: number, y: number) => `${(13.7 + y * size).toFixed(6)}, ${(west + x * size).toFixed(6)}`
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)].join('\n')
}

describeOnBothDatabases('features drawn by hand', (open, kind) => {
  let loaded: Loaded
  let day = 0

  const layer = async (code: string, shapeKind: ShapeKind = 'polygon') => {
    const office = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select office_id from territory.layer limit 1`),
    )
    const id = await makeLayer(loaded.database, {
      code,
      shapeKind,
      audience: 'staff',
      officeId: String(office.rows[0]?.office_id),
      features: [],
      fields: [
        { name: 'codigo', title: 'Código', type: 'text', identifies: true },
        { name: 'uso', title: 'Uso', type: 'text' },
        { name: 'pisos', title: 'Pisos', type: 'whole' },
        { name: 'titular', title: 'Titular', type: 'text', staffOnly: true },
      ],
    })
    return { id, code }
  }
  /** Each act on a later day than the one before. */
  const later = async (login = 'administracion') => {
    day += 1
    const on = new Date(Date.UTC(2026, 10, 21 + day, 15))
    return { ...(await loaded.as(login)), now: on.toISOString(), today: on.toISOString().slice(0, 10) }
  }
  const draw = async (
    layerId: Id,
    text: string,
    attributes: Record<string, string> = {},
    more: object = {},
    login?: string,
  ) => loaded.runner.command(createFeature, await later(login), { layerId, text, attributes, ...more })
  const look = async (code: string, number: number, more: object = {}) => {
    const answer = await loaded.runner.query(featureQuery, await loaded.as('lectura'), {
      code,
      number,
      zone: 'America/El_Salvador',
      ...more,
    })
    if (!answer.ok) throw new Error(answer.refusal.message.es)
    return answer.value
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('a feature is drawn, its data and its shape are changed, and every version says who, when and what', async () => {
    const { id, code } = await layer('predios-a')
    expect(
      await draw(id, square(0), { codigo: 'A-1', uso: 'Vivienda', titular: 'Alguien' }, { note: 'Visita de campo' }),
    ).toMatchObject({
      ok: true,
      value: { number: 1, version: 1, findings: [] },
    })
    const at = { layerId: id, number: 1 }
    expect(
      await loaded.runner.command(changeAttributes, await later('planificacion.scdu'), {
        ...at,
        expectedVersion: 1,
        attributes: { uso: 'Comercio', pisos: '3' },
      }),
    ).toMatchObject({ ok: true, value: { version: 2 } })
    expect(
      await loaded.runner.command(changeShape, await later(), { ...at, expectedVersion: 2, text: square(0, 0.0011) }),
    ).toMatchObject({
      ok: true,
      value: { version: 3 },
    })
    const { versions, shown, title } = await look(code, 1)
    expect(title).toBe('A-1')
    expect(versions.map(({ version, note, by }) => [version, note, by !== undefined])).toEqual([
      [3, '', true],
      [2, '', true],
      [1, 'Visita de campo', true],
    ])
    expect(shown?.attributes).toEqual({ codigo: 'A-1', uso: 'Comercio', pisos: 3, titular: 'Alguien' })
    expect(versions[1]?.change?.same).toBe(true)
    const [newest] = versions
    if (newest === undefined) throw new Error('No version.')
    expect(shapeDifference('polygon', newest).map(({ es }) => es)).toEqual([
      'La superficie pasa de 11,967.8 m² a 14,481.1 m² (+2,513.2 m²)',
      'Cubre 2,513.2 m² de suelo que antes no cubría y deja 0 m²',
      'El borde se apartó hasta 15.47 m de donde estaba',
    ])
    const entries = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select changes from audit.entry where command like 'territory.%feature%' order by seq desc limit 1 offset 1`,
      ),
    )
    // Fields of the staff alone stay in the layer.
    expect(entries.rows[0]?.changes).toMatchObject([
      {
        kind: 'territory.feature',
        before: { 'attribute:uso': 'Vivienda' },
        after: { 'attribute:uso': 'Comercio', 'attribute:pisos': 3 },
      },
    ])
    expect(JSON.stringify(entries.rows)).not.toContain('Alguien')
  })

  test('of two who change the same at once one is first, and the other loses nothing and is told', async () => {
    const { id } = await layer('predios-b')
    await draw(id, square(0), { codigo: 'B-1' })
    const ctx = [await later(), await later('planificacion.scdu')] as const
    const input = { layerId: id, number: 1, expectedVersion: 1 }
    const both = await Promise.all([
      loaded.runner.command(changeAttributes, ctx[0], { ...input, attributes: { uso: 'Vivienda' } }),
      loaded.runner.command(changeShape, ctx[1], { ...input, text: square(0, 0.002) }),
    ])
    expect(both.map((answer) => (answer.ok ? 'saved' : answer.refusal.kind)).toSorted()).toEqual([
      'feature_changed',
      'saved',
    ])
  })

  test('two who draw in the same layer at once get two numbers', async () => {
    const { id, code } = await layer('predios-c')
    const ctx = await later()
    const both = await Promise.all(
      [0, 1].map((step) =>
        loaded.runner.command(createFeature, ctx, {
          layerId: id,
          attributes: { codigo: `C-${step}` },
          text: square(step),
        }),
      ),
    )
    expect(both.map((answer) => (answer.ok ? answer.value.number : answer.refusal.kind)).toSorted()).toEqual([1, 2])
    const list = await loaded.runner.query(featureListQuery, await loaded.as('lectura'), {
      code,
      words: 'c-1',
      page: 1,
    })
    expect(list).toMatchObject({ ok: true, value: { whole: 1, layer: { featureCount: 2 } } })
  })

  test('what is withdrawn leaves the layer and stays readable, and its number is not given again', async () => {
    const { id, code } = await layer('predios-d')
    await draw(id, square(0), { codigo: 'D-1' })
    const gone = { layerId: id, number: 1, expectedVersion: 1, note: 'Se unió con el predio vecino.' }
    expect(await loaded.runner.command(withdrawFeature, await later(), gone)).toMatchObject({ ok: true })
    expect(await draw(id, square(0), { codigo: 'D-1' })).toMatchObject({ ok: true, value: { number: 2 } })
    const { isNow, versions } = await look(code, 1)
    expect(isNow).toBe(false)
    expect(versions).toMatchObject([{ withdrawn: { note: gone.note } }])
    expect(await loaded.runner.command(changeAttributes, await later(), { ...gone, attributes: {} })).toMatchObject({
      ok: false,
      refusal: { kind: 'feature_withdrawn' },
    })
  })

  describe('as it was', () => {
    let code: string
    let days: readonly string[]

    beforeAll(async () => {
      const made = await layer('predios-e')
      code = made.code
      const at = { layerId: made.id, number: 1 }
      const step = async () => {
        const ctx = await later()
        return { ctx, day: ctx.today }
      }
      const [one, two, three, four] = [await step(), await step(), await step(), await step()]
      await loaded.runner.command(createFeature, one.ctx, {
        layerId: made.id,
        attributes: { codigo: 'E-1', uso: 'Baldío' },
        text: square(0),
      })
      await loaded.runner.command(changeAttributes, two.ctx, {
        ...at,
        expectedVersion: 1,
        attributes: { uso: 'Vivienda' },
        validFrom: '2024-05-01',
      })
      // A correction of what was said of the same time.
      await loaded.runner.command(changeAttributes, three.ctx, {
        ...at,
        expectedVersion: 2,
        attributes: { uso: 'Comercio' },
      })
      await loaded.runner.command(withdrawFeature, four.ctx, {
        ...at,
        expectedVersion: 3,
        note: 'Demolido',
        validUntil: '2026-06-01',
      })
      days = [one.day, two.day, three.day, four.day]
    })

    test.each([
      ['in the books, after it was drawn', undefined, 0, 'Baldío'],
      ['in the books, after the second day', undefined, 1, 'Vivienda'],
      ['in the books, after the correction', undefined, 2, 'Comercio'],
      ['in the books, after it was withdrawn', undefined, 3, undefined],
      ['on the ground before the change', '2024-04-30', undefined, 'Baldío'],
      ['on the ground from its day on, as corrected', '2024-05-01', undefined, 'Comercio'],
      ['on the ground from that day on, as the books said it first', '2024-05-01', 1, 'Vivienda'],
      ['on the ground on the last day', '2026-05-31', undefined, 'Comercio'],
      ['on the ground after it was pulled down', '2026-06-01', undefined, undefined],
      ['on the ground after it was pulled down, before the books knew', '2026-06-01', 2, 'Comercio'],
    ])('%s', async (_when, ground, book, use) => {
      const books = book === undefined ? undefined : days[book]
      expect((await look(code, 1, { ground, books })).shown?.attributes.uso).toBe(use)
      const whole = await loaded.runner.query(layerThenQuery, await loaded.as('lectura'), {
        code,
        ground,
        books,
        zone: 'America/El_Salvador',
      })
      expect(whole.ok && whole.value.count).toBe(use === undefined ? 0 : 1)
      expect(whole.ok && whole.value.differences.map(({ is }) => is)).toEqual(use === undefined ? [] : ['gone'])
    })
  })

  test('neighbours that overlap are noted, and settled when one of them moves', async () => {
    const { id, code } = await layer('predios-f')
    await draw(id, square(0), { codigo: 'F-1' })
    expect(await draw(id, square(0.25), { codigo: 'F-2' })).toMatchObject({
      ok: true,
      value: { findings: ['overlap'] },
    })
    expect((await look(code, 1)).findings).toMatchObject([
      { rule: 'overlap', rows: [1, 2], state: 'open', terms: { code: 'F-2', other: 'F-1' } },
    ])
    await loaded.runner.command(changeShape, await later(), {
      layerId: id,
      number: 2,
      expectedVersion: 1,
      text: square(1),
    })
    expect((await look(code, 1)).findings).toMatchObject([{ rule: 'overlap', state: 'repaired' }])
    const thin = '13.72, -89.2\n13.72, -89.19\n13.7200005, -89.19'
    expect(await draw(id, thin)).toMatchObject({
      ok: true,
      value: { findings: ['sliver'] },
    })
  })

  test.each<[string, ShapeKind, string, object, string, string]>([
    ['a line that cannot be read', 'polygon', '13.7, -89.2\nperro', {}, 'shape_unreadable', 'Línea 2: «perro»'],
    [
      'a bow tie',
      'polygon',
      '13.7, -89.2\n13.701, -89.199\n13.7, -89.199\n13.701, -89.2',
      {},
      'shape_faulty',
      'El lado del vértice 1 al 2 cruza',
    ],
    [
      'a hole outside',
      'polygon',
      `${square(0)}\nhueco\n${square(3)}`,
      {},
      'shape_faulty',
      'un hueco suyo está fuera del borde. Ocurre junto al vértice 5',
    ],
    [
      'a vertex far away',
      'line',
      '13.7, -89.2\n43.7, -89.2',
      {},
      'shape_elsewhere',
      'El vértice 2 cae a más de 100 km',
    ],
    [
      'latitude and longitude swapped',
      'point',
      '-89.2 13.7'.split(' ').reverse().join(' S, ').replace('S', 'E').concat(' N'),
      {},
      'shape_unreadable',
      'Línea 1',
    ],
    ['a system that is none', 'point', '1 2', { system: '9999' }, 'shape_unreadable', 'Elija un sistema'],
    [
      'a value of another type',
      'point',
      '13.7, -89.2',
      { attributes: { pisos: 'tres' } },
      'wrong_value',
      '«Pisos»: escriba un número entero',
    ],
  ])('%s is refused in words', async (what, shapeKind, text, more, refusal, words) => {
    const { id } = await layer(`rechazo-${what.replaceAll(' ', '-')}`, shapeKind)
    const answer = await draw(id, text, {}, more)
    expect(answer.ok ? 'saved' : answer.refusal.kind).toBe(refusal)
    expect(answer.ok ? '' : answer.refusal.message.es).toContain(words)
  })

  test('a code of another feature is refused', async () => {
    const { id } = await layer('predios-g')
    await draw(id, square(0), { codigo: 'G-1' })
    expect(await draw(id, square(1), { codigo: 'G-1' })).toMatchObject({
      ok: false,
      refusal: { kind: 'code_taken', field: 'attribute codigo' },
    })
  })

  test.each(['public', 'lectura', 'direccion'])('%s may not draw', async (login) => {
    const { id } = await layer(`predios-de-${login}`)
    expect(await draw(id, square(0), {}, {}, login)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  describe('a feature that somebody points to', () => {
    let code: string

    beforeAll(async () => {
      const made = await layer('predios-j')
      code = made.code
      await draw(made.id, square(0), { codigo: 'J-1', uso: 'Calle Las Magnolias' })
      await draw(made.id, square(1), { codigo: 'J-10', uso: 'Pasaje Las Magnolias' })
    })

    test.each<[string, string, string | undefined, readonly string[], string | undefined]>([
      ['its code', 'J-1', undefined, ['J-1', 'J-10'], 'J-1'],
      ['its number', '#2', undefined, ['J-10'], 'J-10'],
      ['words without accents', 'pasaje', undefined, ['J-10'], 'J-10'],
      ['words of several', 'magnolias', undefined, ['J-1', 'J-10'], undefined],
      ['words of several, one chosen', 'magnolias', '2', ['J-1', 'J-10'], 'J-10'],
      ['coordinates of a place in it', '13.7005, -89.1995', undefined, ['J-1'], 'J-1'],
      ['coordinates of nothing', '13.75, -89.1995', undefined, [], undefined],
      ['what is nothing', 'perro', undefined, [], undefined],
    ])('by %s', async (_how, text, chosen, found, picked) => {
      const answer = await loaded.runner.query(pickQuery, await loaded.as('administracion'), { code, text, chosen })
      expect(answer.ok && answer.value.found?.map((each) => each.code)).toEqual(found)
      expect(answer.ok && answer.value.picked?.code).toBe(picked)
    })
  })

  test.each([
    ['4326', '13.7, -89.2'],
    ['32616', '262063.066 1515630.484'],
    ['lambert-sirgas', '478366.160 286598.734'],
    ['lambert-nad27', '478364.043 286490.348'],
    ['26716', '262057.241 1515427.967'],
  ])('the same place in %s', async (system, text) => {
    const answer = await loaded.database.read({ role: 'trama_app' }, (tx) => readShape(tx, 'point', { text, system }))
    const { coordinates } = (answer.ok ? answer.value.shape : { coordinates: [] }) as { coordinates: readonly number[] }
    expect(coordinates[0]).toBeCloseTo(-89.2, 7)
    expect(coordinates[1]).toBeCloseTo(13.7, 7)
  })

  test('a change is in the next tile, and tiles elsewhere are kept', async () => {
    const { id, code } = await layer('predios-h')
    await draw(id, square(0), { codigo: 'H-1' })
    await loaded.dispatcher.drain()
    const ctx = await loaded.as('administracion')
    const tile = async (at: readonly [number, number]) => {
      const known = await keptLayer(loaded.runner, ctx, code)
      if (!known.ok) throw new Error('No layer.')
      const found = await keptTile(loaded.runner, ctx, known.value, tileAt(at))
      if (!found.ok) throw new Error('No tile.')
      return found.value
    }
    const here = [-89.1995, 13.7005] as const
    const there = [-89.3, 13.8] as const
    const [before, elsewhere] = [await tile(here), await tile(there)]
    expect(before.shown).toBe(1)
    await loaded.runner.command(changeShape, await later(), {
      layerId: id,
      number: 1,
      expectedVersion: 1,
      text: square(1),
    })
    await loaded.dispatcher.drain()
    expect((await tile(here)).hash).not.toBe(before.hash)
    expect(await tile(there)).toBe(elsewhere)
  })

  test.skipIf(kind === 'embedded')('many who change the same feature leave a version each, in one row', async () => {
    const { id, code } = await layer('predios-i')
    await draw(id, square(0), { codigo: 'I-0' })
    const ctx = await later()
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        loaded.runner.command(changeAttributes, ctx, {
          layerId: id,
          number: 1,
          expectedVersion: 1,
          attributes: { uso: `Uso ${i}` },
        }),
      ),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await look(code, 1)).versions).toHaveLength(2)
  })
})
