import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../tests/integration/loaded.ts'
import { addAccount } from './add-account.ts'
import { hashPassword } from './password.ts'
import { signIn } from './sign-in.ts'

describeOnBothDatabases('accounts and signing in', (open) => {
  let loaded: Loaded
  let passwordHash: string
  const add = async (input: object, login = 'system') =>
    loaded.runner.command(addAccount, await loaded.as(login), { name: 'Persona de Prueba', passwordHash, ...input })
  const enter = async (login: string, password: string, address = '127.0.0.1') =>
    signIn(loaded.database, loaded.runner, await loaded.as('public'), { login, password, address, agent: 'test' })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    passwordHash = await hashPassword('una clave larga y buena')
  })

  test('a new account signs in with its password, and with no other', async () => {
    expect(await add({ login: 'Primera', role: 'administrator' })).toMatchObject({ ok: true })
    expect(await enter('primera', 'una clave larga y buena')).toMatchObject({ ok: true })
    expect(await enter('primera', 'otra')).toMatchObject({ ok: false, refusal: { kind: 'wrong_login_or_password' } })
    expect(await enter('nadie', 'otra')).toMatchObject({ ok: false, refusal: { kind: 'wrong_login_or_password' } })
  })

  test.each([
    ['a login that is taken', { login: 'primera', role: 'reader' }, 'login_taken'],
    ['a planner without unit', { login: 'planifica', role: 'unit_planner' }, 'unit_missing'],
    ['a unit that does not exist', { login: 'planifica', role: 'unit_planner', unit: 'ZZZ' }, 'no_unit'],
    ['a role that does not exist', { login: 'otra', role: 'king' }, 'invalid_input'],
    ['a password that was not hashed', { login: 'otra', role: 'reader', passwordHash: 'hola' }, 'invalid_input'],
  ])('%s is refused', async (_what, input, kind) => {
    expect(await add(input)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('only the system and administrators create accounts', async () => {
    expect(await add({ login: 'intrusa', role: 'administrator' }, 'public')).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
  })

  test('ten failures from one address stop that address and nobody else', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await enter('primera', `mala ${attempt}`, '10.0.0.9')
    expect(await enter('primera', 'una clave larga y buena', '10.0.0.9')).toMatchObject({
      ok: false,
      refusal: { kind: 'too_many_attempts' },
    })
    expect(await enter('primera', 'una clave larga y buena', '10.0.0.1')).toMatchObject({ ok: true })
  })
})
