import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe } from './axe.ts'
import { held } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const SHEET = '/t/poa/2019/scdu/editar'
const SAVE = 'Guardar los cambios'

/** The field of the nth activity that can be written in the first months, and its neighbours: `row` counts activities. */
const cell = (page: Page, row: number, month: number) =>
  page
    .locator('table.sheet tbody tr:not(.sheet-result)')
    .nth(row)
    .locator('td')
    .nth(month - 1)
    .locator('input')
const where = (page: Page) =>
  page.evaluate(() => {
    const td = document.activeElement?.closest('td')
    const tr = td?.closest('tr')
    const rows = [...document.querySelectorAll('table.sheet tbody tr:not(.sheet-result)')]
    return td === null || td === undefined || tr === null || tr === undefined
      ? undefined
      : `${rows.indexOf(tr)}.${[...tr.cells].indexOf(td)}`
  })
const paste = (page: Page, text: string) =>
  page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
const unsaved = (page: Page) => page.locator('#sheet-count').textContent()

describe('a planner edits the months of the unit', () => {
  test('by keyboard alone: moves, writes, pastes, fills, undoes, saves', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await page.goto('/t/poa/2019/scdu')
    await page.getByRole('link', { name: 'Editar los meses' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('grid').waitFor()
    expect(await page.getByRole('grid').getByRole('columnheader').count()).toBe(13)
    await expect.poll(() => unsaved(page)).toBe('Sin cambios por guardar')

    await cell(page, 0, 7).focus()
    await page.keyboard.type('0,25')
    await page.keyboard.press('ArrowRight')
    expect(await where(page)).toBe('0.8')
    await page.keyboard.type('0.3')
    await page.keyboard.press('Enter')
    expect(await where(page)).toBe('1.8')
    await expect.poll(() => unsaved(page)).toBe('2 celdas sin guardar')
    expect(await cell(page, 0, 7).getAttribute('aria-describedby')).toContain('sheet-changed-note')

    await page.keyboard.press('F2')
    await page.keyboard.type('9')
    await page.keyboard.press('Escape')
    await expect.poll(() => unsaved(page), { message: 'Escape leaves it as it was' }).toBe('2 celdas sin guardar')

    // The first half of the year is signed: it can be walked through and read, and not written.
    await page.keyboard.press('Home')
    expect(await where(page)).toBe('1.1')
    expect(await page.locator('td:focus').getAttribute('aria-readonly')).toBe('true')
    await page.keyboard.type('7')
    await expect.poll(() => unsaved(page)).toBe('2 celdas sin guardar')
    for (let month = 1; month < 7; month += 1) await page.keyboard.press('ArrowRight')
    expect(await where(page)).toBe('1.7')
    await paste(page, '0,11\t0.12\t0,13\r\n0.21\t0,22\tx\r\n')
    expect(await cell(page, 1, 7).inputValue()).toBe('0,11')
    expect(await cell(page, 2, 9).inputValue()).toBe('x')
    expect(await page.locator('[aria-selected=true]').count(), 'what was pasted is selected').toBe(6)
    expect(await page.locator('.sheet-said').textContent()).toContain('Se pegaron 6 celdas')

    await page.keyboard.press('Control+z')
    expect(await cell(page, 2, 9).inputValue()).not.toBe('x')
    await page.keyboard.press('Control+y')
    expect(await cell(page, 2, 9).inputValue()).toBe('x')

    await cell(page, 3, 7).focus()
    await page.keyboard.type('0.4')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+r')
    expect(await cell(page, 3, 9).inputValue(), 'filled to the right').toBe('0.4')

    await cell(page, 3, 7).focus()
    await page.keyboard.type('casi')
    await page.keyboard.press('Tab')
    expect(await where(page)).toBe('3.8')
    expect(await cell(page, 3, 7).getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('.sheet-said').textContent(), 'it is announced').toContain('«casi» no es un número')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+s')
    await expect.poll(() => where(page), { message: 'led to what is to be corrected' }).toBe('3.7')
    await page.keyboard.type('0.4')
    await page.keyboard.press('Tab')

    await page.keyboard.press('Control+s')
    await page.getByText(/^(Hecho: )?Se guardaron \d+ celdas\.$/).waitFor()
    await expect.poll(() => unsaved(page)).toBe('Sin cambios por guardar')
    expect(await cell(page, 0, 7).inputValue()).toBe('0.25')
    expect(await cell(page, 2, 9).inputValue(), 'a mark counts one').toBe('1')
    expect(await cell(page, 3, 9).inputValue()).toBe('0.4')
    await expect.poll(() => where(page), { message: 'one goes on where one was' }).toBe('3.8')

    await page.goto('/t/poa/2019/scdu')
    await page.getByRole('table').first().waitFor()
    await page.goto(SHEET)
    expect(await cell(page, 0, 8).inputValue(), 'it is there tomorrow too').toBe('0.3')
  })

  test('without script it is a form, and saves the same', async () => {
    const page = await visit({ as: 'planificacion.scdu', javaScript: false, width: 360, height: 740 })
    await page.goto(SHEET)
    expect(await page.getByRole('button', { name: 'Deshacer' }).count(), 'no tools that do nothing').toBe(0)
    await cell(page, 4, 7).fill('0,45')
    await cell(page, 4, 8).fill('muchos')
    await page.getByRole('button', { name: SAVE }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.textContent()).toContain('«muchos» no es un número')
    expect(await cell(page, 4, 7).inputValue(), 'what was typed stays').toBe('0,45')
    await cell(page, 4, 8).fill('0.5')
    await page.getByRole('button', { name: SAVE }).click()
    await page.getByText('Se guardaron 2 celdas.').waitFor()
    expect(await cell(page, 4, 7).inputValue()).toBe('0.45')
  })
})

describe.each([
  { how: 'with script', javaScript: true },
  { how: 'without script', javaScript: false },
])('two people edit one sheet $how', ({ javaScript }) => {
  const row = javaScript ? 5 : 6

  test('nobody loses a change: the second sees both versions and chooses cell by cell', async () => {
    const first = await visit({ as: 'planificacion.scdu', javaScript })
    const second = await visit({ as: 'administracion', javaScript })
    await first.goto(SHEET)
    await second.goto(SHEET)
    for (const [month, text] of [
      [7, '0.71'],
      [8, '0.81'],
    ] as const)
      await cell(first, row, month).fill(text)
    await first.getByRole('button', { name: SAVE }).click()
    await first.getByText('Se guardaron 2 celdas.').waitFor()

    for (const [month, text] of [
      [7, '0.72'],
      [8, '0.82'],
      [9, '0.92'],
    ] as const)
      await cell(second, row, month).fill(text)
    await second.getByRole('button', { name: SAVE }).click()
    await second.getByText('Celdas que otra persona cambió mientras usted escribía').waitFor()
    const july = second.getByRole('group', { name: /, julio$/ })
    const august = second.getByRole('group', { name: /, agosto$/ })
    expect(await july.textContent()).toMatch(/usted escribió: 0\.72.*guardado ahora: 0\.71.*la unidad/s)
    expect(await second.getByRole('group', { name: /, septiembre$/ }).count(), 'only what two people wrote').toBe(0)
    expect(await cell(second, row, 9).inputValue(), 'the rest stays on the sheet').toBe('0.92')
    expect(await axeWhereScripted(second, javaScript)).toEqual([])

    await july.getByLabel('Lo que usted escribió').check()
    await second.getByRole('button', { name: SAVE }).click()
    await second.getByText('Elija cuál de los dos valores queda').first().waitFor()
    await august.getByLabel('Lo que está guardado ahora').check()
    await second.getByRole('button', { name: SAVE }).click()
    await second.getByText('Se guardaron 2 celdas.').waitFor()

    await first.goto(SHEET)
    expect(await Promise.all([7, 8, 9].map((month) => cell(first, row, month).inputValue()))).toEqual([
      '0.72',
      '0.81',
      '0.92',
    ])
  })
})

test('a lost connection loses nothing, and sending again doubles nothing', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto(SHEET)
  await cell(page, 7, 7).fill('0.17')
  await cell(page, 7, 8).fill('0.18')
  // The server does it, and the answer is lost on its way.
  let lost = 0
  await page.route('**/editar', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost += 1
    await route.fetch({ maxRedirects: 0 })
    return route.abort('aborted')
  })
  await page.getByRole('button', { name: SAVE }).click()
  await page.getByText('No hay conexión con el servidor').waitFor()
  await expect.poll(() => unsaved(page)).toBe('2 celdas sin guardar')
  await page.getByRole('button', { name: SAVE }).click()
  await page.getByText('Se guardaron 2 celdas.').waitFor()
  expect(await page.getByText('otra persona cambió').count(), 'nobody is told to quarrel with themselves').toBe(0)
  expect(await cell(page, 7, 7).inputValue()).toBe('0.17')
})

