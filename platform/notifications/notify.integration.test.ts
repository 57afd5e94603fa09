import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type MailServer, startMailServer } from '../../tests/integration/mail-server.ts'
import { NO_FILES } from '../../tests/integration/no-files.ts'
import type { Ctx } from '../capability/context.ts'
import { createRunner } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import { createJobWorker, type JobWorker } from '../jobs/worker.ts'
import { readNotices, saveChoices } from './commands.ts'
import { keptLetters } from './data/kept-letters.ts'
import { noticesOf, unreadNotices } from './data/notice-list.ts'
import { type Channel, defineNotification } from './kind.ts'
import { type Mailer, mailboxMailer, smtpMailer } from './mailer.ts'
import { type Notice, notify } from './notify.ts'
import { sendDigest, sendDigests } from './send-digests.ts'
import { sendLetter } from './send-letter.ts'
import { forgetOld } from './tidy.ts'

const app = { role: 'trama_app' } as const
const OFFICE = '0199d3a0-0000-7000-8000-00000000000f'

const planData = z.object({ unit: z.string() })
const CHANGED = defineNotification<{ unit: string }>({
  id: 'test.plan_changed',
  title: { es: 'Cambió un plan', en: 'A plan changed' },
  explanation: { es: 'Prueba', en: 'Test' },
  data: planData,
  defaultChannels: ['in_app', 'email'],
  message: ({ unit }) => ({
    subject: { es: `Cambió el plan de ${unit}`, en: `The plan of ${unit} changed` },
    body: [{ es: 'Revíselo <hoy> & mañana.', en: 'Check it <today> & tomorrow.' }],
    action: { es: 'Ver el plan', en: 'See the plan' },
  }),
})
const URGENT = defineNotification<{ unit: string }>({ ...CHANGED, id: 'test.urgent', urgent: true })
const DIGESTED = defineNotification<{ unit: string }>({
  ...CHANGED,
  id: 'test.digested',
  title: { es: 'Vence un acuerdo', en: 'An agreement falls due' },
  defaultChannels: ['in_app', 'digest'],
})
const SECRET = defineNotification<{ unit: string }>({
  ...CHANGED,
  id: 'test.recovery',
  defaultChannels: ['email'],
  confidential: true,
  urgent: true,
})

/** Noon in San Salvador, and ten at night: far ahead, because what waits for its time waits by the database's clock. */
const NOON = '2019-03-04T18:00:00.000Z'
const NIGHT = '2099-03-05T04:00:00.000Z'
const MORNING = '2099-03-05T12:00:00.000Z'

class Desk {
  readonly database: Database
  readonly errors: Error[] = []
  now = NOON
  worker: JobWorker | undefined
  mailer: Mailer | undefined

  constructor(database: Database) {
    this.database = database
  }

  ctx(who: Ctx['who'] = 'system'): Ctx {
    return { who, now: this.now, today: this.now.slice(0, 10), locale: 'es', requestId: randomUUID() }
  }

  async open(mailer: Mailer): Promise<void> {
    this.mailer = mailer
    this.worker = createJobWorker({
      database: this.database,
      // By the calendar only when a test says so.
      jobs: [sendLetter, { ...sendDigests, schedule: undefined }],
      services: {
        database: this.database,
        runner: createRunner(this.database, () => {}),
        ...NO_FILES,
        zone: 'America/El_Salvador',
        institution: { es: 'Oficina de Planificación' },
        publicUrl: 'https://trama.test',
        mailer,
        notifications: [CHANGED, URGENT, DIGESTED, SECRET],
      },
      systemCtx: () => this.ctx(),
      onError: (error) => this.errors.push(error as Error),
      onSetAside: () => {},
    })
    await this.worker.start()
  }

  async close(): Promise<void> {
    await this.worker?.stop()
    this.mailer?.close()
    this.errors.length = 0
    this.now = NOON
    await this.database.write(app, async (tx) => {
      for (const table of [
        'pgboss.job',
        'platform.notification',
        'platform.letter',
        'platform.notification_choice',
        'platform.notification_setting',
      ])
        await tx.execute(sql.raw(`delete from ${table}`))
    })
  }

  /** A person with an account. */
  async person(name: string, email: string | null, demo = false): Promise<string> {
    const [personId, accountId] = [randomUUID(), randomUUID()]
    await this.database.write(app, async (tx) => {
      await tx.execute(sql`
        insert into identity.office (id, code, kind, title) values (${OFFICE}, 'OF', 'planning', '{"es":"Oficina"}') on conflict do nothing`)
      await tx.execute(sql`
        insert into identity.person (id, name, sort_key, email) values (${personId}, ${name}, ${name}, ${email})`)
      await tx.execute(sql`
        insert into identity.account (id, person_id, office_id, login, password_hash, demo)
        values (${accountId}, ${personId}, ${OFFICE}, ${`${name}.${accountId.slice(0, 8)}`}, 'x', ${demo})`)
    })
    return accountId
  }

