import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe } from './axe.ts'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** A phone. */
const PHONE = { width: 360, height: 740 }

/** From the list of what is missing to the form of one reading. */
async function openReading(page: Page, period: string, indicator: string): Promise<void> {
  await page.goto('/t/indicadores')
  await page.getByRole('link', { name: `Registrar ${period}: ${indicator}` }).click()
  await page.getByText(`Registrar una lectura · ${period}`).waitFor()
}

const APPLICATIONS = '2,000 trámites resueltos en 2019'
const SERVICES = '300 solicitudes de otros servicios resueltas en 2019'

describe.each([
  { how: 'by phone', javaScript: true, indicator: APPLICATIONS, value: '181' },
  { how: 'by phone without JavaScript', javaScript: false, indicator: SERVICES, value: '27' },
])('a planner records a reading $how', ({ javaScript, indicator, value }) => {
  test('from what is missing to what the public reads, and corrects it', async () => {
    const page = await visit({ ...PHONE, javaScript, as: 'planificacion.scdu' })
    await openReading(page, 'octubre de 2019', indicator)
    await page.getByLabel('¿Cuánto se midió?').fill(value)
    await page.getByLabel('Nota').fill('Dato del cierre del mes.')
    const evidence = {
      name: 'cierre de octubre.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`Cierre: ${value}\n`),
    }
    await page.getByLabel('Evidencias').setInputFiles(evidence)
    await page.getByLabel('Enlaces').fill('https://example.org/cierre')
    await page.getByRole('button', { name: 'Guardar lectura' }).click()
    await page.getByText('La lectura quedó registrada.').waitFor()
    const asked = page.getByRole('row', { name: /^octubre de 2019/ }).first()
    await expect.poll(() => asked.textContent()).toContain(value)
    // Where scripts are off, nothing can be asked of the page from outside.
    if (javaScript) expect(await axe(page)).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: evidence.name }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toBe(`Cierre: ${value}\n`)

    await asked.getByRole('link', { name: 'Corregir octubre de 2019' }).click()
    await page.getByLabel('¿Cuánto se midió?').fill('20')
    await page.getByRole('button', { name: 'Guardar lectura' }).click()
    await page.getByRole('alert').getByText('Diga por qué se corrige').waitFor()
    await page.getByLabel('¿Por qué se corrige?').fill('Se contó dos veces.')
    await page.getByRole('button', { name: 'Guardar lectura' }).click()
    await page.getByText('La corrección quedó registrada').waitFor()

    // Both pages have that heading: it alone does not tell that the public one has come.
    await brings(page, () => page.getByRole('link', { name: 'Vista pública' }).click())
    await page.getByRole('heading', { name: 'Historial de las lecturas' }).waitFor()
    const stranger = await visit({ ...PHONE, javaScript })
    await stranger.goto(page.url())
    const revisions = stranger.locator('#tabla-revisiones').getByRole('row', { name: /^octubre de 2019/ })
    await expect.poll(() => revisions.count()).toBe(2)
    await expect.poll(() => revisions.first().textContent()).toContain('Se contó dos veces.')
    await expect.poll(() => revisions.last().textContent()).toContain(value)
    expect(await revisions.first().textContent(), 'persons are not published').not.toContain('Cuenta de demostración')
    const said = await stranger.getByRole('main').textContent()
    expect(said).toContain(evidence.name)
    expect(await stranger.getByRole('link', { name: evidence.name }).count(), 'files are not public').toBe(0)
    await expect.poll(() => stranger.getByRole('link', { name: 'https://example.org/cierre' }).count()).toBe(1)
  })
})

test('what was typed is kept when it is refused, and the reason leads to its field', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.scdu' })
  await openReading(page, 'primer trimestre de 2019', 'Apoyo sostenido')
  await page.getByLabel('¿Cuánto se midió?').fill('1,5')
  await page.getByLabel('Nota').fill('Según la evaluación.')
  await page.getByRole('button', { name: 'Guardar lectura' }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('no es claro').waitFor()
  await expect.poll(() => page.getByLabel('¿Cuánto se midió?').inputValue()).toBe('1,5')
  await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe('Según la evaluación.')
  expect(await axe(page)).toEqual([])
  await summary.getByRole('link').first().click()
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('value')
})

test('two people correct one reading: the second sees both versions and decides', async () => {
  const [first, second] = [await visit({ as: 'planificacion.scdu' }), await visit({ as: 'administracion' })]
  await first.goto('/t/indicadores')
  await first
    .getByRole('link', { name: new RegExp(`^${SERVICES}`) })
    .first()
    .click()
  await first.getByRole('link', { name: 'Corregir septiembre de 2019' }).click()
  await first.getByText('Corregir una lectura').waitFor()
  await second.goto(first.url())
  await correct(first, '24', 'Versión de la unidad.')
  await first.getByText('La corrección quedó registrada').waitFor()
  await correct(second, '26', 'Versión de administración.')
  await second.getByRole('alert').getByText('ahora dice 24').waitFor()
  await expect.poll(() => second.getByLabel('¿Cuánto se midió?').inputValue(), { message: 'what I typed' }).toBe('26')
  await second.getByRole('button', { name: 'Guardar lectura' }).click()
  await second.getByText('La corrección quedó registrada').waitFor()
  const rows = second.locator('#tabla-revisiones').getByRole('row', { name: /^septiembre de 2019/ })
  await expect.poll(() => rows.count()).toBe(3)
})

test('a reader sees the indicator and cannot record', async () => {
  const planner = await visit({ as: 'planificacion.scdu' })
  await openReading(planner, 'primer trimestre de 2019', 'Apoyo sostenido')
  const page = await visit({ as: 'lectura' })
  expect((await page.goto(planner.url()))?.status()).toBe(403)
  const other = await visit({ as: 'planificacion.sim' })
  expect((await other.goto(planner.url()))?.status()).toBe(403)
})

async function correct(page: Page, value: string, reason: string): Promise<void> {
  await page.getByLabel('¿Cuánto se midió?').fill(value)
  await page.getByLabel('¿Por qué se corrige?').fill(reason)
  await page.getByRole('button', { name: 'Guardar lectura' }).click()
}
