import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing } from '../../../kernel/missing.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { type ReExpressQuestion, reExpressQuery } from './re-express-query.ts'

const BEFORE = 'municipalities-until-2024'
const AFTER = 'municipalities-from-2024'

describeOnBothDatabases('figures in another division', (open) => {
  let loaded: Loaded
  const ask = async (asked: Partial<ReExpressQuestion>) =>
    loaded.runner.query(reExpressQuery, await loaded.as('public'), {
      from: BEFORE,
      to: AFTER,
      kind: 'count',
      basis: 'population',
      least: 0.1,
      text: 'apopa;12\nnejapa;3\nsan-salvador;100',
      ...asked,
    })
  const told = async (asked: Partial<ReExpressQuestion>) => {
    const answer = await ask(asked)
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    return answer.value
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('a count of the former municipalities in the present ones: the sum of what went there, with its parts and its source', async () => {
    const answer = await told({})
    const west = answer.places.find(({ name }) => name === 'San Salvador Oeste')
    expect(west?.value).toBe(15)
    expect(west?.parts.map(({ name, share, brings }) => [name, share, brings])).toEqual([
      ['Apopa', 1, 12],
      ['Nejapa', 1, 3],
    ])
    expect(answer.sums).toEqual({ given: 115, told: 115 })
    expect([answer.origin, answer.sources]).toEqual(['stated', ['Lista de municipios del despliegue']])
    expect(answer.outside).toEqual([])
  })

  test('of a place of which too little is known there is no figure, and its coverage says how much', async () => {
    const answer = await told({ least: 1 })
    const centre = answer.places.find(({ parts }) => parts.some(({ code }) => code === 'san-salvador'))
    expect(centre !== undefined && isMissing(centre.value)).toBe(true)
    expect(centre?.coverage).toBeLessThan(1)
  })

  test('a rate is the mean of its parts by how many people each has', async () => {
    const people = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(sql`
        select p.code, s.population from territory.place p join territory.place_state s on s.place_id = p.id
        join territory.geography g on g.id = p.geography_id where g.code = ${BEFORE} and p.code in ('apopa', 'nejapa')`),
    )
    const of = new Map(people.rows.map(({ code, population }) => [String(code), Number(population)]))
    const [apopa, nejapa] = [of.get('apopa') ?? 0, of.get('nejapa') ?? 0]
    const answer = await told({ kind: 'rate', text: 'Apopa;50\nNejapa;80' })
    const west = answer.places.find(({ name }) => name === 'San Salvador Oeste')
    expect(west?.rule).toBe('weighted_mean')
    expect(west?.value).toBeCloseTo((50 * apopa + 80 * nejapa) / (apopa + nejapa))
  })

  test('into cells, by the shares measured on the shapes; what lies in no cell would be told', async () => {
    const answer = await told({ to: 'cuadricula-2-km', basis: 'area', least: 0 })
    expect(answer.origin).toBe('measured')
    expect(answer.sources[0]).toContain('Medido sobre las formas')
    expect(answer.sums?.told).toBeCloseTo(115, 1)
  })

  test('out of zones that do not cover the municipalities, a part is left over and told', async () => {
    const answer = await told({ to: 'zonas-demostracion', basis: 'area' })
    for (const { covered } of answer.outside) expect(covered).toBeLessThan(1)
    expect(answer.outside.length).toBeGreaterThan(0)
    expect(answer.sums?.told ?? 0).toBeLessThan(115)
  })

  test.each([
    ['what is neither a count nor a rate', { kind: 'other' }, 'not_re_expressible'],
    ['a table with a place that is none', { text: 'atlantis;3' }, 'table_faulty'],
    ['an empty table', { text: 'apopa;' }, 'table_empty'],
    ['a division in itself', { to: BEFORE }, 'same_division'],
    ['a division that is none', { to: 'atlantis' }, 'no_place'],
  ] as const)('%s is refused in words', async (_what, asked, kind) => {
    const answer = await ask(asked)
    expect(answer).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('two divisions that nothing joins: refused, with what is missing', async () => {
    const cell = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(sql`
        select p.code from territory.place p join territory.geography g on g.id = p.geography_id
        where g.code = 'cuadricula-2-km' order by p.code limit 1`),
    )
    expect(
      await ask({
        from: 'cuadricula-2-km',
        to: 'zonas-demostracion',
        text: `${String(cell.rows[0]?.code)};4`,
        basis: 'area',
      }),
    ).toMatchObject({ ok: false, refusal: { kind: 'no_shares' } })
  })
})
