import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What the office does with the case, each part on its day. */

/** A pixel of a photograph. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** From the inbox to the case, by its number. */
export async function openCase(page: Page, number: string): Promise<void> {
  await page.goto('/t/expedientes?ver=all&tramite=permiso-de-construccion')
  await page.getByRole('link', { name: number, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
}

/** Does what the page offers under this name, opening it where several things are offered. */
export async function act(page: Page, name: string, words?: string): Promise<void> {
  const form = page.locator('details[data-action]', { has: page.locator('button', { hasText: name }) }).first()
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  if (words !== undefined) await form.getByLabel('Lo que lee quien solicita').fill(words)
  // The version of the case, as the form that assigns it carries it: another one once the page has come back.
  const version = () => page.locator('input[name=caso]').inputValue()
  const before = await version()
  await form.getByRole('button', { name, exact: true }).click()
  await expect.poll(version).not.toBe(before)
}

async function observe(page: Page, about: string, words: { library?: string; own?: string }): Promise<void> {
  const section = page.getByRole('region', { name: 'Observaciones' })
  await section.locator('summary').click()
  await section.getByLabel('Sobre qué').selectOption({ label: about })
  if (words.library !== undefined) await section.getByLabel('De la biblioteca').selectOption({ label: words.library })
  if (words.own !== undefined) await section.getByLabel('O con palabras propias').fill(words.own)
  await section.getByRole('button', { name: 'Anotar una observación' }).click()
  await section
    .getByText(words.own ?? words.library ?? '')
    .first()
    .waitFor()
  await page.getByText('Se anotó la observación.').waitFor()
}

/** Item by item, then told at once: the clock stops. */
export async function observeAndSuspend(page: Page): Promise<void> {
  await observe(page, 'Área del terreno', { own: 'El área no es la de la escritura.' })
  await observe(page, 'Planos del proyecto firmados y sellados', {
    library: 'Los planos no llevan la firma y el sello de quien los responde en todas sus hojas.',
  })
  await observe(page, 'El expediente en general', { own: 'Diga cómo se entra al terreno.' })
  await act(page, 'Prevenir', 'Se le previene por tres puntos.')
  await page.getByText('Suspendido desde el 11 de abril de 2019.').first().waitFor()
}

/** What came in is seen beside what was observed, and distributed; the agency is asked. */
export async function distributeAndAsk(page: Page): Promise<void> {
  await page.getByText('El terreno mide 420 m²: se corrigió.').first().waitFor()
  await act(page, 'Repartir de nuevo')
  const opinions = page.getByRole('region', { name: /^Opiniones/ })
  await opinions.locator('summary').click()
  await opinions.getByLabel('A quién').fill('Ministerio de Medio Ambiente')
  await opinions.getByLabel('Qué se pregunta').fill('¿La obra afecta la quebrada?')
  await opinions.getByRole('button', { name: 'Pedir una opinión' }).click()
  await page.getByText('Se pidió la opinión.').waitFor()
  await opinions.getByText('Responde a más tardar el 15 de mayo de 2019').waitFor()
}

export async function takeOpinion(page: Page): Promise<void> {
  const opinions = page.getByRole('region', { name: /^Opiniones/ })
  await opinions.locator('summary', { hasText: 'Anotar la respuesta' }).click()
  await opinions.getByLabel('Conclusión').selectOption({ label: 'Favorable' })
  await opinions.getByLabel('Respuesta').fill('No la afecta.')
  await opinions.getByRole('button', { name: 'Anotar la respuesta' }).click()
  await page.getByText('Se anotó la opinión.').waitFor()
  await act(page, 'Emitir opinión')
}

export async function review(page: Page): Promise<void> {
  await act(page, 'Entregar la revisión')
  await act(page, 'Entregar la revisión')
  await act(page, 'Pasar a inspección')
}

/** With the telephone, at the site. */
export async function inspect(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Levantar un acta' }).click()
  await page.getByLabel('Conforme con lo solicitado').check()
  await page.getByLabel('Qué se encontró').fill('El terreno está como en los planos.')
  await page.locator('input[type=file]').setInputFiles({ name: 'frente.png', mimeType: 'image/png', buffer: PHOTO })
  await page.getByRole('button', { name: 'Guardar el acta' }).click()
  await page.getByText('Se guardó el acta.').waitFor()
  const photo = await page.getByRole('link', { name: 'frente.png' }).getAttribute('href')
  expect((await page.request.get(photo ?? '')).headers()['content-type']).toBe('image/png')
  await act(page, 'Entregar el acta')
}

export interface Signed {
  readonly code: string
  /** Where the browser put the signed file. */
  readonly file: string
}

/** Written, signed, and told. */
export async function resolve(page: Page): Promise<Signed> {
  await page.getByRole('link', { name: 'Redactar la resolución: Otorgar el permiso' }).click()
  await page.getByLabel('Fundamento').fill('El proyecto respeta el uso y las líneas.\n\nLa inspección lo confirmó.')
  await page.getByRole('button', { name: 'Guardar el proyecto' }).click()
  await page.getByText('Se guardó el proyecto.').waitFor()
  await page.getByRole('button', { name: 'Firmar y resolver' }).click()
  await page.getByText(/Se firmó la R-/).waitFor()
  const resolution = page.getByRole('region', { name: 'Resolución' })
  const code = (await resolution.locator('a[href*="/verificar/"]').textContent()) ?? ''
  const arriving = page.waitForEvent('download')
  await resolution.getByRole('link', { name: 'Descargar el documento firmado' }).click()
  const file = await (await arriving).path()
  await resolution.locator('summary').click()
  await resolution.getByLabel('Qué lo prueba').fill('La recibió quien solicita; acta 3.')
  await resolution.getByRole('button', { name: 'Dejar constancia de la notificación' }).click()
  await page.getByText('Quedó constancia de la notificación.').waitFor()
  return { code, file }
}
