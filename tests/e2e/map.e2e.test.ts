import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { tilesPaths } from '../../capabilities/territory/tiles-paths.ts'
import { axe } from './axe.ts'
import { held } from './brings.ts'
import { sharedTrama, visitors } from './harness.ts'

const { visit } = visitors(sharedTrama())

const query = (page: Page) => new URL(page.url()).searchParams
const canvas = (page: Page) => page.locator('canvas.maplibregl-canvas')

async function openMap(
  page: Page,
  path = tilesPaths.map(false, { layers: 'municipios,espacios-publicos' }),
): Promise<void> {
  await page.goto(path)
  await page.locator('[data-living]').waitFor()
  await expect.poll(() => page.locator('.map-item').count()).toBeGreaterThan(1)
}

describe('the map without a script', () => {
  test('shows a picture and the same in words, and goes by links and one form', async () => {
    const page = await visit({ javaScript: false, width: 360 })
    await page.goto('/mapa')
    expect(await page.getByRole('img', { name: /Municipios/ }).count()).toBe(1)
    await expect
      .poll(() =>
        page
          .getByRole('table', { name: /Municipios/ })
          .getByRole('row')
          .count(),
      )
      .toBe(15)
    const before = Number(/lat=([\d.]+)/.exec((await page.locator('.copy-link a').getAttribute('href')) ?? '')?.[1])
    await page.getByRole('link', { name: 'Norte' }).click()
    await expect.poll(() => Number(query(page).get('lat'))).toBeGreaterThan(before)
    await page.getByLabel('Espacios públicos (demostración)').check()
    await page.getByRole('button', { name: 'Mostrar estas capas' }).click()
    await expect.poll(() => page.getByRole('heading', { name: /^Espacios públicos/ }).count()).toBe(1)
  })

  test('finds places without accents, and coordinates in degrees', async () => {
    const page = await visit({ javaScript: false })
    await page.goto('/mapa')
    await page.getByLabel('Ir a un lugar').last().fill('ANTIGUO CUSCATLAN')
    await page.getByRole('button', { name: 'Ir', exact: true }).click()
    await page.locator('.map-found').getByRole('link', { name: 'Antiguo Cuscatlán' }).first().click()
    await expect.poll(() => query(page).get('z')).not.toBeNull()
    await page.getByLabel('Ir a un lugar').last().fill(`13°41'34" N 89°13'6" O`)
    await page.getByRole('button', { name: 'Ir', exact: true }).click()
    await expect.poll(() => page.locator('.map-mark').count()).toBe(1)
  })

  test('a feature has a page of its own', async () => {
    const page = await visit({ javaScript: false })
    await page.goto('/mapa?capas=municipios')
    await page.getByRole('link', { name: 'Soyapango', exact: true }).click()
    await expect.poll(() => page.getByRole('heading', { level: 1, name: 'Soyapango' }).count()).toBe(1)
    await expect.poll(() => page.getByText('Superficie de lo dibujado').count()).toBe(1)
  })
})

