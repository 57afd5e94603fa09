import { OAuth2Server } from 'oauth2-mock-server'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe } from './axe.ts'
import { signIn, visitors } from './harness.ts'
import { demonstrationHome, type Home } from './homes.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

const TITLE = 'Cuenta del Gobierno'

const provider = new OAuth2Server()
let server: TramaProcess | undefined
let home: Home | undefined
// Passkeys are made for names, not for numbers.
const trama = () => ({
  address: (server?.address ?? '').replace('127.0.0.1', 'localhost'),
  dataDir: server?.dataDir ?? '',
})
const { visit } = visitors(trama)

beforeAll(async () => {
  await provider.issuer.keys.generate('RS256')
  await provider.start(0, '127.0.0.1')
  provider.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    Object.assign(payload, { sub: 'gob-77', aud: 'trama', email: 'directora@oficina.example', email_verified: true })
  })
  home = await demonstrationHome()
  server = await startTrama(home.dataDir, {
    ...home.env,
    OIDC_ISSUER: provider.issuer.url ?? '',
    OIDC_CLIENT_ID: 'trama',
    OIDC_CLIENT_SECRET: 'shared',
    OIDC_TITLE: TITLE,
  })
})
afterAll(async () => {
  await server?.stop()
  await home?.dispose()
  await provider.stop()
})

async function enter(page: Page, login: string): Promise<void> {
  await openSignIn(page)
  await signIn(page, login)
}

/** Chromium was once seen to give up going there without having asked the server, after a dialogue about a passkey: a person goes again. */
async function openSignIn(page: Page): Promise<void> {
  await page.goto('/acceso').catch((error: Error) => {
    if (!error.message.includes('ERR_ABORTED')) throw error
    return page.goto('/acceso')
  })
}

/** By its path alone: `/t/confirmar?volver=/t/cuenta` ends like the address that it leads to. */
async function arrives(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(path))
}

async function leave(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'trama_session' })
}

/** A telephone that asks for a finger and always gets it, until it is told otherwise. */
interface Telephone {
  refuseFinger(): Promise<void>
  forgetCounter(): Promise<void>
}

async function telephoneOf(page: Page): Promise<Telephone> {
  const client: CDPSession = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async refuseFinger() {
      await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    },
    async forgetCounter() {
      const held = async () => (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials
      for (const credential of await held()) {
        await client.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
        await client.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 1 } })
      }
      // What it signs next is to be what this says, and nothing that was under way.
      await expect.poll(async () => (await held()).map(({ signCount }) => signCount)).toEqual([1])
    },
  }
}

describe('a passkey', () => {
  test('is made once, and then opens the account by itself, as the second step, and for sensitive acts', async () => {
    const page = await visit()
    const telephone = await telephoneOf(page)
    await enter(page, 'planificacion.scdu')
    await page.goto('/t/cuenta/seguridad')
    await page.getByLabel('Nombre de la llave nueva').fill('Teléfono de pruebas')
    await page.getByRole('button', { name: 'Agregar una llave de acceso' }).click()
    await page.getByRole('status').getByText('La llave de acceso quedó registrada.').waitFor()
    await expect.poll(() => page.getByRole('rowheader', { name: 'Teléfono de pruebas' }).count()).toBe(1)
    expect(await axe(page)).toEqual([])

    await leave(page)
    await page.goto('/acceso?volver=/t/cuenta')
    await page.getByRole('button', { name: 'Ingresar con una llave de acceso' }).click()
    await arrives(page, '/t/cuenta')
    await expect.poll(() => page.locator('main').textContent()).toContain('planificacion.scdu')

    await leave(page)
    await enter(page, 'planificacion.scdu')
    await expect
      .poll(() => new URL(page.url()).pathname, { message: 'the password alone opens nothing any more' })
      .toBe('/acceso/paso')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Usar una llave de acceso' }).click()
    await arrives(page, '/t')

    await page.goto('/t/confirmar?volver=/t/cuenta/sesiones')
    expect(await page.locator('main input[name=password]').count(), 'nor confirms anything').toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirmar con una llave de acceso' }).click()
    await arrives(page, '/t/cuenta/sesiones')

    await leave(page)
    await telephone.forgetCounter()
    await openSignIn(page)
    await page.getByRole('button', { name: 'Ingresar con una llave de acceso' }).click()
    await page.getByText('parece copiada').waitFor()

    await telephone.refuseFinger()
    await page.getByRole('button', { name: 'Ingresar con una llave de acceso' }).click()
    await page.getByText('No se usó ninguna llave de acceso.').waitFor()
  })

  test('is not offered for use where scripts are off: name and password go on working', async () => {
    const page = await visit({ javaScript: false })
    await page.goto('/acceso')
    expect(await page.getByRole('button', { name: 'Ingresar con una llave de acceso' }).isDisabled()).toBe(true)
    await expect.poll(() => page.locator('main').textContent()).toContain('necesitan JavaScript')
    await signIn(page, 'lectura')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/t')
  })
})

describe('the account of the institution', () => {
  test('is linked by its person, who sees first which identity it is, and opens the account from then on', async () => {
    const page = await visit()
    await enter(page, 'direccion')
    await page.goto('/t/cuenta/seguridad')
    await page.getByRole('link', { name: `Vincular con ${TITLE}` }).click()
    await arrives(page, '/institucion/vincular')
    await expect.poll(() => page.locator('main').textContent()).toContain('directora@oficina.example')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Vincular esta identidad' }).click()
    await page.getByText('Su cuenta quedó vinculada.').waitFor()
    expect(await axe(page)).toEqual([])

    await leave(page)
    await page.goto('/acceso?volver=/t/cuenta')
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: `Ingresar con ${TITLE}` }).click()
    await arrives(page, '/t/cuenta')
    await expect.poll(() => page.locator('main').textContent()).toContain('direccion')
  })
})
