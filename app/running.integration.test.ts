import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database, DatabaseUsage } from '../platform/database/database.ts'
import { createHealth } from '../platform/running/health.ts'
import { createLog, type Log } from '../platform/running/log.ts'
import { createMetrics, type Metrics } from '../platform/running/metrics.ts'
import { databaseAnswers, migrationsCurrent } from '../platform/running/probes.ts'
import { createRateLimits } from '../platform/running/rate-limits.ts'
import { workFigures } from '../platform/running/work-figures.ts'
import { type ProxyTrust, parseProxyTrust } from '../platform/web/client.ts'
import { describeOnBothDatabases } from '../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site, siteOf } from '../tests/integration/site.ts'
import { MANIFESTS } from './manifests.ts'

function trusting(text: string): ProxyTrust {
  const trust = parseProxyTrust(text)
  if (trust === undefined) throw new Error(`${text} is not understood`)
  return trust
}

describeOnBothDatabases('a running program', (open) => {
  let database: Database
  let loaded: Loaded
  let metrics: Metrics
  let log: Log
  let session: Session
  const lines: string[] = []
  const sites: Site[] = []
  const clock = { ms: Date.parse('2026-11-21T15:00:00Z') }

  beforeAll(async () => {
    database = await open()
    loaded = await loadDeployment(database, MANIFESTS, 'example')
    const sink = { write: (line: string) => void lines.push(line) }
    log = createLog('debug', sink, sink)
    const usage = (): DatabaseUsage => database.usage()
    metrics = createMetrics({ usage, work: workFigures(database, [], 2000), ready: async () => true })
    const { accountId } = await makeAccount(loaded, 'ana.administradora@example.org', ['administrator'])
    session = await openSessionOf(loaded, accountId)
  })
  afterAll(() => {
    for (const site of sites) site.close()
  })

  /** A process of the same database, with its own memory; reached by a proxy that tells who calls. */
  function process(more: { publicUrl?: string; rate?: number } = {}): Site {
    const limits = createRateLimits(database, more.rate ?? 1, () => clock.ms)
    const health = createHealth(
      {
        database: () => databaseAnswers(database),
        migrations: () => migrationsCurrent(database, ['0000_foundation']),
        files: () => false,
        jobs: () => true,
        serving: () => true,
      },
      { limitMs: 2000, keptMs: 0 },
    )
    const site = siteOf(loaded, {
      manifests: MANIFESTS,
      running: { log, metrics, limits, trust: trusting('1'), publicUrl: more.publicUrl },
      watch: {
        health,
        since: '2026-11-21T08:00:00Z',
        work: workFigures(database, [], 2000),
        usage: () => database.usage(),
      },
    })
    sites.push(site)
    return site
  }

  const from = (address: string, headers: Record<string, string> = {}) => ({
    headers: { 'x-forwarded-for': address, ...headers },
  })
  const signIn = (site: Site, address: string, more: Record<string, string> = {}) =>
    site.request('/acceso', {
      method: 'POST',
      ...from(address),
      body: new URLSearchParams({ login: 'nadie', password: 'otra', ...more }),
    })

  describe('how often one may ask', () => {
    test('attempts to sign in are counted by all processes together, by address', async () => {
      const [one, other] = [process({ rate: 0.2 }), process({ rate: 0.2 })]
      const statuses: number[] = []
      for (let attempt = 0; attempt < 14; attempt += 1)
        statuses.push(
          (await signIn(attempt % 2 === 0 ? one : other, '192.0.2.7', { login: `nombre${attempt}` })).status,
        )
      expect(statuses.slice(0, 12).every((status) => status === 422)).toBe(true)
      expect(statuses.slice(12)).toEqual([429, 429])
      expect((await signIn(other, '192.0.2.8')).status, 'another address is not shut out').toBe(422)

      const answer = await signIn(one, '192.0.2.7')
      expect(answer.headers.get('retry-after')).toBe('15')
      expect(await answer.text()).toContain('Espere 15 segundos')
      clock.ms += 15_000
      expect((await signIn(one, '192.0.2.7')).status, 'after waiting as told').toBe(422)
    })

    test('a person reads why in the language of the page, a program in JSON', async () => {
      const site = process({ rate: 0.01 })
      const search = (headers: Record<string, string> = {}) =>
        site.request('/en/buscar?q=x', from('192.0.2.9', headers))
      expect((await search()).status).toBe(200)
      const page = await search({ accept: 'text/html' })
      expect([page.status, await page.text()]).toEqual([429, expect.stringContaining('Too many requests')])
      const data = await search({ accept: 'application/json' })
      expect(data.headers.get('content-type')).toBe('application/problem+json')
      expect(await data.json()).toMatchObject({ status: 429, kind: 'too_often', message: { es: expect.any(String) } })
      expect(await metrics.text()).toMatch(/trama_rate_limited_total\{rule="search"\} 2/)
    })

    test('who is signed in is counted by account, from wherever', async () => {
      const site = process({ rate: 0.02 })
      const cookie = { cookie: session.cookie }
      expect((await site.request('/t/buscar?q=x', from('192.0.2.10', cookie))).status).toBe(200)
      expect((await site.request('/t/buscar?q=x', from('192.0.2.11', cookie))).status).toBe(429)
      expect((await site.request('/buscar?q=x', from('192.0.2.11'))).status, 'others at that address').toBe(200)
    })

    test('pages are not counted, nor is the machine itself', async () => {
      const site = process({ rate: 0.001 })
      for (let turn = 0; turn < 5; turn += 1) {
        expect((await site.request('/diseno', from('192.0.2.12'))).status).toBe(200)
        expect((await site.request('/buscar?q=x', from('127.0.0.1'))).status).toBe(200)
      }
    })
  })

  describe('how large and of which shape', () => {
    const form = 'application/x-www-form-urlencoded'
    test.each([
      { what: 'a body above a megabyte', type: form, body: `login=${'x'.repeat(1_000_001)}`, status: 413 },
      { what: 'three thousand fields', type: form, body: 'a=1&'.repeat(3000), status: 400 },
      {
        what: 'a form that breaks off',
        type: 'multipart/form-data; boundary=x',
        body: '--x\r\nContent-Dis',
        status: 400,
      },
      { what: 'JSON with a thousand levels', type: 'application/json', body: '['.repeat(1000), status: 400 },
    ])('$what is refused in words', async ({ type, body, status }) => {
      const site = process()
      const answer = await site.request('/acceso', { method: 'POST', headers: { 'content-type': type }, body })
      expect(answer.status).toBe(status)
      expect(await answer.text()).toMatch(/<main/)
      expect(site.errors).toEqual([])
    })

    test('an address longer than any of ours, or with more parameters', async () => {
      const site = process()
      expect((await site.request(`/buscar?q=${'x'.repeat(5000)}`)).status).toBe(414)
      expect((await site.request(`/buscar?${'q=x&'.repeat(200)}`)).status).toBe(400)
    })

    test.each([
      { address: '/t/expedientes/1%0D%0Aset-cookie:%20x=1/notas', status: 400 },
      { address: '/t/observatorio/lotes/a%0ab', status: 400 },
      { address: '/buscar?q=a%00b', status: 400 },
      { address: '/buscar?q=dos%0Alineas', status: 200 },
    ])('a character that no address of ours has: $address', async ({ address, status }) => {
      const site = process()
      expect((await site.request(address)).status).toBe(status)
      expect(site.errors).toEqual([])
    })
  })

  describe('behind a proxy', () => {
    test('over https cookies are bound to this host, and the browser is told to stay with https', async () => {
      const site = process()
      const answer = await site.request('/tema', {
        method: 'POST',
        ...from('192.0.2.20', { 'x-forwarded-proto': 'https' }),
        body: new URLSearchParams({ theme: 'dark' }),
      })
      expect(answer.headers.get('set-cookie')).toMatch(/^__Host-theme=dark;.*Path=\/.*Secure/)
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
      const plain = await site.request('/')
      expect(plain.headers.get('strict-transport-security')).toBeNull()
      const planted = await site.request(
        '/t',
        from('192.0.2.20', { 'x-forwarded-proto': 'https', cookie: session.cookie }),
      )
      expect(planted.status, 'a cookie that a neighbour could have planted opens nothing').toBe(303)
      const own = await site.request(
        '/t',
        from('192.0.2.20', { 'x-forwarded-proto': 'https', cookie: `__Host-${session.cookie}` }),
      )
      expect(own.status).toBe(200)
    })

    test('the number of the request is the proxy’s, in the answer and on the page of a trouble', async () => {
      const answer = await process().request('/no-existe', from('192.0.2.20', { 'x-request-id': '4bf92f3577b34da6' }))
      expect(answer.headers.get('x-request-id')).toBe('4bf92f3577b34da6')
      expect(await answer.text()).toContain('4bf92f3577b34da6')
    })

    test('only the name that people were given is answered', async () => {
      const site = process({ publicUrl: 'https://trama.example.org' })
      const called = (host: string, path = '/diseno') => site.request(`http://${host}${path}`)
      expect((await called('trama.example.org')).status).toBe(200)
      expect((await called('evil.test')).status).toBe(421)
      expect((await called('evil.test', '/salud/vivo')).status, 'supervisors ask by any name').toBe(200)
      expect((await called('127.0.0.1:8080')).status, 'who is on the machine').toBe(200)
      const own = await called('trama.example.org')
      expect(own.headers.get('strict-transport-security'), 'by an https name it is https').not.toBeNull()
    })
  })

  describe('the state of the service', () => {
    test('is told in words to everybody, and which part fails to who runs it', async () => {
      const site = process()
      for (const [path, words] of [
        ['/salud', 'tiene un problema'],
        ['/en/salud', 'has a problem'],
      ] as const) {
        const text = await (await site.request(path)).text()
        expect(text).toContain(words)
        expect(text).not.toMatch(/Almacén de archivos|File store/)
      }
      const details = await (await site.request('/salud', { headers: { cookie: session.cookie } })).text()
      expect(details).toContain('Almacén de archivos')
      expect(details).toContain('No se puede escribir en él')
    })

    test('is told to machines by names of parts and nothing else', async () => {
      const site = process()
      const live = await site.request('/salud/vivo')
      expect([live.status, await live.json()]).toEqual([200, { status: 'live' }])
      const ready = await site.request('/salud/listo')
      expect([ready.status, await ready.json()]).toEqual([
        503,
        {
          status: 'not_ready',
          checks: { database: 'up', migrations: 'up', files: 'down', jobs: 'up', serving: 'up' },
        },
      ])
    })

    test('figures have patterns of routes, never what was asked for', async () => {
      const site = process()
      for (let each = 0; each < 20; each += 1) await site.request(`/planes/${each}/unidades/secreto${each}`)
      for (let each = 0; each < 20; each += 1) await site.request(`/no-existe/secreto${each}`)
      const text = await metrics.text()
      expect(text).toMatch(
        /trama_http_requests_total\{route="\/planes\/:year\/unidades\/:unit",method="GET",status="404"\} 20/,
      )
      expect(text).toMatch(/route="unmatched",method="GET",status="404"\} 2\d/)
      expect(text).not.toContain('secreto')
      for (const name of [
        ...['trama_database_transactions_total', 'trama_database_queries_total', 'trama_database_connections'],
        ...['trama_database_restarts_total', 'trama_jobs', 'trama_outbox_lag_seconds', 'trama_sign_in_failures_total'],
        ...['trama_ready', 'trama_database_up', 'nodejs_eventloop_lag_seconds'],
      ])
        expect(text, name).toMatch(new RegExp(`^${name}(\\{[^}]*\\})? \\d`, 'm'))
    })
  })

  test('whatever is typed, sent or kept by a browser, no line of the log repeats it', {
    timeout: 120_000,
  }, async () => {
    const site = process({ rate: 0 })
    const word = fc.stringMatching(/^[a-z0-9]{10,24}$/)
    const secret = fc.oneof(
      word.map((text) => `${text}@example.org`),
      word,
      word.map((text) => `Ñandú ${text} Pérez`),
    )
    await fc.assert(
      fc.asyncProperty(secret, async (typed) => {
        const since = lines.length
        const quoted = encodeURIComponent(typed)
        const headers = {
          cookie: `trama_session=${quoted}; theme=${quoted}`,
          'user-agent': quoted,
          referer: `http://localhost/${quoted}`,
          authorization: `Bearer ${quoted}`,
          'x-request-id': typed,
          'x-forwarded-proto': quoted,
          accept: quoted,
        }
        const safe = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, encodeURI(text)]))
        const requests: [string, RequestInit?][] = [
          [`/buscar?q=${quoted}`, { headers: safe }],
          [`/${quoted}/x`, { headers: safe }],
          [`/planes/2019/unidades/${quoted}`],
          [`/elementos/${quoted}`],
          [`/api/v1/planes/${quoted}`, { headers: { cookie: session.cookie } }],
          ['/acceso', { method: 'POST', body: new URLSearchParams({ login: typed, password: typed, [typed]: typed }) }],
          [`/acceso?volver=${quoted}`, { method: 'POST', body: typed }],
        ]
        for (const [path, init] of requests) await site.request(path, init)
        log.trouble(Object.assign(new Error(`Failed query … params: ${typed}`), { cause: new Error(typed) }), 'test')
        const written = lines.slice(since).join('')
        expect(lines.length - since).toBe(requests.length + 1)
        for (const form of [typed, quoted, typed.split('@')[0] ?? typed]) expect(written).not.toContain(form)
        expect(written).not.toMatch(/ana\.administradora|trama_session|Bearer/)
      }),
      { numRuns: 15 },
    )
  })
})
