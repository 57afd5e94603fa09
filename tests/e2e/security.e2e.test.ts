import { describe, expect, test } from 'vitest'
import { ownTrama, PASSWORD, signIn, visitors } from './harness.ts'

// Its own server: a stranger's failed tries would close the door to the other tests' accounts too.
const trama = ownTrama()
const { visit } = visitors(trama)

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(trama().address + path, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  })
}

const CREDENTIALS = { login: 'lectura', password: PASSWORD }

describe('signing in', () => {
  test('a wrong password says nothing about whether the name exists', async () => {
    const sentences: string[] = []
    for (const login of ['lectura', 'nadie.con.este.nombre']) {
      const page = await visit()
      await page.goto('/acceso')
      await page.locator('main input[name=login]').fill(login)
      await page.locator('main input[name=password]').fill('otra')
      await page.locator('main form button[type=submit]').click()
      sentences.push((await page.getByRole('alert').textContent()) ?? '')
      expect(await page.locator('main input[name=login]').inputValue(), 'the name is kept').toBe(login)
      expect(await page.locator('main input[name=password]').inputValue(), 'the password is not').toBe('')
    }
    expect(sentences[0]).toContain('no coinciden')
    expect(sentences[0]).toBe(sentences[1])
  })

  test('after ten wrong tries the door stays shut for that name, also to the right password', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect((await post('/acceso', { login: 'direccion', password: 'otra' })).status).toBe(422)
    const answer = await post('/acceso', { login: 'direccion', password: PASSWORD })
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('demasiados intentos')
    expect((await post('/acceso', CREDENTIALS)).status, 'others are not locked out').toBe(303)
  })

  test.each([
    '//evil.test',
    '/\\evil.test',
    'https://evil.test/',
    '/\t/evil.test',
    '/%09/evil.test',
    'javascript:alert(1)',
  ])('never leads to another site: volver=%s', async (volver) => {
    const answer = await post('/acceso', { ...CREDENTIALS, volver })
    expect(answer.status).toBe(303)
    const target = new URL(answer.headers.get('location') ?? '', trama().address)
    expect(target.origin).toBe(trama().address)
  })

  test('in a browser too, where the address of the sign-in page was sent by somebody', async () => {
    const page = await visit()
    await page.goto('/acceso?volver=//evil.test/t')
    await signIn(page, 'lectura')
    await expect.poll(() => page.url()).toBe(`${trama().address}/t`)
  })

  test('the look of the page cannot lead to another site either', async () => {
    const answer = await post('/tema', { theme: 'dark', back: '//evil.test' })
    expect(new URL(answer.headers.get('location') ?? '', trama().address).origin).toBe(trama().address)
  })
})

describe('the session', () => {
  test('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const page = await visit({ as: 'lectura' })
    await page.goto('/t')
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'trama_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.expires, 'ends with the working day').toBeLessThan(Date.now() / 1000 + 13 * 3600)
    expect(await page.evaluate(() => document.cookie)).not.toContain('trama_session')

    const claimed = await post('/acceso', CREDENTIALS, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' })
    expect(claimed.headers.get('set-cookie'), 'anybody can claim to be a proxy').not.toMatch(/Secure|__Host-/i)
  })

  test('ends for good when the person signs out', async () => {
    const page = await visit()
    await page.goto('/acceso')
    await signIn(page, 'lectura')
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'trama_session')
    const headers = { cookie: `trama_session=${cookie?.value ?? ''}` }
    expect((await fetch(`${trama().address}/t`, { headers, redirect: 'manual' })).status).toBe(200)

    await page.goto('/t')
    await page.getByRole('banner').locator('summary').filter({ hasText: 'Lectura' }).click()
    await page.getByRole('button', { name: 'Salir' }).click()
    await page.getByText('Su sesión se cerró.').waitFor()
    const after = await fetch(`${trama().address}/t`, { headers, redirect: 'manual' })
    expect(after.status, 'a copy of the cookie opens nothing').toBe(303)
  })

  test('of a person is never kept by a cache', async () => {
    const page = await visit({ as: 'lectura' })
    const answer = await page.goto('/t')
    expect(answer?.headers()['cache-control']).toBe('private, no-store')
  })
})

describe('a change must come from a page of ours', () => {
  test('a page of another site cannot post with the browser of a person who is signed in', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await page.goto('/t')
    await page.route('http://evil.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${trama().address}/salir"><button>premio</button></form>`,
      }),
    )
    await page.goto('http://evil.test/')
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/salir')),
      page.getByRole('button').click(),
    ])
    expect(answer.status()).toBe(403)
    await page.goto('/t')
    await expect.poll(() => new URL(page.url()).pathname, { message: 'still signed in' }).toBe('/t')
  })

  test.each([
    { said: 'a foreign Origin', headers: { origin: 'http://evil.test' } },
    { said: 'an Origin that is none', headers: { origin: 'null' } },
    { said: 'Sec-Fetch-Site: cross-site', headers: { 'sec-fetch-site': 'cross-site' } },
    { said: 'Sec-Fetch-Site: same-site, another port', headers: { 'sec-fetch-site': 'same-site' } },
  ])('$said is refused', async ({ headers }) => {
    expect((await post('/acceso', CREDENTIALS, headers)).status).toBe(403)
  })

  test('a form without the proof of its session changes nothing and says what to do', async () => {
    const page = await visit({ as: 'planificacion.scdu' })
    await page.goto('/t')
    await page
      .getByRole('row')
      .getByRole('link', { name: /^Informar/ })
      .first()
      .click()
    await page.getByLabel('¿Cuánto se cumplió este mes?').fill('1')
    await page.locator('main input[name=csrf]').evaluate((input: HTMLInputElement) => {
      input.value = 'de otra sesión'
    })
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Guardar avance' }).click(),
    ])
    expect(answer.status()).toBe(409)
    await expect.poll(() => page.getByRole('main').textContent()).toContain('no se guardó nada')
  })

  test('a form sent after the session ended says so', async () => {
    const page = await visit({ as: 'planificacion.sim' })
    await page.goto('/t')
    await page
      .getByRole('row')
      .getByRole('link', { name: /^Informar/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Guardar avance' }).waitFor()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Guardar avance' }).click()
    await page.getByText('Su sesión terminó').waitFor()
  })
})

test('pages say what a browser must not do with them', async () => {
  for (const path of ['/', '/acceso', '/no-existe', '/api/v1/planes/2019']) {
    const { headers } = await fetch(trama().address + path)
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self'")
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('what somebody typed is shown as text, never run', async () => {
  const page = await visit()
  await page.goto(`/buscar?q=${encodeURIComponent('"><script>document.title="roto"</script>')}`)
  expect(await page.title()).not.toBe('roto')
  expect(await page.locator('main input[name=q]').inputValue()).toContain('<script>')
})
