import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { NO_FILES } from '../../../tests/integration/no-files.ts'
import { openSessionOf } from '../../../tests/integration/site.ts'
import { verifyChain } from '../../audit/verify.ts'
import type { Ctx } from '../../capability/context.ts'
import type { CliShell } from '../../capability/manifest.ts'
import type { JobServices } from '../../jobs/jobs.ts'
import { identityCommandLine } from '../command-line.ts'
import { signIn } from '../sign-in.ts'
import { linkHolder, passwordByLink } from './choose-password.ts'
import { inviteAccount, inviteAgain, withdrawInvitation } from './invite.ts'
import type { LinkPurpose } from './links.ts'
import { disableAccount } from './manage.ts'
import { askRecovery, recoveryJobs } from './recover.ts'
import { confirm, register, registrationJobs } from './register.ts'

const app = { role: 'trama_app' } as const
const FIRST = 'telar de palma y añil 1842'
const SECOND = 'once cántaros bajo la ceiba'
/** From where links are opened. */
const BROWSER = { device: 'secret of a browser', address: '192.0.2.1' } as const
const later = (instant: string): Partial<Ctx> => ({ now: instant })

describeOnBothDatabases('links that open an account', (open) => {
  let loaded: Loaded
  let names = 0

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
  })
  beforeEach(async () => {
    await loaded.database.write(app, async (tx) => {
      await tx.execute(sql`delete from platform.letter`)
      await tx.execute(sql`delete from pgboss.job`)
      await tx.execute(sql`delete from identity.sign_in_failure`)
    })
  })

  const anybody = async (more: Partial<Ctx> = {}): Promise<Ctx> => ({ ...(await loaded.as('public')), ...more })
  const system = async (more: Partial<Ctx> = {}): Promise<Ctx> => ({ ...(await loaded.as('system')), ...more })

  /** Somebody new with an address of their own. */
  async function invite(more: object = {}): Promise<{ accountId: Id; login: string; email: string; token: string }> {
    names += 1
    const email = `persona${names}@ejemplo.test`
    const asked = { name: `Persona Invitada ${names}`, email, office: 'OVE', role: 'reader', ...more }
    const done = await loaded.runner.command(inviteAccount, await system(), asked)
    if (!done.ok) throw new Error(done.refusal.message.es)
    return { ...done.value, email, token: await tokenOfLetter() }
  }

  async function letters(): Promise<
    readonly { kind: string; text: string; confidential: boolean; to: string | null }[]
  > {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select kind, content, confidential, address, account_id from platform.letter order by id`),
    )
    return found.rows.map((row) => ({
      kind: String(row.kind),
      text: JSON.stringify(row.content),
      confidential: row.confidential === true,
      to: row.address === null ? String(row.account_id) : String(row.address),
    }))
  }

  /** Of the newest letter. */
  async function tokenOfLetter(): Promise<string> {
    const text = (await letters()).at(-1)?.text ?? ''
    const token = /\/(?:invitacion|recuperar|registro)\/([\w-]{43})/.exec(text)?.[1]
    if (token === undefined) throw new Error(`No link in ${text}`)
    return token
  }

  /** Does what waits, as the worker would. */
  async function doJobs(more: Partial<Ctx> = {}): Promise<void> {
    const services = { runner: loaded.runner } as JobServices
    const run = { services, attempt: 1, signal: new AbortController().signal, progress: async () => {} }
    for (const job of [...recoveryJobs, ...registrationJobs]) {
      const waiting = await loaded.database.write(app, (tx) =>
        tx.execute(sql`delete from pgboss.job where name = ${job.id} returning data`),
      )
      for (const { data } of waiting.rows) await job.run(await system(more), (data as { input: never }).input, run)
    }
  }

  const choose = async (token: string, purpose: LinkPurpose, password = FIRST, more: Partial<Ctx> = {}) =>
    passwordByLink(loaded.runner, await anybody(more), { token, purpose, password, again: password, ...BROWSER })
  const kindOf = (answer: { ok: true } | { ok: false; refusal: { kind: string } }) =>
    answer.ok ? 'done' : answer.refusal.kind
  const enters = async (login: string, password: string) =>
    kindOf(
      await signIn(loaded.database, loaded.runner, await anybody(), {
        login,
        password,
        address: '192.0.2.1',
        agent: 'test',
      }),
    )

  describe('an invitation', () => {
    test('lets the person choose a password once, and sign in with it', async () => {
      const { login, token } = await invite()
      expect(await enters(login, FIRST)).toBe('wrong_login_or_password')
      expect(await choose(token, 'invitation')).toMatchObject({ ok: true, value: { login } })
      expect(await enters(login, FIRST)).toBe('done')
      expect(kindOf(await choose(token, 'invitation', SECOND))).toBe('link_over')
      expect(await enters(login, SECOND)).toBe('wrong_login_or_password')
    })

    test('goes by a letter that is a secret, and its token is kept nowhere else', async () => {
      const { accountId, token } = await invite()
      expect(await letters()).toMatchObject([{ confidential: true, to: accountId }])
      const kept = await loaded.database.read(app, async (tx) => [
        ...(await tx.execute(sql`select * from identity.access_link`)).rows,
        ...(await tx.execute(sql`select * from platform.notification`)).rows,
        ...(await tx.execute(sql`select * from audit.entry`)).rows,
        ...(await tx.execute(sql`select data from pgboss.job`)).rows,
      ])
      expect(JSON.stringify(kept)).not.toContain(token)
    })

    test('is looked at by programs that read mail without being used up', async () => {
      const { login, token } = await invite()
      for (let n = 0; n < 3; n += 1) {
        const seen = await loaded.runner.query(linkHolder, await system(), { token, purpose: 'invitation' })
        expect(seen).toMatchObject({ ok: true, value: { login } })
      }
      expect(kindOf(await choose(token, 'invitation'))).toBe('done')
    })

    test('works for a week and not a second longer', async () => {
      const { token } = await invite()
      const week = '2026-11-28T15:00:00.000Z'
      expect(kindOf(await choose(token, 'invitation', FIRST, later(week)))).toBe('link_over')
      expect(kindOf(await choose(token, 'invitation', FIRST, later('2026-11-28T14:59:59.000Z')))).toBe('done')
    })

    test('sent again replaces the one before', async () => {
      const { accountId, token } = await invite()
      expect(kindOf(await loaded.runner.command(inviteAgain, await system(), { accountId }))).toBe('done')
      const second = await tokenOfLetter()
      expect(second).not.toBe(token)
      expect(kindOf(await choose(token, 'invitation'))).toBe('link_over')
      expect(kindOf(await choose(second, 'invitation'))).toBe('done')
      expect(kindOf(await loaded.runner.command(inviteAgain, await system(), { accountId }))).toBe('not_waiting')
    })

    test.each([
      ['withdrawn', withdrawInvitation, {}],
      ['of an account that was closed', disableAccount, { reason: 'Ya no trabaja aquí' }],
    ])('%s opens nothing', async (_, command, more) => {
      const { accountId, login, token } = await invite()
      expect(kindOf(await loaded.runner.command(command, await system(), { accountId, ...more }))).toBe('done')
      expect(kindOf(await choose(token, 'invitation'))).toBe('link_over')
      expect(await enters(login, FIRST)).toBe('wrong_login_or_password')
    })

    test('is no link of recovery, and an invented one is neither', async () => {
      const { token } = await invite()
      expect(kindOf(await choose(token, 'recovery'))).toBe('link_over')
      expect(kindOf(await choose('x'.repeat(43), 'invitation'))).toBe('link_over')
      expect(kindOf(await choose('', 'invitation'))).toBe('link_over')
    })

    test('of which two are accepted at once is accepted once', async () => {
      const { login, token } = await invite()
      const answers = await Promise.all([FIRST, SECOND].map((password) => choose(token, 'invitation', password)))
      expect(answers.map(kindOf).sort()).toEqual(['done', 'link_over'])
      const won = answers[0]?.ok === true ? [FIRST, SECOND] : [SECOND, FIRST]
      expect([await enters(login, won[0] ?? ''), await enters(login, won[1] ?? '')]).toEqual([
        'done',
        'wrong_login_or_password',
      ])
    })

    test('of two for one address at once, one is made', async () => {
      const asked = { name: 'Persona Doble', email: 'Doble@ejemplo.test', office: 'OVE', role: 'reader' }
      const ctx = await system()
      const answers = await Promise.all([
        loaded.runner.command(inviteAccount, ctx, asked),
        loaded.runner.command(inviteAccount, ctx, { ...asked, email: 'doble@EJEMPLO.test' }),
      ])
      expect(answers.map(kindOf).sort()).toEqual(['done', 'email_taken'])
    })

    test('is sent from a terminal too, without anybody seeing a password', async () => {
      const command = identityCommandLine.find(({ words }) => words.join(' ') === 'account invite')
      const said: string[] = []
      const ctx = await system()
      const shell: CliShell = {
        locale: 'es',
        folder: '.',
        pack: loaded.pack,
        out: (text: string) => said.push(text),
        err: (text: string) => said.push(text),
        open: async () => ({ ok: true, value: { ...loaded, files: NO_FILES.files, ctx } }),
      }
      const run = (...args: string[]) => command?.run(shell, args)
      expect(await run('terminal@ejemplo.test', '--name', 'Rosa Terminal', '--office', 'OVE')).toBe(2)
      expect(await run('terminal@ejemplo.test', '--name', 'Rosa Terminal', '--office', 'ZZZ', '--role', 'reader')).toBe(
        1,
      )
      expect(said.at(-1)).toBe('Ninguna oficina tiene ese código.')
      expect(await run('terminal@ejemplo.test', '--name', 'Rosa Terminal', '--office', 'OVE', '--role', 'reader')).toBe(
        0,
      )
      expect(said.at(-1)).toContain('Cuenta rosa.terminal creada.')
      const token = await tokenOfLetter()
      expect(said.join()).not.toContain(token)
      expect(kindOf(await choose(token, 'invitation'))).toBe('done')
    })

    test('keeps the person to passwords that others would not guess, in words', async () => {
      const { login, token } = await invite()
      const own = await choose(token, 'invitation', `${login} ${login}`)
      expect(own).toMatchObject({ ok: false, refusal: { kind: 'password_personal' } })
      expect(kindOf(await choose(token, 'invitation', 'corta'))).toBe('password_too_short')
      expect(kindOf(await choose(token, 'invitation'))).toBe('done')
    })
  })

  describe('recovery', () => {
    const ask = async (email: string, more: Partial<Ctx> = {}) =>
      loaded.runner.command(askRecovery, await system(more), { email, locale: 'es' })
    async function somebody(): Promise<{ accountId: Id; login: string; email: string }> {
      const invited = await invite()
      if (!(await choose(invited.token, 'invitation')).ok) throw new Error('not accepted')
      await loaded.database.write(app, (tx) => tx.execute(sql`delete from platform.letter`))
      return invited
    }
    const traces = () =>
      loaded.database.read(app, async (tx) => ({
        requests: Number((await tx.execute(sql`select count(*) as n from identity.recovery_request`)).rows[0]?.n),
        jobs: Number((await tx.execute(sql`select count(*) as n from pgboss.job`)).rows[0]?.n),
        letters: Number((await tx.execute(sql`select count(*) as n from platform.letter`)).rows[0]?.n),
        links: Number(
          (await tx.execute(sql`select count(*) as n from identity.access_link where purpose = 'recovery'`)).rows[0]?.n,
        ),
      }))

    test('does the same, and answers the same, for an address that has an account and for one that has none', async () => {
      const { email } = await somebody()
      const before = await traces()
      const known = await ask(email)
      const afterKnown = await traces()
      const unknown = await ask('nadie@ejemplo.test')
      const afterUnknown = await traces()
      expect(unknown).toEqual(known)
      expect(known).toEqual({ ok: true, value: null })
      const grown = (from: typeof before, to: typeof before) =>
        Object.fromEntries(Object.entries(to).map(([key, n]) => [key, n - from[key as keyof typeof before]]))
      expect(grown(before, afterKnown)).toEqual({ requests: 1, jobs: 1, letters: 0, links: 0 })
      expect(grown(afterKnown, afterUnknown)).toEqual(grown(before, afterKnown))
      await doJobs()
      expect(await letters()).toHaveLength(1)
      expect((await traces()).requests, 'no address is kept').toBe(0)
    })

    test('opens the account again, ends every session and tells the person', async () => {
      const { accountId, login, email } = await somebody()
      await openSessionOf(loaded, accountId)
      await ask(email.toUpperCase())
      await doJobs()
      expect(kindOf(await choose(await tokenOfLetter(), 'recovery', SECOND))).toBe('done')
      expect([await enters(login, FIRST), await enters(login, SECOND)]).toEqual(['wrong_login_or_password', 'done'])
      const sessions = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select 1 from identity.session where account_id = ${accountId}`),
      )
      expect(sessions.rows, 'only the one that was just opened').toHaveLength(1)
      expect((await letters()).map(({ kind }) => kind)).toContain('identity.password_changed')
    })

    test('by one link works once, for an hour', async () => {
      const { email } = await somebody()
      await ask(email)
      await doJobs()
      const token = await tokenOfLetter()
      expect(kindOf(await choose(token, 'recovery', SECOND, later('2026-11-21T16:00:00.000Z')))).toBe('link_over')
      expect(kindOf(await choose(token, 'recovery', SECOND))).toBe('done')
      expect(kindOf(await choose(token, 'recovery', FIRST))).toBe('link_over')
    })

    test('asked again and again fills no mailbox, and the last letter always works', async () => {
      const { email, login } = await somebody()
      for (let n = 0; n < 6; n += 1) {
        await ask(email)
        await doJobs()
      }
      expect(await letters()).toHaveLength(3)
      expect(kindOf(await choose(await tokenOfLetter(), 'recovery', SECOND))).toBe('done')
      expect(await enters(login, SECOND)).toBe('done')
      const hour = later('2026-11-21T16:00:01.000Z')
      await ask(email, hour)
      await doJobs(hour)
      expect((await letters()).filter(({ kind }) => kind === 'identity.recovery')).toHaveLength(4)
    })

    test('of an account that was closed sends nothing', async () => {
      const { accountId, email } = await somebody()
      await loaded.runner.command(disableAccount, await system(), { accountId, reason: 'Terminó su contrato' })
      await ask(email)
      await doJobs()
      expect(await letters()).toEqual([])
    })
  })

  describe('registration', () => {
    const asked = (email: string, more: object = {}) => ({
      name: 'Marta del Valle Ficticio',
      email,
      kind: 'citizen' as const,
      password: FIRST,
      again: FIRST,
      ...more,
    })
    const ask = async (email: string, more: object = {}) =>
      register(loaded.runner, await anybody(), asked(email, more), '192.0.2.1')
    const accountWith = async (login: string) => {
      const found = await loaded.database.read(app, (tx) =>
        tx.execute(sql`
          select a.kind, array_agg(g.role) as roles from identity.account a join identity.role_grant g on g.account_id = a.id
          where a.login = ${login} group by a.kind`),
      )
      return found.rows[0]
    }

    test('opens an account to who has both the letter and the password that was chosen', async () => {
      expect(await ask('marta@ejemplo.test')).toEqual({ ok: true, value: null })
      await doJobs()
      const token = await tokenOfLetter()
      const wrong = await confirm(loaded.runner, await anybody(), { token, password: SECOND, ...BROWSER })
      expect(kindOf(wrong)).toBe('wrong_password')
      const right = await confirm(loaded.runner, await anybody(), { token, password: FIRST, ...BROWSER })
      if (!right.ok) throw new Error(right.refusal.kind)
      expect(await accountWith(right.value.login)).toEqual({ kind: 'citizen', roles: ['citizen'] })
      expect(await enters(right.value.login, FIRST)).toBe('done')
      const again = await confirm(loaded.runner, await anybody(), { token, password: FIRST, ...BROWSER })
      expect(kindOf(again)).toBe('link_over')
    })

    test('as a professional is a claim: until somebody accredits it, a citizen’s account', async () => {
      await ask('perito@ejemplo.test', { kind: 'professional' })
      await doJobs()
      const token = await tokenOfLetter()
      const done = await confirm(loaded.runner, await anybody(), { token, password: FIRST, ...BROWSER })
      if (!done.ok) throw new Error(done.refusal.kind)
      expect(await accountWith(done.value.login)).toEqual({ kind: 'professional', roles: ['citizen'] })
    })

    test('with an address that has an account answers the same, and tells only its owner', async () => {
      const { accountId, email } = await invite()
      await loaded.database.write(app, (tx) => tx.execute(sql`delete from platform.letter`))
      expect(await ask(email)).toEqual(await ask('nueva@ejemplo.test'))
      await doJobs()
      const sent = await letters()
      expect(sent.map(({ kind, to }) => [kind, to]).sort()).toEqual([
        ['identity.already_registered', accountId],
        ['identity.confirm_registration', 'nueva@ejemplo.test'],
      ])
    })

    test('is confirmed once, by five tries at the password and within a day', async () => {
      await ask('tarde@ejemplo.test')
      await doJobs()
      const token = await tokenOfLetter()
      const tomorrow = await anybody(later('2026-11-22T15:00:00.000Z'))
      expect(kindOf(await confirm(loaded.runner, tomorrow, { token, password: FIRST, ...BROWSER }))).toBe('link_over')
      const both = await Promise.all(
        [1, 2].map(async () => confirm(loaded.runner, await anybody(), { token, password: FIRST, ...BROWSER })),
      )
      expect(both.map(kindOf).sort()).toEqual(['done', 'link_over'])
      await ask('intentos@ejemplo.test')
      await doJobs()
      const guessed = await tokenOfLetter()
      for (let n = 0; n < 5; n += 1)
        await confirm(loaded.runner, await anybody(), { token: guessed, password: SECOND, ...BROWSER })
      const sixth = await confirm(loaded.runner, await anybody(), { token: guessed, password: FIRST, ...BROWSER })
      expect(kindOf(sixth)).toBe('link_over')
    })
  })

  test('the history of all of it is whole', async () => {
    const verdict = await loaded.database.read(app, verifyChain)
    expect(verdict).toMatchObject({ whole: true })
  })
})
