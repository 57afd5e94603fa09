import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { placesPaths } from '../../capabilities/territory/places-paths.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

async function ask(path: string, accept = 'application/json') {
  const answer = await fetch(new URL(path, trama().address), { headers: { accept } })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', headers: answer.headers, answer }
}

describe('a program opens the layers', () => {
  test('it finds the way from the landing page to the features, and each link answers', async () => {
    const { links } = await (await ask(placesPaths.ogc())).answer.json()
    for (const { href, type } of links) {
      const linked = await ask(href, type)
      expect(`${href} ${linked.status}`).toBe(`${href} 200`)
      expect(linked.type).toContain(type.split(';')[0])
    }
    const { collections } = await (await ask(placesPaths.collections())).answer.json()
    expect(collections.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['municipios', 'uso-de-suelo']),
    )
  })

  test('it turns the pages by their links until all are there', async () => {
    const numbers: number[] = []
    let next: string | undefined = placesPaths.items('espacios-publicos', { limit: '60' })
    while (next !== undefined) {
      const page = await (await ask(next)).answer.json()
      expect(page.numberMatched).toBe(140)
      numbers.push(...page.features.map(({ id }: { id: number }) => id))
      next = page.links.find(({ rel }: { rel: string }) => rel === 'next')?.href
    }
    expect(numbers).toEqual(Array.from({ length: 140 }, (_, index) => index + 1))
  })

  test.each([
    ['an unknown parameter', { limite: '5' }, 'limite'],
    ['a filter that ends too early', { filter: 'poblacion >' }, 'filter'],
    ['a box of three numbers', { bbox: '1,2,3' }, 'bbox'],
    ['a system that is not there', { crs: 'http://www.opengis.net/def/crs/EPSG/0/9999' }, 'crs'],
  ])('%s is refused with a sentence', async (_what, query, field) => {
    const { status, type, answer } = await ask(placesPaths.items('municipios', query))
    expect([status, type]).toEqual([400, 'application/problem+json'])
    const problem = await answer.json()
    expect(problem.field).toBe(field)
    expect(problem.message.en.length).toBeGreaterThan(20)
  })

  test('features say in which system they are given, and one has its own address', async () => {
    const utm = 'http://www.opengis.net/def/crs/EPSG/0/32616'
    const { headers } = await ask(placesPaths.items('municipios', { crs: utm, limit: '1' }))
    expect(headers.get('content-crs')).toBe(`<${utm}>`)
    const one = await ask(placesPaths.item('municipios', 3))
    expect(one.type).toBe('application/geo+json')
    expect(await one.answer.json()).toMatchObject({ type: 'Feature', id: 3, properties: { nombre: 'Ayutuxtepeque' } })
    expect((await ask(placesPaths.item('municipios', 9999))).status).toBe(404)
    expect((await ask(placesPaths.items('atlantis'))).status).toBe(404)
  })

  test('the downloads hold every feature', async () => {
    const geojson = await (await ask(placesPaths.layerFile('uso-de-suelo', 'geojson'))).answer.json()
    const csv = await (await ask(placesPaths.layerFile('uso-de-suelo', 'csv'))).answer.text()
    const path = join(tmpdir(), `trama-e2e-${process.pid}.gpkg`)
    await writeFile(
      path,
      Buffer.from(await (await ask(placesPaths.layerFile('uso-de-suelo', 'gpkg'))).answer.arrayBuffer()),
    )
    const book = new DatabaseSync(path, { readOnly: true })
    const count = book.prepare('select count(*) as n, count(geom) as shapes from "uso-de-suelo"').get()
    const head = book.prepare('select data_type, srs_id from gpkg_contents').get()
    book.close()
    expect(geojson.features.length).toBeGreaterThan(500)
    expect(csv.trim().split('\r\n').length - 1).toBe(geojson.features.length)
    expect(count).toMatchObject({ n: geojson.features.length, shapes: geojson.features.length })
    expect(head).toMatchObject({ data_type: 'features', srs_id: 4326 })
  })
})

test('an administrator records a better population and takes limits from a layer; the public reads it, and what was before', async () => {
  const page = await visit({ as: 'administracion' })
  await page.goto(placesPaths.place('municipalities-until-2024', 'apopa'))
  await page.getByRole('link', { name: 'Registrar un dato mejor' }).click()
  await page.locator('input[name=population]').fill('131290')
  await page.getByRole('button', { name: 'Registrar' }).click()
  await page.getByRole('alert').getByText('Fuente').waitFor()
  await page.locator('input[name=source]').fill('Censo revisado')
  await page.getByRole('button', { name: 'Registrar' }).click()
  const rows = page.locator('#historia tbody tr')
  await expect.poll(() => rows.count()).toBe(2)
  await expect.poll(() => rows.first().textContent()).toContain('131,290')
  await expect.poll(() => rows.last().textContent()).toContain('131,286')

  await page.goto(placesPaths.takeShapes('municipalities-until-2024'))
  await page.getByLabel('Capa').selectOption('municipios')
  await page.getByRole('button', { name: 'Ver qué lugares se encuentran' }).click()
  await page.getByRole('button', { name: 'Tomar 14 límites' }).click()
  const apopa = page.locator('#lugares tbody tr', { hasText: 'Apopa' })
  await expect
    .poll(async () => (await apopa.count()) === 1 && ((await apopa.textContent()) ?? '').includes('No oficial'))
    .toBe(true)
})
