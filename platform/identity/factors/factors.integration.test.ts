import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW, TODAY } from '../../../tests/integration/loaded.ts'
import { makeAccount, type Site, siteOf } from '../../../tests/integration/site.ts'
import type { Ctx } from '../../capability/context.ts'
import { hashPassword } from '../password.ts'
import { sessionOf, tokenHash } from '../session.ts'
import { endOwnSessions, ownSessions } from '../sessions/commands.ts'
import { touchSession } from '../sessions/touch.ts'
import { type FromBrowser, signIn } from '../sign-in.ts'
import { confirmCodes, renewRecoveryCodes, resetFactors, startCodes } from './commands.ts'
import { confirmWithCode, confirmWithPassword } from './confirm.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { createVault } from './seal.ts'
import { finishWithCode, secondStepOf } from './second-step.ts'
import { codeAt, newTotpSecret } from './totp-codes.ts'

const PASSWORD = 'telar de palma y añil 1842'
const app = { role: 'trama_app' } as const
const seconds = (count: number) => new Date(Date.parse(NOW) + count * 1000).toISOString()

describeOnBothDatabases('proving who one is', (open) => {
  let loaded: Loaded
  let site: Site
  const vault = createVault('the secret of the tests, long enough')
  const browser: FromBrowser = { address: '192.0.2.1', agent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }
  const entrance = () => ({ database: loaded.database, vault, secondStepFor: [] })
  const publicCtx = async (now = NOW): Promise<Ctx> => ({ ...(await loaded.as('public')), now })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    site = siteOf(loaded, { manifests: MANIFESTS })
  })
  afterAll(() => site.close())

  async function person(login: string, roles: Parameters<typeof makeAccount>[2] = ['reader']): Promise<Id> {
    const { accountId } = await makeAccount(loaded, login, roles)
    const hash = await hashPassword(PASSWORD)
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update identity.account set password_hash = ${hash} where id = ${accountId}`),
    )
    return accountId
  }
  const enter = async (login: string, from: Partial<FromBrowser> = {}, now = NOW) =>
    signIn(loaded.database, loaded.runner, await publicCtx(now), { login, password: PASSWORD, ...browser, ...from })
  async function entered(login: string, from: Partial<FromBrowser> = {}, now = NOW) {
    const answer = await enter(login, from, now)
    if (!answer.ok || answer.value.step !== 'entered') throw new Error('not entered')
    return answer.value
  }
  async function actorIn(token: string, now = NOW, secondStepFor: Parameters<typeof sessionOf>[4] = []) {
    return (await loaded.database.read(app, (tx) => sessionOf(tx, token, now, TODAY, secondStepFor)))?.actor
  }
  async function ctxIn(token: string, now = NOW): Promise<Ctx> {
    const who = await actorIn(token, now)
    if (who === undefined) throw new Error('no session')
    return { ...(await publicCtx(now)), who }
  }
  /** Switches codes on for who is in, as the page does; answers the secret and the recovery codes. */
  async function withCodes(login: string) {
    const { token } = await entered(login)
    const ctx = await ctxIn(token)
    if (typeof ctx.who === 'string') throw new Error('nobody')
    const secret = newTotpSecret()
    const sealedSecret = vault.seal(secret, ctx.who.accountId)
    expect(await loaded.runner.command(startCodes, ctx, { sealedSecret })).toMatchObject({ ok: true })
    const codes = newRecoveryCodes()
    const step = Math.floor(Date.parse(NOW) / 30_000)
    const done = await loaded.runner.command(confirmCodes, ctx, {
      sealedSecret,
      step,
      codeHashes: codes.map(recoveryCodeHash),
    })
    expect(done).toMatchObject({ ok: true })
    return { secret, codes, token }
  }
  async function halfWay(login: string, now = NOW): Promise<string> {
    const answer = await enter(login, {}, now)
    if (!answer.ok || answer.value.step !== 'second') throw new Error('no second step was asked for')
    return answer.value.token
  }
  const finish = async (token: string, code: string, now = seconds(60)) =>
    finishWithCode(entrance(), loaded.runner, await publicCtx(now), token, code, browser)
  const told = async (accountId: Id) => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select kind from platform.notification where account_id = ${accountId} order by at, id`),
    )
    return found.rows.map((row) => String(row.kind))
  }

  describe('by a second step', () => {
    test('a password alone opens an account until codes were confirmed, and only half the way afterwards', async () => {
      await person('dos.pasos')
      const { secret } = await withCodes('dos.pasos')
      const token = await halfWay('dos.pasos')
      expect(await actorIn(token)).toBeUndefined()
      const done = await finish(token, codeAt(secret, seconds(60)))
      if (!done.ok) throw new Error(done.refusal.kind)
      expect(await actorIn(done.value.token, seconds(60))).toMatchObject({ assurance: 'second_factor' })
    })

    test('each code opens one session, and each step is taken once', async () => {
      await person('una.vez')
      const { secret } = await withCodes('una.vez')
      const [first, second] = [await halfWay('una.vez'), await halfWay('una.vez')]
      const code = codeAt(secret, seconds(60))
      expect(await finish(first, code)).toMatchObject({ ok: true })
      expect(await finish(first, codeAt(secret, seconds(90)))).toMatchObject({ refusal: { kind: 'start_again' } })
      expect(await finish(second, code)).toMatchObject({ refusal: { kind: 'wrong_code' } })
    })

    test('the same code sent twice at once opens one session', async () => {
      await person('a.la.vez')
      const { secret } = await withCodes('a.la.vez')
      const [first, second] = [await halfWay('a.la.vez'), await halfWay('a.la.vez')]
      const code = codeAt(secret, seconds(60))
      const answers = await Promise.all([finish(first, code), finish(second, code)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('five wrong codes lead back to the password, and ten stop the account’s codes for a while', async () => {
      await person('adivina')
      const { secret } = await withCodes('adivina')
      const first = await halfWay('adivina')
      const kinds: string[] = []
      for (let n = 0; n < 5; n += 1) {
        const answer = await finish(first, '000000')
        kinds.push(answer.ok ? 'entered' : answer.refusal.kind)
      }
      expect(kinds).toEqual(['wrong_code', 'wrong_code', 'wrong_code', 'wrong_code', 'start_again'])
      const second = await halfWay('adivina')
      for (let n = 0; n < 5; n += 1) await finish(second, '000000')
      const third = await halfWay('adivina')
      expect(await finish(third, codeAt(secret, seconds(60)))).toMatchObject({ refusal: { kind: 'too_many_attempts' } })
    })

    test('the step that stands open is gone after five minutes, and when the password changes', async () => {
      const accountId = await person('espera')
      await withCodes('espera')
      const token = await halfWay('espera')
      expect(await secondStepOf(entrance(), await publicCtx(seconds(299)), token)).toMatchObject({ codes: true })
      expect(await secondStepOf(entrance(), await publicCtx(seconds(301)), token)).toBeUndefined()
      const again = await halfWay('espera')
      await loaded.database.write(app, (tx) =>
        tx.execute(sql`update identity.account set password_hash = '$argon2id$other' where id = ${accountId}`),
      )
      expect(await secondStepOf(entrance(), await publicCtx(), again)).toBeUndefined()
    })

    test('a recovery code works once, the person is told, and new codes put the old ones out of use', async () => {
      const accountId = await person('recupera')
      const { codes, token } = await withCodes('recupera')
      const [one = '', two = ''] = codes
      expect(await finish(await halfWay('recupera'), ` ${one.toLowerCase()} `)).toMatchObject({ ok: true })
      expect(await finish(await halfWay('recupera'), one)).toMatchObject({ refusal: { kind: 'wrong_code' } })
      expect(await told(accountId)).toContain('identity.factors_changed')
      const codeHashes = newRecoveryCodes().map(recoveryCodeHash)
      expect(await loaded.runner.command(renewRecoveryCodes, await ctxIn(token), { codeHashes })).toMatchObject({
        ok: true,
      })
      expect(await finish(await halfWay('recupera'), two)).toMatchObject({ refusal: { kind: 'wrong_code' } })
    })

    test('a server that lost its secret says so and takes recovery codes still', async () => {
      await person('otro.servidor')
      const { secret, codes } = await withCodes('otro.servidor')
      const other = { ...entrance(), vault: createVault('another secret than the one before') }
      const token = await halfWay('otro.servidor')
      const ctx = await publicCtx(seconds(60))
      const code = codeAt(secret, seconds(60))
      expect(await finishWithCode(other, loaded.runner, ctx, token, code, browser)).toMatchObject({
        refusal: { kind: 'codes_unreadable' },
      })
      expect(await finishWithCode(other, loaded.runner, ctx, token, codes[0] ?? '', browser)).toMatchObject({
        ok: true,
      })
    })

    test('the database holds neither the secret nor a recovery code', async () => {
      const accountId = await person('a.oscuras')
      const { secret, codes } = await withCodes('a.oscuras')
      const kept = await loaded.database.read(app, (tx) =>
        tx.execute(sql`
          select (select jsonb_agg(to_jsonb(t)) from identity.totp t where account_id = ${accountId})::text
            || (select jsonb_agg(to_jsonb(r)) from identity.recovery_code r where account_id = ${accountId})::text as all`),
      )
      const text = String(kept.rows[0]?.all)
      expect(text).toContain('v1.')
      for (const secretly of [secret, ...codes]) expect(text).not.toContain(secretly)
    })

    test('a role that asks for a second step sleeps until it was taken', async () => {
      await person('jefatura', ['administrator', 'reader'])
      const { token } = await entered('jefatura')
      expect(await actorIn(token, NOW, ['administrator'])).toMatchObject({
        roles: ['reader'],
        sleepingRoles: ['administrator'],
      })
      const { secret } = await withCodes('jefatura')
      const done = await finish(await halfWay('jefatura'), codeAt(secret, seconds(60)))
      if (!done.ok) throw new Error(done.refusal.kind)
      const actor = await actorIn(done.value.token, seconds(60), ['administrator'])
      expect(actor?.roles).toEqual(expect.arrayContaining(['administrator', 'reader']))
    })
  })

  describe('for a sensitive act', () => {
    test('waits until who has been in for long confirms it, and goes on in a session with a new token', async () => {
      await person('confirma')
      const { token } = await entered('confirma')
      const later = seconds(21 * 60)
      const sealedSecret = vault.seal(newTotpSecret(), 'whoever')
      const ctx = await ctxIn(token, later)
      expect(await loaded.runner.command(startCodes, ctx, { sealedSecret })).toMatchObject({
        refusal: { kind: 'step_up_required' },
      })
      expect(await confirmWithPassword(entrance(), loaded.runner, ctx, 'otra', browser)).toMatchObject({
        refusal: { kind: 'wrong_password' },
      })
      const confirmed = await confirmWithPassword(entrance(), loaded.runner, ctx, PASSWORD, browser)
      if (!confirmed.ok) throw new Error(confirmed.refusal.kind)
      expect(await actorIn(token, later)).toBeUndefined()
      const again = await ctxIn(confirmed.value.token, later)
      expect(await loaded.runner.command(startCodes, again, { sealedSecret })).toMatchObject({ ok: true })
    })

    test('the password does not confirm it where the account has codes', async () => {
      await person('con.codigos')
      const { secret, token } = await withCodes('con.codigos')
      const ctx = await ctxIn(token, seconds(60))
      expect(await confirmWithPassword(entrance(), loaded.runner, ctx, PASSWORD, browser)).toMatchObject({ ok: false })
      const code = codeAt(secret, seconds(60))
      expect(await confirmWithCode(entrance(), loaded.runner, ctx, code, browser)).toMatchObject({ ok: true })
    })

    test('a page leads there and back, and never out of the site', async () => {
      const accountId = await person('va.y.vuelve')
      const { token } = await entered('va.y.vuelve', {}, seconds(-15 * 60))
      const cookie = `trama_session=${token}`
      const asked = await site.request('/en/t/cuenta/seguridad/codigos', { headers: { cookie } })
      expect(asked.headers.get('location')).toBe('/en/t/confirmar?volver=%2Fen%2Ft%2Fcuenta%2Fseguridad%2Fcodigos')
      const csrf = /name="csrf" value="([^"]+)"/.exec(
        await (await site.request('/t/confirmar', { headers: { cookie } })).text(),
      )?.[1]
      const sent = await site.request('/t/confirmar', {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ csrf: csrf ?? '', password: PASSWORD, volver: 'https://elsewhere.example/' }),
      })
      expect(sent.headers.get('location')).toBe('/t')
      expect(sent.headers.getSetCookie().join()).toContain('trama_session=')
      expect(await told(accountId)).toEqual([])
    })

    test('an administrator takes away what somebody lost, and the person is told and out', async () => {
      const accountId = await person('perdio.todo')
      const { token } = await withCodes('perdio.todo')
      await person('quien.administra', ['administrator'])
      const admin = await entered('quien.administra')
      expect(await loaded.runner.command(resetFactors, await ctxIn(admin.token), { accountId })).toMatchObject({
        ok: true,
      })
      expect(await actorIn(token)).toBeUndefined()
      expect(await entered('perdio.todo')).toMatchObject({ step: 'entered' })
      expect((await told(accountId)).filter((kind) => kind === 'identity.factors_changed')).toHaveLength(2)
      const reader = await ctxIn((await entered('perdio.todo')).token)
      expect(await loaded.runner.command(resetFactors, reader, { accountId })).toMatchObject({
        refusal: { kind: 'forbidden' },
      })
    })
  })

  describe('in sessions', () => {
    test('a browser that signs in again has one session: the new one', async () => {
      await person('otra.vez')
      const first = await entered('otra.vez')
      const second = await entered('otra.vez', { session: first.token, device: first.device })
      expect(await actorIn(first.token)).toBeUndefined()
      expect(await actorIn(second.token)).toBeDefined()
    })

    test('who is in may enter as somebody else from the same page, and is out as the first', async () => {
      await person('la.primera')
      await person('la.segunda')
      const { token } = await entered('la.primera')
      const cookie = `trama_session=${token}`
      const page = await (await site.request('/acceso', { headers: { cookie } })).text()
      const sent = await site.request('/acceso', {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({
          csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '',
          login: 'la.segunda',
          password: PASSWORD,
        }),
      })
      expect(sent.headers.get('location')).toBe('/t')
      expect(await actorIn(token)).toBeUndefined()
    })

    test('a new browser is told to the person; the first one and known ones are not', async () => {
      const accountId = await person('navegador')
      const first = await entered('navegador')
      await entered('navegador', { device: first.device })
      expect(await told(accountId)).toEqual([])
      await entered('navegador')
      expect(await told(accountId)).toEqual(['identity.new_device'])
    })

    test.each([
      ['two hours without use', seconds(2 * 3600), undefined],
      ['twelve hours, however much it is used', seconds(12 * 3600), seconds(12 * 3600 - 60)],
    ])('one ends after %s', async (what, end, seen) => {
      const login = `fin.${what.slice(0, 3)}`
      await person(login)
      const { token } = await entered(login)
      if (seen !== undefined)
        await loaded.database.write(app, (tx) =>
          tx.execute(sql`update identity.session set seen_at = ${seen} where token_hash = ${tokenHash(token)}`),
        )
      const before = new Date(Date.parse(end) - 1000).toISOString()
      expect(await actorIn(token, before)).toBeDefined()
      expect(await actorIn(token, end)).toBeUndefined()
    })

    test('its last use is noted once a minute', async () => {
      await person('en.uso')
      const { token } = await entered('en.uso')
      const id = (await actorIn(token))?.sessionId ?? ''
      const seenAt = async () => (await loaded.database.read(app, (tx) => sessionOf(tx, token, NOW, TODAY)))?.seenAt
      await touchSession(loaded.database, id, NOW, seconds(59))
      expect(await seenAt()).toBe(NOW)
      await touchSession(loaded.database, id, NOW, seconds(60))
      expect(await seenAt()).toBe(seconds(60))
    })

    test('everybody sees and ends their own, and nobody else’s', async () => {
      await person('la.duena')
      await person('la.otra')
      const [here, there, other] = [await entered('la.duena'), await entered('la.duena'), await entered('la.otra')]
      const ctx = await ctxIn(here.token)
      const lines = await loaded.runner.query(ownSessions, ctx, null)
      if (!lines.ok) throw new Error(lines.refusal.kind)
      expect(lines.value.map((line) => line.here)).toEqual([true, false])
      const foreign = (await actorIn(other.token))?.sessionId
      expect(await loaded.runner.command(endOwnSessions, ctx, { id: foreign })).toMatchObject({
        refusal: { kind: 'no_such_session' },
      })
      expect(await loaded.runner.command(endOwnSessions, ctx, {})).toMatchObject({ value: { ended: 1 } })
      expect(await actorIn(there.token)).toBeUndefined()
      expect(await actorIn(here.token)).toBeDefined()
      expect(await actorIn(other.token)).toBeDefined()
    })
  })
})
