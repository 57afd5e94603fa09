import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { sharedTrama, visitors } from './harness.ts'

const { visit } = visitors(sharedTrama())

/** Presses Tab until the focus is on something whose accessible name matches; how many presses it took. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return presses
  }
  throw new Error(`${name} was not reached within ${most} presses of Tab; the focus is on “${await focused(page)}”.`)
}

/** What a person hears of the element in focus: its label, else its text. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    const text = labels.map((label) => label.textContent).join(' ') || element.ariaLabel || element.textContent
    return (text ?? '').trim().replace(/\s+/g, ' ')
  })
}

/** Whether the element in focus can be seen to be: an outline or a shadow that others do not have. */
async function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  })
}

test('the first press of Tab offers the way past the menus', async () => {
  const page = await visit()
  await page.goto('/')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Ir al contenido principal')
  expect(await focusIsSeen(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null), 'the next stop is in main').toBe(
    true,
  )
})

test('every stop on the way through a page can be seen', async () => {
  const page = await visit()
  await page.goto('/planes/2019/unidades/scdu')
  const unseen: string[] = []
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    if (!(await focusIsSeen(page))) unseen.push(await focused(page))
  }
  expect(unseen).toEqual([])
})

test('on a phone the menu of the workspace opens with the keyboard', async () => {
  const page = await visit({ as: 'planificacion.scdu', width: 360 })
  await page.goto('/t')
  const plans = page.getByRole('navigation').getByRole('link', { name: 'Planes operativos' })
  expect(await plans.isVisible()).toBe(false)
  await tabTo(page, /^Menú$/)
  expect(await focusIsSeen(page), 'the button of the menu').toBe(true)
  await page.keyboard.press('Space')
  await plans.waitFor()
  await tabTo(page, /^Planes operativos$/, 15)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/t/poa')
})

test('a month is reported without a mouse: errors take the focus, lead to their fields, and nothing typed is lost', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto('/t')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Informar \S+: /)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/avance/*')

  await tabTo(page, /^¿Cuánto se/)
  await page.keyboard.type('muchos')
  await tabTo(page, /^Nota/, 10)
  await page.keyboard.type('Con la comisión.')
  await tabTo(page, /^Guardar avance$/, 12)
  await page.keyboard.press('Enter')

  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.locator(':focus').getAttribute('class')).toBe('error-summary')
  await tabTo(page, /./, 1)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^¿Cuánto se/)
  const wrong = page.locator(':focus')
  await expect.poll(() => wrong.inputValue()).toBe('muchos')
  await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true')
  const described = (await wrong.getAttribute('aria-describedby'))?.split(' ') ?? []
  const said = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(said.join(' '), 'the error is read with its field').toMatch(/número|Falta/)
  await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe('Con la comisión.')
})

test('an error after a file was chosen takes the focus too', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto('/t')
  await page
    .getByRole('row')
    .getByRole('link', { name: /^Informar/ })
    .first()
    .click()
  await page.getByLabel('Nota').fill('Va el acta.')
  await page
    .getByLabel('Evidencias')
    .setInputFiles({ name: 'acta.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await page.getByRole('alert').waitFor()
  await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'))
  await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe('Va el acta.')
})

test('the wide matrix is scrolled with the arrow keys', async () => {
  const page = await visit({ as: 'lectura', width: 900 })
  await page.goto('/t/poa/2019/scdu')
  const region = page.getByRole('region', { name: /^Matriz/ })
  await region.focus()
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0)
})

test.each([true, false])('on a phone the public menu opens behind its button (script: %s)', async (javaScript) => {
  const page = await visit({ width: 360, height: 740, javaScript })
  await page.goto('/observatorio')
  const menu = page.getByRole('navigation', { name: 'Menú principal' })
  expect(await menu.getByRole('link').count(), 'closed, so that the page begins above').toBe(0)
  const button = menu.getByRole('checkbox', { name: /Menú\s*Observatorio/ })
  await button.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => menu.getByRole('link').count()).toBeGreaterThan(5)
  if (javaScript) expect(await axe(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/observatorio')
})
