import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { closeWorkbookWorkers, readWorkbook } from '../../platform/documents/workbook.ts'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'
import { officeWorkbook } from './plan-workbook.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PLAN = { unit: 'AUDITORÍA INTERNA', remark: 'Ver con la Dirección' }

async function upload(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto('/t/importar')
  await page.getByLabel('Archivo del plan').setInputFiles({ name, mimeType: XLSX, buffer: bytes })
  await page.getByRole('button', { name: 'Leer el archivo' }).click()
}

/** What a click on a link brings, as bytes. */
async function downloadOf(
  page: Page,
  link: string | RegExp,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).first().click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function sheetsOf(bytes: Buffer) {
  const read = await readWorkbook(bytes)
  await closeWorkbookWorkers()
  if (!read.ok) throw new Error(read.refusal.message.es)
  return read.value.sheets
}

describe('a person gets the own file back with what is wrong in it', () => {
  test('cells that found no place are commented; the same file is taken again and says the same plan', async () => {
    const page = await visit({ as: 'administracion' })
    await upload(page, 'POA Auditoría.xlsx', await officeWorkbook(PLAN))
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    const back = await downloadOf(page, 'Descargar su archivo con las observaciones (.xlsx)')
    expect(back.name).toBe('POA Auditoría-observaciones.xlsx')
    const [plan, list] = await sheetsOf(back.bytes)
    expect(plan?.cells.find(({ text }) => text === PLAN.remark)?.comment).toMatch(
      /^— Trama —\nPor corregir: Su columna no es/,
    )
    expect(list?.name).toBe('Observaciones Trama')
    expect(list?.cells.map(({ text }) => text)).toContain(PLAN.remark)

    const counted = await page.getByText(/celdas con texto/).textContent()
    await upload(page, back.name, back.bytes)
    await page.getByRole('heading', { level: 1, name: back.name }).waitFor()
    await expect
      .poll(() => page.getByText(/celdas con texto/).textContent(), {
        message: 'our own words are no part of the plan',
      })
      .toBe(counted)
  })

  test('a file that is not taken comes back with the reason in its cell', async () => {
    const page = await visit({ as: 'administracion' })
    await upload(page, 'POA 2018.xlsx', await officeWorkbook({ ...PLAN, year: 2018 }))
    await expect.poll(() => page.getByText(/Se pidió el año 2019/).count()).toBeGreaterThan(0)
    const back = await downloadOf(page, 'Descargar su archivo con las observaciones (.xlsx)')
    const [plan] = await sheetsOf(back.bytes)
    expect(plan?.cells.find(({ address }) => address === 'A1')?.comment).toContain('Se pidió el año 2019')

    const english = await visit({ as: 'planificacion.scdu' })
    const refused = await english.goto(
      (await page
        .getByRole('link', { name: /observaciones/ })
        .first()
        .getAttribute('href')) ?? '',
    )
    expect(refused?.status(), 'somebody else’s file').toBe(404)
  })
})

describe('what anybody takes away', () => {
  test('the control matrix, a table, an element and the calendar say what the open data say', async () => {
    const page = await visit()
    await page.goto('/planes/2019')
    const control = await downloadOf(page, 'Matriz de control de avance (Excel)')
    const [matrix] = await sheetsOf(control.bytes)
    const data = await (
      await fetch(`${trama().address}/api/v1/planes/2019/elementos?clase=activity&porPagina=500`)
    ).json()
    const rows = matrix?.cells.filter(({ column, text }) => column === 2 && text === 'Actividad') ?? []
    expect(rows, 'one row an activity').toHaveLength(data.total)

    const [first] = data.elements
    const element = await (await fetch(trama().address + first.data)).json()
    expect(element.element.months).toHaveLength(12)
    const csv = await (await fetch(`${trama().address}/elementos/${first.id}/datos.csv?bom=0`)).text()
    expect(csv.split('\r\n').filter(Boolean)).toHaveLength(13)
    const json = await (await fetch(`${trama().address}/elementos/${first.id}/datos.json`)).json()
    expect(json.map((row: { programmed: number | null }) => row.programmed)).toEqual(
      element.element.months.map((month: { programmed: number | null }) => month.programmed),
    )
  })

  test('a book is asked for, made, and fetched', async () => {
    const page = await visit()
    await page.goto('/planes/2019/libros/plan-de-accion')
    await page.getByRole('button', { name: 'Preparar el libro' }).click()
    await page.getByRole('link', { name: 'Descargar el libro (PDF)' }).waitFor({ timeout: 120_000 })
    const book = await downloadOf(page, 'Descargar el libro (PDF)')
    expect(book.name).toMatch(/^plan-de-accion-2019-al-.*\.pdf$/)
    expect(book.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a person’s calendar is given by its secret address until it is removed', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await page.goto('/t/cuenta/calendario')
    await brings(page, () => page.getByRole('button', { name: 'Crear la dirección' }).click())
    const address = await page.getByLabel('Dirección secreta').inputValue()
    const given = await fetch(address)
    expect(given.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = await given.text()
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe((await page.getByRole('table').getByRole('row').count()) - 1)
    const tag = given.headers.get('etag') ?? ''
    expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304)
    await page.goto('/t/cuenta/calendario')
    await expect.poll(() => page.getByText(address).count(), { message: 'never shown again' }).toBe(0)
    await page.getByRole('button', { name: 'Quitar la dirección' }).click()
    await page.getByText('La dirección quedó quitada').waitFor()
    expect((await fetch(address)).status).toBe(404)
  })
})
