import { expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'
import { officeWorkbook } from './plan-workbook.ts'
import { caller, firstLink } from './site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

test('a planner chooses to be told at once, and is told when somebody else takes over the plan of the unit', async () => {
  const planner = await visit({ as: 'planificacion.sim' })
  await planner.goto('/t/avisos')
  await planner.getByText('No tiene avisos').waitFor()
  await planner.getByRole('link', { name: 'Elegir qué avisos recibir' }).click()
  const imported = planner.getByRole('group', { name: /^Se importó el plan de su unidad/ })
  await imported.getByLabel('Por correo, en el momento').check()
  // Whatever the hour at which the test runs.
  await planner.getByLabel('Sin correos desde').fill('')
  await planner.getByRole('button', { name: 'Guardar' }).click()
  await planner.getByRole('alert').getByText('Escriba las dos horas').waitFor()
  await planner.getByLabel('Sin correos hasta').fill('')
  await planner.getByRole('button', { name: 'Guardar' }).click()
  await planner.getByRole('alert').waitFor({ state: 'detached' })

  const administrator = await visit({ as: 'administracion' })
  await administrator.goto('/t/importar')
  const buffer = await officeWorkbook({ unit: 'SISTEMA DE INFORMACIÓN METROPOLITANO' })
  await administrator.getByLabel('Archivo del plan').setInputFiles({ name: 'SIM.xlsx', mimeType: '', buffer })
  await administrator.getByRole('button', { name: 'Leer el archivo' }).click()
  await administrator.getByLabel('Vi las diferencias y acepto').check()
  await administrator.getByRole('button', { name: 'Aceptar los planes elegidos' }).click()
  await administrator.getByText('Planes aceptados: SIM.').waitFor()

  const letter = await firstLink(
    await caller(trama(), 'administracion'),
    '/t/correo',
    /href="(\/t\/correo\/[0-9a-f-]{36})"/,
  )
  await planner.goto('/t')
  expect(await planner.getByRole('link', { name: /^Avisos/ }).textContent(), 'one waits').toMatch(/1/)
  await planner.getByRole('link', { name: /^Avisos/ }).click()
  const notice = planner.getByRole('listitem').filter({ hasText: 'Cambió el plan 2019 de Sistema de Información' })
  await notice.getByRole('button').click()
  await planner.getByRole('heading', { level: 1, name: 'Sistema de Información Metropolitano' }).waitFor()
  expect(await planner.getByRole('link', { name: /^Avisos/ }).textContent(), 'and is read').not.toMatch(/1/)

  await administrator.goto(letter)
  expect(await administrator.getByRole('main').textContent()).toContain('Cambió el plan 2019')
  const answer = await administrator.goto(`${letter}/html`)
  expect(answer?.status()).toBe(200)
  const link = await administrator.getByRole('link', { name: 'Ver el plan' }).getAttribute('href')
  expect(new URL(link ?? '').pathname).toBe('/t/poa/2019/sim')

  await administrator.goto('/t/trabajos?estado=hechos')
  await administrator.getByRole('row').filter({ hasText: 'Enviar un correo' }).first().getByRole('link').first().click()
  await administrator.getByRole('heading', { level: 1, name: 'Enviar un correo' }).waitFor()
})

test.each(['/t/trabajos', '/t/correo'])('%s is for administrators', async (path) => {
  const page = await visit({ as: 'planificacion.scdu' })
  expect((await page.goto(path))?.status()).toBe(403)
})
