import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { drawingPaths } from '../../capabilities/territory/drawing-paths.ts'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const { visit } = visitors(ownTrama())

const POLYGONS = 'uso-de-suelo'
const POINTS = 'espacios-publicos'
const main = async (page: Page) => (await page.getByRole('main').textContent()) ?? ''
const heading = (page: Page, name: string | RegExp) =>
  expect.poll(() => page.getByRole('heading', { level: 1, name }).count()).toBe(1)
const vertices = (page: Page) => page.getByLabel('Vértices del polígono')
const lines = async (page: Page) => (await vertices(page).inputValue()).split('\n').filter(Boolean).length
const save = (page: Page) => page.getByRole('button', { name: 'Guardar', exact: true }).click()

describe('without a script', () => {
  test('a polygon is typed in metres, refused by its line, checked, and saved; its page tells its history', async () => {
    const page = await visit({ as: 'planificacion.scdu', javaScript: false, width: 360 })
    await page.goto(drawingPaths.features(POLYGONS))
    await page.getByRole('link', { name: 'Dibujar un objeto' }).click()
    await heading(page, 'Dibujar un objeto')
    await page.getByLabel('Código').fill('X-900')
    await page.getByLabel('Sistema de coordenadas').selectOption('lambert-sirgas')
    await vertices(page).fill('478300 286600\nperro\n478400 286700')
    await save(page)
    await page.getByRole('link', { name: /Línea 2: «perro» no es un vértice/ }).waitFor()
    await vertices(page).fill('478300 286600\n478400 286600\n478400 286700\n478300 286700')
    await page.getByRole('button', { name: 'Revisar sin guardar' }).click()
    await page.getByRole('heading', { name: 'Lo que usted escribió' }).waitFor()
    await expect.poll(() => main(page)).toMatch(/Superficie\s*(9,9\d\d|10,0\d\d)/)
    await save(page)
    await heading(page, 'X-900')
    await expect.poll(() => main(page)).toContain('Se registró por primera vez')

    await page.getByRole('link', { name: 'Cambiar los datos' }).click()
    await page.getByLabel('Pisos permitidos').fill('4')
    await page.getByLabel('De dónde sale este cambio').fill('Visita de campo')
    await save(page)
    await expect.poll(() => main(page)).toContain('Pisos permitidos: sin dato → 4')
    await expect.poll(() => main(page)).toContain('Visita de campo')
    await page.getByRole('link', { name: 'Versión 1', exact: true }).click()
    await expect.poll(() => main(page)).toContain('Usted mira la versión 1')

    await page.getByRole('link', { name: 'Ver como es ahora' }).click()
    await page.getByRole('link', { name: 'Retirar' }).click()
    await page.getByLabel('Por qué se retira').fill('Era una prueba.')
    await page.getByRole('button', { name: 'Retirar' }).click()
    await expect.poll(() => main(page)).toContain('Era una prueba.')
    expect(await page.getByRole('link', { name: 'Cambiar los datos' }).count()).toBe(0)
  })

  test('of two who change the same feature the second sees both versions and decides', async () => {
    const one = await visit({ as: 'administracion', javaScript: false })
    const other = await visit({ as: 'planificacion.scdu' })
    for (const page of [one, other]) await page.goto(drawingPaths.attributes(POINTS, 1))
    await one.getByLabel('Estado').fill('Bueno')
    await save(one)
    await heading(one, /EP-/)
    await other.getByLabel('Estado').fill('Regular')
    await save(other)
    await heading(other, /Cambiar los datos/)
    await expect.poll(() => main(other)).toContain('Dos versiones del mismo objeto')
    const row = other.getByRole('row', { name: /Estado/ })
    await expect.poll(() => row.textContent()).toMatch(/Estado.*Bueno.*Regular/)
    expect(await axe(other)).toEqual([])
    await expect.poll(() => other.getByLabel('Estado').inputValue()).toBe('Regular')
    await other.getByRole('button', { name: 'Guardar la mía de todos modos' }).click()
    await expect.poll(() => main(other)).toContain('Estado: Bueno → Regular')
  })

  test('a new feature begins as a copy of one that is pointed to', async () => {
    const page = await visit({ as: 'administracion', javaScript: false, width: 360 })
    await page.goto(drawingPaths.newFeature(POLYGONS))
    await page.getByText('Partir de un objeto que ya existe').click()
    await page.getByLabel('Objeto', { exact: true }).fill('US-00')
    await page.getByRole('button', { name: 'Buscar', exact: true }).last().click()
    await page.getByRole('radio', { name: 'US-002' }).check()
    await page.getByRole('button', { name: 'Copiar en el formulario' }).click()
    await expect.poll(() => lines(page)).toBe(6)
    await expect.poll(() => page.getByLabel('Código').inputValue()).toBe('')
    expect(await page.getByLabel('Clase de suelo').inputValue()).not.toBe('')
  })

  test('a layer as it was is told apart from how it is', async () => {
    const page = await visit({ as: 'lectura', javaScript: false })
    await page.goto(drawingPaths.layerThen(POINTS))
    await page.getByLabel('Qué decían los registros al final del día').fill('2001-01-01')
    await page.getByRole('button', { name: 'Ver', exact: true }).click()
    await expect.poll(() => main(page)).toMatch(/Objetos en esa fecha\s*0/)
    await expect.poll(() => main(page)).toContain('No estaba')
  })
})