  actor(accountId: string): Ctx['who'] {
    return { accountId, personId: accountId, officeId: OFFICE, name: 'x', unitIds: [], roles: ['unit_planner'] }
  }

  tell<D>(notice: Notice<D>): Promise<void> {
    return this.database.write(app, (tx) => notify(tx, this.ctx(), notice))
  }

  async choose(
    accountId: string,
    choices: readonly (readonly [string, Channel, boolean])[],
    timing = {},
  ): Promise<void> {
    const done = await createRunner(this.database, () => {}).command(saveChoices, this.ctx(this.actor(accountId)), {
      timing: { locale: 'es', digestAt: '07:30', quietFrom: '20:00', quietTo: '06:00', ...timing },
      choices: choices.map(([kind, channel, wanted]) => ({ kind, channel, wanted })),
    })
    if (!done.ok) throw new Error(done.refusal.message.es)
  }

  async letters(): Promise<readonly Record<string, unknown>[]> {
    const found = await this.database.read(app, (tx) =>
      tx.execute(sql`select id, kind, state, attempts, trouble, content, address from platform.letter order by at, id`),
    )
    return found.rows
  }

  async jobs(): Promise<readonly Record<string, unknown>[]> {
    const found = await this.database.read(app, (tx) =>
      tx.execute(
        sql`select state::text as state, start_after, output from pgboss.job where name = ${sendLetter.id} order by created_on, id`,
      ),
    )
    return found.rows
  }

  kept() {
    return this.database.read(app, (tx) => keptLetters(tx))
  }

  /** As if the time before the next attempt had passed. */
  async passTime(): Promise<void> {
    await this.database.write(app, (tx) =>
      tx.execute(sql`update pgboss.job set start_after = now() where state in ('created', 'retry')`),
    )
    await this.worker?.look()
  }

  async digest(): Promise<void> {
    await this.database.write(app, async (tx) => {
      const accounts = await tx.execute(sql`select distinct account_id from platform.notification`)
      for (const { account_id } of accounts.rows)
        await sendDigest(tx, this.ctx(), String(account_id), 'America/El_Salvador', [CHANGED, DIGESTED])
    })
  }
}

