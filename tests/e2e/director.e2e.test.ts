import { expect, test } from 'vitest'
import { sharedTrama, visitors } from './harness.ts'

const trama = sharedTrama()
const { visit } = visitors(trama)

test('the director sees each unit as the public does, and what it still owes', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/t')
  await page.getByRole('main').getByRole('link', { name: 'Ver el tablero de unidades' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tablero de unidades' }).waitFor()

  const year = (await (await fetch(`${trama().address}/api/v1/planes/2019`)).json()) as {
    units: { code: string; title: { es: string }; plan: { progress?: { toDate: { capped: number } } } }[]
  }
  const board = page.getByRole('table', { name: 'Tablero de unidades' })
  expect(year.units.length).toBeGreaterThanOrEqual(10)
  for (const unit of year.units) {
    const row = board.getByRole('row').filter({ hasText: unit.title.es })
    const said = await row.textContent()
    const { progress } = unit.plan
    if (progress === undefined) expect(said, unit.code).toContain('No ha presentado su plan')
    else expect(said, unit.code).toMatch(new RegExp(`(^|\\D)${Math.round(progress.toDate.capped)}[\\s\u00a0]%`))
  }

  const late = board.getByRole('row').filter({ hasText: 'Subdirección de Control del Desarrollo Urbano' })
  await expect.poll(() => late.getByRole('cell').last().textContent()).toBe('3')
  await late.getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: 'Subdirección de Control del Desarrollo Urbano' }).waitFor()
  expect(await page.getByRole('link', { name: /^Informar/ }).count(), 'the director does not report for units').toBe(0)
})

test('the cut-off and the unit are chosen in the bar and stay in the address', async () => {
  const page = await visit({ as: 'direccion', javaScript: false })
  await page.goto('/t/poa/2019/scdu')
  await page.locator('select[name=unidad]').selectOption('UTH')
  await page.locator('input[name=corte]').fill('2019-06-30')
  await page.getByRole('button', { name: 'Aplicar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Unidad de Talento Humano' }).waitFor()
  await expect.poll(() => page.url()).toContain('/t/poa/2019/uth')
  await expect.poll(() => page.url()).toContain('corte=2019-06-30')
  await page.getByRole('link', { name: 'Cronograma' }).click()
  await expect.poll(() => page.url()).toContain('/t/poa/2019/uth/gantt')
  await expect.poll(() => page.url(), { message: 'the next view keeps it' }).toContain('corte=2019-06-30')
})

test('a reader has no board, neither in the menu nor by its address', async () => {
  const page = await visit({ as: 'lectura' })
  await page.goto('/t')
  expect(await page.getByRole('link', { name: 'Tablero de unidades' }).count()).toBe(0)
  expect((await page.goto('/t/tablero'))?.status()).toBe(403)
  expect(await page.getByRole('main').textContent()).toContain(
    'La Dirección Ejecutiva y quien administra ven el tablero',
  )
})
