import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)
const PHONE = { width: 360, height: 740 }

test.each([{ javaScript: true }, { javaScript: false }])(
  'a planner writes what an activity costs, and everybody reads it (script: $javaScript)',
  async ({ javaScript }) => {
    const page = await visit({ ...PHONE, javaScript, as: 'planificacion.scdu' })
    await page.goto('/t/poa/2019/scdu/dinero')
    await page.getByRole('table', { name: 'Actividad' }).getByRole('row').last().getByRole('link').first().click()
    const form = page.locator('#f-planned')
    await form.getByLabel('Monto').fill('mil')
    await form.getByRole('button', { name: 'Guardar presupuesto' }).click()
    await page.getByRole('alert').getByText('Escriba un monto').waitFor()
    const place = new URL(page.url()).pathname.replace('/presupuesto', '')
    await form.getByLabel('Monto').fill('1,250.50')
    await form.getByRole('button', { name: 'Guardar presupuesto' }).click()
    await page.getByText('Se guardó el presupuesto.').waitFor()
    const spent = page.locator('#f-spent')
    await spent.getByLabel('Mes').selectOption('3')
    await spent.getByLabel('Monto').fill('300')
    await spent.getByRole('button', { name: 'Guardar gasto' }).click()
    await page.getByText('Se guardó lo gastado.').waitFor()
    expect(await page.getByRole('main').textContent()).toContain('$1,250.50')
    if (javaScript) expect(await axe(page)).toEqual([])

    await page.getByRole('link', { name: 'Corregir Gastado marzo' }).click()
    await expect.poll(() => spent.getByLabel('Monto').inputValue()).toBe('300.00')
    await spent.getByLabel('Monto').fill('325.25')
    await spent.getByRole('button', { name: 'Guardar gasto' }).click()
    await page.getByText('Se guardó lo gastado.').waitFor()
    const id = /actividades\/([^/]+)/.exec(place)?.[1] ?? ''
    const reader = await visit({ width: 360 })
    await reader.goto(`/elementos/${id}?corte=2019-09-30`)
    expect(await reader.locator('#dinero').textContent()).toContain('$325.25')
    expect(await reader.locator('#dinero').textContent()).toContain('26 %')
  },
  120_000,
)

test('the director reads where money and work part, and walks from an amount to its rows', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/t/dinero?corte=2019-09-30')
  const alerts = page.getByRole('table', { name: 'Avisos' }).getByRole('row')
  expect(await alerts.count(), 'heading and at least one').toBeGreaterThan(1)
  const unit = page.getByRole('table', { name: 'Por unidad' }).getByRole('row').nth(1)
  const amount = unit.getByRole('link', { name: /Gastado/ })
  const total = (await amount.textContent())?.match(/\$[\d,.]+/)?.[0] ?? ''
  await amount.click()
  await page.getByText(`Suman ${total}.`).waitFor()
  const cells = await page.getByRole('table').getByRole('row').locator('td:nth-of-type(5)').allTextContents()
  const sum = cells.reduce(
    (cents, text) => cents + Math.round(Number(text.replace(/[$,]/g, '').replace('−', '-')) * 100),
    0,
  )
  expect(`$${(sum / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`, 'the rows add up').toBe(total)
})

test('a unit says how far it is, beside what is computed', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.scdu' })
  await page.goto('/t/poa/2019/scdu/autoevaluacion?trimestre=2019-Q3')
  const row = page.getByRole('table', { name: 'Autoevaluación' }).getByRole('row').nth(1)
  const element = (await row.getByRole('link').first().getAttribute('href')) ?? ''
  await row.getByRole('link', { name: /^(Evaluar|Corregir)/ }).click()
  await page.getByLabel('Porcentaje').fill('60')
  await page.getByLabel('Nota').fill('Según la jefatura de la unidad.')
  await page.getByRole('button', { name: 'Guardar autoevaluación' }).click()
  await page.getByText('Se guardó la autoevaluación.').waitFor()
  expect(await page.getByRole('main').textContent()).toContain('Según la jefatura de la unidad.')
  expect(await axe(page)).toEqual([])
  const reader = await visit({ width: 360 })
  await reader.goto(`${new URL(element, page.url()).pathname}?corte=2019-09-30`)
  expect(await reader.locator('#autoevaluacion').textContent()).toMatch(
    /3\.er trimestre de 2019: autoevaluación 60 % · calculado \d+(\.\d+)? % \(/,
  )
})
