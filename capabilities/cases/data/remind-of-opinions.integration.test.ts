import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { makeAccount } from '../../../tests/integration/site.ts'
import { actOnCase } from './act-on-case.ts'
import { assignCases } from './assign-cases.ts'
import { inboxQuery } from './inbox-query.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { answerOpinion, askOpinion } from './opinions.ts'
import { opinionReminders, remindOfOpinion } from './remind-of-opinions.ts'
import { staffCaseQuery } from './staff-case-query.ts'

const app = { role: 'trama_app' } as const

// TODAY, 2026-11-21, is a Saturday: ten working days from then end on Friday, 4 December.
const DUE = '2026-12-04'

describeOnBothDatabases('the office hears of its cases', (open) => {
  let loaded: Loaded
  let reviewer: Ctx
  let id = ''
  let demoId = ''

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    await makeAccount(loaded, 'revisora.prueba', ['unit_planner'], ['SCDU-UC'])
    await makeAccount(loaded, 'otra.unidad', ['unit_planner'], ['SIM'])
    reviewer = await loaded.as('revisora.prueba')
    const cases = await loaded.database.write(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      const officeId = String(office.rows[0]?.id)
      const asked = { seed: 'opinions', count: 200, from: TODAY, today: TODAY, jurisdictions: [], accounts: [] }
      await loadMadeCases(tx, { ...asked, officeId, officeCode: 'OPAMSS' })
      const found = await tx.execute(sql`
        select id from cases.case_file where procedure = 'permiso-de-construccion' and flow -> 'open' = '["intake"]'
          and filed_on >= ${TODAY} order by number limit 2`)
      await tx.execute(sql`update cases.case_file set demo = false where id = ${String(found.rows[0]?.id)}`)
      return found.rows
    })
    id = String(cases[0]?.id)
    demoId = String(cases[1]?.id)
  })

  const version = async (of = id) => {
    const found = await loaded.runner.query(staffCaseQuery, await loaded.as('planificacion.scdu'), { id: of })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value.row.version
  }
  const act = async (step: string, action: string, of = id, ctx?: Ctx) =>
    loaded.runner.command(actOnCase, ctx ?? (await loaded.as('planificacion.scdu')), {
      caseId: of,
      expectedVersion: await version(of),
      step,
      action,
    })
  const noticesTo = async (login: string, kind: string) => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select n.title ->> 'es' as title, n.link from platform.notification n join identity.account a on a.id = n.account_id
        where a.login = ${login} and n.kind = ${kind} order by n.at, n.id`),
    )
    return found.rows.map(({ title }) => String(title))
  }
  /** What the job does on a morning; answers how many reminders left. */
  const morningOf = async (today: string) => {
    const ctx = { ...(await loaded.as('system')), today }
    const due = await loaded.runner.query(opinionReminders, ctx, null)
    if (!due.ok) throw new Error(due.refusal.message.en)
    const done = []
    for (const reminder of due.value) done.push(await loaded.runner.command(remindOfOpinion, ctx, reminder))
    return done.filter(({ ok }) => ok).length
  }

  test('whose turn it is, and not who did it or works elsewhere; a demonstration tells nobody', async () => {
    expect(await act('intake', 'accept', demoId)).toMatchObject({ ok: true })
    expect(await noticesTo('revisora.prueba', 'cases.work')).toEqual([])
    expect(await act('intake', 'accept')).toMatchObject({ ok: true })
    expect(await noticesTo('revisora.prueba', 'cases.work')).toEqual([expect.stringMatching(/: Admitir y repartir$/)])
    expect(await noticesTo('planificacion.scdu', 'cases.work'), 'did it').toEqual([])
    expect(await noticesTo('otra.unidad', 'cases.work')).toEqual([])
  })

  test('who waits at a join hears of it when the last review has arrived, not before', async () => {
    expect(await act('urban', 'done', id, reviewer)).toMatchObject({ ok: true })
    expect(await noticesTo('planificacion.scdu', 'cases.work')).toEqual([])
  })

  test('who is given a case is told; who has it is told alone', async () => {
    const { who } = reviewer
    if (typeof who === 'string') throw new Error('nobody')
    const direction = await loaded.as('direccion')
    const given = { cases: [{ caseId: id, expectedVersion: await version() }], to: who.accountId }
    expect(await loaded.runner.command(assignCases, direction, given)).toMatchObject({ ok: true })
    expect(await noticesTo('revisora.prueba', 'cases.assigned')).toEqual([
      expect.stringMatching(/^Se le asignó el expediente OPAMSS-PC-/),
    ])
  })

  test('an opinion that does not arrive reminds before and after its day, each time once', async () => {
    const asked = await loaded.runner.command(askOpinion, await loaded.as('planificacion.scdu'), {
      caseId: id,
      askedOf: 'Ministerio de Medio Ambiente',
      question: '¿Afecta la quebrada?',
      within: 10,
    })
    expect(asked).toMatchObject({ ok: true, value: { dueOn: DUE } })
    expect(await morningOf('2026-12-01'), 'three working days before').toBe(0)
    expect(await morningOf('2026-12-02')).toBe(1)
    expect(await morningOf('2026-12-02')).toBe(0)
    expect(await morningOf(DUE)).toBe(0)
    expect(await morningOf('2026-12-06'), 'the Sunday after').toBe(0)
    expect(await morningOf('2026-12-07')).toBe(1)
    for (const login of ['planificacion.scdu', 'revisora.prueba'])
      expect(await noticesTo(login, 'cases.opinion_due'), login).toEqual([
        expect.stringMatching(/vence una opinión pedida$/),
        expect.stringMatching(/no ha llegado una opinión pedida$/),
      ])
    const seen = await loaded.runner.query(staffCaseQuery, reviewer, { id })
    if (!seen.ok) throw new Error(seen.refusal.message.en)
    expect(seen.value.events.filter(({ action }) => action === 'remind_opinion').map(({ payload }) => payload)).toEqual(
      [
        { opinion: 1, dueOn: DUE, days: -2, told: 2 },
        { opinion: 1, dueOn: DUE, days: 1, told: 2 },
      ],
    )
  })

  test('the inbox shows whose opinion is overdue, and those alone when asked', async () => {
    const scdu = await loaded.as('planificacion.scdu')
    const late = async (today: string) => {
      const found = await loaded.runner.query(inboxQuery, { ...scdu, today }, { scope: 'all', pressing: 'opinion' })
      if (!found.ok) throw new Error(found.refusal.message.en)
      // The demonstration has a late one of its own.
      return found.value.rows.filter(({ demo }) => !demo).map((row) => [row.id, row.opinionDueOn])
    }
    expect(await late(DUE)).toEqual([])
    expect(await late('2026-12-05')).toEqual([[id, DUE]])
  })

  test('once it has arrived nobody is reminded, and nothing is late', async () => {
    const seen = await loaded.runner.query(staffCaseQuery, reviewer, { id })
    if (!seen.ok) throw new Error(seen.refusal.message.en)
    const [opinion] = seen.value.opinions
    const answered = await loaded.runner.command(answerOpinion, reviewer, {
      caseId: id,
      opinionId: opinion?.id ?? '',
      conclusion: 'favourable',
      answer: 'No la afecta.',
      expectedVersion: opinion?.version ?? 0,
    })
    expect(answered).toMatchObject({ ok: true })
    expect(await morningOf('2026-12-14')).toBe(0)
    const system = await loaded.as('system')
    expect(
      await loaded.runner.command(remindOfOpinion, system, { opinionId: opinion?.id ?? '', days: 6 }),
    ).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_remind' } })
  })
})
