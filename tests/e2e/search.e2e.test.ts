import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { sharedTrama, visitors } from './harness.ts'

const { visit } = visitors(sharedTrama())

test('a citizen on a phone, without script, finds a procedure among everything that has its words', async () => {
  const page = await visit({ width: 360, javaScript: false })
  await page.goto('/')
  await page.getByRole('search').getByRole('searchbox', { name: 'Buscar en todo' }).fill('permiso')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Buscar' }).waitFor()
  const subjects = page.getByRole('navigation', { name: 'Resultados por tema' })
  expect(await subjects.getByRole('link', { name: /^Todo/ }).getAttribute('aria-current')).toBe('page')
  await subjects.getByRole('link', { name: /^Trámites/ }).click()
  await page.waitForURL(/tema=tramites/)
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Trámites'])
  await page.getByRole('link', { name: 'Permiso de habitar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Permiso de habitar' }).waitFor()
})

test('words that nothing has lead to what is nearest, said as such, in either language', async () => {
  const page = await visit()
  await page.goto('/en/buscar?q=bilding%20permitt')
  await page.getByText('There are no exact results for “bilding permitt”. These are the closest:').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Building permit' }).click()
  await page.getByRole('heading', { level: 1, name: 'Building permit' }).waitFor()
})

test('a subject in which the words do not stand shows where they do', async () => {
  const page = await visit()
  await page.goto('/buscar?q=pobreza&tema=tramites')
  await page.getByRole('link', { name: 'Hogares en pobreza' }).waitFor()
})

test('words of one case or place are also looked for where those are listed, by whoever may see them', async () => {
  const citizen = await visit()
  await citizen.goto('/buscar?q=apopa')
  const offered = (page: typeof citizen) =>
    page.getByText('Buscar «apopa» también en:').getByRole('link').allTextContents()
  expect(await offered(citizen)).toEqual(['Mapa'])
  const staff = await visit({ as: 'administracion' })
  await staff.goto('/t/buscar?q=apopa')
  expect(await offered(staff)).toEqual(['Bandeja de expedientes', 'Mapa', 'Personas'])
  await staff.getByText('Buscar «apopa» también en:').getByRole('link', { name: 'Bandeja de expedientes' }).click()
  await staff.getByRole('heading', { level: 1, name: 'Expedientes' }).waitFor()
  expect(await staff.getByRole('main').getByRole('searchbox').inputValue()).toBe('apopa')
})

test('the number of a case leads to how it stands, and the name of a page to the page', async () => {
  const page = await visit({ width: 360, javaScript: false })
  await page.goto('/buscar?q=opamss%20pc%202019%2012')
  await page.getByText('también en:').getByRole('link', { name: 'Estado de un expediente' }).click()
  await page.waitForURL('**/estado/OPAMSS-PC-2019-00012')
  await page.goto('/buscar?q=riesgos')
  await page.getByText('Páginas:').getByRole('link', { name: 'Riesgos' }).click()
  await page.getByRole('heading', { level: 1, name: 'Riesgos' }).waitFor()
})
