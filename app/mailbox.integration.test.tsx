import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createVault } from '../platform/identity/factors/seal.ts'
import { csrfOf, SESSION_COOKIE, tokenHash } from '../platform/identity/session.ts'
import { defineJob, enqueue, type Job } from '../platform/jobs/jobs.ts'
import { createJobWorker, type JobWorker } from '../platform/jobs/worker.ts'
import { mailboxMailer } from '../platform/notifications/mailer.ts'
import { notify } from '../platform/notifications/notify.ts'
import { JOB_SET_ASIDE, tellOfSetAside } from '../platform/notifications/set-aside-alarm.ts'
import { searchWordsOf } from '../platform/search/document.ts'
import { NO_ASSETS } from '../platform/web/assets.ts'
import { describeOnBothDatabases } from '../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../tests/integration/loaded.ts'
import { NO_FILES, noFilePages } from '../tests/integration/no-files.ts'
import { JOBS, NOTIFICATIONS } from './background-work.ts'
import { mailbox } from './mailbox.tsx'
import { MANIFESTS } from './manifests.ts'
import { createServer } from './server.tsx'

const app = { role: 'trama_app' } as const

const failing = defineJob({
  id: 'test.failing',
  title: { es: 'Calcular algo difícil', en: 'Compute something hard' },
  input: z.object({}).strict(),
  retry: { attempts: 1 },
  run: async () => {
    throw new Error('private detail')
  },
})

/** Who asks, as a browser that signed in. */
interface Browser {
  get(path: string): Promise<Response>
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    withProof?: boolean,
  ): Promise<Response>
}

