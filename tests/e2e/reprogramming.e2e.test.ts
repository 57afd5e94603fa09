import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'
import { officeWorkbook } from './plan-workbook.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

describe.each([
  { how: 'in the browser', javaScript: true, activity: 'Entregar el documento final de la reforma', versions: 3 },
  { how: 'without JavaScript', javaScript: false, activity: 'Asesorar al usuario sobre el proceso', versions: 4 },
])('a unit reprogrammes its approved plan $how', ({ javaScript, activity, versions }) => {
  test('from the cause to what the public reads', async () => {
    const planner = await visit({ as: 'planificacion.scdu', javaScript })
    await planner.goto('/t/poa/2019/scdu/reprogramaciones')
    await planner.getByRole('textbox', { name: 'Causa' }).fill('La comisión sesiona un mes después')
    await planner.getByLabel('Riesgo que la causa').selectOption({ index: 1 })
    await planner.getByLabel('Mes o trimestre afectado').selectOption('2019-Q4')
    await planner.getByLabel('Justificación').fill('Sin la sesión no hay a quién entregar.')
    await planner.getByRole('button', { name: 'Abrir la solicitud' }).click()
    await planner.getByText('Ahora diga qué cambia.').waitFor()
    const request = new URL(planner.url()).pathname

    const option = planner.getByLabel('Actividad').locator('option').filter({ hasText: activity })
    await planner.getByLabel('Actividad').selectOption((await option.getAttribute('value')) ?? '')
    await planner.getByRole('button', { name: 'Cambiar sus meses o cancelarla' }).click()
    await planner.getByRole('heading', { level: 1, name: activity }).waitFor()
    expect(await planner.getByLabel('septiembre').isDisabled(), 'a month that is over').toBe(true)
    await planner.getByLabel('octubre').fill('2')
    await planner.getByRole('button', { name: 'Guardar los meses propuestos' }).click()
    await planner
      .getByRole('alert')
      .getByText(/se programa con marcas/)
      .waitFor()
    await planner.getByLabel('octubre').fill('')
    await planner.getByRole('button', { name: 'Guardar los meses propuestos' }).click()
    await planner.getByText('El cambio quedó en la solicitud.').waitFor()
    const matrix = planner.getByRole('table', { name: 'En la matriz' })
    await expect
      .poll(() => matrix.textContent(), { message: 'said in words, not by colour' })
      .toContain('antes 1, después nada')
    await planner.getByRole('button', { name: 'Presentar la solicitud' }).click()
    await planner.getByText('La solicitud se presentó').waitFor()

    const director = await visit({ as: 'direccion', javaScript })
    await director.goto(request)
    await director.getByRole('button', { name: 'Denegar la reprogramación' }).click()
    await director
      .getByRole('alert')
      .getByText(/Escriba por qué se deniega/)
      .waitFor()
    await director.getByLabel('Nota de la decisión').fill('Procede.')
    await director.getByRole('button', { name: 'Aprobar la reprogramación' }).click()
    await director.getByText('La reprogramación se aprobó').waitFor()

    const anybody = await visit({ javaScript })
    await anybody.goto('/planes/2019/unidades/scdu/versiones')
    const table = anybody.getByRole('table', { name: 'Versiones del plan' })
    await expect.poll(() => table.getByRole('row').count()).toBe(versions + 1)
    await expect.poll(() => table.textContent()).toContain('La comisión sesiona un mes después')
    await anybody.getByRole('combobox', { name: 'De la versión' }).selectOption(String(versions - 1))
    await anybody.getByRole('button', { name: 'Comparar' }).click()
    await anybody.getByRole('heading', { name: `De la versión ${versions - 1} a la ${versions}` }).waitFor()
    await expect.poll(() => anybody.getByRole('main').textContent()).toContain(activity)
    await table.getByRole('link', { name: 'Versión 1' }).click()
    await anybody.getByRole('heading', { name: 'El plan como estaba en la versión 1' }).waitFor()
    expect((await anybody.goto(request))?.url(), 'requests are the staff’s').toContain('/acceso')
  })
})

test('a plan that was brought by a file is approved once nothing grave stands in it, and then only reprogrammed', async () => {
  const administrator = await visit({ as: 'administracion' })
  const buffer = await officeWorkbook({ unit: 'AUDITORÍA INTERNA' })
  await bring(administrator, buffer)
  await expect.poll(() => administrator.getByRole('main').textContent()).toContain('Lo que dirá la revisión del plan')
  await administrator.getByRole('button', { name: 'Aceptar los planes elegidos' }).click()
  await administrator.getByText('Planes aceptados: AI.').waitFor()

  const director = await visit({ as: 'direccion' })
  await director.goto('/t/poa/2019/ai/aprobacion')
  await director.getByLabel('Fecha del acto o de la sesión').fill('2018-12-21')
  await director.getByLabel('Acto o acta').fill('Acta 15/2018, punto 2')
  await director.getByRole('button', { name: 'Aprobar el plan' }).click()
  await director.getByText('El plan 2019 de AI quedó aprobado.').waitFor()
  await expect.poll(() => director.getByRole('main').textContent()).toContain('Acta 15/2018, punto 2')
  expect(await director.getByRole('button', { name: 'Aprobar el plan' }).count()).toBe(0)

  const anybody = await visit()
  await anybody.goto('/planes/2019/unidades/ai')
  expect(await anybody.getByRole('main').textContent()).toContain('Aprobado el 21')

  await bring(
    administrator,
    await officeWorkbook({
      unit: 'AUDITORÍA INTERNA',
      lines: [
        { activity: 'Preparar el programa anual de auditoría', months: [1, 2] },
        { activity: 'Examinar las compras del trimestre', months: [3, 6, 9, 12] },
        { activity: 'Comprobar que se atendieron las recomendaciones', months: [7, 12] },
      ],
    }),
  )
  await administrator.getByLabel('Vi las diferencias y acepto').check()
  await administrator.getByRole('button', { name: 'Aceptar los planes elegidos' }).click()
  await administrator.getByRole('heading', { level: 1, name: 'Reprogramación 1' }).waitFor()
  await expect.poll(() => administrator.getByRole('main').textContent()).toContain('Abierta desde un archivo corregido')
})

test('the findings of a year are filtered by their gravity', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/t/revision-de-planes/2019')
  const all = await page.getByText(/\d+ de \d+ observaciones/).textContent()
  await page.getByLabel('Gravedad').selectOption('note')
  await page.getByRole('button', { name: 'Filtrar' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('gravedad')).toBe('note')
  const some = await page.getByText(/\d+ de \d+ observaciones/).textContent()
  expect(Number.parseInt(some ?? '', 10)).toBeLessThan(Number.parseInt(all ?? '', 10))
})

async function bring(page: Page, buffer: Buffer): Promise<void> {
  await page.goto('/t/importar')
  await page.getByLabel('Archivo del plan').setInputFiles({ name: 'AI.xlsx', mimeType: '', buffer })
  await page.getByRole('button', { name: 'Leer el archivo' }).click()
  await page.getByRole('heading', { level: 1, name: 'AI.xlsx' }).waitFor()
}
