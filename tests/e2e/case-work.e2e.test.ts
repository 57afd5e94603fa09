import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { readPdfSignature } from '../../platform/documents/signature/sign-pdf.ts'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** A pixel of a photograph. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** The address of a case of the building permit that stands at intake. */
async function caseAtIntake(page: Page): Promise<string> {
  await page.goto('/t/expedientes?ver=all&tramite=permiso-de-construccion')
  const row = page.getByRole('row').filter({ hasText: 'Recepción' }).first()
  return (await row.getByRole('link').first().getAttribute('href')) ?? ''
}

/** Does what the page offers under this name, opening it where several things are offered. */
async function act(page: Page, name: string): Promise<void> {
  const form = page.locator('details[data-action]', { has: page.locator('button', { hasText: name }) }).first()
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  // The version of the case, as the form that assigns it carries it: another one once the page has come back.
  const version = () => page.locator('input[name=caso]').inputValue()
  const before = await version()
  await form.getByRole('button', { name, exact: true }).click()
  await expect.poll(version).not.toBe(before)
}

describe.each([
  { how: 'in the browser', javaScript: true },
  { how: 'without JavaScript', javaScript: false },
])('the office works on a case $how', ({ javaScript }) => {
  test('from intake to a signed resolution that anybody verifies', async () => {
    const page = await visit({ as: 'planificacion.scdu', javaScript })
    const address = await caseAtIntake(page)
    await page.goto(address)
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''

    const section = page.getByRole('region', { name: 'Observaciones' })
    await section.locator('summary').click()
    await section.getByLabel('De la biblioteca').selectOption({ index: 1 })
    await section.getByRole('button', { name: 'Anotar una observación' }).click()
    await page.getByText('Se anotó la observación.').waitFor()
    await expect.poll(() => section.getByText('sin comunicar').count()).toBe(1)
    await section.getByRole('button', { name: /^Quitar/ }).click()
    await page.getByText('Se quitó la observación.').waitFor()

    await act(page, 'Admitir y repartir')
    const opinions = page.getByRole('region', { name: /^Opiniones/ })
    await opinions.locator('summary').click()
    await opinions.getByLabel('Qué se pregunta').fill('¿La obra afecta la quebrada?')
    await opinions.getByRole('button', { name: 'Pedir una opinión' }).click()
    await page.getByText('Se pidió la opinión.').waitFor()
    await opinions.locator('summary', { hasText: 'Anotar la respuesta' }).click()
    await opinions.getByLabel('Respuesta').fill('No la afecta.')
    await opinions.getByRole('button', { name: 'Anotar la respuesta' }).click()
    await page.getByText('Se anotó la opinión.').waitFor()
    await act(page, 'Entregar la revisión')
    await act(page, 'Entregar la revisión')
    await act(page, 'No hace falta')
    await act(page, 'Pasar a inspección')

    await page.getByRole('link', { name: 'Levantar un acta' }).click()
    await page.getByLabel('Conforme con lo solicitado').check()
    await page.getByLabel('Qué se encontró').fill('El terreno está como en los planos.')
    if (!javaScript)
      await page.locator('input[type=file]').setInputFiles({ name: 'frente.png', mimeType: 'image/png', buffer: PHOTO })
    await page.getByRole('button', { name: 'Guardar el acta' }).click()
    await page.getByText('Se guardó el acta.').waitFor()
    if (!javaScript) {
      const photo = await page.getByRole('link', { name: 'frente.png' }).getAttribute('href')
      expect((await page.request.get(photo ?? '')).headers()['content-type']).toBe('image/png')
    }
    await act(page, 'Entregar el acta')

    await page.getByRole('link', { name: 'Redactar la resolución: Otorgar el permiso' }).click()
    await page.getByLabel('Fundamento').fill('El proyecto respeta el uso y las líneas.\n\nLa inspección lo confirmó.')
    await page.locator('summary', { hasText: 'Agregar de la biblioteca' }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Guardar el proyecto' }).click()
    await page.getByText('Se guardó el proyecto.').waitFor()
    if (javaScript) expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Firmar y resolver' }).click()
    await page.getByText(/Se firmó la R-/).waitFor()
    const resolution = page.getByRole('region', { name: 'Resolución' })
    const code = (await resolution.locator('a[href*="/verificar/"]').textContent()) ?? ''

    const arriving = page.waitForEvent('download')
    await resolution.getByRole('link', { name: 'Descargar el documento firmado' }).click()
    const file = await (await arriving).path()
    expect(readPdfSignature(readFileSync(file))).toMatchObject({ is: 'whole' })
    await resolution.locator('summary').click()
    await resolution.getByLabel('Qué lo prueba').fill('La recibió quien solicita; acta 3.')
    await resolution.getByRole('button', { name: 'Dejar constancia de la notificación' }).click()
    await page.getByText('Quedó constancia de la notificación.').waitFor()

    if (javaScript) {
      expect(await axe(page)).toEqual([])
      for (const path of [
        '/t/expedientes?ver=all',
        '/t/carga-de-expedientes',
        '/t/estadisticas-de-tramites?anio=2019',
      ]) {
        await page.goto(path)
        expect(await axe(page), path).toEqual([])
      }
    }

    const anybody = await visit({ javaScript, width: 360 })
    await anybody.goto('/verificar')
    await anybody.getByLabel('Código de verificación').fill(code.toLowerCase().replaceAll('-', ' '))
    await anybody.getByRole('button', { name: 'Verificar', exact: true }).click()
    await anybody.getByRole('heading', { level: 1, name: `R-${number}` }).waitFor()
    await expect.poll(() => anybody.getByText('Firmada y notificada').count()).toBe(1)
    if (javaScript) expect(await axe(anybody)).toEqual([])
    await anybody.locator('input[type=file]').setInputFiles(file)
    await anybody.getByRole('button', { name: 'Comparar' }).click()
    await anybody.getByText('El archivo es exactamente el que se emitió.').waitFor()
    await anybody.goto('/registro-de-permisos?tramite=permiso-de-construccion')
    if (javaScript) expect(await axe(anybody)).toEqual([])
    await expect
      .poll(() => anybody.getByRole('link', { name: `R-${number}` }).getAttribute('href'))
      .toBe(`/verificar/${code}`)
  })
})
