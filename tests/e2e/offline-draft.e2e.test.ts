import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { awake, backOnline, held } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const PHONE = { width: 360, height: 740 }
const NOTE = {
  name: 'nota.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n'),
}
const KEEP = /^Guardar en este dispositivo/

async function at(page: Page, path: RegExp): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname).toMatch(path)
}

/** What the program itself keeps in this browser: of each form what was typed and chosen. */
function onDevice(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const asked = indexedDB.open('trama', 1)
        asked.onupgradeneeded = () => asked.result.createObjectStore('forms')
        asked.onsuccess = () => {
          const kept = asked.result.transaction('forms').objectStore('forms').getAll()
          kept.onsuccess = () => {
            asked.result.close()
            const named = (files: [string, File[]][]) =>
              files.map(([field, each]) => [field, each.map(({ name }) => name)])
            resolve(kept.result.map(({ fields, files }) => JSON.stringify([fields, named(files)])))
          }
        }
      }),
  )
}

/** What was typed last is written a moment later. */
async function keptOnDevice(page: Page, typed: string): Promise<void> {
  await expect.poll(() => onDevice(page)).toEqual([expect.stringContaining(typed)])
}

const version = (page: Page) => page.locator('input[name=expectedVersion]').first().inputValue()

async function begin(page: Page, guest: boolean): Promise<void> {
  await page.goto('/tramites/asesoria-tecnica/solicitud')
  await page.getByLabel('Municipio').selectOption({ label: 'Soyapango' })
  if (guest) {
    await page.getByLabel('Su nombre').fill('Vecina Inventada')
    await page.getByLabel('Su correo electrónico').fill('vecina@ejemplo.invalid')
  }
  await page.getByRole('button', { name: 'Empezar la solicitud' }).click()
  await at(page, /^\/solicitudes\/[0-9a-f-]{36}$/)
  // The page has taken over.
  await page.getByLabel(KEEP).waitFor()
}

