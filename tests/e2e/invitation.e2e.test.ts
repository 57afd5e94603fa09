import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { ownTrama, signIn, visitors } from './harness.ts'
import { caller, firstLink } from './site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const ADDRESS = 'rosa.melgar@alcaldia.test'
const FIRST = 'telar de palma y añil 1842'
const SECOND = 'once cántaros bajo la ceiba'

/** The link of the newest letter of this subject, as its reader sees it. */
async function linkOfLetter(reader: Page, subject: string, action: string): Promise<string> {
  const letter = await firstLink(
    await caller(trama(), 'administracion'),
    '/t/correo',
    new RegExp(`href="(/t/correo/[0-9a-f-]{36})">${subject}<`),
  )
  await reader.goto(`${letter}/html`)
  const link = await reader.getByRole('link', { name: action }).getAttribute('href')
  return new URL(link ?? '').pathname
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Contraseña nueva').fill(password)
  await page.getByLabel('Escríbala otra vez').fill(password)
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
}

test('somebody is invited, gets a letter, chooses a password, signs in, and recovers it when it is forgotten', async () => {
  const administrator = await visit({ as: 'administracion' })
  await administrator.goto('/t/personas')
  await administrator.getByRole('link', { name: 'Invitar a una persona' }).click()
  await administrator.getByLabel('Nombre', { exact: false }).first().fill('Rosa Elena Melgar Ficticia')
  await administrator.getByLabel('Correo electrónico').fill(ADDRESS)
  await administrator.getByLabel('Oficina').selectOption({ label: 'Alcaldía de Soyapango' })
  await administrator.getByLabel('Función').selectOption({ label: 'Lectura' })
  await administrator.getByRole('button', { name: 'Enviar la invitación' }).click()
  await administrator.getByText('La invitación se envió. El usuario es rosa.melgar.').waitFor()

  const invitation = await linkOfLetter(administrator, 'Su cuenta en Trama', 'Elegir mi contraseña')
  expect(invitation).toMatch(/^\/invitacion\/[\w-]{43}$/)
  await administrator.goto('/t/avisos')
  expect(await administrator.content(), 'no list of notices tells the secret').not.toContain(invitation)

  const rosa = await visit({ javaScript: false })
  await rosa.goto(invitation)
  await rosa.getByText('Esta cuenta es de Rosa Elena Melgar Ficticia.').waitFor()
  await choosePassword(rosa, 'corta')
  await rosa.getByRole('alert').waitFor()
  await choosePassword(rosa, FIRST)
  await rosa.getByText('Ingrese ahora con el usuario rosa.melgar').waitFor()
  await signIn(rosa, 'rosa.melgar', FIRST)
  await expect.poll(() => new URL(rosa.url()).pathname).toBe('/t')

  const late = await visit()
  expect((await late.goto(invitation))?.status()).toBe(404)
  await late.getByRole('heading', { level: 1, name: 'Este enlace ya no sirve' }).waitFor()

  await late.goto('/acceso')
  await late.getByRole('link', { name: '¿Olvidó su contraseña?' }).click()
  const answers: (string | null)[] = []
  for (const address of ['nadie@alcaldia.test', ADDRESS.toUpperCase()]) {
    await late.goto('/recuperar')
    await late.getByLabel('Correo electrónico').fill(address)
    await late.getByRole('button', { name: 'Enviar el enlace' }).click()
    await late.waitForURL(/enviado=si/)
    answers.push(await late.getByRole('main').textContent())
  }
  expect(answers[1], 'the page tells nobody who has an account').toBe(answers[0])

  const recovery = await linkOfLetter(administrator, 'Elija una contraseña nueva', 'Elegir otra contraseña')
  await late.goto(recovery)
  expect(await axe(late)).toEqual([])
  await choosePassword(late, SECOND)
  await late.getByText('Su contraseña cambió').waitFor()
  await signIn(late, ADDRESS, SECOND)
  await expect.poll(() => new URL(late.url()).pathname).toBe('/t')

  await rosa.goto('/t')
  await expect
    .poll(() => new URL(rosa.url()).pathname, { message: 'the session from before has ended' })
    .toBe('/acceso')
  await linkOfLetter(administrator, 'Cambió la contraseña de su cuenta', 'Ver mi cuenta')
})
