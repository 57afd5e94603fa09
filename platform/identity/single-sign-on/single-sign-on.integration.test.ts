import { sql } from 'drizzle-orm'
import { OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Site, siteOf } from '../../../tests/integration/site.ts'
import { createIdentityProvider } from './provider.ts'

const app = { role: 'trama_app' } as const
const TITLE = 'Cuenta del Gobierno'
const EMAIL = 'ana@oficina.example'

describeOnBothDatabases('single sign-on', (open) => {
  const server = new OAuth2Server()
  let claims: Record<string, unknown> = {}
  let loaded: Loaded
  let site: Site
  let ana: Id
  let people = 0

  beforeAll(async () => {
    await server.issuer.keys.generate('RS256')
    await server.start(0, '127.0.0.1')
    server.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
      Object.assign(payload, claims)
    })
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    site = siteOf(loaded, { manifests: MANIFESTS, provider: providerAt(server.issuer.url ?? '') })
  })
  afterAll(async () => {
    site.close()
    await server.stop()
  })
  beforeEach(async () => {
    people += 1
    await loaded.database.write(app, (tx) => tx.execute(sql`update identity.person set email = null`))
    ana = await person(`ana${people}`, EMAIL)
    claims = { sub: `gob-${people}`, aud: 'trama', email: EMAIL, email_verified: true }
  })

  function providerAt(issuer: string) {
    return createIdentityProvider({ issuer, clientId: 'trama', clientSecret: 'shared', title: TITLE })
  }

  async function person(login: string, email: string): Promise<Id> {
    const { accountId } = await makeAccount(loaded, login, ['reader'])
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        update identity.person set email = ${email} where id = (select person_id from identity.account where id = ${accountId})`),
    )
    return accountId
  }

  /** Keeps cookies as a browser does; goes to the provider and comes back where it sends it. */
  function browser(on = site, cookie = '') {
    const jar = new Map<string, string>(cookie === '' ? [] : [split(cookie)])
    async function go(path: string, init: RequestInit = {}) {
      const sent = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await on.request(path, { ...init, headers: { ...init.headers, cookie: sent } })
      for (const set of answer.headers.getSetCookie()) {
        const [name, value] = split(set.split(';')[0] ?? '')
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      return { status: answer.status, place: answer.headers.get('location') ?? '', text: await answer.text() }
    }
    return {
      go,
      /** The address at which the provider would have the person arrive. */
      async leave(path: string): Promise<string> {
        const { place } = await go(path)
        if (!place.startsWith('http')) throw new Error(`not sent to the provider, but to ${place}`)
        const back = new URL((await fetch(place, { redirect: 'manual' })).headers.get('location') ?? '')
        return back.pathname + back.search
      },
      /** What the next page says first. */
      said: () => decodeURIComponent(Buffer.from(jar.get('aviso') ?? '', 'base64url').toString('utf8')),
      has: (name: string) => jar.has(name),
      csrf: async (page: string) => /name="csrf" value="([^"]+)"/.exec((await go(page)).text)?.[1] ?? '',
    }
  }

  function split(cookie: string): readonly [string, string] {
    const at = cookie.indexOf('=')
    return [cookie.slice(0, at), cookie.slice(at + 1)]
  }

  async function linked(): Promise<readonly unknown[]> {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select account_id from identity.provider_identity where subject = ${String(claims.sub)}`),
    )
    return found.rows.map((row) => row.account_id)
  }

  async function enter(volver?: string) {
    const one = browser()
    const back = await one.leave(
      `/acceso/institucion${volver === undefined ? '' : `?volver=${encodeURIComponent(volver)}`}`,
    )
    return { one, ...(await one.go(back)) }
  }

  test('the sign-in page offers it; whom the provider vouches for is in, where they wanted to go', async () => {
    expect((await browser().go('/acceso')).text).toContain(`Ingresar con ${TITLE}`)
    const { one, status, place } = await enter('/t/poa?q=1')
    expect([status, place, one.has('trama_session')]).toEqual([303, '/t/poa?q=1', true])
    expect((await one.go('/t/cuenta')).text).toContain(`ana${people}`)
    expect(await linked()).toEqual([ana])
    const told = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select kind from platform.notification where account_id = ${ana}`),
    )
    expect(told.rows).toEqual([{ kind: 'identity.factors_changed' }])
  })

  test('from then on the person is known by the identity, whatever becomes of the address', async () => {
    await enter()
    await person(`otra${people}`, 'nueva@oficina.example')
    claims = { ...claims, email: 'nueva@oficina.example' }
    const { one } = await enter()
    expect((await one.go('/t/cuenta')).text).toContain(`ana${people}`)
  })

  test('an address that went to somebody else at the provider does not open the account of who had it before', async () => {
    await enter()
    claims = { ...claims, sub: `gob-${people}-next` }
    const { one, place } = await enter()
    expect([place, one.has('trama_session')]).toEqual(['/acceso', false])
    expect(one.said()).toContain('no se vincula sola')
  })

  test.each([
    ['an address that the provider does not vouch for', { email_verified: false }, 'no confirma su correo'],
    ['an address that nobody here has', { email: 'nadie@oficina.example' }, 'no hay ninguna cuenta con ese correo'],
  ])('%s opens nothing', async (_what, said, sentence) => {
    claims = { ...claims, ...said }
    const { one, place } = await enter()
    expect([place, one.has('trama_session')]).toEqual(['/acceso', false])
    expect(one.said()).toContain(sentence)
    expect(await linked()).toEqual([])
  })

  test('an account that was closed is not there, linked or not', async () => {
    await enter()
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update identity.account set disabled_at = ${NOW} where id = ${ana}`),
    )
    const { one } = await enter()
    expect(one.has('trama_session')).toBe(false)
    expect(one.said()).toContain('no hay ninguna cuenta con ese correo')
  })

  test.each([['https://malo.example/'], ['//malo.example'], ['/\\malo.example'], ['javascript:alert(1)']])(
    'who is sent on to %s stays here',
    async (volver) => {
      expect((await enter(volver)).place).toBe('/t')
    },
  )

  test('an answer is taken once, in the browser where it was asked for, with the state that was given', async () => {
    const one = browser()
    const back = await one.leave('/acceso/institucion')
    const other = browser()
    await other.go(back)
    expect(other.has('trama_session')).toBe(false)
    expect(other.said()).toContain('no se empezó en este navegador')

    const forged = browser()
    const answer = await forged.leave('/acceso/institucion')
    await forged.go(answer.replace(/state=[^&]+/, 'state=inventado'))
    expect(forged.has('trama_session')).toBe(false)
    expect(forged.said()).toContain('no corresponde a lo que se le preguntó')

    await one.go(back)
    expect(one.has('trama_session')).toBe(true)
    const again = browser()
    await again.leave('/acceso/institucion')
    await again.go(back)
    expect(again.has('trama_session')).toBe(false)
  })

  test('while the provider is away people are told, in their language, on a page where they can sign in otherwise', async () => {
    const down = siteOf(loaded, { manifests: MANIFESTS, provider: providerAt('http://127.0.0.1:9') })
    const one = browser(down)
    const { status, place } = await one.go('/en/acceso/institucion?volver=/t/poa')
    expect([status, place]).toEqual([303, '/en/acceso?volver=%2Ft%2Fpoa'])
    const page = await one.go(place)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`${TITLE} does not answer at the moment`)
    expect(page.text).toContain('name="password"')
    down.close()
  })

  test('without a provider nothing of it is offered or answered', async () => {
    const plain = siteOf(loaded, { manifests: MANIFESTS })
    const one = browser(plain)
    expect((await one.go('/acceso')).text).not.toContain(TITLE)
    expect((await one.go('/acceso/institucion')).place).toBe('/acceso')
    plain.close()
  })

  test('a person links an account of their own after having seen which identity it is', async () => {
    claims = { ...claims, email: 'otro@correo.example' }
    const one = browser(site, (await openSessionOf(loaded, ana)).cookie)
    const { place } = await one.go(await one.leave('/t/cuenta/seguridad/institucion'))
    expect(place).toBe('/t/cuenta/seguridad/institucion/vincular')
    expect((await one.go(place)).text).toContain('otro@correo.example')
    expect(await linked(), 'seen, and not yet agreed to').toEqual([])
    const agree = { method: 'POST', body: new URLSearchParams({ csrf: await one.csrf(place) }) }
    expect((await one.go(place, agree)).place).toBe('/t/cuenta/seguridad')
    expect(await linked()).toEqual([ana])
    expect((await enter()).one.has('trama_session')).toBe(true)
  })

  test('what one person has shown, another cannot agree to, nor link it a second time', async () => {
    const mine = browser(site, (await openSessionOf(loaded, ana)).cookie)
    await mine.go(await mine.leave('/t/cuenta/seguridad/institucion'))
    const luis = await openSessionOf(loaded, await person(`luis${people}`, 'luis@oficina.example'))
    const his = browser(site, luis.cookie)
    const back = await his.leave('/t/cuenta/seguridad/institucion')
    const page = '/t/cuenta/seguridad/institucion/vincular'
    await mine.go(page, { method: 'POST', body: new URLSearchParams({ csrf: await mine.csrf(page) }) })
    await his.go(back)
    await his.go(page, { method: 'POST', body: new URLSearchParams({ csrf: await his.csrf(page) }) })
    expect(his.said()).toContain('ya está vinculada con una cuenta')
    expect(await linked()).toEqual([ana])
  })

  test('who came by the provider confirms a sensitive act there anew; somebody else’s identity confirms nothing', async () => {
    await enter()
    const session = await openSessionOf(loaded, ana)
    const one = browser(site, session.cookie)
    claims = { ...claims, auth_time: Math.floor(Date.now() / 1000) }
    const back = await one.leave('/t/confirmar/institucion?volver=/t/cuenta')
    expect((await one.go(back)).place).toBe('/t/cuenta')
    const old = browser(site, session.cookie)
    expect((await old.go('/t/cuenta')).place, 'the session goes on under another token').toContain('/acceso?')

    claims = { ...claims, sub: 'somebody-else' }
    const { place } = await one.go(await one.leave('/t/confirmar/institucion'))
    expect(place).toBe('/t/confirmar')
    expect(one.said()).toContain('no es la que está vinculada')
  })

  test('the only way in is not taken away', async () => {
    await enter()
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update identity.account set password_hash = null where id = ${ana}`),
    )
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select id from identity.provider_identity where account_id = ${ana}`),
    )
    const one = browser(site, (await openSessionOf(loaded, ana)).cookie)
    const send = { method: 'POST', body: new URLSearchParams({ csrf: await one.csrf('/t/cuenta') }) }
    await one.go(`/t/cuenta/seguridad/institucion/${String(found.rows[0]?.id)}/quitar`, send)
    expect(one.said()).toContain('la única forma de ingresar')
    expect(await linked()).toEqual([ana])
  })
})