describe('on the map', () => {
  const canvas = (page: Page) => page.locator('[data-draw-stage] canvas.maplibregl-canvas')
  const openBoard = async (page: Page, path: string) => {
    await page.goto(path)
    await page.locator('[data-island=draw][data-living]').waitFor()
    await canvas(page).scrollIntoViewIfNeeded()
  }
  const places = async (page: Page, shares: readonly (readonly [number, number])[]) => {
    const box = await canvas(page).boundingBox()
    if (box === null) throw new Error('No map.')
    return shares.map(([x, y]) => [box.x + box.width * x, box.y + box.height * y] as const)
  }

  test('a polygon is drawn with the mouse, written into the form, changed, undone, and saved', async () => {
    const page = await visit({ as: 'administracion', height: 1200 })
    await openBoard(page, drawingPaths.newFeature(POLYGONS))
    await page.getByLabel('Código').fill('M-1')
    await canvas(page).scrollIntoViewIfNeeded()
    const [a, b, c] = await places(page, [
      [0.3, 0.3],
      [0.6, 0.3],
      [0.45, 0.7],
    ])
    for (const [x, y] of [a, b, c, a].flatMap((at) => (at === undefined ? [] : [at]))) {
      await page.mouse.move(x, y, { steps: 3 })
      await page.mouse.click(x, y)
    }
    await expect.poll(() => lines(page)).toBe(3)
    await expect
      .poll(() => page.locator('[data-draw-measured]').textContent())
      .toMatch(/Superficie: [\d.,]+ (m²|ha|km²) · Vértices: 3/)
    await page.getByRole('button', { name: 'Poner vértice en la cruz' }).click()
    await expect.poll(() => lines(page)).toBe(4)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => lines(page)).toBe(3)
    expect(await axe(page)).toEqual([])
    await save(page)
    await heading(page, 'M-1')
  })

  test('a polygon is drawn by keyboard alone', async () => {
    const page = await visit({ as: 'administracion' })
    await openBoard(page, drawingPaths.newFeature(POLYGONS))
    await page.getByLabel('Código').fill('K-1')
    await canvas(page).focus()
    // Where motion is not wanted the map moves at once.
    for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => lines(page)).toBe(3)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect.poll(() => lines(page)).toBe(4)
    await page.keyboard.press('Delete')
    await expect.poll(() => lines(page)).toBe(3)
    await page.keyboard.press('Control+z')
    await expect.poll(() => lines(page)).toBe(4)
    await page.getByRole('button', { name: 'Guardar', exact: true }).focus()
    await page.keyboard.press('Enter')
    await heading(page, 'K-1')
  })

  test('a feature is chosen on the map by keyboard, and its number is written into the field', async () => {
    const page = await visit({ as: 'administracion', height: 1200 })
    await page.goto(drawingPaths.newFeature(POLYGONS))
    await page.getByText('Partir de un objeto que ya existe').click()
    await page.locator('[data-island=pick][data-living]').waitFor()
    const map = page.locator('[data-pick-stage] canvas.maplibregl-canvas')
    await map.focus()
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Enter')
          return page.getByLabel('Objeto', { exact: true }).inputValue()
        },
        { interval: 500 },
      )
      .toMatch(/^#\d+$/)
    await expect.poll(() => page.locator('[data-pick-told]').textContent()).toMatch(/^Elegido: /)
  })

  test('a point is put by touch on the narrowest phone, and the typed text moves it', async () => {
    const page = await visit({ as: 'administracion', width: 360, touch: true })
    await openBoard(page, drawingPaths.newFeature(POINTS))
    await page.getByLabel('Código').fill('T-1')
    await canvas(page).scrollIntoViewIfNeeded()
    const [at] = await places(page, [[0.5, 0.4]])
    await page.touchscreen.tap(at?.[0] ?? 0, at?.[1] ?? 0)
    const text = page.getByLabel('Coordenadas del punto')
    await expect.poll(() => text.inputValue()).toMatch(/^13\.\d+, -89\.\d+$/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await text.fill('13.7, -89.2')
    await expect.poll(() => page.locator('[data-draw-measured]').textContent()).toContain('13.700000, -89.200000')
    await text.fill('13.7, perro')
    await expect.poll(() => page.locator('[data-draw-told]').textContent()).toContain('Línea 1')
    await text.fill('13.7, -89.2')
    await save(page)
    await heading(page, 'T-1')
    await expect.poll(() => main(page)).toContain('13.7, -89.2')
  })
})
