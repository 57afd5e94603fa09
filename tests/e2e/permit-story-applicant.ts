import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a person without an account does to get a building permit, from a telephone. */

export const PLANS = {
  name: 'planos.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n'),
}

export async function at(page: Page, path: RegExp): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname).toMatch(path)
}

/** Searches in her own words, reads the guide and begins. */
export async function begin(page: Page): Promise<void> {
  await page.goto('/tramites')
  await page.getByRole('searchbox', { name: 'Buscar un trámite' }).fill('quiero hacer una ampliación de mi casa')
  await page.getByRole('search').getByRole('button', { name: 'Buscar' }).last().click()
  await page.getByRole('main').getByRole('link', { name: 'Permiso de construcción' }).first().click()
  await at(page, /^\/tramites\/permiso-de-construccion$/)
  await page.getByText('20 días hábiles').first().waitFor()
  await page.getByText('Antes del permiso se tramita la calificación de lugar').first().waitFor()
  await page.getByRole('link', { name: 'Empezar la solicitud' }).click()
  await page.getByLabel('Municipio').selectOption({ label: 'Soyapango' })
  await page.getByLabel('Su nombre').fill('Vecina Inventada')
  await page.getByLabel('Su correo electrónico').fill('vecina@ejemplo.invalid')
  await page.getByRole('button', { name: 'Empezar la solicitud' }).click()
  await at(page, /^\/solicitudes\/[0-9a-f-]{36}$/)
}

/** Fills the form with a mistake in it: no qualification of the site, which comes first. */
export async function fill(page: Page): Promise<void> {
  await page.getByLabel('Parcela').fill('P-00')
  await page.getByRole('main').getByRole('button', { name: 'Buscar', exact: true }).click()
  await page.getByRole('group', { name: 'Elija cuál es' }).getByText('P-003').click()
  await page.getByLabel('Área del terreno').fill('400')
  await page.getByRole('radio', { name: 'Vivienda', exact: true }).check()
  await page.getByLabel('Área que se construye').fill('900')
  await page.getByLabel('Niveles').fill('1')
  await page.getByLabel('Inversión prevista').fill('45,000.00')
  await page.getByRole('group', { name: '¿Hay que talar árboles?' }).getByLabel('No').check()
  await page.getByLabel('Número de la calificación de lugar').fill('CL-1')
  await page
    .getByRole('group', { name: 'Propietario o propietaria' })
    .getByLabel('Nombre completo')
    .fill('Dueña Inventada')
  const signs = page.getByRole('group', { name: 'Profesional responsable' })
  await signs.getByLabel('Nombre completo').fill('Arquitecta Inventada')
  await signs.getByLabel('Número de acreditación').fill('A-1')
  await page.getByLabel('Planos del proyecto').setInputFiles(PLANS)
  await page.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
  await page.getByText('Enviado: planos.pdf').waitFor()
  await page.getByLabel('Memoria de cálculo estructural').setInputFiles({ ...PLANS, name: 'memoria.pdf' })
  await page.getByRole('button', { name: 'Guardar y revisar' }).click()
}

/** The pre-check says no with what it rests on; the answer is corrected, and it would pass. */
export async function correctWhatStops(page: Page): Promise<void> {
  await page.getByText('La solicitud no pasaría').waitFor()
  await page.getByText('Cada nivel ocuparía más que el terreno.').waitFor()
  await page.getByText('Comprobación aritmética').waitFor()
  expect(await page.getByRole('button', { name: 'Presentar la solicitud' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Cambiar las respuestas' }).click()
  await page.getByLabel('Área que se construye').fill('100')
  await page.getByRole('button', { name: 'Guardar y revisar' }).click()
  await page.getByText('La solicitud puede presentarse.').waitFor()
}

export interface Filed {
  readonly number: string
  readonly address: string
}

/** Files and pays. */
export async function file(page: Page): Promise<Filed> {
  await page.getByText('Total: $113.75').waitFor()
  await page.getByRole('button', { name: 'Presentar la solicitud' }).click()
  await at(page, /^\/expedientes\/[0-9a-f-]{36}$/)
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: /^Pagar en línea/ }).click()
  await page.getByText('El pago quedó anotado.').waitFor()
  return { number: /OPAMSS-PC-\d{4}-\d{5}/.exec(heading)?.[0] ?? '', address: new URL(page.url()).pathname }
}

/** Answers each point: one by its corrected field, one by its document, one in words. */
export async function answerObservations(page: Page, { address }: Filed): Promise<void> {
  await page.goto(address)
  await page.getByText('Le toca a usted.').waitFor()
  await page.getByLabel('Su respuesta al punto 1').fill('El terreno mide 420 m²: se corrigió.')
  await page.getByLabel('Área del terreno').fill('420')
  await page.getByLabel('Planos del proyecto').setInputFiles({ ...PLANS, name: 'planos-firmados.pdf' })
  await page.getByLabel('Su respuesta al punto 3').fill('Se entra por el pasaje; está acotado en la hoja 2.')
  await page.getByRole('button', { name: 'Presentar lo observado' }).click()
  await page.getByText('Su respuesta quedó presentada.').waitFor()
}