describeOnBothDatabases('pages of jobs, notices and the mailbox', (open) => {
  let loaded: Loaded
  let worker: JobWorker
  const jobs: readonly Job<unknown>[] = [...JOBS.map((job) => ({ ...job, schedule: undefined })), failing]

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const { database, runner, pack } = loaded
    const system = await loaded.as('system')
    worker = createJobWorker({
      database,
      jobs,
      services: {
        database,
        runner,
        ...NO_FILES,
        zone: pack.identity.zone,
        institution: pack.identity.title,
        publicUrl: 'http://localhost',
        mailer: mailboxMailer,
        notifications: NOTIFICATIONS,
      },
      systemCtx: () => system,
      onError: () => {},
      onSetAside: (job) => void database.write(app, (tx) => tellOfSetAside(tx, system, job)),
    })
    await worker.start()
  })
  afterAll(() => worker.stop())

  function site(manifests = MANIFESTS) {
    const { database, runner, pack } = loaded
    const server = createServer({
      database,
      manifests,
      clock: () => NOW,
      onError: (error) => {
        throw error
      },
      services: {
        runner,
        ...noFilePages(database, runner),
        institution: pack.identity,
        assets: NO_ASSETS,
        menu: manifests.flatMap((manifest) => manifest.menu ?? []),
        jobs,
        notifications: NOTIFICATIONS,
        entrance: { database, vault: createVault('the secret of the tests, long enough'), secondStepFor: [] },
        demoAccounts: undefined,
        searchWords: searchWordsOf([]),
        demo: undefined,
      },
    })
    return async (login: string | undefined): Promise<Browser> => {
      const token = randomUUID()
      if (login !== undefined)
        await database.write(app, (tx) =>
          tx.execute(sql`
            insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
            select ${tokenHash(token)}, id, ${NOW}, ${NOW}, '2100-01-01' from identity.account where login = ${login}`),
        )
      const cookie = login === undefined ? '' : `${SESSION_COOKIE}=${token}`
      return {
        get: async (path) => server.request(`http://localhost${path}`, { headers: { cookie } }),
        async post(path, fields, withProof = true) {
          const body = new URLSearchParams(withProof ? { csrf: csrfOf(token) } : {})
          for (const [name, value] of Object.entries(fields))
            for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
          return server.request(`http://localhost${path}`, {
            method: 'POST',
            body,
            headers: { cookie, 'sec-fetch-site': 'same-origin' },
          })
        },
      }
    }
  }

  test.each(['/t/trabajos', '/t/trabajos/0199d3a0-0000-7000-8000-000000000001', '/t/correo'])(
    '%s is for administrators alone',
    async (path) => {
      const as = site()
      for (const login of ['direccion', 'planificacion.sim', 'lectura'])
        expect((await (await as(login)).get(path)).status).toBe(403)
      const stranger = await (await as(undefined)).get(path)
      expect([stranger.status, stranger.headers.get('location')]).toEqual([
        303,
        `/acceso?volver=${encodeURIComponent(path)}`,
      ])
    },
  )

  test('a job that was set aside is seen in words, told to administrators, and done again by a button', async () => {
    const admin = await site()('administracion')
    const id = await loaded.database.write(app, (tx) => enqueue(tx, failing, {}))
    const list = async () => (await admin.get('/t/trabajos?estado=apartados&clase=test.failing')).text()
    await expect.poll(list).toContain('Falló por un error del programa.')
    expect(await list()).not.toContain('private detail')
    const page = await (await admin.get(`/t/trabajos/${id}`)).text()
    expect(page).toContain('Calcular algo difícil')
    expect(page).toContain('1 de 1')
    expect(await (await admin.get(`/en/t/trabajos/${id}`)).text()).toContain(
      'It failed because of an error in the program.',
    )
    const notices = async () => (await admin.get('/t/avisos')).text()
    await expect.poll(notices).toContain('Quedó apartado: Calcular algo difícil')
    // The number beside the menu.
    expect(await notices()).toMatch(/href="\/t\/avisos"[^>]*><span>Avisos<\/span><span class="count">1<\/span>/)

    const planner = await site()('planificacion.sim')
    expect((await planner.post(`/t/trabajos/${id}/repetir`, {})).status).toBe(403)
    expect((await admin.post(`/t/trabajos/${id}/repetir`, {}, false)).status).toBe(409)
    const again = await admin.post(`/t/trabajos/${id}/repetir`, { volver: '/t/trabajos?estado=apartados' })
    expect([again.status, again.headers.get('location')]).toEqual([303, '/t/trabajos?estado=apartados'])
    await expect.poll(async () => (await admin.get(`/t/trabajos/${id}`)).text()).toContain('2 de 2')
    const elsewhere = await admin.post(`/t/trabajos/${id}/cancelar`, { volver: '//evil.test' })
    expect(elsewhere.headers.get('location')).toBe(`/t/trabajos/${id}`)
    expect((await admin.get('/t/trabajos/nada')).status).toBe(404)
    expect((await admin.get('/t/trabajos?pagina=0&estado=otro&clase=otra')).status).toBe(200)
  })

  test('each reads and opens their own notices, and chooses which to get', async () => {
    const planner = await site()('planificacion.sim')
    const who = await loaded.as('planificacion.sim')
    if (typeof who.who === 'string') throw new Error('The planner has an account.')
    const { accountId } = who.who
    await loaded.database.write(app, (tx) =>
      notify(tx, who, { kind: JOB_SET_ASIDE, to: accountId, data: { job: { es: 'Solo español' } }, link: '/t/poa' }),
    )
    const english = await (await planner.get('/en/t/avisos')).text()
    expect(english).toContain('Set aside: Solo español')
    const action = /action="\/en(\/t\/avisos\/[0-9a-f-]+)"/.exec(english)?.[1] ?? ''
    const opened = await planner.post(`/en${action}`, {})
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/en/t/poa'])
    expect(await (await planner.get('/t/avisos?ver=sin-leer')).text()).toContain('No tiene avisos sin leer')
    expect((await (await site()('lectura')).post(action, {})).status).toBe(404)

    const choices = async () => (await planner.get('/t/avisos/preferencias')).text()
    expect(await choices()).toContain('Meses por informar')
    // Kinds that never reach a planner are not offered.
    expect(await choices()).not.toContain('Un trabajo del sistema quedó apartado')
    const wrong = await planner.post('/t/avisos/preferencias', { locale: 'es', digestAt: '25:00', quietFrom: '20:00' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Escriba una hora de 00:00 a 23:59.')
    const saved = await planner.post('/t/avisos/preferencias', {
      locale: 'en',
      digestAt: '06:15',
      'clase:planning.months_late': ['in_app', 'digest'],
    })
    expect(saved.status).toBe(303)
    const box = (channel: string) => new RegExp(`name="clase:planning.months_late"[^>]*value="${channel}"[^>]*checked`)
    const page = await choices()
    expect(page).toMatch(box('digest'))
    expect(page).not.toMatch(box('email'))
    expect(page).toContain('value="06:15"')
  })

  test('a demonstration’s letters are read where they stayed, and nowhere when letters leave', async () => {
    const as = site()
    const admin = await as('administracion')
    const system = await loaded.as('system')
    await loaded.database.write(app, (tx) =>
      notify(tx, system, {
        kind: JOB_SET_ASIDE,
        to: { email: 'nadie@otra.test', locale: 'es' },
        data: { job: { es: 'Una prueba' } },
        link: '/t/trabajos',
      }),
    )
    await expect.poll(async () => (await admin.get('/t/correo')).text()).toContain('Quedó apartado: Una prueba')
    const href = /href="(\/t\/correo\/[0-9a-f-]+)"/.exec(await (await admin.get('/t/correo')).text())?.[1] ?? ''
    const letter = await (await admin.get(href)).text()
    expect(letter).toContain('nadie@otra.test')
    expect(letter).toContain('http://localhost/t/trabajos')
    const html = await admin.get(`${href}/html`)
    expect(html.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await html.text()).toContain('<h1')
    expect((await (await as('lectura')).get(`${href}/html`)).status).toBe(403)
    const withSmtp = site(MANIFESTS.filter((manifest) => manifest !== mailbox))
    expect((await (await withSmtp('administracion')).get('/t/correo')).status).toBe(404)
  })
})
