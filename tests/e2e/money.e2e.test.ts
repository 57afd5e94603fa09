import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)
const PHONE = { width: 360, height: 740 }

test.each([{ javaScript: true }, { javaScript: false }])(
  'a planner writes what an activity costs, and everybody reads it (script: $javaScript)',
  async ({ javaScript }) => {
    const page = await visit({ ...PHONE, javaScript, as: 'planificacion.scdu' })
    await page.goto('/t/poa/2019/scdu/dinero')
    const bare = page.locator('#money-activities tbody tr').last()
    await expect
      .poll(() => bare.textContent(), { message: 'what nobody wrote is no zero' })
      .toContain('sin presupuesto')
    await bare.getByRole('link').first().click()
    const form = page.locator('#f-planned')
    await form.getByLabel('Monto').fill('mil')
    await form.getByRole('button', { name: 'Guardar presupuesto' }).click()
    await page.getByRole('alert').getByText('Escriba un monto').waitFor()
    const place = new URL(page.url()).pathname.replace('/presupuesto', '')
    await form.getByLabel('Monto').fill('1250,50')
    await form.getByRole('button', { name: 'Guardar presupuesto' }).click()
    await page.getByText('Se guardó el presupuesto.').waitFor()
    const spent = page.locator('#f-spent')
    await spent.getByLabel('Mes').selectOption('3')
    await spent.getByLabel('Monto').fill('$ 300')
    await spent.getByRole('button', { name: 'Guardar gasto' }).click()
    await page.getByText('Se guardó lo gastado.').waitFor()
    await expect.poll(() => page.getByRole('main').textContent()).toContain('$1,250.50')
    if (javaScript) expect(await axe(page)).toEqual([])

    await page.getByRole('link', { name: 'Corregir Gastado marzo' }).click()
    await expect.poll(() => spent.getByLabel('Monto').inputValue()).toBe('300.00')
    await spent.getByLabel('Monto').fill('tres')
    await spent.getByRole('button', { name: 'Guardar gasto' }).click()
    await page.getByRole('alert').getByText('Escriba un monto').waitFor()
    await spent.getByLabel('Monto').fill('325.25')
    await spent.getByRole('button', { name: 'Guardar gasto' }).click()
    await page.getByText('Se guardó lo gastado.').waitFor()
    const history = page.getByRole('table', { name: 'Quién escribió cada monto' }).getByRole('row')
    await expect
      .poll(() => history.nth(1).textContent(), { message: 'what it said before stays' })
      .toMatch(/marzo.*\$300\.00\$325\.25/)

    const id = /actividades\/([^/]+)/.exec(place)?.[1] ?? ''
    const reader = await visit({ width: 360 })
    await reader.goto(`/elementos/${id}?corte=2019-09-30`)
    const told = reader.locator('#dinero')
    await expect.poll(() => told.textContent()).toContain('$325.25')
    await expect.poll(() => told.textContent()).toMatch(/% gastado26\s%/)
    expect(await reader.getByText('Cuenta de demostración').count(), 'not who wrote it').toBe(0)
  },
)

test('what was written in one form and not saved comes back in it, and not in the one beside it', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto('/t/poa/2019/scdu/dinero')
  await brings(page, () => page.locator('#money-activities tbody tr').last().getByRole('link').first().click())
  const amount = (form: string) => page.locator(form).getByLabel('Monto')
  const other = await amount('#f-spent').inputValue()
  await amount('#f-planned').fill('77.10')
  await page.goto(page.url())
  await expect.poll(() => amount('#f-planned').inputValue()).toBe('77.10')
  expect(await amount('#f-spent').inputValue()).toBe(other)
})

test('the director reads where money and work part, and walks from an amount to its rows', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/t/dinero?corte=2019-09-30')
  const alerts = page.getByRole('table', { name: 'Gasto por delante del avance' }).getByRole('row')
  await expect.poll(() => alerts.count(), { message: 'heading and at least one' }).toBeGreaterThan(1)
  await page.getByText('Se gastó y no hay avance').waitFor()
  const unit = page.getByRole('table', { name: 'Por unidad' }).getByRole('row').nth(1)
  const amount = unit.getByRole('link', { name: /Gastado/ })
  const total = (await amount.textContent())?.match(/\$[\d,.]+/)?.[0] ?? ''
  await amount.click()
  await page.getByText(`Suman ${total}.`).waitFor()
  await page.waitForLoadState()
  const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '').replace('−', '-')) * 100)
  const amounts = await page.locator('#money-rows tbody td.number').allTextContents()
  expect(
    amounts.reduce((sum, text) => sum + cents(text), 0),
    'the rows add up',
  ).toBe(cents(total))
  const got = await page.request.get(await page.getByRole('link', { name: /\.csv/ }).getAttribute('href').then(String))
  const spent = (await got.text())
    .split('\r\n')
    .filter((line) => line.includes(',spent,') && line.includes(',USD,true,'))
  expect(spent, 'the file has the same rows').toHaveLength(amounts.length)
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
  await expect.poll(() => page.getByRole('main').textContent()).toContain('Según la jefatura de la unidad.')
  expect(await axe(page)).toEqual([])
  const reader = await visit({ width: 360 })
  await reader.goto(`${new URL(element, page.url()).pathname}?corte=2019-09-30`)
  expect(await reader.locator('#autoevaluacion').textContent()).toMatch(
    /3\.er trimestre de 2019: autoevaluación 60\s% · calculado \d+(\.\d+)?\s% \(/,
  )
})
