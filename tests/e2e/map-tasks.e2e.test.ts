import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { tilesPaths } from '../../capabilities/territory/tiles-paths.ts'
import { axe } from './axe.ts'
import { sharedTrama, visitors } from './harness.ts'

const { visit } = visitors(sharedTrama())

const LAYERS = 'municipios,espacios-publicos'
const query = (page: Page) => new URL(page.url()).searchParams
const canvas = (page: Page) => page.locator('canvas.maplibregl-canvas')
const told = (page: Page) => page.locator('[data-map-told]').textContent()
const panel = (page: Page) => page.locator('[data-map-identified]')

async function openMap(page: Page, path = tilesPaths.map(false, { layers: LAYERS })) {
  await page.goto(path)
  await page.locator('[data-living]').waitFor()
  await expect.poll(() => page.locator('.map-item').count()).toBeGreaterThan(1)
}

/** As a person without a mouse gets there: by the Tab key, from wherever they are. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor()
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

describe('every task of the map by keyboard alone, accessible in each state', () => {
  test('finding a place without its accents', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, page.locator('#ir'))
    await page.keyboard.type('antiguo cuscatlan')
    await page.keyboard.press('Enter')
    const hit = page.locator('.map-found').getByRole('link', { name: 'Antiguo Cuscatlán' }).first()
    await hit.waitFor()
    await page.locator('[data-living]').waitFor()
    expect(await axe(page)).toEqual([])
    await tabTo(page, hit)
    await page.keyboard.press('Enter')
    await expect.poll(() => Number(query(page).get('z'))).toBeGreaterThan(11)
  })

  test('finding something by its address', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, page.locator('#ir'))
    await page.keyboard.type('avenida los maquilishuat')
    await page.keyboard.press('Enter')
    const hit = page.locator('.map-found a').first()
    await tabTo(page, hit)
    await expect.poll(() => page.locator('.map-found li').first().textContent()).toContain('Espacios públicos')
    await page.keyboard.press('Enter')
    await page.locator('[data-living]').waitFor()
    await expect.poll(() => query(page).get('capas')).toContain('espacios-publicos')
  })

  test('going to typed coordinates, which are marked', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, page.locator('#ir'))
    await page.keyboard.type('13.6929, -89.2182')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.map-pin').count()).toBe(1)
    expect(Number(query(page).get('lat'))).toBeCloseTo(13.6929, 3)
    expect(await axe(page)).toEqual([])
  })

  test('switching a layer off and on', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, page.getByLabel('Espacios públicos (demostración)'))
    await page.keyboard.press('Space')
    await expect.poll(() => query(page).get('capas')).toBe('municipios')
    await page.keyboard.press('Space')
    await expect.poll(() => query(page).get('capas')).toBe(LAYERS)
  })

  test('asking what is in the middle, and coming back to the map', async () => {
    const page = await visit()
    await openMap(
      page,
      tilesPaths.map(false, { layers: 'municipios', zoom: '13', latitude: '13.69900', longitude: '-89.13910' }),
    )
    await tabTo(page, canvas(page))
    await expect
      .poll(async () => {
        await page.keyboard.press('Enter')
        return panel(page)
          .getByRole('heading')
          .textContent({ timeout: 2000 })
          .catch(() => '')
      })
      .toBe('Soyapango')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => panel(page).isHidden()).toBe(true)
    expect(await canvas(page).evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('coming nearer where points are together', async () => {
    const page = await visit()
    await openMap(
      page,
      tilesPaths.map(false, { layers: 'espacios-publicos', zoom: '7', latitude: '13.70000', longitude: '-89.20000' }),
    )
    await tabTo(page, canvas(page))
    await expect
      .poll(async () => {
        await page.keyboard.press('Enter')
        return Number(query(page).get('z'))
      })
      .toBeGreaterThan(7)
  })

  test('choosing from the list of what is in view, and coming back to it', async () => {
    const page = await visit()
    await openMap(page)
    const item = page.getByRole('button', { name: 'Soyapango' })
    await tabTo(page, item)
    await page.keyboard.press('Enter')
    await expect.poll(() => panel(page).getByRole('heading', { name: 'Soyapango' }).count()).toBe(1)
    await tabTo(page, panel(page).getByRole('button', { name: 'Cerrar' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/^Soyapango$/)
  })

  test('measuring', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, page.getByRole('button', { name: 'Medir' }))
    await page.keyboard.press('Enter')
    for (const key of ['Enter', 'ArrowRight', 'Enter']) {
      const before = page.url()
      await page.keyboard.press(key)
      if (key !== 'Enter') await expect.poll(() => page.url()).not.toBe(before)
    }
    await expect.poll(() => page.locator('[data-map-measured]').textContent()).toMatch(/^Largo: [\d.,]+ k?m$/)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-map-measure]').isHidden()).toBe(true)
  })

  test('asking where one is, when the device may tell', async () => {
    const page = await visit()
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: -89.2, latitude: 13.7, accuracy: 25 })
    await openMap(page)
    await tabTo(page, page.getByRole('button', { name: 'Mi ubicación' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => told(page)).toBe('Su ubicación está marcada, con una precisión de 25 m.')
    await expect.poll(() => page.locator('.map-pin').count()).toBe(1)
    await page.context().setGeolocation({ longitude: -80, latitude: 10, accuracy: 1500 })
    await page.keyboard.press('Enter')
    await expect.poll(() => told(page)).toMatch(/2 km\. Su ubicación está fuera de lo que muestran estas capas\.$/)
    expect(await axe(page)).toEqual([])
  })

  test('asking where one is, when it may not', async () => {
    const page = await visit()
    await page.context().clearPermissions()
    await openMap(page)
    await tabTo(page, page.getByRole('button', { name: 'Mi ubicación' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => told(page)).toBe('El equipo no dio su ubicación. Escriba un lugar o coordenadas.')
  })

  test('changing the contrast', async () => {
    const page = await visit()
    await openMap(page)
    const button = page.getByRole('button', { name: 'Alto contraste' })
    await tabTo(page, button)
    await page.keyboard.press('Enter')
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
    expect(await axe(page)).toEqual([])
  })

  test('printing: the whole map, what it shows and nothing of the tools', async () => {
    const page = await visit()
    await page.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset.printed = 'yes'
      }
    })
    await openMap(page)
    await tabTo(page, page.getByRole('button', { name: 'Imprimir' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('html').getAttribute('data-printed')).toBe('yes')
    await page.setViewportSize({ width: 700, height: 900 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.map-tools').isVisible()).toBe(false)
    expect(await page.getByText('Parque', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('Urbano consolidado', { exact: true }).isVisible()).toBe(false)
    // It takes the width of the paper when it hears of it.
    const beyond = () =>
      canvas(page).evaluate((element) => {
        const holder = element.closest('.map-stage')?.getBoundingClientRect()
        return element.getBoundingClientRect().right - (holder?.right ?? 0)
      })
    await expect.poll(beyond, { message: 'nothing of it is cut off' }).toBeLessThanOrEqual(1)
  })

  test('sharing: the link that is copied opens the same map', async () => {
    const page = await visit()
    await openMap(page)
    await tabTo(page, canvas(page))
    const before = page.url()
    await page.keyboard.press('+')
    await expect.poll(() => page.url()).not.toBe(before)
    const link = page.locator('.copy-link a')
    await tabTo(page, link)
    const href = (await link.getAttribute('href')) ?? ''
    expect(new URL(href, page.url()).href).toBe(page.url())
    const other = await visit()
    await openMap(other, href)
    expect(Number(query(other).get('z'))).toBeCloseTo(Number(query(page).get('z')), 1)
    expect(query(other).get('capas')).toBe(query(page).get('capas'))
  })
})

describe('where the living map cannot be', () => {
  test('without WebGL the picture stays, and says so', async () => {
    const page = await visit()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.goto(tilesPaths.map(false))
    await expect.poll(() => told(page)).toContain('El mapa vivo no pudo abrirse en este equipo.')
    await expect.poll(() => page.getByRole('img', { name: /Municipios/ }).count()).toBe(1)
    await expect.poll(() => page.getByRole('table').count()).toBeGreaterThan(0)
    expect(
      fetched.filter((url) => /living-map|maplibre/.test(url)),
      'nothing is fetched that cannot run',
    ).toEqual([])
    expect(await axe(page)).toEqual([])
  })

  test('on a slow line it comes when it is asked for', async () => {
    const page = await visit()
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '3g' } })
    })
    await page.goto(tilesPaths.map(false))
    const offer = page.getByRole('button', { name: 'Usar el mapa interactivo' })
    await offer.waitFor()
    expect(await page.locator('.map-living').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await tabTo(page, offer)
    await page.keyboard.press('Enter')
    await page.locator('[data-living]').waitFor()
    await expect.poll(() => offer.count()).toBe(0)
  })

  test('tiles that do not come are said to be missing', async () => {
    const page = await visit({ lineBreaks: true })
    await page.route('**/*.mvt', (route) => route.abort('internetdisconnected'))
    await page.goto(tilesPaths.map(false, { layers: 'municipios' }))
    await expect.poll(() => told(page)).toContain('Una parte del mapa no llegó.')
    // The list still says what is there.
    await expect.poll(() => page.locator('.map-item').count()).toBe(14)
  })
})
