import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { newId } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { type Site, siteOf } from '../../../tests/integration/site.ts'
import { pointsOnGround } from '../../territory/contract.ts'
import type { Definition } from '../rules/definition/definition.ts'
import type { Answers, Parts } from '../rules/filing/answers.ts'
import { compileDefinition } from '../rules/filing/compiled.ts'
import { nearnessOf, openPlaceOf } from '../rules/register/open-place.ts'
import { staffPaths } from '../staff-paths.ts'
import { loadMadeCases } from './load-made-cases.ts'

const app = { role: 'trama_app' } as const
type Row = Readonly<Record<string, unknown>>

function pairOf(latitude: number, longitude: number): string {
  return `${latitude.toFixed(5)} ${longitude.toFixed(5)}`
}

/** Every two figures that stand beside each other, as coordinates do on a page, in a table and in JSON. */
function pairsIn(text: string): readonly string[] {
  return [...text.matchAll(/(-?\d+\.\d+)(?=[^\d]{1,16}?(-?\d+\.\d+))/g)].map(([, one, other]) =>
    pairOf(Number(one), Number(other)),
  )
}

describeOnBothDatabases('where what was authorised is', (open) => {
  let loaded: Loaded
  let site: Site
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    await loaded.database.write(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      await loadMadeCases(tx, {
        ...{ seed: 'places', count: 900, from: '2025-01-06', today: TODAY, jurisdictions: ['san-salvador', 'apopa'] },
        ...{ accounts: [], officeId: String(office.rows[0]?.id), officeCode: 'OPAMSS' },
      })
    })
  })
  afterAll(() => site.close())

  const permits = async (): Promise<readonly Row[]> => {
    const answer = await site.request(staffPaths.registerData('json'))
    return ((await answer.json()) as { readonly permits: readonly Row[] }).permits
  }
  /** What only the office may read: the answers as they were given. */
  const filed = async () => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select f.number, f.answers, d.content from cases.case_file f join cases.definition d on d.id = f.definition_id
        where f.ended_as in ('granted', 'conditioned')`),
    )
    return new Map(
      found.rows.map((row) => [
        String(row.number),
        { answers: row.answers as Answers, definition: row.content as Definition },
      ]),
    )
  }
  const pointOf = (answers: Answers, field: string | undefined) => {
    const { shape } = ((field === undefined ? undefined : answers[field]) ?? {}) as Parts
    const { type, coordinates } = JSON.parse(shape ?? '{}') as {
      readonly type?: string
      readonly coordinates?: unknown
    }
    const [longitude, latitude] = type === 'Point' ? (coordinates as [number, number]) : []
    return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }
  }

  test('nothing nearer than its definition lets be told is told of any of them', async () => {
    const known = await filed()
    let [points, squares, silent] = [0, 0, 0]
    for (const row of await permits()) {
      const one = known.get(String(row.number))
      if (one === undefined) throw new Error(`${row.number} is in the register and was not filed.`)
      const side = nearnessOf(compileDefinition(one.definition), one.answers)
      const point = pointOf(one.answers, one.definition.openPlace?.field)
      if (side === undefined) {
        expect(row).toMatchObject({ latitude: null, longitude: null, square_m: null })
        silent += 1
        continue
      }
      if (point === undefined) continue
      const { longitude, latitude, metres } = openPlaceOf(point, side) ?? {}
      expect(row).toMatchObject({ longitude, latitude, square_m: metres })
      if (side === 0) points += 1
      else squares += 1
    }
    for (const many of [points, squares, silent]) expect(many).toBeGreaterThan(20)
  })

  test('no page, file or answer bears a coordinate that may not be told', async () => {
    const known = await filed()
    const hidden = [...known.values()].flatMap(({ answers, definition }) => {
      const side = nearnessOf(compileDefinition(definition), answers)
      const fields = definition.sections.flatMap((section) => section.fields)
      return fields.flatMap(({ key }) => {
        const point = pointOf(answers, key)
        return point === undefined || (side === 0 && key === definition.openPlace?.field) ? [] : [point]
      })
    })
    expect(hidden.length).toBeGreaterThan(50)
    const texts = await Promise.all(
      [
        staffPaths.register(),
        staffPaths.register({ municipio: 'san-salvador' }),
        staffPaths.registerData('csv'),
        staffPaths.registerData('json'),
        staffPaths.registerTotals('json'),
      ].map(async (path) => (await site.request(path)).text()),
    )
    const written = new Set(texts.flatMap(pairsIn))
    expect(written.size).toBeGreaterThan(50)
    expect(hidden.filter((point) => written.has(pairOf(point.latitude, point.longitude)))).toEqual([])
  })

  test('the public’s user of the database reads what was kept, and never the answer it was made from', async () => {
    const asPublic = { role: 'trama_public' } as const
    const kept = await loaded.database.read(asPublic, (tx) =>
      tx.execute(sql`
        select p.metres, c.procedure, c.answers from cases.authorised_place p join cases.open_case c on c.id = p.case_id`),
    )
    expect(kept.rows.length).toBeGreaterThan(40)
    for (const row of kept.rows) expect(JSON.stringify(row.answers)).not.toContain('coordinates')
    await expect(
      loaded.database.read(asPublic, (tx) => tx.execute(sql`select answers from cases.case_file limit 1`)),
    ).rejects.toThrow()
  })

  test('a parcel is where its layer has it, and one that the layer has not is nowhere', async () => {
    const layer = 'parcelas-inventadas'
    const points = await loaded.database.read(app, (tx) =>
      pointsOnGround(tx, [
        { id: 'known', layer, feature: 3 },
        { id: 'gone', layer, feature: 999_999 },
        { id: 'nowhere', layer: 'no-such-layer', feature: 3 },
      ]),
    )
    expect([...points.keys()]).toEqual(['known'])
    const at = points.get('known')
    expect(at?.latitude).toBeCloseTo(13.7, 0)
    expect(at?.longitude).toBeCloseTo(-89.2, 0)
  })

  test('an edition that tells less hides what older ones told, and one that tells more tells nothing new of them', async () => {
    const place = async () => {
      const rows = await permits()
      return rows.filter(({ procedure, square_m }) => procedure === 'permiso-de-construccion' && square_m !== null)
    }
    const before = await place()
    expect(before.some(({ square_m }) => square_m === 0)).toBe(true)
    const publish = (edition: string, openPlace: unknown, at: string) =>
      loaded.database.write(app, (tx) =>
        tx.execute(sql`
          insert into cases.definition (id, office_id, code, edition, content, published_at)
          select ${newId()}, office_id, code, ${edition},
            content - 'openPlace' || jsonb_build_object('edition', ${edition}::text) || ${JSON.stringify(openPlace)}::jsonb, ${at}
          from cases.definition where code = 'permiso-de-construccion' order by published_at desc, edition desc limit 1`),
      )
    const told = { field: 'parcel', certainty: 'invented' }
    await publish('2027-1', { openPlace: { ...told, near: 'square', square: 500 } }, '2027-01-01T00:00:00Z')
    const squares = await place()
    expect(squares.every(({ square_m }) => square_m === 500)).toBe(true)
    expect(squares.length).toBe(before.filter(({ square_m }) => square_m === 500).length)
    const page = await (await site.request(staffPaths.register({ tramite: 'permiso-de-construccion' }))).text()
    expect(page).toContain(`Más cerca se dice de ${squares.length} de`)
    await publish('2027-2', {}, '2027-01-02T00:00:00Z')
    expect(await place()).toEqual([])
    await publish('2027-3', { openPlace: { ...told, near: 'point' } }, '2027-01-03T00:00:00Z')
    expect(await place()).toEqual(before)
  })
})
