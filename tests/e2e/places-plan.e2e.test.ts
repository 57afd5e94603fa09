import { expect, test } from 'vitest'
import { editPaths } from '../../capabilities/planning/edit-paths.ts'
import { divisionPaths } from '../../capabilities/territory/divisions-paths.ts'
import { placesPaths } from '../../capabilities/territory/places-paths.ts'
import { reExpressionPaths } from '../../capabilities/territory/re-expression-paths.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)
const BEFORE = 'municipalities-until-2024'

test('an activity is said to happen in a municipality, and the place’s page tells it, with how it stands', async () => {
  const page = await visit({ as: 'administracion' })
  await page.goto(placesPaths.place(BEFORE, 'nejapa'))
  const listed = page.locator('section[aria-labelledby="ocurre-planning.activities"] li')
  const link = listed.filter({ hasText: 'Mapa Sanitario' }).getByRole('link')
  await expect.poll(() => link.count()).toBe(1)
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''

  await page.goto(placesPaths.place(BEFORE, 'tonacatepeque'))
  expect(await listed.filter({ hasText: 'Mapa Sanitario' }).count()).toBe(0)
  await page.goto(editPaths.element(id))
  await page.getByLabel('Tonacatepeque').check()
  await page.getByRole('button', { name: 'Guardar los municipios' }).click()
  await expect.poll(() => page.getByText('Se guardaron los municipios.').count()).toBe(1)

  await page.goto(placesPaths.place(BEFORE, 'tonacatepeque'))
  await expect.poll(() => listed.filter({ hasText: 'Mapa Sanitario' }).count()).toBe(1)
  await expect.poll(() => listed.filter({ hasText: 'Mapa Sanitario' }).locator('.state').count()).toBe(1)
  // The district that the municipality became tells it too, and the activity leads back to its places.
  await page.goto(placesPaths.place('districts-from-2024', 'tonacatepeque'))
  await listed.filter({ hasText: 'Mapa Sanitario' }).getByRole('link').click()
  await page.getByRole('link', { name: 'Tonacatepeque' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(placesPaths.place(BEFORE, 'tonacatepeque'))
})

test('an administrator lays a grid, opens a cell, and measures the grid against the municipalities', async () => {
  const page = await visit({ as: 'administracion' })
  await page.goto(divisionPaths.divisions())
  await page.getByRole('link', { name: 'Trazar una cuadrícula' }).click()
  await page.locator('input[name=title]').fill('Celdas de 4 km')
  await page.locator('input[name=code]').fill(BEFORE)
  await page.locator('input[name=citation]').fill('Trazada para probar')
  await page.locator('select[name=over]').selectOption('amss')
  await page.locator('input[name=cell]').fill('4000')
  await page.getByRole('button', { name: 'Trazar la cuadrícula' }).click()
  await page.getByRole('alert').getByText('Ya hay una división').waitFor()
  await page.locator('input[name=code]').fill('celdas-de-4-km')
  await page.getByRole('button', { name: 'Trazar la cuadrícula' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(placesPaths.geography('celdas-de-4-km'))
  await expect.poll(() => page.locator('#lugares tbody tr').count()).toBeGreaterThan(20)

  await page.goto(divisionPaths.divisions())
  await page.locator('select[name=from]').selectOption('celdas-de-4-km')
  await page.locator('select[name=to]').selectOption(BEFORE)
  await page.getByRole('button', { name: 'Medir' }).click()
  await expect.poll(() => page.getByText('Se midió la correspondencia').count()).toBe(1)
  await page.locator('summary', { hasText: 'Lo que no suma' }).first().click()
  await page.locator(`#no-suma-${BEFORE} tbody tr a`).first().click()
  await expect.poll(() => page.locator('#hacia-tabla').getByText('Medido sobre las formas').count()).toBeGreaterThan(0)
})

test('without script, a table of the former municipalities is told for the present ones, and what cannot be is refused', async () => {
  const page = await visit({ javaScript: false })
  await page.goto(placesPaths.ground())
  await page.getByRole('link', { name: 'Datos en otra división' }).click()
  await page.locator('select[name=de]').selectOption(BEFORE)
  await page.locator('select[name=a]').selectOption('municipalities-from-2024')
  await page.getByRole('button', { name: 'Continuar' }).click()
  const table = page.locator('textarea[name=valores]')
  await expect.poll(async () => (await table.inputValue()).split('\n').length).toBeGreaterThan(14)
  await page.locator('input[name=clase][value=otro]').check()
  await table.fill('Apopa;12\nNejapa;3')
  await page.getByRole('button', { name: 'Calcular' }).click()
  await page.getByText('no se puede calcular para otra división').first().waitFor()
  await page.locator('input[name=clase][value=conteo]').check()
  await page.locator('input[name=cobertura][value="50"]').check()
  await page.getByRole('button', { name: 'Calcular' }).click()
  const west = page.locator('#resultados tbody tr', { hasText: 'San Salvador Oeste' })
  await expect.poll(() => west.count()).toBe(1)
  await expect.poll(() => west.locator('td').first().textContent()).toBe('15')
  await west.locator('summary').click()
  await expect
    .poll(() => west.getByRole('listitem').allTextContents())
    .toEqual(
      ['100.0 % de Apopa: 12 → 12', '100.0 % de Nejapa: 3 → 3'].map((text) => expect.stringContaining(text.slice(-12))),
    )
  // The result has an address of its own.
  const other = await visit({ javaScript: false })
  await other.goto(new URL(page.url()).pathname + new URL(page.url()).search)
  await expect.poll(() => other.locator('#resultados tbody tr').count()).toBeGreaterThan(0)
  expect(page.url()).toContain(reExpressionPaths.page())
})
