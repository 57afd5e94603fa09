import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pngOf } from '../hostile-files.ts'
import { axe } from './axe.ts'
import { awake, backOnline, brings, held } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** A phone. */
const PHONE = { width: 360, height: 740 }

/** The page of the unit's month, and from there the first activity of it that is left. */
async function beginMonth(page: Page): Promise<void> {
  await page.goto('/t')
  await page.getByRole('link', { name: /^Informar todo octubre/ }).click()
  await page.getByRole('link', { name: /^Empezar/ }).waitFor()
  await brings(page, () => page.getByRole('link', { name: /^Empezar/ }).click())
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).waitFor()
}

const leftOf = async (page: Page): Promise<number> => {
  await page.goto('/t/informar/2019/scdu/10')
  const heading = await page.getByRole('heading', { name: /^Por informar/ }).textContent()
  return Number(/\((\d+)\)/.exec(heading ?? '')?.[1])
}

test.each([{ javaScript: true }, { javaScript: false }])(
  'a month by phone, one tap an activity (script: $javaScript)',
  async ({ javaScript }) => {
    const page = await visit({ ...PHONE, javaScript, as: 'planificacion.scdu' })
    const before = await leftOf(page)
    await beginMonth(page)
    const first = page.url()
    const quick = page.getByRole('group', { name: 'Respuesta rápida' }).getByRole('button')
    const box = await quick.first().boundingBox()
    expect(box !== null && box.y + box.height < PHONE.height, 'the first tap needs no scrolling').toBe(true)
    await quick.first().click()
    await expect.poll(() => page.url(), { message: 'the next activity stands open' }).not.toBe(first)
    await page.getByText('Se guardó el avance de octubre.').waitFor()
    const second = page.url()
    await quick.last().click()
    await expect.poll(() => page.url()).not.toBe(second)
    await page.getByText('Se guardó el avance de octubre.').waitFor()
    await page.getByRole('link', { name: 'Corregir la anterior' }).click()
    await expect.poll(() => page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).inputValue()).toBe('0')
    expect(await quick.count(), 'what is reported is not replaced by one tap').toBe(0)
    expect(await leftOf(page)).toBe(before - 2)
  },
)

test('Enter in the figure saves that figure, not the first quick answer', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.scdu' })
  await beginMonth(page)
  const address = new URL(page.url()).pathname
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('0.25')
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).press('Enter')
  await page.getByText('Se guardó el avance de octubre.').waitFor()
  await page.goto(address)
  expect(await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).inputValue()).toBe('0.25')
})

test('the connection is lost while sending: nothing lost, nothing doubled', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.sim', lineBreaks: true })
  await page.goto('/t')
  await page.getByRole('link', { name: /^Informar todo octubre/ }).click()
  await page.getByRole('link', { name: /^Empezar/ }).click()
  await page.getByLabel('Nota').waitFor()
  await awake(page, 'steady-form')
  const address = new URL(page.url()).pathname
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('0.5')
  await page.getByLabel('Nota').fill('Se entregó la mitad del mapa.')

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  const says = page.getByText('No hay conexión: todavía no se ha podido guardar.')
  await says.waitFor()
  await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe('Se entregó la mitad del mapa.')
  await backOnline(page)

  // Now the report arrives and the answer is lost on its way back.
  let arrived = 0
  await page.route(`**${address}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    arrived += 1
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await expect.poll(() => arrived).toBe(1)
  await says.waitFor()
  await page.unroute(`**${address}`)
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText('Se guardó el avance de octubre.').waitFor()

  const id = /actividades\/([^/]+)/.exec(address)?.[1] ?? ''
  await page.goto(`/elementos/${id}/historial`)
  expect(await page.getByText('Se informó el avance de un mes').count(), 'reported once').toBe(1)
  await page.goto(address)
  expect(await page.getByLabel('Nota').inputValue()).toBe('Se entregó la mitad del mapa.')
})

test('who writes on after a send that was lost is told what had arrived, and loses neither', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.sim', lineBreaks: true })
  await page.goto('/t')
  await page.getByRole('link', { name: /^Informar todo octubre/ }).click()
  await page.getByRole('link', { name: /^Empezar/ }).click()
  await page.getByLabel('Nota').waitFor()
  await awake(page, 'steady-form')
  const address = new URL(page.url()).pathname
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('0.5')
  await page.route(`**${address}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText('No hay conexión').waitFor()
  await page.unroute(`**${address}`)
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('0.75')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('alert').textContent(), { message: 'what had arrived' }).toContain('0.5')
  await expect
    .poll(() => page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).inputValue(), { message: 'what was written since' })
    .toBe('0.75')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText('Se guardó el avance de octubre.').waitFor()
})

test('what is written before the script is there counts more than what was kept of an earlier visit', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.sim' })
  await page.goto('/t')
  await page.getByRole('link', { name: /^Informar todo octubre/ }).click()
  await page.getByRole('link', { name: /^Empezar/ }).click()
  await awake(page, 'steady-form')
  const address = new URL(page.url()).pathname
  await page.getByLabel('Nota').fill('De antes.')
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('0.4')
  await page.goto('/t')
  const script = await held(page, /steady-form.*\.js/)
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByLabel('Nota').fill('De ahora.')
  script.release()
  await page.getByText('Se recuperó lo que había escrito').waitFor()
  expect(await page.getByLabel('Nota').inputValue()).toBe('De ahora.')
  expect(await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).inputValue(), 'the rest is put back').toBe('0.4')
})

test('links and a photograph as evidence, one taken back with its reason', async () => {
  const page = await visit({ ...PHONE, as: 'administracion' })
  await page.goto('/t/informar/2019/spi/10')
  await page.getByRole('link', { name: /^Empezar/ }).click()
  await page.getByLabel('Enlaces').waitFor()
  const address = new URL(page.url()).pathname
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó)/).fill('1')
  await page.getByLabel('Enlaces').fill('el acta')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('no es una dirección')
  await page.getByLabel('Enlaces').fill('https://opamss.org.sv/taller')
  const photo = { name: 'taller.png', mimeType: 'image/png', buffer: Buffer.from(await pngOf(60, 40)) }
  await page.getByLabel('Tomar una fotografía').setInputFiles(photo)
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText('Se guardó el avance de octubre.').waitFor()

  await page.goto(address)
  const link = page.getByRole('link', { name: 'opamss.org.sv/taller' })
  await expect.poll(() => link.getAttribute('href')).toBe('https://opamss.org.sv/taller')
  await expect.poll(() => link.getAttribute('rel')).toContain('noopener')
  const item = page.getByRole('listitem').filter({ has: link })
  await item.locator('summary').click()
  expect(await axe(page)).toEqual([])
  await item.getByLabel('¿Por qué se retira?').fill('El enlace es de otra actividad.')
  await item.getByRole('button', { name: 'Retirar esta evidencia' }).click()
  await page.getByText('La evidencia se retiró.').waitFor()
  await page.getByText(/^Retiradas/).click()
  await expect.poll(() => page.getByRole('main').textContent()).toContain('El enlace es de otra actividad.')
  expect(await page.getByRole('link', { name: 'opamss.org.sv/taller' }).count()).toBe(0)
  await expect.poll(() => page.getByRole('link', { name: 'taller.png', exact: true }).count()).toBe(1)
})