describeOnBothDatabases('a notification', (open) => {
  let desk: Desk
  let ana: string
  beforeAll(async () => {
    desk = new Desk(await open())
    ana = await desk.person('ana', 'ana@oficina.test')
  })
  afterEach(() => desk.close())

  describe('stands with what made it happen', () => {
    it('and is not, when that rolls back', async () => {
      await desk.open(mailboxMailer)
      const undone = desk.database.write(app, async (tx) => {
        await notify(tx, desk.ctx(), { kind: CHANGED, to: ana, data: { unit: 'SIM' } })
        throw new Error('no')
      })
      await expect(undone).rejects.toThrow('no')
      expect(await desk.letters()).toEqual([])
      expect(await desk.database.read(app, (tx) => unreadNotices(tx, ana))).toBe(0)
    })

    it('is listed, counted, and read by its own person alone', async () => {
      await desk.open(mailboxMailer)
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' }, link: '/t/poa/2019/sim' })
      const page = await desk.database.read(app, (tx) => noticesOf(tx, ana, true, 1))
      expect(page).toMatchObject({
        total: 1,
        unread: 1,
        lines: [{ title: { es: 'Cambió el plan de SIM' }, link: '/t/poa/2019/sim' }],
      })
      const id = page.lines[0]?.id
      const run = createRunner(desk.database, () => {})
      const eva = await desk.person('eva', null)
      expect(await run.command(readNotices, desk.ctx(desk.actor(eva)), { id })).toMatchObject({
        ok: false,
        refusal: { kind: 'no_such_notice' },
      })
      expect(await run.command(readNotices, desk.ctx('public'), { id })).toMatchObject({
        ok: false,
        refusal: { kind: 'forbidden' },
      })
      expect(await run.command(readNotices, desk.ctx(desk.actor(ana)), { id })).toMatchObject({
        ok: true,
        value: { link: '/t/poa/2019/sim' },
      })
      expect(await desk.database.read(app, (tx) => unreadNotices(tx, ana))).toBe(0)
    })

    it('takes the place of an unread one of the same kind and link, where asked to', async () => {
      await desk.open(mailboxMailer)
      for (const unit of ['SIM', 'SIM de nuevo'])
        await desk.tell({ kind: DIGESTED, to: ana, data: { unit }, link: '/t', collapse: true })
      await desk.tell({ kind: DIGESTED, to: ana, data: { unit: 'otra' }, link: '/t/otra', collapse: true })
      const { lines } = await desk.database.read(app, (tx) => noticesOf(tx, ana, false, 1))
      expect(lines.map((line) => line.title.es)).toEqual(['Cambió el plan de otra', 'Cambió el plan de SIM de nuevo'])
    })
  })

  describe('reaches a person by the ways that person chose', () => {
    it('a letter in the reader’s language, with the whole link, kept where there is no mail server', async () => {
      await desk.open(mailboxMailer)
      const joe = await desk.person('joe', null, true)
      await desk.choose(joe, [], { locale: 'en' })
      await desk.tell({ kind: CHANGED, to: joe, data: { unit: 'SIM' }, link: '/t/poa/2019/sim' })
      await expect.poll(() => desk.kept()).toHaveLength(1)
      const [letter] = await desk.kept()
      expect(letter?.to).toMatch(/^joe\.[0-9a-f]{8}@demostracion\.invalid$/)
      expect(letter?.subject).toBe('The plan of SIM changed')
      expect(letter?.text).toContain('See the plan: https://trama.test/en/t/poa/2019/sim')
      expect(letter?.text).toContain('Check it <today> & tomorrow.')
      expect(letter?.html).toContain('Check it &#60;today&#62; &#38; tomorrow.')
    })

    it('none where nothing is wanted', async () => {
      await desk.open(mailboxMailer)
      await desk.choose(ana, [
        [CHANGED.id, 'in_app', false],
        [CHANGED.id, 'email', false],
      ])
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
      expect(await desk.letters()).toEqual([])
      expect((await desk.database.read(app, (tx) => noticesOf(tx, ana, false, 1))).total).toBe(0)
    })

    it('a person without an address is told in the list, and the letter says why it has not left', async () => {
      const server = await startMailServer()
      await desk.open(smtpMailer({ url: server.url, from: 'avisos@trama.test' }))
      const eva = await desk.person('eva', null)
      await desk.tell({ kind: CHANGED, to: eva, data: { unit: 'SIM' } })
      await expect.poll(async () => (await desk.letters())[0]?.state).toBe('no_address')
      expect(server.taken).toEqual([])
      await server.stop()
    })

    it('in quiet hours the letter waits until they end; an urgent one does not', async () => {
      await desk.open(mailboxMailer)
      desk.now = NIGHT
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
      await expect.poll(async () => (await desk.jobs()).map(({ state }) => state)).toEqual(['completed', 'created'])
      expect((await desk.jobs())[1]?.start_after).toBe(MORNING)
      expect(await desk.kept()).toEqual([])
      await desk.tell({ kind: URGENT, to: ana, data: { unit: 'SCDU' } })
      await expect
        .poll(async () => (await desk.kept()).map(({ subject }) => subject))
        .toEqual(['Cambió el plan de SCDU'])
      desk.now = MORNING
      await desk.passTime()
      await expect.poll(async () => (await desk.kept()).length).toBe(2)
    })

    it('the summary comes once a day with what had come before its hour, grouped, without what was read', async () => {
      await desk.open(mailboxMailer)
      await desk.choose(ana, [
        [CHANGED.id, 'email', false],
        [CHANGED.id, 'digest', true],
      ])
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' }, link: '/t/a' })
      await desk.tell({ kind: DIGESTED, to: ana, data: { unit: 'UFI' }, link: '/t/b' })
      await desk.tell({ kind: DIGESTED, to: ana, data: { unit: 'leída' }, link: '/t/c' })
      await desk.database.write(app, (tx) =>
        tx.execute(sql`update platform.notification set read_at = ${NOON} where link = '/t/c'`),
      )
      await desk.digest()
      expect(await desk.letters()).toEqual([])
      desk.now = '2019-03-05T13:29:00.000Z'
      await desk.digest()
      expect(await desk.letters()).toEqual([])
      desk.now = '2019-03-05T13:30:00.000Z'
      await desk.digest()
      await desk.digest()
      await expect.poll(() => desk.kept()).toHaveLength(1)
      const [summary] = await desk.kept()
      expect(summary?.subject).toBe('Resumen del día: 2 avisos')
      expect(summary?.text).toMatch(
        /CAMBIÓ UN PLAN[\s\S]*SIM[\s\S]*\/t\/a[\s\S]*VENCE UN ACUERDO[\s\S]*UFI[\s\S]*\/t\/b/,
      )
      expect(summary?.text).not.toContain('leída')
      desk.now = '2019-03-06T13:30:00.000Z'
      await desk.digest()
      expect(await desk.letters()).toHaveLength(1)
    })
  })

  describe('by a mail server', () => {
    let server: MailServer
    beforeAll(async () => {
      server = await startMailServer()
    })
    afterEach(() => {
      server.taken.length = 0
      server.answers.clear()
    })
    afterAll(() => server.stop())
    const mailer = () => smtpMailer({ url: server.url, from: 'Trama <avisos@trama.test>' })

    it('leaves as text and HTML, from the institution’s address, under the letter’s own number', async () => {
      await desk.open(mailer())
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' }, link: '/t/poa/2019/sim' })
      await expect.poll(() => server.taken.length).toBe(1)
      const [taken] = server.taken
      await expect.poll(async () => (await desk.letters())[0]?.state).toBe('sent')
      const id = (await desk.letters())[0]?.id
      expect([taken?.from, taken?.to]).toEqual(['avisos@trama.test', 'ana@oficina.test'])
      expect(taken?.source).toContain(`Message-ID: <${id}@trama.test>`)
      expect(taken?.source).toMatch(/^From: Trama <avisos@trama\.test>$/m)
      expect(taken?.source).toMatch(/^Auto-Submitted: auto-generated$/m)
      expect(taken?.source).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
      expect(taken?.source).toMatch(/^Content-Type: text\/html; charset=utf-8$/m)
    })

    it('is tried again when the server is busy, once it is not', async () => {
      await desk.open(mailer())
      server.answers.set('ana@oficina.test', '451 busy with ana@oficina.test')
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
      await expect.poll(async () => (await desk.jobs())[0]?.state).toBe('retry')
      expect((await desk.letters())[0]).toMatchObject({ state: 'waiting', attempts: 1 })
      server.answers.clear()
      await desk.passTime()
      await expect.poll(() => server.taken.length).toBe(1)
      await expect.poll(async () => (await desk.letters())[0]?.state).toBe('sent')
      const told = JSON.stringify([await desk.jobs(), await desk.letters(), desk.errors.map((error) => error.stack)])
      expect(told).not.toContain('ana@oficina.test')
    })

    it('is given up at once when the server will not take it, in words', async () => {
      await desk.open(mailer())
      server.answers.set('ana@oficina.test', '550 no such person')
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
      await expect.poll(async () => (await desk.jobs())[0]?.state).toBe('failed')
      expect((await desk.letters())[0]).toMatchObject({
        state: 'refused',
        trouble: { es: 'El servidor de correo de quien lo recibe no aceptó el mensaje.' },
      })
    })

    it('that is away leaves the letter waiting and says that it could not be reached', async () => {
      const gone = await startMailServer()
      await gone.stop()
      await desk.open(smtpMailer({ url: gone.url, from: 'avisos@trama.test' }))
      await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
      await expect
        .poll(async () => (await desk.letters())[0])
        .toMatchObject({ state: 'waiting', attempts: 1, trouble: { es: 'No se pudo llegar al otro servidor.' } })
    })

    it('a secret goes to an address without account, also at night, and is forgotten when it has left', async () => {
      await desk.open(mailer())
      desk.now = NIGHT
      await desk.tell({
        kind: SECRET,
        to: { email: 'nueva@otra.test', locale: 'en' },
        data: { unit: 'SIM' },
        link: '/invitacion/secreto-1',
      })
      await desk.tell({ kind: SECRET, to: ana, data: { unit: 'SIM' }, link: '/recuperar/secreto-2' })
      await expect
        .poll(() => server.taken.map(({ to }) => to).toSorted())
        .toEqual(['ana@oficina.test', 'nueva@otra.test'])
      await expect.poll(async () => (await desk.letters()).map(({ state }) => state)).toEqual(['sent', 'sent'])
      expect(server.taken.find(({ to }) => to === 'nueva@otra.test')?.source).toContain('/en/invitacion/secreto-1')
      const everything = await desk.database.read(app, async (tx) => [
        ...(await tx.execute(sql`select * from platform.letter`)).rows,
        ...(await tx.execute(sql`select * from platform.notification`)).rows,
        ...(await tx.execute(sql`select data, output from pgboss.job`)).rows,
      ])
      expect(JSON.stringify(everything)).not.toContain('secreto')
      expect(await desk.database.read(app, (tx) => unreadNotices(tx, ana))).toBe(0)
    })
  })

  it('is forgotten in its time', async () => {
    await desk.open(mailboxMailer)
    await desk.tell({ kind: CHANGED, to: ana, data: { unit: 'SIM' } })
    await expect.poll(() => desk.kept()).toHaveLength(1)
    await desk.database.write(app, (tx) => forgetOld(tx, '2019-04-04T18:00:00.000Z'))
    expect((await desk.letters())[0]).toMatchObject({ state: 'kept', content: null })
    expect(await desk.kept()).toEqual([])
    await desk.database.write(app, (tx) => forgetOld(tx, '2021-04-04T18:00:00.000Z'))
    expect(await desk.letters()).toEqual([])
    expect((await desk.database.read(app, (tx) => noticesOf(tx, ana, false, 1))).total).toBe(0)
  })
})
