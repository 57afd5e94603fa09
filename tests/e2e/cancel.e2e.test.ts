import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)
const PLACE = '/t/poa/2019/scdu/anulaciones'

test.each([{ javaScript: true }, { javaScript: false }])(
  'the director cancels a result with its activities and takes it up again (script: $javaScript)',
  async ({ javaScript }) => {
    const page = await visit({ width: 360, height: 740, javaScript, as: 'direccion' })
    await page.goto(PLACE)
    const row = page
      .getByRole('row')
      .filter({ hasText: /Resultado / })
      .first()
    const name = (await row.getByRole('link').first().textContent())?.trim() ?? ''
    const element = (await row.getByRole('link').first().getAttribute('href')) ?? ''
    await row.getByRole('link', { name: /^Anular/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Anular el resultado' }).waitFor()
    if (javaScript) expect(await axe(page)).toEqual([])

    await page.getByLabel('¿Por qué se anula?').fill('no')
    await page.getByRole('button', { name: 'Anular el resultado' }).click()
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('al menos 10 caracteres')
    await page.getByLabel('¿Desde qué día?').fill('2019-01-15')
    await page.getByLabel('¿Por qué se anula?').fill('La cooperación retiró los fondos.')
    await page.getByRole('button', { name: 'Anular el resultado' }).click()
    await page.getByRole('alert').getByText('después de esa fecha').waitFor()
    await page.getByLabel('¿Desde qué día?').fill('2019-12-31')
    await page.getByRole('button', { name: 'Anular el resultado' }).click()
    await page.getByText('Se anuló. Ya no cuenta en el avance.').waitFor()

    const gone = page.getByRole('table', { name: 'Anulado' }).getByRole('row').filter({ hasText: name })
    await expect.poll(() => gone.textContent()).toContain('La cooperación retiró los fondos.')
    const reader = await visit({ width: 360 })
    await reader.goto(element)
    expect(await reader.getByRole('main').textContent(), 'the public reads why').toContain(
      'La cooperación retiró los fondos.',
    )

    await gone.getByRole('link', { name: /^Reanudar/ }).click()
    await page.getByLabel('¿Por qué se reanuda?').fill('Se encontraron otros fondos.')
    await page.getByRole('button', { name: 'Reanudar el resultado' }).click()
    await page.getByText('Se reanudó. Vuelve a contar en el avance.').waitFor()
    expect(await page.getByRole('table', { name: 'Anulado' }).getByRole('row').filter({ hasText: name }).count()).toBe(
      0,
    )
    await page.goto(`${new URL(element, page.url()).pathname}/historial`)
    expect(await page.getByText('Se anuló').count()).toBeGreaterThan(0)
    await expect.poll(() => page.getByText('Se reanudó').count()).toBeGreaterThan(0)
  },
)

test('the planner of an approved plan is told who decides', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto(PLACE)
  await page.getByText('El plan está aprobado: lo deciden la Dirección Ejecutiva o quien administra.').waitFor()
  expect(await page.getByRole('link', { name: /^Anular/ }).count()).toBe(0)
})
