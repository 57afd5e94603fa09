import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readPdfText } from '../../platform/documents/pdf-text.ts'
import {
  attach,
  backTo,
  choose,
  enter,
  follow,
  intoMain,
  pick,
  tabTo,
  unfold,
  unfoldHere,
  write,
} from './by-keyboard.ts'
import { PASSWORD } from './harness.ts'
import { PHOTO, type Signed } from './permit-story-office.ts'

/** What the office does with the case, and anybody with its resolution, without a mouse. */

export async function enterByKeyboard(page: Page): Promise<void> {
  await page.goto('/acceso')
  await intoMain(page)
  await write(page, /^Usuario/, 'planificacion.scdu')
  await write(page, /^Contraseña/, PASSWORD)
  await Promise.all([page.waitForURL((url) => url.pathname !== '/acceso'), page.keyboard.press('Enter')])
}

/** From the menu to the inbox, and from what is searched there to the case. */
export async function openByKeyboard(page: Page, number: string): Promise<void> {
  await page.goto('/t')
  await intoMain(page)
  await backTo(page, /^Bandeja de expedientes$/)
  await enter(page)
  await intoMain(page)
  await write(page, /^Número o solicitante/, number)
  await enter(page)
  await intoMain(page)
  await follow(page, new RegExp(`^${number}$`))
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
}

/** Where the page has come: at its top, at what the flow offers, or below it. */
type From = 'top' | 'here' | 'below'

/** Opens what the flow offers under this name and does it; the page comes back at what it offers then. */
async function act(page: Page, name: string, from: From, words?: string): Promise<void> {
  if (from === 'top') await intoMain(page)
  await tabTo(page, new RegExp(`^${name} ·`), 30, from === 'below' ? 'Shift+Tab' : 'Tab')
  await unfoldHere(page)
  if (words !== undefined) await write(page, /^Lo que lee quien solicita/, words)
  await follow(page, new RegExp(`^${name}$`))
}

async function observe(page: Page, about: string, words: string): Promise<void> {
  await unfold(page, /^Anotar una observación$/)
  await pick(page, /^Sobre qué/, about)
  await write(page, /^O con palabras propias/, words)
  await follow(page, /^Anotar una observación$/)
  await page.getByText('Se anotó la observación.').waitFor()
  await page.getByText(words).first().waitFor()
}

/** Item by item, then told at once: the clock stops. */
export async function observeByKeyboard(page: Page): Promise<void> {
  await intoMain(page)
  await observe(page, 'Área del terreno', 'El área no es la de la escritura.')
  // The page comes back at the observations.
  await observe(page, 'Planos del proyecto firmados y sellados', 'Falta el sello.')
  await act(page, 'Prevenir', 'below', 'Se le previene por dos puntos.')
  await page
    .getByText(/Suspendido desde el/)
    .first()
    .waitFor()
}

/** Distributes what came in, and asks the agency. */
export async function askByKeyboard(page: Page): Promise<void> {
  await page.getByText('El terreno mide 420 m²: se corrigió.').first().waitFor()
  await act(page, 'Repartir de nuevo', 'top')
  await unfold(page, /^Pedir una opinión$/)
  await write(page, /^A quién/, 'Ministerio de Medio Ambiente')
  await write(page, /^Qué se pregunta/, '¿La obra afecta la quebrada?')
  await follow(page, /^Pedir una opinión$/)
  await page.getByText('Se pidió la opinión.').waitFor()
  await unfold(page, /^Anotar la respuesta$/)
  await pick(page, /^Conclusión/, 'Favorable')
  await write(page, /^Respuesta/, 'No la afecta.')
  await follow(page, /^Anotar la respuesta$/)
  await page.getByText('Se anotó la opinión.').waitFor()
  await act(page, 'Emitir opinión', 'below')
}

export async function reviewByKeyboard(page: Page): Promise<void> {
  await act(page, 'Entregar la revisión', 'here')
  await act(page, 'Entregar la revisión', 'here')
  await act(page, 'Pasar a inspección', 'here')
}

export async function inspectByKeyboard(page: Page): Promise<void> {
  await follow(page, /^Levantar un acta$/)
  await intoMain(page)
  await choose(page, /^Conclusión/, /Conforme con lo solicitado$/)
  await write(page, /^Qué se encontró/, 'El terreno está como en los planos.')
  await attach(page, /^Fotografías/, { name: 'frente.png', mimeType: 'image/png', buffer: PHOTO })
  await follow(page, /^Guardar el acta$/)
  await page.getByText('Se guardó el acta.').waitFor()
  await page.getByRole('link', { name: 'frente.png' }).waitFor()
  await act(page, 'Entregar el acta', 'below')
}

/** Written, signed, taken home, and told. */
export async function resolveByKeyboard(page: Page): Promise<Signed> {
  await follow(page, /^Redactar la resolución: Otorgar el permiso$/)
  await intoMain(page)
  await write(page, /^Fundamento/, 'El proyecto respeta el uso y las líneas.')
  await follow(page, /^Guardar el proyecto$/)
  await page.getByText('Se guardó el proyecto.').waitFor()
  await intoMain(page)
  await follow(page, /^Firmar y resolver$/)
  await page.getByText(/Se firmó la R-/).waitFor()
  await tabTo(page, /^Descargar el documento firmado$/)
  const arriving = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const file = await (await arriving).path()
  await unfold(page, /^Dejar constancia de la notificación$/)
  await write(page, /^Qué lo prueba/, 'La recibió quien solicita; acta 3.')
  await follow(page, /^Dejar constancia de la notificación$/)
  await page.getByText('Quedó constancia de la notificación.').waitFor()
  const printed = readPdfText(readFileSync(file)).pages.join(' ')
  return { code: /\/verificar\/([0-9A-Z-]+)/.exec(printed)?.[1] ?? '', file }
}

/** The printed code is typed; the file is compared with the one that was signed. */
export async function verifyByKeyboard(page: Page, number: string, { code, file }: Signed): Promise<void> {
  await page.goto('/verificar')
  await intoMain(page)
  await write(page, /^Código de verificación/, code.replaceAll('-', '').toLowerCase())
  await enter(page)
  await page.getByRole('heading', { level: 1, name: `R-${number}` }).waitFor()
  await expect.poll(() => page.getByText('Firmada y notificada').count()).toBe(1)
  await intoMain(page)
  await attach(page, /^Archivo PDF/, {
    name: 'resolucion.pdf',
    mimeType: 'application/pdf',
    buffer: readFileSync(file),
  })
  await follow(page, /^Comparar$/)
  await page.getByText('El archivo es exactamente el que se emitió.').waitFor()
}

export async function findInRegisterByKeyboard(page: Page, number: string, { code }: Signed): Promise<void> {
  await page.goto('/registro-de-permisos')
  await intoMain(page)
  await pick(page, /^Trámite/, 'Permiso de construcción')
  await follow(page, /^Mostrar$/)
  await intoMain(page)
  await follow(page, new RegExp(`^R-${number}$`), 60)
  expect(new URL(page.url()).pathname).toBe(`/verificar/${code}`)
}
