import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ownTrama, signIn, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** A phone. */
const PHONE = { width: 360, height: 740 }

/** The first month that the workspace asks for, late ones before the others; its link names it: `Informar julio: …`. */
async function firstOwed(page: Page): Promise<{ month: string; activity: string; open(): Promise<void> }> {
  const link = page
    .getByRole('row')
    .getByRole('link', { name: /^Informar/ })
    .first()
  const [, month = '', activity = ''] = /^Informar (\S+): (.+)$/.exec((await link.textContent())?.trim() ?? '') ?? []
  const open = async () => {
    await link.click()
    await expectHeading(page, activity)
    await page.waitForLoadState()
  }
  return { month, activity, open }
}

async function owed(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { level: 2, name: /^Por informar/ }).textContent()
  return Number(/\((\d+)\)/.exec(heading ?? '')?.[1])
}

describe.each([
  { how: 'by phone', javaScript: true },
  { how: 'by phone without JavaScript', javaScript: false },
])('a planner reports a month $how', ({ javaScript }) => {
  const note = javaScript
    ? 'Se presentó el borrador a la comisión.'
    : 'Se entregó el borrador sin la sección de tarifas.'

  test('from the sign-in to what the public reads', async () => {
    const page = await visit({ ...PHONE, javaScript })
    await page.goto('/t')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/acceso')
    await signIn(page, 'planificacion.scdu')
    await expect.poll(() => new URL(page.url()).pathname, { message: 'back to what was asked for' }).toBe('/t')

    const before = await owed(page)
    await expect
      .poll(() => page.getByRole('row').nth(1).textContent(), { message: 'what is late comes first' })
      .toContain('Atrasado')
    const late = await firstOwed(page)
    await late.open()
    const reportAddress = page.url()

    await page.getByLabel('¿Cuánto se cumplió este mes?').fill('0.5')
    await page.getByLabel('Nota').fill(note)
    const evidence = { name: 'acta nº 3.txt', mimeType: 'text/plain', buffer: Buffer.from(`Acta. ${note}\n`) }
    await page.getByLabel('Evidencias').setInputFiles(evidence)
    await page.getByRole('button', { name: 'Guardar avance' }).click()

    await page.getByText(`Se guardó el avance de ${late.month}.`).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/t')
    expect(await owed(page)).toBe(before - 1)

    await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
    const matrixRow = page.getByRole('row').filter({ has: page.getByRole('link', { name: late.activity }) })
    const grid = matrixRow.getByRole('img').first()
    await expect.poll(() => grid.getAttribute('aria-label')).toContain(`${late.month.slice(0, 3)} 0.5 de 1`)

    await matrixRow.getByRole('link', { name: late.activity }).first().click()
    await expectHeading(page, late.activity)
    const publicPage = await visit({ ...PHONE, javaScript })
    await publicPage.goto(page.url())
    const publicRow = publicPage.getByRole('row', { name: new RegExp(`^${late.month}`) })
    await expect.poll(() => publicRow.textContent()).toContain(note)
    await expect.poll(() => publicRow.textContent()).toContain('0.5')

    await page.goto(reportAddress)
    expect(await page.getByLabel('¿Cuánto se cumplió este mes?').inputValue()).toBe('0.5')
    await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe(note)
    const link = page.getByRole('link', { name: evidence.name, exact: true })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe(evidence.name)
    expect(await readFile(await download.path(), 'utf8')).toBe(`Acta. ${note}\n`)

    await page.getByRole('link', { name: `Indicar dónde fue ${evidence.name}` }).click()
    await expectHeading(page, '¿Dónde fue?')
    await page.getByLabel('Dónde se tomó la fotografía o se hizo el trabajo').fill('por el parque')
    await page.getByRole('button', { name: 'Guardar el lugar' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Dónde se tomó la fotografía o se hizo el trabajo').fill('13.70010, -89.20020')
    await page.getByRole('button', { name: 'Guardar el lugar' }).click()
    await page.getByText('en 13.70010, −89.20020 (lugar indicado por la unidad)').waitFor()

    const stranger = await fetch(new URL((await link.getAttribute('href')) ?? '', trama().address), {
      redirect: 'manual',
    })
    expect(stranger.status, 'evidence is not public').toBe(303)
    expect(stranger.headers.get('location')).toMatch(/^\/acceso\?volver=/)
  })
})

test('what was typed is kept after an error, and the errors lead to their fields', async () => {
  const page = await visit({ ...PHONE, as: 'planificacion.scdu' })
  await page.goto('/t')
  await (await firstOwed(page)).open()
  await page.getByLabel('¿Cuánto se cumplió este mes?').fill('casi todo')
  await page.getByLabel('Nota').fill('Falta el visto bueno.')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  const summary = page.getByRole('alert')
  await summary.waitFor()
  await expect.poll(() => summary.textContent()).toContain('Escriba un número')
  await expect.poll(() => page.getByLabel('¿Cuánto se cumplió este mes?').inputValue()).toBe('casi todo')
  await expect.poll(() => page.getByLabel('Nota').inputValue()).toBe('Falta el visto bueno.')
  await summary.getByRole('link').first().click()
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('executed')

  await page.getByLabel('¿Cuánto se cumplió este mes?').fill('')
  await page.getByRole('button', { name: 'Guardar avance' }).click()
  await summary.getByText('Falta este dato').first().waitFor()
})

test('two people report the same month: the second sees both versions and decides', async () => {
  const [first, second] = [await visit({ as: 'planificacion.scdu' }), await visit({ as: 'administracion' })]
  await first.goto('/t')
  const late = await firstOwed(first)
  await late.open()
  await second.goto(first.url())
  await report(first, '0.25', 'Versión de la unidad.')
  await first.getByText(`Se guardó el avance de ${late.month}.`).waitFor()

  await report(second, '0.75', 'Versión de administración.')
  const refusal = second.getByRole('alert')
  await refusal.waitFor()
  await expect.poll(() => refusal.textContent(), { message: 'what the other one saved' }).toContain('0.25')
  await expect.poll(() => second.getByRole('main').textContent()).toContain('Versión de la unidad.')
  await expect
    .poll(() => second.getByLabel('¿Cuánto se cumplió este mes?').inputValue(), { message: 'what I typed' })
    .toBe('0.75')
  await expect.poll(() => second.getByLabel('Nota').inputValue()).toBe('Versión de administración.')

  await second.getByRole('button', { name: 'Guardar avance' }).click()
  await second.getByText(`Se guardó el avance de ${late.month}.`).waitFor()
})

test('pressing the button twice saves once', async () => {
  const page = await visit({ as: 'planificacion.scdu' })
  await page.goto('/t')
  const late = await firstOwed(page)
  await late.open()
  const address = page.url()
  await page.getByLabel('¿Cuánto se cumplió este mes?').fill('1')
  const form = await page
    .locator('main form')
    .evaluate((element: HTMLFormElement) =>
      [...(new FormData(element) as unknown as Iterable<[string, string | File]>)].map(
        ([name, value]) => [name, String(value)] as const,
      ),
    )
  const [one, two] = await page.evaluate(
    async ({ fields, to }) => {
      const body = () => {
        const data = new FormData()
        for (const [name, value] of fields) if (name !== 'evidence') data.set(name ?? '', value ?? '')
        return data
      }
      const send = () => fetch(to, { method: 'POST', body: body() }).then((answer) => answer.status)
      return Promise.all([send(), send()])
    },
    { fields: form, to: address },
  )
  expect([one, two], 'both are told that it is saved').toEqual([200, 200])
})

test('a reader sees the plan and cannot report', async () => {
  const planner = await visit({ as: 'planificacion.scdu' })
  await planner.goto('/t')
  await (await firstOwed(planner)).open()
  const page = await visit({ as: 'lectura' })
  await page.goto('/t/poa/2019/scdu')
  await expect.poll(() => page.getByRole('img').count()).toBeGreaterThan(5)
  expect(await page.getByRole('link', { name: /^Informar/ }).count()).toBe(0)
  expect(await page.getByText('Informar', { exact: true }).count()).toBe(0)

  const answer = await page.goto(planner.url())
  expect(answer?.status()).toBe(403)
  await expect
    .poll(() => page.getByRole('main').textContent())
    .toContain('La persona planificadora de una unidad informa el avance')
})

test('a planner of another unit cannot report', async () => {
  const planner = await visit({ as: 'planificacion.scdu' })
  await planner.goto('/t')
  await (await firstOwed(planner)).open()
  const other = await visit({ as: 'planificacion.sim' })
  expect((await other.goto(planner.url()))?.status()).toBe(403)
})

async function report(page: Page, executed: string, note: string): Promise<void> {
  await page.getByLabel('¿Cuánto se cumplió este mes?').fill(executed)
  await page.getByLabel('Nota').fill(note)
  await page.getByRole('button', { name: 'Guardar avance' }).click()
}

async function expectHeading(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor()
}
