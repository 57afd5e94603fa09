import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { explorerPaths } from '../../capabilities/observatory/explorer-paths.ts'
import { START } from '../../capabilities/observatory/rules/explorer/configuration.ts'
import { sharedTrama, visitors } from './harness.ts'

const trama = sharedTrama()
const { visit } = visitors(trama)

/** What a person hears of the element in focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    const [label] = labels
    const own = label?.querySelector('span')?.textContent ?? label?.textContent
    return (own ?? element.ariaLabel ?? element.textContent ?? '').trim().replace(/\s+/g, ' ')
  })
}

async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press(key)
    if ((await focused(page)).startsWith(name)) return
  }
  throw new Error(`“${name}” was not reached by ${key}; the focus is on “${await focused(page)}”.`)
}

/** Chooses in a closed list by its arrows, from its top: typing how the words begin counts only as fast as the browser waits. */
async function choose(page: Page, list: string, words: string): Promise<void> {
  await tabTo(page, list)
  const chosen = () =>
    page.evaluate(() => {
      const field = document.activeElement
      return field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '').trim() : ''
    })
  await page.keyboard.press('Home')
  for (let presses = 0; !(await chosen()).startsWith(words); presses += 1) {
    if (presses > 300) throw new Error(`“${words}” is not among the choices of “${list}”, but “${await chosen()}”.`)
    await page.keyboard.press('ArrowDown')
  }
}

const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

test('the explorer is used by keyboard alone: what, how, where, when, and what one takes along', async () => {
  const page = await visit()
  await page.goto(explorerPaths.explorer())
  await choose(page, 'Indicador', 'Hogares en pobreza')
  await choose(page, 'Comparar con otro indicador', 'Años promedio')
  await choose(page, 'Cómo verlo', 'Serie')
  await choose(page, 'Desde', '2010')
  await choose(page, 'Hasta', '2015')
  await tabTo(page, 'la referencia')
  await page.keyboard.press('Space')
  await tabTo(page, 'Municipios')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Apopa')
  await page.keyboard.press('Space')
  await tabTo(page, 'Nejapa')
  await page.keyboard.press('Space')
  await tabTo(page, 'Mostrar')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => asked(page))
    .toMatchObject({ indicador: 'poverty_rate', vista: 'serie', desde: '2010', hasta: '2015' })
  expect(new URL(page.url()).searchParams.getAll('lugar')).toEqual(['apopa', 'nejapa'])

  await expect.poll(() => page.getByRole('img', { name: /Hogares en pobreza \(%\), 2010–2015/ }).count()).toBe(1)
  const table = page.getByRole('table', { name: /Hogares en pobreza/ })
  await expect
    .poll(() => table.getByRole('rowheader').allTextContents())
    .toEqual(expect.arrayContaining(['Apopa', 'Nejapa']))

  await tabTo(page, 'Imagen (PNG)')
  const [saved] = await Promise.all([page.waitForResponse(/grafico\.png/), page.keyboard.press('Enter')])
  expect(saved.headers()['content-type']).toBe('image/png')
})

test('the address and the frame of a view are copied by keyboard', async () => {
  const page = await visit()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const view = { ...START, view: 'ranking' as const, indicators: ['poverty_rate'] }
  await page.goto(explorerPaths.explorer(view))
  await tabTo(page, 'Copiar Dirección de esta vista')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'Copiado' }).count()).toBe(1)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).pathname + new URL(copied).search).toBe(explorerPaths.explorer(view))
})

test.each([
  { view: 'map', role: 'img', name: /Hogares en pobreza \(%\), 2019/ },
  { view: 'multiples', role: 'img', name: /Hogares en pobreza.*: 2019/ },
  { view: 'ranking', role: 'img', name: /Hogares en pobreza \(%\), 2019/ },
  { view: 'scatter', role: 'img', name: /Hogares en pobreza \(%\) · Años promedio/ },
  { view: 'table', role: 'table', name: /Hogares en pobreza/ },
] as const)('the view $view is announced by its name', async ({ view, role, name }) => {
  const page = await visit()
  await page.goto(explorerPaths.explorer({ ...START, view, indicators: ['poverty_rate', 'mean_years_of_schooling'] }))
  expect(await page.getByRole(role, { name }).count()).toBeGreaterThanOrEqual(1)
  await expect.poll(() => page.getByRole('table').count()).toBeGreaterThanOrEqual(1)
})

test('a view may be framed by anybody, and no other page may', async () => {
  const config = { ...START, indicators: ['poverty_rate'] }
  const policy = async (path: string) =>
    (await fetch(new URL(path, trama().address))).headers.get('content-security-policy') ?? ''
  expect(await policy(explorerPaths.frame(config))).toContain('frame-ancestors *')
  for (const path of [explorerPaths.explorer(config), '/observatorio', '/acceso'])
    expect(await policy(path), path).toContain("frame-ancestors 'none'")
  const picture = await fetch(new URL(explorerPaths.picture(config, 'png'), trama().address))
  expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})
