import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pngOf } from '../hostile-files.ts'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** Three megabytes of text, every line another: takes several pieces. */
const LARGE = Buffer.from(Array.from({ length: 300_000 }, (_, i) => `${String(i).padStart(9, '0')}\n`).join(''))
const FILE = { name: 'acta del taller.txt', mimeType: 'text/plain', buffer: LARGE }

async function openReport(page: Page): Promise<void> {
  await page.goto('/t')
  await page
    .getByRole('row')
    .getByRole('link', { name: /^Informar/ })
    .first()
    .click()
  await page.getByLabel('Evidencias').waitFor()
}

/** Lets so many pieces through, then breaks the line in the middle of each further one. */
async function breakLineAfter(page: Page, pieces: number): Promise<{ mend(): Promise<void>; sentFrom(): number[] }> {
  let passed = 0
  const starts: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') starts.push(Number(request.headers()['upload-offset']))
  })
  const pattern = '**/t/envios/*'
  await page.route(pattern, async (route) => {
    if (route.request().method() !== 'PATCH' || passed < pieces) {
      if (route.request().method() === 'PATCH') passed += 1
      return route.continue()
    }
    return route.abort('aborted')
  })
  return { mend: () => page.unroute(pattern), sentFrom: () => starts }
}

/** What the server says it has, as the page could ask too. */
async function serverHas(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('trama-upload ')) ?? ''
    const answer = await fetch(localStorage.getItem(key) ?? '', { headers: { accept: 'application/json' } })
    return Number(answer.headers.get('upload-offset'))
  })
}

async function shownPercent(page: Page): Promise<number> {
  const text = await page.locator('.file-item .figure').last().textContent()
  return Number(/(\d+) %/.exec(text ?? '')?.[1])
}

async function save(page: Page): Promise<void> {
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó) este mes\?/).fill('0.5')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
}

async function expectSaved(page: Page, address: string): Promise<void> {
  await page.getByText(/Se guardó el avance/).waitFor()
  await page.goto(address)
  const link = page.getByRole('link', { name: FILE.name, exact: true })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect((await readFile(await download.path())).equals(LARGE), 'the same bytes').toBe(true)
}

