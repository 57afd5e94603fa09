import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { attach, choose, enter, focused, follow, intoMain, pick, tabTo, unfold, write } from './by-keyboard.ts'
import { ownTrama, visitors } from './harness.ts'
import {
  askByKeyboard,
  enterByKeyboard,
  findInRegisterByKeyboard,
  inspectByKeyboard,
  observeByKeyboard,
  openByKeyboard,
  resolveByKeyboard,
  reviewByKeyboard,
  verifyByKeyboard,
} from './permit-keyboard-office.ts'
import { type Filed, PLANS } from './permit-story-applicant.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** From the search to the paid filing, refused once. */
async function fileByKeyboard(page: Page): Promise<Filed> {
  await page.goto('/tramites')
  await intoMain(page)
  await write(page, /^Buscar un trámite/, 'ampliación de casa')
  await enter(page)
  await intoMain(page)
  await follow(page, /^Permiso de construcción/)
  await intoMain(page)
  await follow(page, /^Empezar la solicitud$/)
  await intoMain(page)
  await pick(page, /^Municipio/, 'Soyapango')
  await write(page, /^Su nombre/, 'Vecina Inventada')
  await write(page, /^Su correo electrónico/, 'vecina@ejemplo.invalid')
  await follow(page, /^Empezar la solicitud$/)

  await intoMain(page)
  await write(page, /^Parcela/, 'P-00')
  await follow(page, /^Buscar$/)
  // The page comes back at the parcel, with what was found.
  await expect.poll(() => focused(page)).toMatch(/^Parcela/)
  await choose(page, /^Elija cuál es/, /P-003/)
  await write(page, /^Área del terreno/, '400')
  await choose(page, /^Uso/, /Vivienda$/)
  await write(page, /^Área que se construye/, '900')
  await write(page, /^Niveles/, '1')
  await write(page, /^Inversión prevista/, '45,000.00')
  await choose(page, /árboles/, /No$/)
  await write(page, /^Número de la calificación de lugar/, 'CL-1')
  await write(page, /^Propietario o propietaria.*Nombre completo/, 'Dueña Inventada')
  await write(page, /^Profesional responsable.*Nombre completo/, 'Arquitecta Inventada')
  await write(page, /Número de acreditación/, 'A-1')
  await attach(page, /^Planos del proyecto/, PLANS)
  await follow(page, /^Guardar y revisar$/)

  await page.getByText('Cada nivel ocuparía más que el terreno.').waitFor()
  await intoMain(page)
  await follow(page, /^Área que se construye$/)
  await expect
    .poll(() => focused(page), { message: 'the refusal leads to the answer' })
    .toMatch(/^Área que se construye/)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('100')
  await attach(page, /^Memoria de cálculo/, { ...PLANS, name: 'memoria.pdf' })
  await follow(page, /^Guardar y revisar$/)
  await intoMain(page)
  await follow(page, /^Presentar la solicitud$/)
  await intoMain(page)
  await follow(page, /^Pagar en línea/)
  await page.getByText('El pago quedó anotado.').waitFor()
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  return { number: /OPAMSS-PC-\d{4}-\d{5}/.exec(heading)?.[0] ?? '', address: new URL(page.url()).pathname }
}

async function answerByKeyboard(page: Page, { address }: Filed): Promise<void> {
  await page.goto(address)
  await page.getByText('Le toca a usted.').waitFor()
  await intoMain(page)
  await write(page, /^Su respuesta al punto 1/, 'El terreno mide 420 m²: se corrigió.')
  await write(page, /^Área del terreno/, '420')
  await attach(page, /^Planos del proyecto/, { ...PLANS, name: 'planos-firmados.pdf' })
  await follow(page, /^Presentar lo observado$/)
  await page.getByText('Su respuesta quedó presentada.').waitFor()
}

