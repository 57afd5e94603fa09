import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../tests/integration/loaded.ts'
import { addAccount } from './add-account.ts'
import { TRIES, TRIES_OF_STRANGERS } from './lock-out.ts'
import { hashPassword } from './password.ts'
import { signIn } from './sign-in.ts'

const GOOD = 'telar de palma y añil 1842'
const app = { role: 'trama_app' } as const

describeOnBothDatabases('guessing at somebody’s password', (open) => {
  let loaded: Loaded

  const enter = async (
    password: string,
    address: string,
    more: { login?: string; device?: string; now?: string } = {},
  ) =>
    signIn(
      loaded.database,
      loaded.runner,
      { ...(await loaded.as('public')), now: more.now ?? NOW },
      { login: more.login ?? 'duena', password, address, agent: 'test', device: more.device },
    )
  const kindOf = (answer: Awaited<ReturnType<typeof enter>>) => (answer.ok ? 'entered' : answer.refusal.kind)
  const failures = async () => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select count(*) as n from identity.sign_in_failure`),
    )
    return Number(found.rows[0]?.n)
  }
  /** As if so many had failed before, each from an address of its own. */
  const strangersFailed = (times: number, at = NOW, login = 'duena') =>
    loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into identity.sign_in_failure (id, login, address, at)
        select gen_random_uuid(), ${login}, '198.51.100.' || n, ${at} from generate_series(1, ${times}::int) n`),
    )

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    const passwordHash = await hashPassword(GOOD)
    const input = { login: 'duena', name: 'Dueña de la Cuenta', role: 'reader', passwordHash }
    expect(await loaded.runner.command(addAccount, await loaded.as('system'), input)).toMatchObject({ ok: true })
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update identity.person set email = 'Duena@ejemplo.test' where name = ${input.name}`),
    )
  })
  beforeEach(() => loaded.database.write(app, (tx) => tx.execute(sql`delete from identity.sign_in_failure`)))

  test('from everywhere at once is stopped, and the owner goes on entering from a browser of theirs', async () => {
    const first = await enter(GOOD, '192.0.2.1')
    if (!first.ok || first.value.step !== 'entered') throw new Error('not entered')
    const { device } = first.value
    await strangersFailed(TRIES_OF_STRANGERS)
    expect(kindOf(await enter(GOOD, '203.0.113.5'))).toBe('too_many_attempts')
    expect(kindOf(await enter(GOOD, '203.0.113.5', { device: 'a secret that we never gave' }))).toBe(
      'too_many_attempts',
    )
    const again = await enter(GOOD, '198.51.100.1', { device })
    expect(again).toMatchObject({ ok: true, value: { device } })
  })

  test('by the address instead of the name is counted and stopped alike, and the owner enters by either', async () => {
    const login = 'duena@EJEMPLO.test'
    const first = await enter(GOOD, '192.0.2.1', { login })
    if (!first.ok || first.value.step !== 'entered') throw new Error('not entered')
    const { device } = first.value
    await strangersFailed(TRIES_OF_STRANGERS, NOW, login.toLowerCase())
    expect(kindOf(await enter(GOOD, '203.0.113.5', { login }))).toBe('too_many_attempts')
    expect(kindOf(await enter(GOOD, '203.0.113.5', { login, device }))).toBe('entered')
    expect(kindOf(await enter(GOOD, '203.0.113.5', { device }))).toBe('entered')
    expect(kindOf(await enter('adivinanza', '203.0.113.6', { login: 'nadie@ejemplo.test' }))).toBe(
      'wrong_login_or_password',
    )
  })

  test('at a known browser itself is stopped for that browser, and for no other', async () => {
    const [mine, other] = [await enter(GOOD, '192.0.2.1'), await enter(GOOD, '192.0.2.2')]
    if (!mine.ok || !other.ok || mine.value.step !== 'entered' || other.value.step !== 'entered')
      throw new Error('not entered')
    const device = mine.value.device
    for (let n = 0; n < TRIES; n += 1) await enter(`mala ${n}`, '192.0.2.1', { device })
    expect(kindOf(await enter(GOOD, '192.0.2.1', { device }))).toBe('too_many_attempts')
    expect(kindOf(await enter(GOOD, '192.0.2.1', { device: other.value.device }))).toBe('entered')
    expect(kindOf(await enter(GOOD, '192.0.2.1'))).toBe('entered')
  })

  test('is forgotten after a quarter of an hour; a hundred in a day only after the day', async () => {
    await strangersFailed(TRIES_OF_STRANGERS, '2026-11-21T14:44:59Z')
    expect(kindOf(await enter(GOOD, '203.0.113.5'))).toBe('entered')
    await strangersFailed(70, '2026-11-21T10:00:00Z')
    expect(kindOf(await enter(GOOD, '203.0.113.5'))).toBe('too_many_attempts')
    expect(kindOf(await enter(GOOD, '203.0.113.5', { now: '2026-11-22T14:45:00Z' }))).toBe('entered')
  })

  test('does not tell which names exist: one that does not is stopped in the same words', async () => {
    await strangersFailed(TRIES_OF_STRANGERS)
    await strangersFailed(TRIES_OF_STRANGERS, NOW, 'nadie')
    const [real, none] = [await enter(GOOD, '203.0.113.5'), await enter(GOOD, '203.0.113.5', { login: 'nadie' })]
    expect(real.ok || none.ok).toBe(false)
    expect(none).toEqual(real)
  })

  test('a device that is known to one account is a stranger to another', async () => {
    const mine = await enter(GOOD, '192.0.2.1')
    if (!mine.ok || mine.value.step !== 'entered') throw new Error('not entered')
    await strangersFailed(TRIES_OF_STRANGERS, NOW, 'nadie')
    expect(kindOf(await enter(GOOD, '192.0.2.1', { login: 'nadie', device: mine.value.device }))).toBe(
      'too_many_attempts',
    )
  })

  test('forty tries at the same moment are not more than thirty', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => enter('adivinanza', `203.0.113.${n}`)))
    const looked = answers.filter((answer) => kindOf(answer) === 'wrong_login_or_password')
    expect(looked).toHaveLength(TRIES_OF_STRANGERS)
    expect(await failures()).toBe(TRIES_OF_STRANGERS)
  })

  test('who enters leaves no failure behind', async () => {
    await enter(GOOD, '192.0.2.1')
    expect(await failures()).toBe(0)
  })
})
