import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import type { Answer, Field } from '../rules/filing/answers.ts'
import { formGroundsQuery } from './form-grounds.ts'
import { withPlaces } from './read-places.ts'

const field = (kind: Field['kind'], layer?: string): Field => ({
  key: 'place',
  title: { es: 'Lugar' },
  kind,
  required: true,
  ...(layer === undefined ? {} : { layer }),
})

describeOnBothDatabases('places that an application names', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  const read = async (of: Field, answer: Answer) => {
    const guest = await loaded.as('system')
    return loaded.database.read({ role: 'trama_app' }, async (tx) => {
      const answers = await withPlaces(tx, guest, [of], { place: answer, other: 1 })
      expect(answers.other).toBe(1)
      return answers.place
    })
  }
  const PARCEL = { said: 'P-003', layer: 'parcelas-inventadas', feature: '3' }

  test.each<[string, Answer, Answer]>([
    ['by its code', 'P-003', PARCEL],
    ['by its number, as the map writes it', '#3', PARCEL],
    ['chosen among what was found', { said: 'Calle', choice: '3' }, PARCEL],
    ['that the layer has not', '0614-01', '0614-01'],
    ['that may be several', 'Calle de la Ceiba', 'Calle de la Ceiba'],
  ])('a parcel %s', async (_, said, kept) => {
    expect(await read(field('parcel', 'parcelas-inventadas'), said)).toEqual(kept)
  })

  test('a parcel of no open layer stays as it was written', async () => {
    expect(await read(field('parcel', 'catastro-interno'), 'P-003')).toBe('P-003')
    expect(await read(field('parcel'), 'P-003')).toBe('P-003')
  })

  test('a point is kept with its shape, an area too; what is none is told why, in both languages', async () => {
    expect(await read(field('point'), { said: '13.7, -89.2', system: '4326' })).toMatchObject({
      said: '13.7, -89.2',
      shape: expect.stringContaining('"Point"'),
    })
    expect(await read(field('polygon'), { said: '13.70, -89.20\n13.70, -89.19\n13.71, -89.19' })).toMatchObject({
      shape: expect.stringContaining('"Polygon"'),
    })
    for (const said of ['frente a la ceiba', '-89.2, 13.7', '48.8, 2.3']) {
      const wrong = await read(field('point'), { said })
      expect(wrong).toMatchObject({ said, wrong: expect.any(String), wrongEn: expect.any(String) })
      expect(wrong).not.toHaveProperty('shape')
    }
  })

  test('the form brings a map for what is open, and what the words may mean when they are looked for', async () => {
    const ask = async (layer: string, find?: string) =>
      loaded.runner.query(formGroundsQuery, await loaded.as('public'), {
        fields: [field('parcel', layer)],
        answers: { place: 'P-00' },
        find,
      })
    expect(await ask('catastro-interno')).toEqual({ ok: true, value: {} })
    expect(await ask('parcelas-inventadas')).toMatchObject({ ok: true, value: { place: { found: undefined } } })
    const found = await ask('parcelas-inventadas', 'place')
    expect(found.ok && found.value.place?.found?.map(({ code }) => code)).toContain('P-003')
  })
})
