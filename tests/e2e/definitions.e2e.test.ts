import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'

const { visit } = visitors(ownTrama())

async function main(page: Page): Promise<string> {
  return (await page.getByRole('main').textContent()) ?? ''
}
const heading = async (page: Page) => (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''

test('somebody finds a procedure by another word for it and learns before filing that it would not pass, and what it costs', async () => {
  const page = await visit({ width: 360, javaScript: false })
  await page.goto('/tramites')
  await page.getByRole('searchbox', { name: 'Buscar un trámite' }).fill('edificios')
  await page.getByRole('button', { name: 'Buscar', exact: true }).last().click()
  await expect.poll(() => main(page)).toContain('2 trámites para «edificios».')
  await page.getByRole('link', { name: 'Permiso de construcción' }).click()
  await expect.poll(() => heading(page)).toBe('Permiso de construcción')
  await expect.poll(() => main(page)).toContain('Lo que se otorga vale 5 años.')
  await page.getByRole('link', { name: 'Revise antes si pasa' }).click()
  await page.getByLabel('Área del terreno').fill('200')
  await page.getByLabel('Uso').selectOption({ label: 'Vivienda' })
  await page.getByLabel('Área que se construye').fill('100')
  await page.getByLabel('Niveles').fill('2')
  await page.getByRole('button', { name: 'Revisar' }).click()
  await expect.poll(() => main(page)).toContain('Con estas respuestas no se podría presentar.')
  await expect
    .poll(() => main(page))
    .toContain('Antes del permiso se tramita la calificación de lugar: escriba su número.')
  await expect.poll(() => main(page)).toContain('Orden de trámites en uso de la OPAMSS; encontrado en una fuente')
  await expect.poll(() => main(page)).toMatch(/Permiso: \$113\.75/)
  await page.getByLabel('Número de la calificación de lugar').fill('CL-0001-2026')
  await page.getByRole('button', { name: 'Revisar' }).click()
  await expect.poll(() => main(page)).toContain('Con estas respuestas puede presentarse.')
})

test('a guide says what one municipality does otherwise', async () => {
  const page = await visit()
  await page.goto('/tramites/registro-de-empresas')
  expect(await main(page)).toContain('No hay tarifas publicadas')
  await page.getByLabel('Municipio').selectOption({ label: 'Santa Tecla (demostración)' })
  await page.getByRole('button', { name: 'Ver ese municipio' }).click()
  await expect.poll(() => heading(page)).toBe('Matrícula de empresa')
  await expect.poll(() => main(page)).toContain('15.00 y 1.50 por cada persona que trabaja')
  await expect.poll(() => main(page)).toContain('Demostración: no es una tarifa vigente')
})

test('anybody counts a term over Holy Week, and staff see which days are worked', async () => {
  const page = await visit({ javaScript: false })
  await page.goto('/plazos')
  await page.locator('main section:has(#plazo) p a').click()
  await expect.poll(() => main(page)).toMatch(/Viernes Santo|Semana Santa/)
  const staff = await visit({ as: 'lectura' })
  await staff.goto('/t/dias-habiles')
  await staff.getByRole('link', { name: 'OPAMSS' }).first().click()
  await expect.poll(() => heading(staff)).toBe('OPAMSS')
  expect(await staff.getByRole('button', { name: 'Anotar' }).count()).toBe(0)
})

test('an officer adds a rule without code, sees what is wrong in it beside it, tries it and publishes it', async () => {
  const page = await visit({ as: 'administracion', javaScript: false })
  await page.goto('/t/tramites')
  await page.getByRole('button', { name: 'Abrir borrador «Línea de construcción»' }).click()
  await expect.poll(() => heading(page)).toBe('Línea de construcción')
  await page.getByRole('link', { name: 'Añadir: Comprobaciones' }).click()
  await page.getByLabel('Clave', { exact: true }).fill('Grande')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect.poll(() => main(page)).toContain('Solo letras minúsculas sin acento')
  await page.getByLabel('Clave', { exact: true }).fill('large')
  await page.getByLabel('Hay algo que decir cuando').fill('area > 5000')
  await page.getByLabel('Efecto').selectOption({ label: 'Avisa' })
  await page.getByLabel('Qué se dice', { exact: true }).fill('Es un terreno grande: venga a consultar.')
  await page.getByLabel('Certeza').selectOption({ label: 'Por confirmar' })
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect.poll(() => main(page)).toContain('1 error')
  const rule = page.locator('#parte-checks-1')
  await expect.poll(() => rule.textContent()).toContain('No hay ningún dato que se llame «area».')
  expect(await page.getByRole('button', { name: 'Publicar' }).count()).toBe(0)

  await rule.getByRole('link', { name: 'Cambiar' }).click()
  await page.getByLabel('Hay algo que decir cuando').fill('site_area > 5000')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect.poll(() => main(page)).toContain('No hay errores.')
  await page.getByRole('button', { name: 'Publicar' }).click()
  await expect.poll(() => page.locator('body').textContent()).toContain('nadie lo ha probado')

  await page.getByRole('link', { name: 'Probar' }).click()
  await page.getByLabel('Área del terreno').fill('6000')
  await page.getByRole('button', { name: 'Ver qué pasa' }).click()
  await expect.poll(() => main(page)).toContain('Es un terreno grande: venga a consultar.')
  await page.getByRole('link', { name: /^Presentar la solicitud/ }).click()
  await page.getByRole('link', { name: /^Admitir/ }).click()
  await expect.poll(() => main(page)).toContain('Está en «Revisión técnica»')
  await page.getByRole('button', { name: 'Lo probé y está bien' }).click()
  await expect.poll(() => main(page)).toContain('puede publicarse')
  await page.getByRole('link', { name: 'Comparar con la edición en vigor' }).click()
  await expect.poll(() => main(page)).toContain('checks.large.when')
  await page.goBack()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'YAML' }).click()
  const yaml = await readFile((await (await download).path()) ?? '', 'utf8')
  expect(yaml).toContain('key: large')
  await page.getByRole('button', { name: 'Publicar' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/tramites/linea-de-construccion')
  await expect.poll(() => main(page)).toContain('Es un terreno grande: venga a consultar.')

  // What was taken along comes back as it was, as another edition.
  await page.goto('/t/tramites')
  await page.getByLabel('YAML', { exact: true }).fill(yaml.replace(/^edition: .*$/m, 'edition: 2099-1'))
  await page.getByRole('button', { name: 'Traer' }).click()
  await expect.poll(() => main(page)).toContain('Borrador de la edición 2099-1')
})