test('what is written while a save is on its way is neither lost nor taken for saved', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto(SHEET)
  await cell(page, 9, 7).fill('0.31')
  const hold = await held(page, '**/editar', 'POST')
  await page.getByRole('button', { name: SAVE }).click()
  await hold.reached
  await cell(page, 9, 8).fill('0.32')
  await cell(page, 9, 7).fill('0.33')
  await page.keyboard.press('End')
  hold.release()
  await page.getByText('Se guardó 1 celda.').waitFor()
  await expect.poll(() => unsaved(page)).toBe('2 celdas sin guardar')
  expect(await cell(page, 9, 7).inputValue(), 'written over what was on its way').toBe('0.33')
  expect(await cell(page, 9, 8).inputValue()).toBe('0.32')
  await page.getByRole('button', { name: SAVE }).click()
  await page.getByText('Se guardaron 2 celdas.').waitFor()
  await page.goto(SHEET)
  expect(await Promise.all([7, 8].map((month) => cell(page, 9, month).inputValue()))).toEqual(['0.33', '0.32'])
})

test('a closed window warns, and what it left is offered again on this device', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto(SHEET)
  await cell(page, 8, 7).fill('0.27')
  await cell(page, 8, 8).focus()
  await expect.poll(() => unsaved(page)).toBe('1 celda sin guardar')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    return dialog.accept()
  })
  await page.goto(SHEET)
  expect(asked).toEqual(['beforeunload'])
  await page.getByText('En este equipo quedaron 1 celda sin guardar').waitFor()
  expect(await cell(page, 8, 7).inputValue(), 'nothing is put in unasked').not.toBe('0.27')
  await page.getByRole('button', { name: 'Recuperar esos cambios' }).click()
  expect(await cell(page, 8, 7).inputValue()).toBe('0.27')
  await page.getByRole('button', { name: SAVE }).click()
  await page.getByText('Se guardó 1 celda.').waitFor()
  await page.goto(SHEET)
  expect(await page.getByText('sin guardar del').count()).toBe(0)
})

test('what an approved plan programmes is read, not written', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto(`${SHEET}?que=programado`)
  expect(await page.getByRole('main').textContent()).toContain('Pida una reprogramación')
  expect(await page.locator('.sheet-input').count()).toBe(0)
})

/** Where scripts are off, axe cannot run in the page either. */
function axeWhereScripted(page: Page, javaScript: boolean): Promise<readonly string[]> {
  return javaScript ? axe(page) : Promise.resolve([])
}