describe('a large file over a bad link', () => {
  test('the line breaks: the percentage is what the server has, and it goes on from there by itself', async () => {
    const page = await visit({ as: 'planificacion.scdu', width: 360 })
    await openReport(page)
    const address = page.url()
    const line = await breakLineAfter(page, 2)
    await page.getByLabel('Evidencias').setInputFiles(FILE)
    await page.getByText('Sin conexión; se reintenta solo').waitFor()
    const has = await serverHas(page)
    expect(has).toBeGreaterThan(0)
    expect(has).toBeLessThan(LARGE.length)
    expect(await shownPercent(page)).toBe(Math.floor((100 * has) / LARGE.length))
    expect(await axe(page), 'with a file on its way').toEqual([])

    await save(page)
    await page.getByText('El formulario se enviará en cuanto terminen los archivos.').waitFor()
    await line.mend()
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expectSaved(page, address)
    expect(Math.min(...line.sentFrom().slice(-1)), 'the beginning was not sent again').toBeGreaterThanOrEqual(has)
  })

  test('who does not want to wait tries again at once, and stays at the buttons of the file', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await page.clock.install()
    await openReport(page)
    // The time of the page stands still: it does not try again by itself.
    await page.clock.pauseAt(Date.now() + 3_600_000)
    const line = await breakLineAfter(page, 1)
    await page.getByLabel('Evidencias').setInputFiles(FILE)
    await page.getByText('Sin conexión; se reintenta solo').waitFor()
    await line.mend()
    await page.getByRole('button', { name: `Reintentar ya: ${FILE.name}` }).press('Enter')
    await page.getByText('Enviado').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('.file-item') !== null)).toBe(true)
  })

  test('the page is loaded again: the same file, chosen again, goes on where it stood', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await openReport(page)
    const address = page.url()
    const line = await breakLineAfter(page, 2)
    const input = page.getByLabel('Evidencias')
    // A file on the disk keeps its date; one made by the test gets a new one each time it is chosen.
    const choose = () =>
      input.evaluate((element: HTMLInputElement, lines: number) => {
        const text = Array.from({ length: lines }, (_, i) => `${String(i).padStart(9, '0')}\n`).join('')
        const chosen = new DataTransfer()
        chosen.items.add(new File([text], 'acta del taller.txt', { lastModified: 1_550_000_000_000 }))
        element.files = chosen.files
        element.dispatchEvent(new Event('change', { bubbles: true }))
      }, 300_000)
    await choose()
    await page.getByText('Sin conexión; se reintenta solo').waitFor()
    const has = await serverHas(page)
    await page.reload()
    await line.mend()
    const before = line.sentFrom().length
    await page.locator('[data-island="file-upload"][data-ready]').filter({ has: input }).waitFor()
    await choose()
    await page.getByText('Enviado').waitFor()
    expect(line.sentFrom()[before], 'from where it stood').toBe(has)
    await save(page)
    await expectSaved(page, address)
  })

  test('it can be paused and gone on with, by keyboard', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await openReport(page)
    const line = await breakLineAfter(page, 1)
    await page.getByLabel('Evidencias').setInputFiles(FILE)
    await page.getByText('Sin conexión; se reintenta solo').waitFor()
    await page.getByRole('button', { name: `Pausar: ${FILE.name}` }).press('Enter')
    await page.getByText('En pausa').waitFor()
    await line.mend()
    await page.getByRole('button', { name: `Seguir: ${FILE.name}` }).press('Enter')
    await page.getByText('Enviado').waitFor()
    await page.getByRole('button', { name: `Quitar: ${FILE.name}` }).press('Enter')
    await expect.poll(() => page.locator('.file-item').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('evidence')
  })
})

test('a file that is refused is named at once, and the form waits until it is taken away', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await openReport(page)
  const drawing = {
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
  await page.getByLabel('Evidencias').setInputFiles([drawing, { ...FILE, buffer: Buffer.from('Acta.\n') }])
  const alert = page.getByRole('alert')
  await alert.getByText('«logo.svg» es un dibujo SVG').waitFor()
  await save(page)
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert')
  expect(await axe(page), 'with a refused file').toEqual([])
  await page.getByRole('button', { name: 'Quitar: logo.svg' }).click()
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText(/Se guardó el avance/).waitFor()
})

test('what was sent is not sent again because of another field', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await openReport(page)
  const address = page.url()
  await page.getByLabel('Evidencias').setInputFiles(FILE)
  await page.getByText('Enviado').waitFor()
  await page.getByLabel(/^¿Cuánto se (cumplió|ejecutó) este mes\?/).fill('casi todo')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByText('Escriba un número').first().waitFor()
  await page.getByText('Enviado').waitFor()
  let pieces = 0
  page.on('request', (request) => {
    if (request.method() === 'PATCH') pieces += 1
  })
  await save(page)
  await expectSaved(page, address)
  expect(pieces).toBe(0)
})

test('a photograph is seen small beside its name, once the job has made it', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await openReport(page)
  const address = page.url()
  const photo = { name: 'taller.png', mimeType: 'image/png', buffer: Buffer.from(pngOf(1200, 800)) }
  await page.getByLabel('Evidencias').setInputFiles(photo)
  await save(page)
  await page.getByText(/Se guardó el avance/).waitFor()
  const small = page.locator('.evidence-list img')
  await expect
    .poll(
      async () => {
        await page.goto(address)
        return small.count()
      },
      { timeout: 120_000, interval: 1000 },
    )
    .toBe(1)
  await small.scrollIntoViewIfNeeded()
  await expect.poll(() => small.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  expect(await axe(page), 'with a picture').toEqual([])
})
