import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Asked, createIdentityProvider, emailOf, type IdentityProvider } from './provider.ts'

const RETURN = 'http://127.0.0.1:8080/acceso/institucional/respuesta'

/** The provider's own half: what it signs is set by each test. */
const server = new OAuth2Server()
let claims: Record<string, unknown> = {}
let userInfo: Record<string, unknown> = {}
let provider: IdentityProvider
const troubles: unknown[] = []

beforeAll(async () => {
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  server.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    Object.assign(payload, claims)
  })
  server.service.on('beforeUserinfo', (answer: { body: Record<string, unknown> }) => {
    answer.body = userInfo
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  claims = { sub: 'ana-77', aud: 'trama' }
  userInfo = { sub: 'ana-77' }
  troubles.length = 0
  provider = of(server.issuer.url ?? '')
})

function of(issuer: string): IdentityProvider {
  return createIdentityProvider(
    { issuer, clientId: 'trama', clientSecret: 'shared', title: 'Cuenta del Gobierno' },
    (error) => troubles.push(error),
  )
}

/** Asks, goes to the provider as a browser would, and comes back with the address it was sent to. */
async function visit(again = false): Promise<{ address: URL; asked: Asked; sentTo: URL }> {
  const sent = await provider.ask(RETURN, again)
  if (!sent.ok) throw new Error(sent.refusal.message.en)
  const sentTo = new URL(sent.value.address)
  const answer = await fetch(sentTo, { redirect: 'manual' })
  return { address: new URL(answer.headers.get('location') ?? ''), asked: sent.value.asked, sentTo }
}

describe('a person is sent to the provider and comes back', () => {
  test('the question carries a code challenge, a state and a nonce, each time others', async () => {
    const [one, other] = [await visit(), await visit()]
    const asked = one.sentTo.searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('redirect_uri')).toBe(RETURN)
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(asked.get(name)?.length).toBeGreaterThan(20)
      expect(other.sentTo.searchParams.get(name)).not.toBe(asked.get(name))
    }
    expect(asked.has('prompt')).toBe(false)
  })

  test('who they are is what the provider signed; their address, if it vouches for it', async () => {
    claims = { ...claims, email: 'ana@oficina.gob.sv', email_verified: true }
    const { address, asked } = await visit()
    expect(await provider.answer(address, asked)).toEqual({
      ok: true,
      value: { issuer: server.issuer.url, subject: 'ana-77', email: 'ana@oficina.gob.sv' },
    })
  })

  test('an address that is told only when asked for is asked for', async () => {
    userInfo = { sub: 'ana-77', email: 'ana@oficina.gob.sv', email_verified: true }
    const { address, asked } = await visit()
    const answer = await provider.answer(address, asked)
    expect(answer.ok && answer.value.email).toBe('ana@oficina.gob.sv')
  })

  test('an address told of somebody else is not believed', async () => {
    userInfo = { sub: 'another', email: 'ana@oficina.gob.sv', email_verified: true }
    const { address, asked } = await visit()
    const answer = await provider.answer(address, asked)
    expect(answer.ok && answer.value).toMatchObject({ subject: 'ana-77', email: undefined })
  })

  test('to prove it anew, the provider is told to ask, and must say when it did', async () => {
    claims = { ...claims, auth_time: Math.floor(Date.now() / 1000) }
    const fresh = await visit(true)
    expect(fresh.sentTo.searchParams.get('prompt')).toBe('login')
    expect((await provider.answer(fresh.address, fresh.asked)).ok).toBe(true)

    claims = { ...claims, auth_time: Math.floor(Date.now() / 1000) - 3600 }
    const old = await visit(true)
    expect(await refusalOf(old.address, old.asked)).toBe('provider_mismatch')
  })
})

async function refusalOf(address: URL, asked: Asked): Promise<string | undefined> {
  const answer = await provider.answer(address, asked)
  return answer.ok ? undefined : answer.refusal.kind
}

