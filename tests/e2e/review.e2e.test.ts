import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)
const REVIEW = '/t/revisiones/2019/3'

async function press(page: Page, name: string | RegExp, said: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name }).click()
  await page.getByText(said).waitFor()
}

/** `Informar julio: …` → the address of the month that the workspace asks for first. */
async function firstOwed(page: Page): Promise<string> {
  await page.goto('/t')
  const link = page
    .getByRole('row')
    .getByRole('link', { name: /^Informar/ })
    .first()
  return (await link.getAttribute('href')) ?? ''
}

test('a quarter from what the units deliver to what the public can verify', async () => {
  const planner = await visit({ as: 'planificacion.sim', width: 360, height: 740 })
  const owed = await firstOwed(planner)
  await planner.goto(REVIEW)
  await press(planner, /^Entregar la parte de/, 'Se entregó la parte de la unidad.')

  const office = await visit({ as: 'administracion' })
  await office.goto(REVIEW)
  await press(office, 'Comenzar a consolidar', 'Se guardó el paso de la revisión.')
  await office.getByRole('link', { name: 'Registrar la reunión' }).click()
  await office.getByLabel('Fecha de la reunión').fill('2019-10-04')
  await office.getByLabel('Lugar').fill('Sala de reuniones')
  await office.getByLabel('Quiénes asistieron').fill('Dirección Ejecutiva\nSistema de Información Metropolitano')
  await office.getByLabel('Agenda').fill('Avance al cierre de septiembre')
  await press(office, 'Guardar la reunión', 'Se guardó la reunión.')
  await office.getByLabel('Qué se acordó').fill('Completar los informes que faltan de julio y agosto.')
  await office.getByLabel('Unidad responsable').selectOption('SIM')
  await office.getByLabel('Fecha en que debe estar cumplido').fill('2019-11-15')
  await press(office, 'Anotar el acuerdo', 'Se anotó el acuerdo.')
  await office.goto(REVIEW)
  await press(office, 'Presentar a la Dirección Ejecutiva', 'Se guardó el paso de la revisión.')
  expect(await office.getByRole('button', { name: 'Firmar y cerrar el trimestre' }).count()).toBe(0)

  const director = await visit({ as: 'direccion', javaScript: false })
  await director.goto(REVIEW)
  await press(director, 'Firmar y cerrar el trimestre', 'La revisión quedó firmada y el corte, guardado.')
  await director.getByRole('link', { name: 'Ver el acta' }).first().click()
  const minutes = director.getByRole('main')
  await expect.poll(() => minutes.textContent()).toContain('Completar los informes que faltan de julio y agosto.')

  // The month that was owed takes nothing any more, and the planner reads why.
  await planner.goto(owed)
  await planner.getByText('Este mes está cerrado y ya no se informa').waitFor()
  await planner
    .getByText(/firmó la revisión del trimestre 3/)
    .first()
    .waitFor()
  expect(await planner.getByRole('button', { name: 'Guardar avance' }).count()).toBe(0)
  await planner.goto('/t')
  await expect.poll(() => planner.getByRole('main').textContent()).toContain('Completar los informes que faltan')

  const citizen = await visit()
  await citizen.goto('/planes/2019/cortes/3')
  const hash = (await citizen.locator('code').first().textContent()) ?? ''
  const content = await (await fetch(`${trama().address}/planes/2019/cortes/3/contenido.json`)).text()
  expect(createHash('sha256').update(content).digest('hex')).toBe(hash)
  await citizen.getByRole('link', { name: 'Comparar con hoy' }).click()
  await citizen.getByText('Nada ha cambiado desde la firma').waitFor()

  // Reopened with a reason, corrected: the signed snapshot stays, and the comparison says what changed.
  await director.goto(REVIEW)
  await director.locator('summary', { hasText: 'Reabrir el trimestre' }).click()
  await director.getByLabel('Motivo').fill('Falta el informe de un mes de SIM.')
  await press(director, 'Reabrir el trimestre', 'Se guardó el paso de la revisión.')
  await planner.goto(owed)
  await planner.getByLabel('¿Cuánto se cumplió este mes?').fill('1')
  await planner.getByRole('button', { name: 'Guardar avance' }).click()
  await planner.getByText(/Se guardó el avance de/).waitFor()
  await citizen.goto('/planes/2019/cortes/3')
  expect(await citizen.locator('code').first().textContent()).toBe(hash)
  await citizen.getByRole('link', { name: 'Comparar con hoy' }).click()
  await expect.poll(() => citizen.getByRole('main').textContent()).toContain('Ejecutado')

  // The unit carries the agreement out and says how.
  await planner.goto('/t/acuerdos?unidad=sim&estado=open')
  await planner.getByRole('row').getByRole('link', { name: /2019$/ }).first().click()
  await planner.getByLabel('Cómo se cumplió').fill('Los informes de julio y agosto ya están completos.')
  await press(planner, 'Dar por cumplido', 'El acuerdo quedó como cumplido.')
})