/** From the decision to the appeal against it, that knows its case and is told there. */
async function appealByKeyboard(page: Page, { address, number }: Filed): Promise<void> {
  await page.goto(address)
  await page.getByText(/Puede recurrir ante .* dentro de 10 días hábiles: hasta el/).waitFor()
  expect(await axe(page)).toEqual([])
  await intoMain(page)
  await follow(page, /^Preparar un recurso$/)
  await expect.poll(() => page.getByLabel('Número de la resolución').inputValue()).toBe(`R-${number}`)
  await intoMain(page)
  await choose(page, /^Qué pide/, /Que se modifique$/)
  await write(page, /^Por qué no está de acuerdo/, 'Una condición no corresponde.')
  await choose(page, /pruebas nuevas/, /No$/)
  await follow(page, /^Guardar y revisar$/)
  await intoMain(page)
  await follow(page, /^Presentar la solicitud$/)
  await page.getByText('Es un recurso contra la resolución del expediente').waitFor()
  await intoMain(page)
  await follow(page, new RegExp(`^${number}$`))
  await page.getByText(/^Recurrió el/).waitFor()
  expect(await page.getByRole('button', { name: 'Preparar un recurso' }).count(), 'once').toBe(0)
}

test('without a mouse a permit goes from the search to the register, on both sides of the counter', {
  timeout: 900_000,
}, async () => {
  const applicant = await visit({ width: 360, height: 740 })
  const filed = await fileByKeyboard(applicant)
  expect(filed.number).toMatch(/^OPAMSS-PC-/)

  const office = await visit()
  await enterByKeyboard(office)
  await openByKeyboard(office, filed.number)
  await observeByKeyboard(office)
  await answerByKeyboard(applicant, filed)

  await openByKeyboard(office, filed.number)
  await askByKeyboard(office)
  await reviewByKeyboard(office)
  await inspectByKeyboard(office)
  const signed = await resolveByKeyboard(office)
  expect(await axe(office)).toEqual([])

  await appealByKeyboard(applicant, filed)
  const anybody = await visit()
  await verifyByKeyboard(anybody, filed.number, signed)
  await findInRegisterByKeyboard(anybody, filed.number, signed)
})

/** An application of this procedure, begun. */
async function beginByKeyboard(page: Page, procedure: string): Promise<void> {
  await page.goto(`/tramites/${procedure}/solicitud`)
  await intoMain(page)
  await pick(page, /^Municipio/, 'Soyapango')
  await write(page, /^Su nombre/, 'Vecina Inventada')
  await write(page, /^Su correo electrónico/, 'vecina@ejemplo.invalid')
  await follow(page, /^Empezar la solicitud$/)
  await intoMain(page)
}

test('a parcel is chosen on the map with the keyboard, and said in words', async () => {
  const page = await visit({ width: 360, height: 740 })
  await beginByKeyboard(page, 'permiso-de-construccion')
  await unfold(page, /^Elegir en el mapa$/)
  await page.locator('[data-living]').waitFor()
  await tabTo(page, /^Mapa para elegir$/)
  const told = page.locator('[data-pick-told]')
  await expect
    .poll(async () => {
      await page.keyboard.press('Enter')
      return told.textContent()
    })
    .toMatch(/^Elegido: /)
  await expect.poll(() => page.getByLabel('Parcela').inputValue()).toMatch(/^#\d+$/)
  expect(await axe(page)).toEqual([])
  await follow(page, /^Guardar y seguir aquí$/, 45)
  await expect.poll(() => page.getByLabel('Parcela').inputValue(), { message: 'kept by its code' }).toMatch(/^P-\d{3}$/)
})

test('a point is set on the map with the keyboard; what is none is told beside it', async () => {
  const page = await visit()
  await beginByKeyboard(page, 'asesoria-tecnica')
  const text = page.locator('textarea[name=place]')
  await write(page, /^Lugar del que se trata/, 'junto a la ceiba')
  await follow(page, /^Guardar y seguir aquí$/)
  await expect.poll(() => text.getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => text.inputValue(), { message: 'nothing typed is lost' }).toBe('junto a la ceiba')
  // What is wrong takes the focus and leads to its field.
  await tabTo(page, /^Lugar del que se trata: /, 1)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await unfold(page, /^Marcar en el mapa$/)
  await page.locator('[data-living]').waitFor()
  await tabTo(page, /^Mapa para marcar un punto$/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => text.inputValue()).toMatch(/^13\.\d+,\s*-89\.\d+/)
  await follow(page, /^Guardar y seguir aquí$/)
  await expect.poll(() => text.getAttribute('aria-invalid')).toBeNull()
})
