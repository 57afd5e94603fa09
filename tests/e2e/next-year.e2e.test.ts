import { expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

test('a planner starts the plan of the next year, which the public does not see yet, and reads the two years side by side', async () => {
  const page = await visit({ as: 'planificacion.scdu', javaScript: false })
  await page.goto('/t/poa/2019/scdu')
  await page.getByRole('link', { name: 'Iniciar el plan de 2020' }).click()
  await page.getByRole('heading', { level: 1, name: 'Iniciar el plan 2020 de SCDU' }).waitFor()
  const activities = page.getByRole('row').filter({ hasText: 'Actividades' })
  expect(Number(await activities.getByRole('cell').textContent())).toBeGreaterThan(5)

  await page.getByLabel('Dejarlas vacías').check()
  await page.getByRole('button', { name: 'Iniciar el plan de 2020' }).click()
  await expect.poll(() => page.url()).toContain('/t/poa/2020/scdu')
  await page.getByText(/Se inició el plan de 2020\. Hay \d+ cosas por confirmar\./).waitFor()
  await page.getByText('En borrador', { exact: true }).waitFor()

  await page.getByRole('table').getByRole('link').first().click()
  await expect.poll(() => page.url()).toContain('/elementos/')
  const stranger = await visit({})
  expect((await stranger.goto(page.url()))?.status(), 'only for who works here').toBe(404)
  await stranger.goto('/')
  expect(await stranger.getByRole('link', { name: '2020', exact: true }).count()).toBe(0)

  await page.goto('/t/poa/2019/scdu/siguiente')
  await page.getByText('Esta unidad ya tiene un plan de 2020').waitFor()

  await page.goto('/t/anios?anio=2020')
  await page.getByRole('heading', { level: 1, name: '2019 y 2020, lado a lado' }).waitFor()
  const scdu = page.getByRole('row').filter({ hasText: 'Control del Desarrollo Urbano' })
  await expect.poll(() => scdu.textContent()).toContain('borrador')
  const other = page.getByRole('row').filter({ hasText: 'Unidad de Talento Humano' })
  await expect.poll(() => other.textContent()).toContain('sin plan')
})