describe('the living map by keyboard alone', () => {
  test('moves, comes nearer and keeps its address', async () => {
    const page = await visit()
    await openMap(page)
    const before = query(page)
    await canvas(page).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => Number(query(page).get('lng'))).toBeGreaterThan(Number(before.get('lng')))
    await page.keyboard.press('+')
    await expect.poll(() => Number(query(page).get('z'))).toBeGreaterThan(Number(before.get('z')))
    await page.getByLabel('Espacios públicos (demostración)').focus()
    await page.keyboard.press('Space')
    await expect.poll(() => query(page).get('capas')).toBe('municipios')
    await expect.poll(() => page.getByRole('heading', { name: /^Espacios públicos/ }).count()).toBe(0)
    await page.reload()
    await expect.poll(() => page.getByLabel('Espacios públicos (demostración)').isChecked()).toBe(false)
  })

  test('tells everything of a feature that is chosen from the list, and leads to its page', async () => {
    const page = await visit()
    await openMap(page)
    await page.getByRole('button', { name: 'Soyapango' }).focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('[data-map-identified]')
    await expect.poll(() => panel.getByRole('heading', { name: 'Soyapango' }).count()).toBe(1)
    await expect.poll(() => panel.textContent()).toContain('241,403')
    await panel.getByRole('link', { name: 'Abrir la ficha' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/mapa\/municipios\/\d+$/)
  })

  test('tells what was chosen last, though the answer to what was chosen before comes later', async () => {
    const page = await visit()
    await openMap(page)
    const slow = await held(page, /\/objetos\/\d+\.json/)
    await page.getByRole('button', { name: 'Soyapango' }).press('Enter')
    await slow.reached
    await page.getByRole('button', { name: 'Ilopango' }).press('Enter')
    const panel = page.locator('[data-map-identified]')
    await panel.getByRole('heading', { name: 'Ilopango' }).waitFor()
    const late = page.waitForResponse((response) => response.url().endsWith('.json') && response.ok())
    slow.release()
    await (await late).finished()
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    expect(await panel.getByRole('heading').allTextContents()).toEqual(['Ilopango'])
  })

  test('the list that follows the map keeps whoever stands in it', async () => {
    const page = await visit()
    await openMap(page)
    const item = page.getByRole('button', { name: 'Soyapango' })
    await item.focus()
    await item.evaluate((element) => element.setAttribute('data-before', ''))
    await page.setViewportSize({ width: 1100, height: 800 })
    await expect.poll(() => page.locator('[data-before]').count(), { message: 'written anew' }).toBe(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Soyapango')
  })

  test('measures with points set at the cross in the middle', async () => {
    const page = await visit()
    await openMap(page)
    await page.getByRole('button', { name: 'Medir' }).focus()
    await page.keyboard.press('Enter')
    for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter']) {
      const before = page.url()
      await page.keyboard.press(key)
      if (key !== 'Enter') await expect.poll(() => page.url()).not.toBe(before)
    }
    await expect
      .poll(() => page.locator('[data-map-measured]').textContent())
      .toMatch(/^Largo: [\d.,]+ k?m · Superficie: [\d.,]+ (m²|ha|km²)$/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-map-measure]').isHidden()).toBe(true)
  })
})

describe('the living map', () => {
  test('draws the layers: what a click meets is what the list says', async () => {
    const page = await visit()
    await openMap(
      page,
      tilesPaths.map(false, { layers: 'municipios', zoom: '13', latitude: '13.69900', longitude: '-89.13910' }),
    )
    await page.getByRole('button', { name: 'Soyapango' }).waitFor()
    await expect
      .poll(async () => {
        await canvas(page).click()
        return page
          .locator('[data-map-identified] h2')
          .textContent({ timeout: 2000 })
          .catch(() => '')
      })
      .toBe('Soyapango')
  })

  test.each([
    ['es', 1280, false],
    ['en', 360, true],
  ] as const)('is accessible: %s, %i px, dark: %s', async (locale, width, dark) => {
    const page = await visit({ width, dark })
    await openMap(page, `${locale === 'en' ? '/en' : ''}/mapa?capas=municipios,espacios-publicos`)
    await page.locator('.map-item').first().click()
    await page.locator('[data-map-identified] h2').waitFor()
    await page.locator('[data-tool=measure]').click()
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out').toBe(
      true,
    )
  })

  test('is fetched by no other page', async () => {
    const page = await visit()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    expect(fetched.filter((url) => /living-map|maplibre|island-map/.test(url))).toEqual([])
  })

  test('shows the staff the same in the workspace', async () => {
    const page = await visit({ as: 'lectura' })
    await openMap(page, '/t/mapa?capas=municipios,espacios-publicos')
    await expect.poll(() => page.getByRole('navigation').count()).toBeGreaterThan(0)
  })
})
