import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** A phone. */
const PHONE = { width: 360, height: 740 }
const PLANS = {
  name: 'planos.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n'),
}

async function at(page: Page, path: RegExp): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname).toMatch(path)
}

describe.each([
  { how: 'by phone', javaScript: true },
  { how: 'by phone without JavaScript', javaScript: false },
])('somebody without an account files a building permit $how', ({ javaScript }) => {
  test('from the catalogue to its status, refused first with the article', async () => {
    const page = await visit({ ...PHONE, javaScript })
    const faultless = async (what: string) => {
      if (javaScript) expect(await axe(page), what).toEqual([])
      const wide = javaScript ? await page.evaluate(() => document.documentElement.scrollWidth) : PHONE.width
      expect(wide, `${what} fits the screen`).toBeLessThanOrEqual(PHONE.width)
    }
    await page.goto('/tramites')
    await page.getByRole('link', { name: 'Permiso de construcción' }).first().click()
    await page.getByRole('link', { name: 'Empezar la solicitud' }).click()
    await at(page, /^\/tramites\/permiso-de-construccion\/solicitud$/)
    await page.getByLabel('Municipio').selectOption({ label: 'Soyapango' })
    await page.getByLabel('Su nombre').fill('Vecina Inventada')
    await page.getByLabel('Su correo electrónico').fill('vecina@ejemplo.invalid')
    await page.getByRole('button', { name: 'Empezar la solicitud' }).click()
    await at(page, /^\/solicitudes\/[0-9a-f-]{36}$/)
    await page.getByText('Le enviamos un correo con el enlace').waitFor()

    await page.getByLabel('Parcela').fill('0614-01')
    await page.getByLabel('Área del terreno').fill('400')
    await page.getByRole('radio', { name: 'Vivienda', exact: true }).check()
    await page.getByLabel('Área que se construye').fill('900')
    await page.getByLabel('Niveles').fill('uno')
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
    await faultless('the application')
    await page.getByRole('button', { name: 'Guardar y revisar' }).click()

    await at(page, /\/revision$/)
    await page.getByText('Escriba un número, por ejemplo').waitFor()
    await page.getByRole('link', { name: /^Niveles/ }).click()
    await at(page, /^\/solicitudes\/[0-9a-f-]{36}$/)
    await expect
      .poll(() => page.getByLabel('Niveles').inputValue(), { message: 'what was typed is still there' })
      .toBe('uno')
    await page.getByLabel('Niveles').fill('1')
    await page.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
    await page.getByText('Se guardó la solicitud.').waitFor()
    await page.getByText('Enviado: planos.pdf').waitFor()
    // More than 75 m²: the document that is asked for then has appeared.
    await page.getByLabel('Memoria de cálculo estructural').setInputFiles({ ...PLANS, name: 'memoria.pdf' })
    await page.getByRole('button', { name: 'Guardar y revisar' }).click()

    await page.getByText('La solicitud no pasaría').waitFor()
    await page.getByText('Cada nivel ocuparía más que el terreno.').waitFor()
    await page.getByText('Comprobación aritmética').waitFor()
    expect(await page.getByRole('button', { name: 'Presentar la solicitud' }).count()).toBe(0)
    await faultless('the refusal')
    await page.getByRole('link', { name: 'Cambiar las respuestas' }).click()
    await page.getByLabel('Área que se construye').fill('100')
    await page.getByRole('button', { name: 'Guardar y revisar' }).click()

    await page.getByText('La solicitud puede presentarse.').waitFor()
    await page.getByText('Total: $113.75').waitFor()
    await faultless('the review')
    await page.getByRole('button', { name: 'Presentar la solicitud' }).click()
    await at(page, /^\/expedientes\/[0-9a-f-]{36}$/)
    const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    const number = /OPAMSS-PC-\d{4}-\d{5}/.exec(heading)?.[0] ?? ''
    expect(number).not.toBe('')
    await page.getByText('Se espera a: Recepción').waitFor()
    await faultless('the case')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'planos.pdf' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('planos.pdf')
    await page.getByRole('button', { name: /^Pagar en línea/ }).click()
    await page.getByText('El pago quedó anotado.').waitFor()
    await page.getByRole('link', { name: 'Constancia de presentación' }).click()
    await page.getByText('Código de verificación').waitFor()
    await faultless('the receipt')

    const stranger = await visit({ ...PHONE, javaScript })
    await stranger.goto('/estado')
    await stranger.getByLabel('Número de expediente').fill(number.toLowerCase().replaceAll('-', ' '))
    await stranger.getByRole('button', { name: 'Ver el estado' }).click()
    await at(stranger, new RegExp(`^/estado/${number}$`))
    await stranger.getByText('Se espera a: Recepción').waitFor()
    await stranger.getByText('Cuenta día por día').first().click()
    await stranger
      .getByText(/^Día 1 de 20\./)
      .first()
      .waitFor()
    expect(await stranger.locator('main').textContent()).not.toMatch(/Inventada|vecina@/)
    await stranger.goto(new URL(page.url()).pathname)
    await stranger.getByText('Este expediente no está aquí').waitFor()
  })
})

test('what is hidden by an answer appears when it is saved, and a guest finds everything again', async () => {
  const page = await visit(PHONE)
  await page.goto('/tramites/permiso-de-construccion/solicitud')
  await page.getByLabel('Municipio').selectOption({ label: 'Mejicanos' })
  await page.getByLabel('Su nombre').fill('Vecino Inventado')
  await page.getByRole('button', { name: 'Empezar la solicitud' }).click()
  await page.getByText('Escriba su correo').first().waitFor()
  await expect.poll(() => page.getByLabel('Su nombre').inputValue()).toBe('Vecino Inventado')
  await expect.poll(() => page.getByLabel('Municipio').inputValue()).toBe('mejicanos')
  await page.getByLabel('Su correo electrónico').fill('vecino@ejemplo.invalid')
  await page.getByRole('button', { name: 'Empezar la solicitud' }).click()
  await page.getByRole('group', { name: '¿Hay que talar árboles?' }).getByLabel('Sí').check()
  expect(await page.getByLabel('Permiso de tala').count()).toBe(0)
  await page.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
  await page.getByLabel('Permiso de tala').waitFor()
  await page.goto('/mis-tramites')
  await page.getByRole('link', { name: 'Permiso de construcción' }).last().click()
  await expect
    .poll(() => page.getByRole('group', { name: '¿Hay que talar árboles?' }).getByLabel('Sí').isChecked())
    .toBe(true)
})
