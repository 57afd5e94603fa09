import { expect, test } from 'vitest'
import { observatoryPaths } from '../../capabilities/observatory/catalogue-paths.ts'
import { figurePaths } from '../../capabilities/observatory/imports-paths.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** Of the year in which the cases of the demonstration were resolved. */
async function yearOfCases(): Promise<string> {
  const answer = await fetch(new URL('/registro-de-permisos/datos.csv', trama().address))
  const years = (await answer.text()).match(/\b20\d\d-\d{4,}|\b(20\d\d)\b/g) ?? []
  const counted = Map.groupBy(
    years.map((year) => year.slice(0, 4)),
    (year) => year,
  )
  return [...counted].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

test('a figure that cases measured leads anybody from the indicator to the cases that were counted', async () => {
  const planner = await visit({ as: 'planificacion.sim' })
  await planner.goto(figurePaths.batches())
  await planner.getByLabel(/^Medición/).selectOption({ label: 'Trámites resueltos' })
  await planner.getByLabel(/^Para el indicador/).selectOption({ label: 'Área de construcción autorizada' })
  await planner.getByLabel(/^Año/).fill(await yearOfCases())
  await planner.getByRole('button', { name: 'Formar un lote con la medición' }).click()
  await expect.poll(() => new URL(planner.url()).pathname).toMatch(/\/lotes\/[0-9a-f-]{36}$/)
  const batch = new URL(planner.url()).pathname

  for (const [login, button] of [
    ['planificacion.scdu', 'Dar por revisado'],
    ['direccion', 'Publicar estas cifras'],
  ] as const) {
    const page = await visit({ as: login })
    await page.goto(batch)
    const reason = page.getByRole('textbox', { name: /Explicación/ })
    if ((await reason.count()) > 0) await reason.first().fill('Se comparó con el registro de permisos.')
    await page.getByRole('button', { name: button }).click()
    await expect.poll(() => page.getByRole('button', { name: button }).count()).toBe(0)
  }

  const anybody = await visit()
  await anybody.goto(observatoryPaths.indicator('area_authorised'))
  await anybody
    .getByRole('link', { name: /^Trámites resueltos, 20\d\d$/ })
    .first()
    .click()
  await expect.poll(() => anybody.getByRole('heading', { name: 'Registros que se contaron' }).count()).toBe(1)
  const records = anybody.getByRole('table', { name: 'Registros que se contaron' }).getByRole('link')
  await expect.poll(() => records.count()).toBeGreaterThan(0)
  const name = (await records.first().textContent()) ?? ''
  await records.first().click()
  await expect.poll(() => new URL(anybody.url()).pathname).toContain('/estado/')
  await expect.poll(() => anybody.getByRole('main').textContent()).toContain(name.split(' · ')[0] ?? '')
})
