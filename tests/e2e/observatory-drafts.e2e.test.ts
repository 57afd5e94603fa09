import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { indexPaths, indexWorkPaths } from '../../capabilities/observatory/indices-paths.ts'
import { publicationPaths } from '../../capabilities/observatory/publications-paths.ts'
import { storyWorkPaths } from '../../capabilities/observatory/stories-paths.ts'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const press = (page: Page, name: string) =>
  brings(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).click())
const path = (page: Page) => new URL(page.url()).pathname
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const wrong = (page: Page) => page.locator('.error-summary').textContent()

test('a story is written, seen, published and written again without a script; each edition stays', async () => {
  const writer = await visit({ as: 'planificacion.sim', javaScript: false })
  await writer.goto(storyWorkPaths.start())
  await writer
    .getByLabel(/^Título/)
    .first()
    .fill('Quién vive en Apopa')
  await writer
    .getByLabel(/^Entrada/)
    .first()
    .fill('Lo que dicen las cifras.')
  await writer
    .getByLabel(/^Quién lo firma/)
    .first()
    .fill('Sistema de Información Metropolitano')
  await writer
    .getByLabel(/^Texto/)
    .first()
    .fill('En pobreza vivía el {poverty_rate@apopa:2019}; {nada@apopa:2019}.')
  await writer.getByLabel(/^Figura/).fill(`${trama().address}/observatorio/explorar?vista=serie&indicador=poverty_rate`)
  await writer
    .getByLabel(/^Pie de la figura/)
    .first()
    .fill('Pobreza en cada municipio')
  await press(writer, 'Guardar el borrador')
  await expect.poll(() => wrong(writer)).toContain('nada que se llame «nada»')
  await writer
    .getByLabel(/^Texto/)
    .first()
    .fill('En pobreza vivía el {poverty_rate@apopa:2019}.')
  await press(writer, 'Guardar el borrador')
  expect(path(writer)).toBe(storyWorkPaths.edit('quien-vive-en-apopa'))

  await writer.goto(storyWorkPaths.preview('quien-vive-en-apopa'))
  const paragraph = writer.getByRole('main').getByText('En pobreza vivía el')
  await expect.poll(() => paragraph.textContent()).toMatch(/\d+\.\d %\.$/)
  const anybody = await visit({ javaScript: false })
  expect((await anybody.goto(publicationPaths.story('quien-vive-en-apopa')))?.status()).toBe(404)

  await writer.goto(storyWorkPaths.story('quien-vive-en-apopa'))
  await press(writer, 'Publicar')
  await anybody.goto(publicationPaths.story('quien-vive-en-apopa'))
  expect(await heading(anybody)).toBe('Quién vive en Apopa')

  await writer.goto(storyWorkPaths.edit('quien-vive-en-apopa'))
  await writer
    .getByLabel(/^Entrada/)
    .first()
    .fill('Lo que dicen ahora.')
  await press(writer, 'Guardar el borrador')
  await writer.goto(storyWorkPaths.story('quien-vive-en-apopa'))
  await press(writer, 'Publicar')
  await expect.poll(() => wrong(writer)).toContain('Escriba qué cambia y por qué')
  await writer.getByLabel(/^Qué cambia y por qué/).fill('La entrada era de antes.')
  await press(writer, 'Publicar')
  await anybody.reload()
  expect(await anybody.getByRole('main').textContent()).toContain('Lo que dicen ahora.')
  await anybody.getByRole('link', { name: /^Versión 1/ }).click()
  await expect.poll(() => anybody.getByRole('main').textContent()).toContain('Lo que dicen las cifras.')
})

test('a method is changed in its parts, what changes is seen, and the version before still gives what it gave', async () => {
  const planner = await visit({ as: 'planificacion.sim', javaScript: false })
  const anybody = await visit({ javaScript: false })
  const first = async (address: string) => {
    await anybody.goto(address)
    return anybody.getByRole('table').first().getByRole('row').allTextContents()
  }
  const before = await first(indexPaths.index('vulnerability', '2019'))

  await planner.goto(indexWorkPaths.weights('vulnerability', 'vulnerability'))
  await planner.getByLabel(/^Social/).fill('60')
  await planner.getByLabel(/^Económica/).fill('20')
  await planner.getByLabel(/^Entorno/).fill('21')
  await press(planner, 'Guardar en el borrador')
  await expect.poll(() => wrong(planner)).toContain('suman 101 y no 100')
  await planner.getByLabel(/^Entorno/).fill('20')
  await press(planner, 'Guardar en el borrador')
  expect(path(planner)).toBe(indexWorkPaths.index('vulnerability'))

  await planner.goto(indexWorkPaths.addLevel('vulnerability', 'vulnerability'))
  await planner
    .getByLabel(/^Nombre/)
    .first()
    .fill('Movilidad')
  await press(planner, 'Guardar en el borrador')
  await expect.poll(() => planner.getByRole('main').textContent()).toContain('El nivel «movilidad» no reúne nada')
  await planner.goto(indexWorkPaths.weights('vulnerability', 'movilidad'))
  await press(planner, 'Quitar del índice')

  await planner.goto(indexWorkPaths.term('vulnerability', 'gini_coefficient'))
  await planner.getByLabel(/^Límite inferior/).fill('9')
  await press(planner, 'Guardar en el borrador')
  await expect.poll(() => wrong(planner)).toContain('cruzados')

  await planner.goto(indexWorkPaths.changes('vulnerability', '2019'))
  expect(await planner.getByRole('main').textContent()).toContain('«Social»: pesa 40 % → 60 % de su nivel.')
  await expect.poll(() => planner.getByRole('table').getByRole('row').count()).toBe(15)

  await planner.goto(indexWorkPaths.index('vulnerability'))
  await planner.getByLabel(/^Nombre de la versión/).fill('2026-2')
  await planner.getByLabel(/^Qué cambia y por qué/).fill('Lo social pesa más.')
  await press(planner, 'Publicar la versión nueva')
  await expect.poll(() => planner.getByRole('main').textContent()).toContain('Versión 2026-2 vigente')
  expect(await first(indexPaths.index('vulnerability', '2019'))).not.toEqual(before)
  expect(await first(indexPaths.index('vulnerability', '2019', '2026-1'))).toEqual(before)
})