describe('an answer that does not fit the question opens nothing', () => {
  test.each<[string, (asked: Asked) => Asked]>([
    ['another state', (asked) => ({ ...asked, state: 'x'.repeat(43) })],
    ['another nonce', (asked) => ({ ...asked, nonce: 'x'.repeat(43) })],
    ['another proof of possession', (asked) => ({ ...asked, verifier: 'x'.repeat(43) })],
  ])('%s', async (_what, alter) => {
    const { address, asked } = await visit()
    expect(await refusalOf(address, alter(asked))).toBe('provider_mismatch')
  })

  test.each([
    ['for another program', { aud: 'another' }],
    ['by another provider', { iss: 'https://another.example' }],
    ['that has expired', { exp: 1_000_000_000 }],
  ])('something signed %s', async (_what, wrong) => {
    claims = { ...claims, ...wrong }
    const { address, asked } = await visit()
    expect(await refusalOf(address, asked)).toBe('provider_mismatch')
  })

  test('without a code, or with the state of nobody', async () => {
    const { asked } = await visit()
    expect(await refusalOf(new URL(RETURN), asked)).toBe('provider_mismatch')
    expect(await refusalOf(new URL(`${RETURN}?code=x&state=y`), asked)).toBe('provider_mismatch')
  })

  test('something signed by a key that is not the provider’s', async () => {
    const impostor = new OAuth2Server()
    await impostor.issuer.keys.generate('RS256', { kid: server.issuer.keys.get()?.kid ?? '' })
    impostor.issuer.url = server.issuer.url
    const { address, asked } = await visit()
    const sign = (by: OAuth2Server) =>
      by.issuer.buildToken({
        scopesOrTransform: (_header, payload) => Object.assign(payload, claims, { nonce: asked.nonce }),
      })
    const [forged, genuine] = [await sign(impostor), await sign(server)]
    const giving = (token: string) =>
      server.service.once('beforeResponse', (answer: { body: Record<string, unknown> }) => {
        answer.body.id_token = token
      })
    giving(genuine)
    expect((await provider.answer(address, asked)).ok).toBe(true)
    giving(forged)
    expect(await refusalOf(address, asked)).toBe('provider_mismatch')
  })
})

describe('what went wrong at the provider is told apart', () => {
  test('the person said no, and nobody is alarmed', async () => {
    const { asked } = await visit()
    const address = new URL(`${RETURN}?error=access_denied&state=${asked.state}`)
    expect(await refusalOf(address, asked)).toBe('provider_declined')
    expect(troubles).toEqual([])
  })

  test.each(['server_error', 'temporarily_unavailable'])('it has trouble of its own: %s', async (error) => {
    const { asked } = await visit()
    const address = new URL(`${RETURN}?error=${error}&state=${asked.state}`)
    expect(await refusalOf(address, asked)).toBe('provider_away')
  })

  test('nobody answers, and later somebody does', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    provider = of(`http://127.0.0.1:${port}`)
    const first = await provider.ask(RETURN, false)
    expect(!first.ok && first.refusal.kind).toBe('provider_away')
    expect(troubles.length).toBe(1)

    const late = new OAuth2Server()
    await late.issuer.keys.generate('RS256')
    await late.start(port, '127.0.0.1')
    onTestFinished(() => late.stop())
    late.issuer.url = `http://127.0.0.1:${port}`
    expect((await provider.ask(RETURN, false)).ok).toBe(true)
  })

  test('it went away while the person was there', async () => {
    const { address, asked } = await visit()
    server.service.once('beforeResponse', (answer: { statusCode: number; body: Record<string, unknown> }) => {
      answer.statusCode = 503
      answer.body = { error: 'temporarily_unavailable' }
    })
    expect(await refusalOf(address, asked)).toBe('provider_away')
  })
})

test.each([
  ['vouched for', { email: 'a@b.sv', email_verified: true }, 'a@b.sv'],
  ['not vouched for', { email: 'a@b.sv', email_verified: false }, undefined],
  ['of which nothing is said', { email: 'a@b.sv' }, undefined],
  ['vouched for in a word', { email: 'a@b.sv', email_verified: 'true' }, undefined],
  ['that is empty', { email: '', email_verified: true }, undefined],
])('an address %s', (_what, said, believed) => {
  expect(emailOf(said)).toBe(believed)
})
