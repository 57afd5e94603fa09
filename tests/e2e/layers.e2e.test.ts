import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brings } from './brings.ts'
import { ownTrama, visitors } from './harness.ts'
import { caller } from './site.ts'
import { GOOD_PARCELS, PARCELS_WITH_FAULTS } from './territory-layers-site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

async function bring(page: Page, name: string, content: string): Promise<void> {
  await page.goto('/t/capas/nueva')
  await page
    .getByLabel('Archivo', { exact: true })
    .setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Leer el archivo' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function main(page: Page): Promise<string> {
  return (await page.getByRole('main').textContent()) ?? ''
}

test('a planner brings a file, repairs what is wrong by a named rule, and takes it as a new layer', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await bring(page, 'parcelas con fallas.geojson', PARCELS_WITH_FAULTS)
  await page.getByRole('heading', { name: 'Lo que dice el archivo' }).waitFor()
  await expect.poll(() => main(page)).toMatch(/En la fila 3 \(P-3\): su borde se cruza a sí mismo/)
  await expect.poll(() => main(page)).toContain('Fila 4: No tiene geometría.')
  await expect.poll(() => main(page)).toContain('Antes hay que reparar o apartar')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descargar CSV' }).click(),
  ])
  const rejected = await readFile((await download.path()) ?? '', 'utf8')
  expect(rejected).toContain('fila,motivo,codigo,uso,area')
  expect(rejected).toContain('4,No tiene geometría.,P-4,Comercio,103')

  await page.getByRole('button', { name: 'Hacer válidas las geometrías' }).click()
  await expect.poll(() => main(page)).toContain('Regla «Hacer válidas las geometrías»')
  await page.getByRole('textbox', { name: 'Título', exact: true }).fill('Parcelas del centro')
  await page.getByRole('button', { name: 'Incorporar', exact: true }).click()
  await page.getByText('El archivo se incorporó a «Parcelas del centro».').waitFor()
  await page.getByRole('link', { name: 'Ver la capa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Parcelas del centro' }).waitFor()
  await expect.poll(() => main(page)).toMatch(/Objetos\s*3/)
  expect(new URL(page.url()).pathname).toBe('/t/capas/parcelas-del-centro')
})

test('a new version of it changes only what differs; a public layer says its licence and source', async () => {
  const page = await visit({ as: 'administracion' })
  await bring(page, 'parcelas.geojson', GOOD_PARCELS)
  await page.getByRole('radio', { name: 'Como nueva versión de una capa' }).check()
  await page.getByLabel('Capa que lo recibe').selectOption({ label: 'Parcelas del centro' })
  await page.getByRole('button', { name: 'Incorporar', exact: true }).click()
  await page.getByText('El archivo se incorporó a «Parcelas del centro».').waitFor()
  await page.getByRole('link', { name: 'Ver la capa' }).click()
  await expect.poll(() => main(page)).toMatch(/Estados anteriores de sus objetos\s*1/)

  await page.getByRole('link', { name: 'Cambiar los datos de la capa' }).click()
  await page.getByRole('radio', { name: 'Pública' }).check()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('falta la licencia').first().waitFor()
  await page.getByLabel('Licencia').fill('CC BY 4.0')
  await page.getByLabel('Fuente').fill('Levantamiento de demostración')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Se guardaron los datos de la capa.').waitFor()
  await expect.poll(() => main(page)).toContain('CC BY 4.0')
})

test('how it is drawn is proposed from what it holds, put right, and is what the map’s legend says', async () => {
  const page = await visit({ as: 'administracion' })
  await page.goto('/t/capas/parcelas-del-centro')
  await page.getByRole('link', { name: 'Estilo y leyenda' }).click()
  await page.getByLabel('Manera').selectOption({ label: 'Un color por valor' })
  await page.locator('select[name=field]').selectOption('uso')
  await page.getByRole('button', { name: 'Proponer' }).click()
  await page.getByText('Propuesta: todavía no se ha guardado.').waitFor()
  await page.getByLabel('En la leyenda: Vivienda').fill('Casas y apartamentos')
  await page.getByLabel('Color: Vivienda').selectOption({ label: 'Color 3' })
  await page.getByRole('button', { name: 'Guardar el estilo' }).click()
  await page.getByText('Se guardó el estilo de la capa.').waitFor()
  await page.goto('/mapa?capas=parcelas-del-centro')
  await page.locator('.map-legend', { hasText: 'Casas y apartamentos' }).waitFor()

  await page.goto('/t/capas/parcelas-del-centro/estilo?kind=classes&field=uso')
  await page.getByText('«Uso» no es un número').first().waitFor()
})

test('a file that does not say where it is asks, and is read with the answer; without script too', async () => {
  const page = await visit({ as: 'administracion', javaScript: false })
  await page.goto('/t/capas/nueva')
  await page.locator('input[type=file]').setInputFiles({
    name: 'puntos.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('x,y,nombre\n262063,1515630,Parque'),
  })
  const read = () => brings(page, () => page.getByRole('button', { name: 'Leer el archivo' }).click())
  await read()
  const again = async (words: string) =>
    expect
      .poll(async () => {
        await page.reload()
        return main(page)
      })
      .toContain(words)
  await again('El archivo no dice en qué sistema de referencia está')
  await page.locator('section[aria-labelledby=asked] select[name=crs]').selectOption('32616')
  await read()
  await again('EPSG:32616')
  await again('lo eligió una persona')
  await page.getByRole('button', { name: 'Cancelar la importación' }).click()
  await page.getByText('ninguna capa cambió').waitFor()
})

test('who only reads sees layers and brings nothing', async () => {
  const reader = await caller(trama(), 'lectura')
  expect((await reader.get('/t/capas')).status).toBe(200)
  expect((await reader.get('/t/capas/nueva')).status).toBe(403)
})
