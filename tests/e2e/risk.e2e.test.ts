import { expect, test } from 'vitest'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

test('a risk is graded, followed and happens; the public sees the level and not the notes', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/t/riesgos')
  await page.getByRole('link', { name: /26 Información desactualizada/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Información desactualizada' }).waitFor()
  await page.getByText('Valorar de nuevo').click()
  await page.getByLabel('Probabilidad', { exact: true }).selectOption('5')
  await page.getByLabel('Impacto', { exact: true }).selectOption('5')
  await page.getByRole('button', { name: 'Guardar la valoración' }).click()
  await page.getByText('Se guardó la valoración.').waitFor()
  await expect.poll(() => page.getByText('Probabilidad 5 × impacto 5').count()).toBe(1)

  await page.getByText('Registrar que ocurrió').click()
  await page.getByRole('button', { name: 'Guardar lo que ocurrió' }).click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Falta este dato')

  const unit = await visit({ as: 'planificacion.sim' })
  await unit.goto(page.url().replace(/\/hechos.*$/, ''))
  await unit.getByText('Anotar cómo va').click()
  await unit.getByLabel('↑ Va peor').check()
  await unit.getByLabel('Qué se ve').fill('Tres instituciones ya no responden.')
  await unit.getByRole('button', { name: 'Guardar la anotación' }).click()
  await unit.getByText('Se guardó la anotación.').waitFor()

  const anybody = await visit({ width: 360 })
  await anybody.goto('/riesgos')
  const row = anybody.getByRole('row', { name: /Información desactualizada/ })
  await expect.poll(() => row.textContent()).toContain('25 Muy alto')
  expect(await anybody.getByRole('main').textContent()).not.toContain('Tres instituciones')
  await anybody.getByRole('link', { name: /probabilidad 5, impacto 5/ }).click()
  await expect.poll(() => anybody.getByRole('row').filter({ hasText: 'Información desactualizada' }).count()).toBe(1)
})

test('a planner says what an element contributes to, without accents, and the coverage shows it', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto('/t/alineacion?desde=plan')
  await page.getByRole('link', { name: /^Alinear: Formularios/ }).click()
  await page.getByLabel('Buscar en los catálogos').fill('tramites agiles')
  await brings(page, () => page.getByLabel('Buscar en los catálogos').press('Enter'))
  await page.getByLabel('Buscar en los catálogos').fill('11.7')
  await page.getByLabel('Buscar en los catálogos').press('Enter')
  await page.getByRole('button', { name: /Contribuye a esto: 11\.7/ }).click()
  await page.getByText('Se guardó la alineación.').waitFor()
  const anybody = await visit({})
  await anybody.goto('/planes/2019/alineacion?catalogo=ods')
  const row = anybody.getByRole('row', { name: /^11\.7/ })
  await expect.poll(() => row.textContent()).toContain('Formularios de trámites')
})

test('the flow is walked with keys from an area to its activities', async () => {
  const page = await visit({})
  await page.goto('/planes/2019/flujo')
  const area = page.getByRole('link', { name: /Áreas: 2 · Gestión de conocimiento/ })
  await area.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Solo lo que pasa por').waitFor()
  await expect.poll(() => page.getByRole('heading', { name: /^Actividades que pasan por aquí/ }).count()).toBe(1)
  await page.getByRole('link', { name: 'Ver todo el plan' }).click()
  await expect.poll(() => page.getByText('Solo lo que pasa por').count()).toBe(0)
})
