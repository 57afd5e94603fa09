import { expect, test } from 'vitest'
import { sharedTrama, visitors } from './harness.ts'

const trama = sharedTrama()
const { visit } = visitors(trama)

const SCDU = 'Subdirección de Control del Desarrollo Urbano'

test('the control matrix says the same figures as the plans, is put in order by its headings, and opens a unit by result', async () => {
  const page = await visit({ as: 'direccion', javaScript: false })
  await page.goto('/t/control?corte=2019-09-30')
  const year = (await (await fetch(`${trama().address}/api/v1/planes/2019?corte=2019-09-30`)).json()) as {
    units: { title: { es: string }; plan: { progress?: { toDate: { capped: number; raw: number } } } }[]
  }
  const matrix = page.getByRole('table', { name: 'Matriz de control' })
  for (const { title, plan } of year.units) {
    const row = matrix.getByRole('row').filter({ hasText: title.es })
    if (plan.progress === undefined) {
      await expect.poll(() => row.textContent()).toContain('No ha presentado su plan')
      continue
    }
    const { capped, raw } = plan.progress.toDate
    const [shown, uncapped] = (await row.getByRole('cell').allTextContents()).map((text) => Number.parseInt(text, 10))
    // Shown without decimals, and never rounded over a threshold.
    expect(Math.abs((shown ?? Number.NaN) - capped), title.es).toBeLessThan(1)
    expect(Math.abs((uncapped ?? Number.NaN) - raw), title.es).toBeLessThan(1)
  }

  await matrix.getByRole('link', { name: /^Sin informar/ }).click()
  await expect.poll(() => page.url()).toContain('orden=late')
  await matrix.getByRole('link', { name: /^Sin informar/ }).click()
  await expect.poll(() => page.url()).toContain('sentido=desc')
  await page.waitForLoadState()
  const late = await matrix.locator('tbody tr td:nth-child(10)').allTextContents()
  const said = late.filter((text) => text !== '').map(Number)
  expect(said).toEqual([...said].sort((one, other) => other - one))
  expect(Number(await matrix.locator('tfoot td:nth-child(10)').textContent())).toBe(said.reduce((a, b) => a + b, 0))

  await matrix.getByRole('link', { name: SCDU, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `Resultados de ${SCDU}` }).waitFor()
  await expect.poll(() => page.url(), { message: 'the cut-off stays' }).toContain('corte=2019-09-30')
  await page.getByRole('row').filter({ hasText: 'R1' }).first().getByRole('link', { name: /%/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.url()).toContain('/calculo/')
})

test('the calendar opens on the month of the cut-off with one’s own unit, and shows all units as a list when asked', async () => {
  const page = await visit({ as: 'planificacion.scdu', javaScript: false })
  await page.goto('/t/calendario?corte=2019-09-30')
  await page.getByRole('heading', { level: 2, name: 'Septiembre de 2019' }).waitFor()
  const rows = page.getByRole('table').getByRole('row')
  await expect.poll(() => rows.filter({ hasText: 'Informe de septiembre' }).count()).toBe(1)
  await expect.poll(() => rows.filter({ hasText: 'SCDU' }).count()).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Mes siguiente' }).click()
  await page.getByRole('heading', { level: 2, name: 'Octubre de 2019' }).waitFor()

  await page.locator('select[name=unidad]').selectOption('todas')
  await page.getByRole('button', { name: 'Aplicar' }).click()
  await expect.poll(() => page.url()).toContain('unidad=todas')
  await page.getByRole('heading', { level: 2, name: 'Octubre de 2019' }).waitFor()
  await expect.poll(() => rows.filter({ hasText: 'Informe de octubre' }).count()).toBeGreaterThan(5)
})

test('the strategic plan says what its one year with plans contributed, and of the others that none is loaded', async () => {
  const page = await visit({ javaScript: false })
  await page.goto('/pei')
  const table = page.getByRole('table', { name: 'Avance de cada objetivo estratégico por año' })
  const [, first] = await table.getByRole('row').all()
  const cells = (await first?.getByRole('cell').allTextContents()) ?? []
  expect(cells.length, '2016 to 2020').toBe(5)
  expect(cells.filter((text) => text === 'sin plan cargado').length).toBe(4)
})