test('an application goes on without a line, on a phone, and is filed once it is back', async () => {
  const page = await visit(PHONE)
  const context = page.context()
  await begin(page, true)
  const address = page.url()
  const question = page.getByLabel('Qué se pregunta')

  // Nobody asked for it: nothing stays behind, and the page says so.
  await question.fill('¿Se puede construir aquí?')
  await context.setOffline(true)
  await page.getByText('Lo que escribe está solo en esta página').waitFor()
  expect(await onDevice(page)).toEqual([])
  await page.getByLabel(KEEP).check()
  await page
    .getByRole('group', { name: 'Municipalidad, institución o persona' })
    .getByLabel('Nombre completo')
    .fill('Vecina Inventada')
  await page.getByRole('radio', { name: 'Uso del suelo' }).check()
  await keptOnDevice(page, 'Vecina Inventada')
  await page.getByText('lo que escribe se guarda en este dispositivo').waitFor()
  expect(await axe(page), 'without a line').toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

  // Pressed without a line: it leaves by itself when the line is back, once.
  await page.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
  await page.getByText('La solicitud se guardará en cuanto vuelva la señal').waitFor()
  await context.setOffline(false)
  await page.getByText('Se guardó la solicitud.').waitFor()
  await expect.poll(() => version(page)).toBe('2')
  await expect.poll(() => onDevice(page), { message: 'what was saved stays nowhere else' }).toEqual([])
  await expect.poll(() => question.inputValue()).toBe('¿Se puede construir aquí?')

  // The page is closed without a line, with a file in it.
  await expect.poll(() => page.getByLabel(KEEP).isChecked(), { message: 'it was asked for on this page' }).toBe(true)
  await question.fill('¿Se puede construir aquí una casa de dos niveles?')
  await page.getByRole('radio', { name: 'Un proyecto' }).check()
  await page.getByLabel('Nota en que se pide').setInputFiles(NOTE)
  await context.setOffline(true)
  await page.getByText('lo que escribe se guarda en este dispositivo').waitFor()
  await keptOnDevice(page, NOTE.name)
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await again.getByText('Se recuperó lo que quedó en este dispositivo').waitFor()
  await expect.poll(() => again.getByLabel('Qué se pregunta').inputValue()).toContain('dos niveles')
  await expect.poll(() => again.getByRole('radio', { name: 'Un proyecto' }).isChecked()).toBe(true)
  await again.getByRole('button', { name: 'Guardar y revisar' }).click()
  await at(again, /\/revision$/)
  await again.getByText('dos niveles').waitFor()
  expect(await onDevice(again)).toEqual([])
  await awake(again, 'steady-form')

  // Filed without a line it is not; with it, once.
  await context.setOffline(true)
  const file = again.getByRole('button', { name: 'Presentar la solicitud' })
  await file.click()
  await again.getByText('la solicitud todavía no se ha presentado').waitFor()
  await backOnline(again)
  await file.click()
  await at(again, /^\/expedientes\//)
  await again
    .getByText(/OPAMSS-AT-\d{4}-\d{5}/)
    .first()
    .waitFor()
  await again.goto('/mis-tramites')
  expect(await again.getByText(/OPAMSS-AT-\d{4}-\d{5}/).count(), 'one case').toBe(1)
})

test('what an older page left on the device never covers what was saved since; discarding takes it along', async () => {
  const page = await visit(PHONE)
  const context = page.context()
  await begin(page, true)
  await page.getByLabel(KEEP).check()
  await page.getByLabel('Qué se pregunta').fill('Lo que quedó aquí')
  await keptOnDevice(page, 'Lo que quedó aquí')
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByText('Se recuperó lo que quedó').waitFor()
  await page.close()
  // Saved from elsewhere meanwhile, by a browser without script.
  const plain = await visit({ ...PHONE, javaScript: false })
  await plain.context().addCookies(await context.cookies())
  await plain.goto(other.url())
  await plain.getByLabel('Qué se pregunta').fill('Lo que se guardó después')
  await plain.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
  // A form without script is answered after the click has ended.
  await plain.getByText('Se guardó la solicitud.').waitFor()
  await other.reload()
  await other.getByText('Diga cuál vale.').waitFor()
  await expect.poll(() => other.getByLabel('Qué se pregunta').inputValue()).toBe('Lo que se guardó después')
  expect(await axe(other)).toEqual([])
  await other.getByRole('button', { name: 'Ponerlo en la solicitud' }).click()
  await expect.poll(() => other.getByLabel('Qué se pregunta').inputValue()).toBe('Lo que quedó aquí')
  await keptOnDevice(other, 'Lo que quedó aquí')
  await other.getByRole('button', { name: /^Descartar/ }).click()
  await at(other, /^\/mis-tramites$/)
  expect(await onDevice(other)).toEqual([])
})

test('what is written before the page has looked at the device is not covered by what lies there', async () => {
  const page = await visit(PHONE)
  await begin(page, true)
  await page.getByLabel(KEEP).check()
  await page.getByLabel('Qué se pregunta').fill('Lo que quedó aquí')
  await page.getByRole('radio', { name: 'Uso del suelo' }).check()
  await keptOnDevice(page, 'Lo que quedó aquí')
  const other = await page.context().newPage()
  const script = await held(other, /kept-form.*\.js/)
  await other.goto(page.url(), { waitUntil: 'commit' })
  await page.close()
  await other.getByLabel('Qué se pregunta').fill('Lo que escribo ahora')
  script.release()
  await other.getByText('Se recuperó lo que quedó').waitFor()
  expect(await other.getByLabel('Qué se pregunta').inputValue()).toBe('Lo que escribo ahora')
  expect(await other.getByRole('radio', { name: 'Uso del suelo' }).isChecked(), 'the rest is put back').toBe(true)
  await keptOnDevice(other, 'Lo que escribo ahora')
})

test('what is written while the application is being saved is there on the page that comes back', async () => {
  const page = await visit(PHONE)
  await begin(page, true)
  await page.getByLabel('Qué se pregunta').fill('Lo que se guarda')
  const hold = await held(page, '**/solicitudes/**', 'POST')
  await page.getByRole('button', { name: 'Guardar y seguir aquí' }).click()
  await hold.reached
  await page.getByLabel('Qué se pregunta').fill('Lo que se escribe mientras tanto')
  hold.release()
  await page.getByText('Se guardó la solicitud.').waitFor()
  await expect.poll(() => page.getByLabel('Qué se pregunta').inputValue()).toBe('Lo que se escribe mientras tanto')
  await page.getByRole('button', { name: 'Guardar y revisar' }).click()
  await at(page, /\/revision$/)
  await page.getByText('Lo que se escribe mientras tanto').waitFor()
})

test('signing out takes what lies on the device along', async () => {
  const page = await visit({ ...PHONE, as: 'lectura' })
  await begin(page, false)
  await page.getByLabel(KEEP).check()
  await page.getByLabel('Qué se pregunta').fill('Solo mío')
  await keptOnDevice(page, 'Solo mío')
  await page.goto('/t')
  await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action$="/salir"]')?.requestSubmit())
  await page.getByText('Su sesión se cerró').waitFor()
  await expect.poll(() => onDevice(page)).toEqual([])
})
