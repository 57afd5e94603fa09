import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW, TODAY } from '../../../tests/integration/loaded.ts'
import { makeAccount } from '../../../tests/integration/site.ts'
import { verifyChain } from '../../audit/verify.ts'
import type { Actor, Ctx, RoleId } from '../../capability/context.ts'
import { chooseLanguage } from '../own-account.ts'
import { actorOfSession, newSessionToken, tokenHash } from '../session.ts'
import { changeEmail } from './change-email.ts'
import { disableAccount, enableAccount, endHolding, endRole, grantRole, holdPost } from './manage.ts'
import { peopleQuery, personQuery } from './people-query.ts'
import { endSubstitution, nameSubstitute, nameSubstituteFor, startActing, stopActing } from './substitution.ts'
import { substitutionsQuery } from './substitutions-query.ts'

const app = { role: 'trama_app' } as const
const YESTERDAY = '2026-11-20'
const TOMORROW = '2026-11-22'

describeOnBothDatabases('people and what they may', (open) => {
  let loaded: Loaded
  let names = 0

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
  })

  const admin = () => loaded.as('admin')
  const kindOf = (answer: { ok: true } | { ok: false; refusal: { kind: string } }) =>
    answer.ok ? 'done' : answer.refusal.kind

  async function somebody(roles: readonly RoleId[], units: readonly string[] = []): Promise<Id> {
    names += 1
    return (await makeAccount(loaded, `persona.${names}`, roles, units)).accountId
  }

  /** A session of this account: who acts in it, asked again each time as every request does. */
  async function sessionOf(accountId: Id): Promise<(today?: string) => Promise<Ctx>> {
    const token = newSessionToken()
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
        values (${tokenHash(token)}, ${accountId}, ${NOW}, ${NOW}, '2100-01-01')`),
    )
    return async (today = TODAY) => {
      const who = await loaded.database.read(app, (tx) => actorOfSession(tx, token, NOW, today))
      if (who === undefined) throw new Error('The session is over.')
      return { ...(await loaded.as('public')), who, today }
    }
  }
  const actorIn = async (session: () => Promise<Ctx>): Promise<Actor> => (await session()).who as Actor

  describe('a role', () => {
    const rolesOn = async (accountId: Id, day: string) => {
      const session = await sessionOf(accountId)
      return ((await session(day)).who as Actor).roles
    }

    test('is held on its first and its last day, and not on those around them', async () => {
      const id = await somebody([])
      const term = { accountId: id, role: 'reader', from: TODAY, to: TOMORROW }
      expect(kindOf(await loaded.runner.command(grantRole, await admin(), term))).toBe('done')
      expect(await rolesOn(id, YESTERDAY)).toEqual([])
      expect(await rolesOn(id, TODAY)).toEqual(['reader'])
      expect(await rolesOn(id, TOMORROW)).toEqual(['reader'])
      expect(await rolesOn(id, '2026-11-23')).toEqual([])
      expect(kindOf(await loaded.runner.command(grantRole, await admin(), term))).toBe('held_already')
    })

    test('ends at once when an administrator ends it, and stays in the list of what was held', async () => {
      const id = await somebody([])
      const term = { accountId: id, role: 'reader', from: '2026-01-01' }
      await loaded.runner.command(grantRole, await admin(), term)
      const before = await loaded.runner.query(personQuery, await admin(), { accountId: id })
      const grant = before.ok ? before.value.grants[0] : undefined
      expect(kindOf(await loaded.runner.command(endRole, await admin(), { grantId: grant?.id }))).toBe('done')
      expect(await rolesOn(id, TODAY)).toEqual([])
      const after = await loaded.runner.query(personQuery, await admin(), { accountId: id })
      expect(after).toMatchObject({ ok: true, value: { grants: [{ role: 'reader', to: YESTERDAY }], roles: [] } })
      expect(kindOf(await loaded.runner.command(endRole, await admin(), { grantId: grant?.id }))).toBe('ended_already')
    })

    test('of the platform whole is not given outside the planning office', async () => {
      const id = await somebody([])
      await loaded.database.write(app, (tx) =>
        tx.execute(sql`
          update identity.account set office_id = (select id from identity.office where code = 'RIB') where id = ${id}`),
      )
      const answer = await loaded.runner.command(grantRole, await admin(), { accountId: id, role: 'administrator' })
      expect(kindOf(answer)).toBe('role_not_for')
    })

    test('of the last administrator is not ended, nor their account closed', async () => {
      const own = (await admin()).who as Actor
      const found = await loaded.runner.query(personQuery, await admin(), { accountId: own.accountId })
      const grantId = found.ok ? found.value.grants[0]?.id : undefined
      expect(kindOf(await loaded.runner.command(endRole, await admin(), { grantId }))).toBe('last_administrator')
      const asked = { accountId: own.accountId, reason: 'Se va de la institución' }
      expect(kindOf(await loaded.runner.command(disableAccount, await loaded.as('system'), asked))).toBe(
        'last_administrator',
      )
      expect(kindOf(await loaded.runner.command(disableAccount, await admin(), asked))).toBe('own_account')
    })
  })

  test('a post is given for a term in a unit of the own office, and ends', async () => {
    const id = await somebody(['unit_planner'])
    const seen = await loaded.runner.query(personQuery, await admin(), { accountId: id })
    const post = seen.ok ? seen.value.posts[0] : undefined
    const asked = { accountId: id, post: post?.id, from: TODAY }
    expect(kindOf(await loaded.runner.command(holdPost, await admin(), asked))).toBe('done')
    const session = await sessionOf(id)
    expect((await actorIn(session)).unitIds).toHaveLength(1)
    const held = await loaded.runner.query(personQuery, await admin(), { accountId: id })
    const holding = held.ok ? held.value.holdings[0] : undefined
    const end = { accountId: id, holdingId: holding?.id }
    expect(kindOf(await loaded.runner.command(endHolding, await admin(), end))).toBe('done')
    expect((await actorIn(session)).unitIds).toEqual([])
  })

  test('a closed account loses its sessions at once, and opens again with a reason', async () => {
    const id = await somebody(['reader'])
    const session = await sessionOf(id)
    await session()
    const asked = { accountId: id, reason: 'Terminó su contrato' }
    expect(kindOf(await loaded.runner.command(disableAccount, await admin(), asked))).toBe('done')
    await expect(session()).rejects.toThrow('over')
    const closed = await loaded.runner.query(peopleQuery, await admin(), {
      text: undefined,
      office: 'OVE',
      state: 'closed',
      page: 1,
    })
    expect(closed.ok && closed.value.lines.map(({ accountId }) => accountId)).toEqual([id])
    expect(kindOf(await loaded.runner.command(enableAccount, await admin(), asked))).toBe('done')
    await expect(session()).rejects.toThrow('over')
  })

  test('nobody but administrators of who plans and governs sees or changes people', async () => {
    const id = await somebody(['reader'])
    const elsewhere = await somebody(['administrator'])
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        update identity.account set office_id = (select id from identity.office where code = 'RIB') where id = ${elsewhere}`),
    )
    for (const who of [await sessionOf(elsewhere), await sessionOf(await somebody(['executive_director']))]) {
      const everybody = { text: undefined, office: undefined, state: undefined, page: 1 }
      expect(kindOf(await loaded.runner.query(peopleQuery, await who(), everybody))).toBe('forbidden')
      const input = { accountId: id, role: 'administrator' }
      expect(kindOf(await loaded.runner.command(grantRole, await who(), input))).toBe('forbidden')
    }
  })

  test('the history says that an address changed and never which', async () => {
    const id = await somebody(['reader'])
    const email = 'secreta@ejemplo.test'
    expect(kindOf(await loaded.runner.command(changeEmail, await admin(), { accountId: id, email }))).toBe('done')
    const kept = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select changes::text as changes from audit.entry order by seq desc limit 1`),
    )
    expect(kept.rows[0]?.changes).toContain('"email": "changed"')
    expect(kept.rows[0]?.changes).not.toContain('secreta')
  })

  describe('a substitute', () => {
    async function named(term: { from?: string; to?: string } = {}) {
      const absent = await somebody(['unit_planner', 'administrator'], ['PLA'])
      const substitute = await somebody(['reader'])
      const [ofAbsent, ofSubstitute] = [await sessionOf(absent), await sessionOf(substitute)]
      const asked = { substitute, from: term.from ?? TODAY, to: term.to ?? TOMORROW, reason: 'Vacaciones anuales' }
      const done = await loaded.runner.command(nameSubstitute, await ofAbsent(), asked)
      expect(kindOf(done)).toBe('done')
      const list = await loaded.runner.query(substitutionsQuery, await ofSubstitute(), null)
      const substitutionId = list.ok ? list.value.forOthers[0]?.id : undefined
      return { absent, substitute, ofAbsent, ofSubstitute, substitutionId, asked }
    }

    test('acts with the units and roles of the absent person, never with administration, under their own name', async () => {
      const { absent, ofAbsent, ofSubstitute, substitutionId } = await named()
      const own = await actorIn(ofSubstitute)
      expect(own.roles).toEqual(['reader'])
      expect(kindOf(await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId }))).toBe('done')
      const acting = await actorIn(ofSubstitute)
      const one = await actorIn(ofAbsent)
      expect(acting).toMatchObject({
        accountId: own.accountId,
        personId: own.personId,
        name: own.name,
        roles: ['unit_planner'],
        unitIds: one.unitIds,
        actingFor: { accountId: absent, name: one.name, until: TOMORROW },
      })
      expect(one.actingFor).toBeUndefined()
    })

    test('touches neither account meanwhile, and names nobody', async () => {
      const { absent, substitute, ofSubstitute, substitutionId, asked } = await named()
      await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId })
      const acting = await ofSubstitute()
      expect(kindOf(await loaded.runner.command(chooseLanguage, acting, { locale: 'en' }))).toBe('forbidden')
      expect(kindOf(await loaded.runner.command(nameSubstitute, acting, { ...asked, substitute: absent }))).toBe(
        'forbidden',
      )
      const grant = { accountId: substitute, role: 'administrator' }
      expect(kindOf(await loaded.runner.command(grantRole, acting, grant))).toBe('forbidden')
    })

    test('leaves both names in the history, and the chain stays whole', async () => {
      const { absent, ofSubstitute, substitutionId } = await named()
      await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId })
      expect(kindOf(await loaded.runner.command(stopActing, await ofSubstitute(), {}))).toBe('done')
      const last = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select actor, acting_for from audit.entry order by seq desc limit 2`),
      )
      const [stopped, started] = last.rows
      expect(stopped?.acting_for).toMatchObject({ account: absent })
      expect(started?.acting_for).toBeNull()
      expect(await loaded.database.read(app, verifyChain)).toMatchObject({ whole: true })
      expect((await actorIn(ofSubstitute)).actingFor).toBeUndefined()
    })

    test('whom an entry was made for cannot be altered unseen', async () => {
      const { ofSubstitute, substitutionId } = await named()
      await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId })
      await loaded.runner.command(stopActing, await ofSubstitute(), {})
      const verdict = await loaded.database.read(app, (tx) => {
        const altered: Parameters<typeof verifyChain>[0] = {
          ...tx,
          execute: (async (query: Parameters<typeof tx.execute>[0]) => {
            const found = await tx.execute(query)
            return { ...found, rows: found.rows.map((row) => ({ ...row, acting_for: null })) }
          }) as typeof tx.execute,
        }
        return verifyChain(altered)
      })
      expect(verdict).toMatchObject({ whole: false, differs: 'content' })
    })

    test('is themselves again the day after the last, without anybody doing anything', async () => {
      const { ofSubstitute, substitutionId } = await named()
      await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId })
      expect(((await ofSubstitute(TOMORROW)).who as Actor).actingFor).toBeDefined()
      const after = (await ofSubstitute('2026-11-23')).who as Actor
      expect(after.actingFor).toBeUndefined()
      expect(after.roles).toEqual(['reader'])
    })

    test('stops at once when the absent person, the substitute or an administrator ends it, or the account is closed', async () => {
      for (const end of ['absent', 'substitute', 'administrator', 'closed'] as const) {
        const { absent, ofAbsent, ofSubstitute, substitutionId } = await named()
        await loaded.runner.command(startActing, await ofSubstitute(), { substitutionId })
        const done =
          end === 'closed'
            ? await loaded.runner.command(disableAccount, await admin(), { accountId: absent, reason: 'Se retiró' })
            : await loaded.runner.command(
                endSubstitution,
                end === 'administrator' ? await admin() : end === 'absent' ? await ofAbsent() : await ofSubstitute(),
                { substitutionId },
              )
        expect([end, kindOf(done)]).toEqual([end, 'done'])
        expect([end, (await actorIn(ofSubstitute)).actingFor]).toEqual([end, undefined])
      }
    })

    test('does not begin before the first day, and nobody else begins or ends it', async () => {
      const { ofSubstitute, substitutionId } = await named({ from: TOMORROW, to: '2026-11-30' })
      const stranger = await sessionOf(await somebody(['reader']))
      const start = async (who: Ctx) => kindOf(await loaded.runner.command(startActing, who, { substitutionId }))
      expect(await start(await ofSubstitute())).toBe('no_such_substitution')
      expect(await start(await ofSubstitute(TOMORROW))).toBe('done')
      expect(await start(await stranger(TOMORROW))).toBe('no_such_substitution')
      const end = await loaded.runner.command(endSubstitution, await stranger(), { substitutionId })
      expect(kindOf(end)).toBe('no_such_substitution')
    })

    test('is named by an administrator for who cannot do it, once for each day', async () => {
      const absent = await somebody(['unit_planner'], ['PLA'])
      const substitute = await somebody(['reader'])
      const asked = { accountId: absent, substitute, from: TODAY, to: TOMORROW, reason: 'Incapacidad médica' }
      const both = await Promise.all([
        loaded.runner.command(nameSubstituteFor, await admin(), asked),
        loaded.runner.command(nameSubstituteFor, await admin(), asked),
      ])
      expect(both.map(kindOf).sort()).toEqual(['done', 'overlaps'])
      const reader = await sessionOf(await somebody(['reader']))
      expect(kindOf(await loaded.runner.command(nameSubstituteFor, await reader(), asked))).toBe('forbidden')
    })
  })
})
