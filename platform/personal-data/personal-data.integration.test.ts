import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../tests/integration/loaded.ts'
import { verifyChain } from '../audit/verify.ts'
import type { DatabaseUser } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { askCorrection, correctionsQuery, decideCorrection } from './corrections.ts'
import { exportOwnData, ownDataQuery } from './own-data.ts'
import { readingsQuery } from './readings-query.ts'
import { cutOffOf, dueQuery, forgetCommand } from './retention.ts'
import { maskedQuery, revealSensitive } from './reveal.ts'

const app = { role: 'trama_app' } as const
const rooms = () => MANIFESTS
const REASON = 'Llamar por una evidencia'

interface Somebody {
  readonly person: Id
  readonly account: Id
  readonly office: Id
}

describeOnBothDatabases('personal data', (open) => {
  let loaded: Loaded
  /** In the planning office; in a municipality; a citizen whose account the planning office keeps. */
  const people: Record<'here' | 'there' | 'citizen', Somebody> = {} as never

  const user = (who: keyof typeof people, ...roles: string[]): DatabaseUser => ({
    role: 'trama_app',
    accountId: people[who].account,
    officeId: people[who].office,
    roles,
  })
  const seen = async (by: DatabaseUser): Promise<readonly string[]> => {
    const found = await loaded.database.read(by, (tx) =>
      tx.execute(
        sql`select id from identity.person where id in (${people.here.person}, ${people.there.person}, ${people.citizen.person})`,
      ),
    )
    return found.rows.map(({ id }) => Object.entries(people).find(([, each]) => each.person === id)?.[0] ?? '').sort()
  }
  const codeOf = (by: DatabaseUser, statement: ReturnType<typeof sql>) =>
    loaded.database.write(by, (tx) => tx.execute(statement)).then(({ rows }) => rows[0] ?? 'done', databaseErrorCode)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    await loaded.database.write(app, async (tx) => {
      const planning = await tx.execute(sql`select id from identity.office where kind = 'planning_office' limit 1`)
      const town = newId()
      await tx.execute(sql`
        insert into identity.office (id, code, kind, title) values (${town}, 'ZZ-TOWN', 'municipality', '{"es":"Alcaldía"}')`)
      for (const [name, office] of [
        ['here', String(planning.rows[0]?.id)],
        ['there', town],
        ['citizen', String(planning.rows[0]?.id)],
      ] as const) {
        const somebody = { person: newId(), account: newId(), office }
        people[name] = somebody
        await tx.execute(sql`
          insert into identity.person (id, name, sort_key, email)
          values (${somebody.person}, ${`Persona ${name}`}, ${name}, ${`${name}@example.org`})`)
        await tx.execute(sql`
          insert into identity.account (id, person_id, office_id, login, password_hash)
          values (${somebody.account}, ${somebody.person}, ${office}, ${`z.${name}`}, 'x')`)
      }
    })
  })

  describe('who sees that a person is there', () => {
    test.each([
      ['the program itself', () => app, ['citizen', 'here', 'there']],
      ['staff: their own office', () => user('here', 'reader'), ['citizen', 'here']],
      ['staff of another office: theirs', () => user('there', 'unit_planner'), ['there']],
      [
        'an administrator of the planning office: everybody',
        () => user('here', 'administrator'),
        ['citizen', 'here', 'there'],
      ],
      ['an administrator of a municipality: that office', () => user('there', 'administrator'), ['there']],
      [
        'a citizen: themselves, not the staff of the office that keeps the account',
        () => user('citizen', 'citizen'),
        ['citizen'],
      ],
      ['an account without any role: itself', () => user('here'), ['here']],
    ] as const)('%s', async (_who, by, expected) => {
      expect(await seen(by())).toEqual(expected)
    })

    test('nobody without an account', async () => {
      expect(await codeOf({ role: 'trama_public' }, sql`select id from identity.person`)).toBe('42501')
    })
  })

  describe('a sensitive column', () => {
    test.each([
      ['the program', () => app],
      ['an administrator', () => user('here', 'administrator')],
      ['the person', () => user('here', 'reader')],
    ] as const)('is selected by nobody as such: not by %s', async (_who, by) => {
      expect(await codeOf(by(), sql`select email from identity.person`)).toBe('42501')
      expect(await codeOf(by(), sql`select * from identity.person`)).toBe('42501')
    })

    test.each([
      ['the program, for letters', () => app, 'here@example.org'],
      ['the person', () => user('here', 'reader'), 'here@example.org'],
      ['a colleague', () => user('citizen', 'reader'), null],
      ['an administrator, without a reason', () => user('there', 'administrator'), null],
    ] as const)('is told whole to %s, or not at all', async (_who, by, expected) => {
      expect(await codeOf(by(), sql`select identity.email_of(${people.here.person}) as email`)).toEqual({
        email: expected,
      })
    })

    test('is masked for who sees the person, and nothing for who does not', async () => {
      const masked = sql`select identity.masked_of(${people.here.person}, 'email') as email`
      expect(await codeOf(user('citizen', 'reader'), masked)).toEqual({ email: 'h•••@example.org' })
      expect(await codeOf(user('there', 'reader'), masked)).toEqual({ email: null })
    })

    test.each([
      ['a colleague who is no administrator', () => user('here', 'reader'), 'there', REASON, '42501'],
      ['an administrator who does not see the person', () => user('there', 'administrator'), 'here', REASON, '42501'],
      ['an administrator without a reason', () => user('here', 'administrator'), 'there', '  porque  ', '23514'],
      ['the program, which is nobody', () => app, 'there', REASON, '42501'],
    ] as const)('is not opened by %s, past every page', async (_who, by, whose, reason, code) => {
      const statement = sql`select identity.reveal(${people[whose].person}, 'email', ${reason}, ${newId()}, now(), 'r')`
      expect(await codeOf(by(), statement)).toBe(code)
    })

    test('the public calls none of it', async () => {
      for (const call of [
        sql`select identity.email_of(${people.here.person})`,
        sql`select identity.masked_of(${people.here.person}, 'email')`,
        sql`select identity.persons_with_email('here@example.org')`,
        sql`select * from audit.read`,
      ])
        expect(await codeOf({ role: 'trama_public' }, call)).toBe('42501')
    })

    test('no other column is opened by these functions', async () => {
      expect(await codeOf(app, sql`select identity.sensitive_of(${people.here.person}, 'name')`)).toBe('42703')
    })
  })

  describe('reading a sensitive value', () => {
    test('takes an administrator and a reason; the value is in the answer and nowhere else', async () => {
      const ctx = await loaded.as('administracion')
      const input = { person: people.there.person, field: 'email', reason: REASON }
      expect(await loaded.runner.query(maskedQuery, ctx, input)).toMatchObject({
        ok: true,
        value: { name: 'Persona there', masked: 't•••@example.org' },
      })
      expect(await loaded.runner.command(revealSensitive, ctx, { ...input, reason: 'corto' })).toMatchObject({
        ok: false,
        refusal: { kind: 'invalid_input' },
      })
      expect(await loaded.runner.command(revealSensitive, ctx, input)).toEqual({
        ok: true,
        value: { value: 'there@example.org' },
      })
      const kept = await loaded.database.read(app, (tx) =>
        tx.execute(
          sql`select coalesce(string_agg(changes::text || coalesce(reason, ''), ''), '') as all from audit.entry where command = 'personal_data.reveal'`,
        ),
      )
      expect(String(kept.rows[0]?.all)).toContain(REASON)
      expect(String(kept.rows[0]?.all)).not.toContain('there@example.org')
    })

    test('is refused to everybody else, in words', async () => {
      const input = { person: people.there.person, field: 'email', reason: REASON }
      for (const login of ['direccion', 'lectura', 'public'])
        expect(await loaded.runner.command(revealSensitive, await loaded.as(login), input)).toMatchObject({
          ok: false,
          refusal: { kind: 'forbidden' },
        })
    })

    test('is shown to administrators and to the person concerned, to nobody else', async () => {
      const listed = await loaded.runner.query(readingsQuery, await loaded.as('administracion'), { page: 1 })
      expect(listed).toMatchObject({ ok: true, value: [{ subject: 'Persona there', field: 'email', reason: REASON }] })
      const count = sql`select count(*)::int as n from audit.read`
      expect(await codeOf(user('there', 'reader'), count)).toEqual({ n: 1 })
      expect(await codeOf(user('here', 'reader'), count)).toEqual({ n: 0 })
      expect(await codeOf(user('there', 'administrator'), count)).toEqual({ n: 1 })
    })

    test('cannot be noted in somebody else’s name', async () => {
      const forged = sql`insert into audit.read (id, at, account, subject, field, reason, request)
        values (${newId()}, now(), ${people.here.account}, ${people.there.person}, 'email', 'x', 'r')`
      expect(await codeOf(user('there', 'administrator'), forged)).toBe('42501')
    })
  })

  describe('a person', () => {
    const asPerson = async () => {
      const ctx = await loaded.as('lectura')
      const who = { ...people.there, accountId: people.there.account, personId: people.there.person }
      const { accountId, personId, office } = who
      return {
        ...ctx,
        who: { accountId, personId, officeId: office, name: 'Persona there', unitIds: [], roles: ['reader'] as const },
      }
    }

    test('takes everything held on them along, and nothing of anybody else', async () => {
      const done = await loaded.runner.command(exportOwnData(rooms), await asPerson(), {})
      if (!done.ok) throw new Error(done.refusal.message.es)
      const { held, readings } = done.value
      expect(held.find(({ table }) => table === 'identity.person')?.rows).toEqual([
        { name: 'Persona there', email: 'there@example.org' },
      ])
      expect(held.find(({ table }) => table === 'identity.account')?.rows).toMatchObject([{ login: 'z.there' }])
      expect(readings).toHaveLength(1)
      const all = JSON.stringify(done.value)
      for (const other of ['"here@example.org', '"z.here', 'Persona citizen']) expect(all).not.toContain(other)
      const declared = MANIFESTS.flatMap(({ personalData = [] }) => personalData).filter(({ subject }) => subject)
      expect(held.flatMap(({ fields }) => fields)).toHaveLength(declared.length)
    })

    test('without an account has nothing to be shown', async () => {
      expect(await loaded.runner.query(ownDataQuery(rooms), await loaded.as('public'), null)).toMatchObject({
        ok: false,
        refusal: { kind: 'forbidden' },
      })
    })

    test('asks for a correction; an administrator decides with a reason; the person is told', async () => {
      const me = await asPerson()
      const ask = (input: object) => loaded.runner.command(askCorrection(rooms), me, input)
      const field = 'identity.person.name'
      expect(await ask({ field: 'identity.account.login', wanted: 'x' })).toMatchObject({
        refusal: { kind: 'not_correctable' },
      })
      const asked = await ask({ field, wanted: 'Persona Corregida', reason: 'Mal escrito' })
      if (!asked.ok) throw new Error(asked.refusal.message.es)
      expect(await ask({ field, wanted: 'Otra vez' })).toMatchObject({ refusal: { kind: 'asked_already' } })

      const decide = async (login: string, accept: 'si' | 'no', id = asked.value.id) =>
        loaded.runner.command(decideCorrection(rooms), await loaded.as(login), {
          id,
          accept,
          decision: 'Consta en su documento',
        })
      expect(await decide('direccion', 'si')).toMatchObject({ refusal: { kind: 'forbidden' } })
      const waiting = await loaded.runner.query(correctionsQuery, await loaded.as('administracion'), null)
      expect(waiting).toMatchObject({ ok: true, value: [{ person: 'Persona there', wanted: 'Persona Corregida' }] })
      expect(await decide('administracion', 'si')).toMatchObject({ ok: true })
      expect(await decide('administracion', 'no')).toMatchObject({ refusal: { kind: 'decided_already' } })

      const own = await loaded.runner.query(ownDataQuery(rooms), me, null)
      expect(own).toMatchObject({
        ok: true,
        value: { corrections: [{ state: 'accepted', decision: 'Consta en su documento' }] },
      })
      expect(JSON.stringify(own)).toContain('Persona Corregida')
      const told = sql`select title ->> 'es' as title from platform.notification where account_id = ${people.there.account} order by at desc limit 1`
      expect(await codeOf(user('there', 'reader'), told)).toEqual({ title: 'Se corrigió su dato: Nombre' })
      expect(await codeOf(user('here', 'administrator'), told)).toBe('done')
    })

    test('is told why an address cannot be taken over; the request stays open', async () => {
      const asked = await loaded.runner.command(askCorrection(rooms), await asPerson(), {
        field: 'identity.person.email',
        wanted: 'no es un correo',
      })
      if (!asked.ok) throw new Error(asked.refusal.message.es)
      const decided = await loaded.runner.command(decideCorrection(rooms), await loaded.as('administracion'), {
        id: asked.value.id,
        accept: 'si',
        decision: 'De acuerdo',
      })
      expect(decided).toMatchObject({ ok: false, refusal: { kind: 'no_address' } })
    })
  })

  describe('what has passed its time', () => {
    test.each([
      ['P30D', '2026-10-22T15:00:00Z'],
      ['P1Y', '2025-11-21T15:00:00Z'],
      ['P5Y', '2021-11-21T15:00:00Z'],
    ])('%s before now is %s', (keep, expected) => {
      expect(cutOffOf({ keep }, NOW)).toBe(expected)
    })

    test('is counted before it is forgotten, then forgotten and counted in the history, rule by rule', async () => {
      await loaded.database.write(app, async (tx) => {
        for (const [at, address] of [
          ['2026-11-19T15:00:00Z', '10.0.0.1'],
          ['2026-11-21T14:00:00Z', '10.0.0.2'],
        ])
          await tx.execute(sql`
            insert into identity.sign_in_failure (id, login, address, at) values (${newId()}, 'z', ${address}, ${at})`)
        await tx.execute(sql`
          update identity.account set disabled_at = '2020-01-01' where id in (${people.here.account}, ${people.citizen.account})`)
        await tx.execute(sql`
          insert into identity.account (id, person_id, office_id, login, password_hash)
          values (${newId()}, ${people.citizen.person}, ${people.citizen.office}, 'z.citizen.again', 'x')`)
      })
      const system = await loaded.as('system')
      const due = async () => {
        const found = await loaded.runner.query(dueQuery(rooms), system, null)
        if (!found.ok) throw new Error(found.refusal.message.es)
        return Object.fromEntries(found.value.map(({ rule, rows }) => [rule.id, rows]))
      }
      const before = await due()
      expect(before).toMatchObject({ 'identity.failed_sign_ins': 1, 'identity.people_who_left': 1 })
      for (const rule of ['identity.failed_sign_ins', 'identity.people_who_left'])
        expect(await loaded.runner.command(forgetCommand(rooms), system, { rule })).toMatchObject({
          value: { rows: 1 },
        })
      expect(await due()).toMatchObject({ 'identity.failed_sign_ins': 0, 'identity.people_who_left': 0 })

      const left = sql`select name, identity.email_of(id) as email from identity.person where id = ${people.here.person}`
      expect(await codeOf(app, left)).toEqual({ name: 'Persona retirada', email: null })
      const stays = sql`select name from identity.person where id = ${people.citizen.person}`
      expect(await codeOf(app, stays)).toEqual({ name: 'Persona citizen' })
      const noted = sql`select changes::text as changes from audit.entry where command = 'personal_data.forget' order by seq desc limit 1`
      const entry = await codeOf(app, noted)
      expect(JSON.stringify(entry)).toContain('identity.people_who_left')
      expect(JSON.stringify(entry)).not.toContain('Persona here')
      expect(await loaded.database.read(app, verifyChain)).toMatchObject({ whole: true })
    })

    test('is forgotten by nobody but the system', async () => {
      const input = { rule: 'identity.failed_sign_ins' }
      expect(await loaded.runner.command(forgetCommand(rooms), await loaded.as('administracion'), input)).toMatchObject(
        {
          refusal: { kind: 'forbidden' },
        },
      )
    })
  })

  test('every table with a sensitive column is under row security', async () => {
    const sensitive = MANIFESTS.flatMap(({ personalData = [] }) => personalData).filter(
      ({ sensitivity }) => sensitivity === 'sensitive',
    )
    const tables = [...new Set(sensitive.map(({ table }) => table))]
    expect(tables.length).toBeGreaterThan(1)
    const open = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where not c.relrowsecurity and n.nspname || '.' || c.relname = any(${sql.param(tables)}::text[])`),
    )
    expect(open.rows).toEqual([])
  })
})
