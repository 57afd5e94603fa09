import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readPdfText } from '../../platform/documents/pdf-text.ts'
import { readPdfSignature } from '../../platform/documents/signature/sign-pdf.ts'
import { brings } from './brings.ts'
import { at } from './permit-story-applicant.ts'
import type { Signed } from './permit-story-office.ts'
import { askTrama } from './trama-process.ts'

/** What anybody sees of the case without an account. */

export async function openStatus(page: Page, number: string): Promise<void> {
  await page.goto('/estado')
  await page.getByLabel('Número de expediente').fill(number)
  await page.getByRole('button', { name: 'Ver el estado' }).click()
  await at(page, new RegExp(`^/estado/${number}$`))
}

interface ClockAnswer {
  readonly state: string
  readonly due: string | null
  readonly sentence: { readonly es: string }
  readonly suspended: { readonly dueIfAnsweredToday: string; readonly dueIfAnsweredLast: string } | null
  readonly account: readonly { readonly date: string; readonly sentence: { readonly es: string } }[]
}

/** What the status page says of the days is what anybody counts from the published entries, day for day. */
export async function countedAgain(page: Page): Promise<ClockAnswer> {
  const question = await page.getByRole('link', { name: 'lo anotado del plazo (JSON)' }).getAttribute('href')
  const asked = await (await page.request.get(question ?? '')).text()
  const counted = await askTrama(['clock', '--json'], asked)
  expect(counted.err).toBe('')
  const answer = JSON.parse(counted.out) as ClockAnswer
  await page.getByText(answer.sentence.es).first().waitFor()
  await page.waitForLoadState()
  await page.getByText('Cuenta día por día').first().click()
  const told = await page
    .locator('#cuenta tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.textContent?.replace(/\s+/g, ' ') ?? ''))
  expect(told.length).toBe(answer.account.length)
  for (const [index, { sentence }] of answer.account.entries()) expect(told[index]).toContain(sentence.es)
  return answer
}

/** The printed code and address lead to the page that tells what was decided; the file is the one that was signed. */
export async function verify(page: Page, number: string, { code, file }: Signed): Promise<void> {
  const bytes = readFileSync(file)
  expect(readPdfSignature(bytes)).toMatchObject({ is: 'whole' })
  const printed = readPdfText(bytes).pages.join(' ')
  expect(printed).toContain(code)
  const address = /https?:\/\/\S+\/verificar\/[0-9A-Z-]+/.exec(printed)?.[0] ?? ''
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: `R-${number}` }).waitFor()
  await expect.poll(() => page.getByText('Firmada y notificada').count()).toBe(1)
  expect(new URL(page.url()).pathname).toBe(`/verificar/${code}`)
  expect(await page.locator('main').textContent(), 'only what is needed').not.toMatch(/Vecina|Dueña|vecina@/)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Comparar' }).click()
  await page.getByText('El archivo es exactamente el que se emitió.').waitFor()
}

export async function inTheRegister(page: Page, number: string, code: string): Promise<void> {
  await page.goto('/registro-de-permisos?tramite=permiso-de-construccion&anio=2019')
  expect(await page.getByRole('link', { name: `R-${number}` }).getAttribute('href')).toBe(`/verificar/${code}`)
}

/** The plan's indicator of resolved procedures, reached from the plan; what the measure says of May. */
export async function resolvedInMay(page: Page): Promise<number> {
  await page.goto('/planes/2019/unidades/scdu')
  await brings(page, () =>
    page
      .getByRole('link', { name: /2,000 trámites resueltos/ })
      .first()
      .click(),
  )
  const row = page.locator('#tabla-medida').getByRole('row', { name: /^mayo de 2019/ })
  const said = (await row.getByRole('cell').nth(1).textContent()) ?? ''
  return Number(/\d+/.exec(said)?.[0])
}

/** From the indicator to how it is computed, to this case, to its status. */
export async function walkDownTo(page: Page, number: string): Promise<void> {
  await page
    .getByRole('link', { name: /^Cómo se calcula/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Trámites resueltos' }).waitFor()
  await page.getByRole('link', { name: `${number} · Permiso de construcción` }).click()
  await at(page, new RegExp(`^/estado/${number}$`))
  await page.getByText('Permiso otorgado, el 20 de mayo de 2019.').waitFor()
}
