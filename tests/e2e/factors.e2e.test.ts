import { expect, test } from 'vitest'
import { codeAt } from '../../platform/identity/factors/totp-codes.ts'
import { axe } from './axe.ts'
import { ownTrama, PASSWORD, signIn, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/**
 * Codes are accepted once: the next one is of the step after, which may be half a minute early. Never of the step before: by
 * the time that it is sent it may be one too old.
 */
const inSteps = (steps: number) => new Date(Date.now() + steps * 30_000).toISOString()

test('somebody protects an account with codes, and enters with them and with a recovery code', async () => {
  const page = await visit({ as: 'planificacion.sim' })
  await page.goto('/t/cuenta/seguridad')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Activar los códigos' }).click()
  await expect.poll(() => page.getByRole('img', { name: 'Cuadro para leer' }).locator('svg').count()).toBe(1)
  expect(await axe(page)).toEqual([])
  const secret = ((await page.locator('.totp-key').textContent()) ?? '').replaceAll(/\s/g, '')
  const send = page.getByRole('button', { name: 'Confirmar y activar' })
  await page.getByLabel('Código', { exact: true }).fill('000000')
  await send.click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('no es el que la aplicación muestra ahora')
  await page.getByLabel('Código', { exact: true }).fill(codeAt(secret, inSteps(0)))
  await send.click()
  await expect.poll(() => page.locator('.recovery-codes code').count()).toBe(10)
  const codes = await page.locator('.recovery-codes code').allInnerTexts()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Ya los guardé' }).click()
  await expect.poll(() => page.getByText('Le quedan 10.').count()).toBe(1)

  // Without script, as everywhere: the password, then the code.
  const other = await visit({ javaScript: false, width: 360 })
  await other.goto('/acceso?volver=%2Ft%2Fpoa')
  await other.locator('main input[name=login]').fill('planificacion.sim')
  await other.locator('main input[name=password]').fill(PASSWORD)
  await other.locator('main form button[type=submit]').first().click()
  await expect.poll(() => new URL(other.url()).pathname).toBe('/acceso/paso')
  await other.goto('/t')
  await expect.poll(() => new URL(other.url()).pathname).toBe('/acceso')
  await other.goto('/acceso/paso?volver=%2Ft%2Fpoa')
  await other.getByLabel('Código', { exact: true }).fill(codeAt(secret, inSteps(1)))
  await other.getByRole('button', { name: 'Ingresar' }).click()
  await expect.poll(() => new URL(other.url()).pathname).toBe('/t/poa')

  const third = await visit()
  await third.goto('/acceso')
  await third.locator('main input[name=login]').fill('planificacion.sim')
  await third.locator('main input[name=password]').fill(PASSWORD)
  await third.locator('main form button[type=submit]').first().click()
  await third.getByLabel('Código', { exact: true }).waitFor()
  expect(await axe(third)).toEqual([])
  await third.getByLabel('Código', { exact: true }).fill(codes[3] ?? '')
  await third.getByRole('button', { name: 'Ingresar' }).click()
  await expect.poll(() => new URL(third.url()).pathname).toBe('/t')
  await third.goto('/t/cuenta/seguridad')
  await expect.poll(() => third.getByText('Le quedan 9.').count()).toBe(1)
})

test('a session that is open elsewhere is closed from here, and is closed there', async () => {
  const here = await visit()
  await here.goto('/acceso')
  await signIn(here, 'lectura')
  const there = await visit()
  await there.goto('/acceso')
  await signIn(there, 'lectura')
  await here.goto('/t/cuenta/sesiones')
  expect(await axe(here)).toEqual([])
  const rows = here.locator('#sesiones tbody tr')
  await expect.poll(() => rows.first().textContent()).toContain('esta')
  const before = await rows.count()
  await rows
    .nth(1)
    .getByRole('button', { name: /^Cerrar/ })
    .click()
  await expect.poll(() => here.locator('#sesiones tbody tr').count()).toBe(before - 1)
  await there.goto('/t')
  await expect.poll(() => new URL(there.url()).pathname).toBe('/acceso')
  await here.goto('/t')
  await expect.poll(() => new URL(here.url()).pathname).toBe('/t')
})

test('who confirms with the password is brought back to where they were going', async () => {
  const page = await visit({ as: 'direccion' })
  await page.goto('/en/t/confirmar?volver=%2Fen%2Ft%2Fcuenta%2Fsesiones')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('The password is not right')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/en/t/cuenta/sesiones')
})
