import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { actOnCase } from './act-on-case.ts'
import { answerObservations } from './answer-observations.ts'
import { ownCaseQuery } from './case-query.ts'
import { countAgain } from './count-again.ts'
import { draftQuery } from './draft-queries.ts'
import { fileCase } from './file-case.ts'
import { forgetOldDrafts } from './forget-drafts.ts'
import { payOrder } from './pay-order.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { statusQuery } from './status-query.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const app = { role: 'trama_app' } as const

/** Passes every check of the building permit. */
const HOUSE = {
  parcel: '0614-01',
  site_area: '400',
  use: 'housing',
  floor_area: '100',
  storeys: '1',
  investment: '45,000.00',
  trees: 'no',
  qualification: 'CL-1',
  'owner.name': 'Dueña Inventada',
  'signs.name': 'Arquitecta Inventada',
  'signs.accreditation': 'A-1',
}

describeOnBothDatabases('an application is filed', (open) => {
  let loaded: Loaded
  /** A guest acts through the program, known by the hash of the link. */
  let guest: Ctx

  const start = async (ctx: Ctx = guest, code = 'permiso-de-construccion') => {
    const [token, consent] = [randomUUID(), randomUUID()]
    const begun = await loaded.runner.command(startDraft, ctx, {
      code,
      ...(code === 'acreditacion-de-profesionales' ? {} : { jurisdiction: 'soyapango' }),
      name: 'Vecina Inventada',
      email: 'vecina@ejemplo.invalid',
      guest: { token, hash: hash(token) },
      consent: { token: consent, hash: hash(consent) },
    })
    if (!begun.ok) throw new Error(begun.refusal.message.es)
    return { draftId: begun.value.draftId, links: [hash(token)] }
  }
  type Own = Awaited<ReturnType<typeof start>>

  const save = async (own: Own, typed: Record<string, string>, expectedVersion: number, withPlans = true) => {
    const sha256 = hash(`planos ${own.draftId}`)
    const keys = withPlans ? ['plans', 'structure'] : []
    return loaded.runner.command(saveDraft, guest, {
      ...own,
      expectedVersion,
      shown: Object.keys(typed).map((name) => name.split('.')[0] ?? name),
      sent: Object.entries(typed).map(([name, text]) => [name, [text]]),
      documents: keys.map((key) => ({ key, name: `${key}.pdf`, sha256, size: 3, type: 'application/pdf' })),
    })
  }
  const file = (own: Own, expectedVersion: number) =>
    loaded.runner.command(fileCase, guest, { ...own, expectedVersion })
  const filed = async () => {
    const own = await start()
    expect(await save(own, HOUSE, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    const done = await file(own, 2)
    if (!done.ok) throw new Error(done.refusal.message.es)
    return { ...own, ...done.value }
  }
  const seen = async ({ caseId, links }: { caseId: string; links: readonly string[] }) => {
    const found = await loaded.runner.query(ownCaseQuery, guest, { caseId, links })
    if (!found.ok) throw new Error(found.refusal.message.es)
    return found.value
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    guest = await loaded.as('system')
  })

  test('refused with the article while a rule is broken; corrected, it takes a number and its clock starts', async () => {
    const own = await start()
    await save(own, { ...HOUSE, floor_area: '900' }, 1)
    const review = await loaded.runner.query(draftQuery, guest, own)
    if (!review.ok) throw new Error(review.refusal.message.es)
    expect(review.value.review.stops).toMatchObject([{ key: 'over_built', citation: 'Comprobación aritmética' }])
    expect(await file(own, 2)).toMatchObject({ ok: false, refusal: { kind: 'stopped' } })

    await save(own, HOUSE, 2)
    const done = await file(own, 3)
    expect(done).toMatchObject({ ok: true, value: { number: expect.stringMatching(/^OPAMSS-PC-2026-\d{5}$/) } })
    if (!done.ok) return
    const { row, clock, documents, orders, events } = await seen({ ...own, caseId: done.value.caseId })
    expect(row.flow.open).toEqual(['intake'])
    expect(clock?.account.reading).toMatchObject({ state: 'running', entry: 1, of: 20 })
    expect(row.dueOn).toBe(clock?.account.reading.due)
    expect(documents.map(({ key }) => key)).toEqual(['plans', 'structure'])
    // 87 dollars up to 75 m², and 25 m² more at 1.07.
    expect(orders).toMatchObject([{ totalCents: 11_375 }])
    expect(events).toMatchObject([{ sequence: 1, role: 'applicant', action: 'file' }])
  })

  test('filed again from another window, it is the same case; saving there leads to it', async () => {
    const own = await filed()
    expect(await file(own, 2)).toMatchObject({ ok: true, value: { caseId: own.caseId, number: own.number } })
    expect(await save(own, HOUSE, 2)).toMatchObject({ ok: true, value: { filedCaseId: own.caseId } })
  })

  test('pressed twice at the same time, it is one case', async () => {
    const own = await start()
    await save(own, HOUSE, 1)
    const [one, other] = await Promise.all([file(own, 2), file(own, 2)])
    expect(one).toMatchObject({ ok: true })
    expect(other).toEqual(one)
  })

  test('two windows do not overwrite each other unseen', async () => {
    const own = await start()
    expect(await save(own, { site_area: '400' }, 1)).toMatchObject({ ok: true })
    expect(await save(own, { site_area: '500' }, 1)).toMatchObject({
      ok: false,
      refusal: { kind: 'changed_meanwhile' },
    })
    const review = await loaded.runner.query(draftQuery, guest, own)
    expect(review).toMatchObject({ ok: true, value: { draft: { answers: { site_area: 400 } } } })
  })

  test('twelve who file at once get twelve numbers in a row', async () => {
    const owns = []
    for (let n = 0; n < 12; n += 1) {
      const own = await start()
      await save(own, HOUSE, 1)
      owns.push(own)
    }
    const done = await Promise.all(owns.map((own) => file(own, 2)))
    const numbers = done.map((each) => (each.ok ? Number(each.value.number.slice(-5)) : 0)).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => (numbers[0] ?? 0) + n))
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(
        sql`select max(sequence) as last, count(*) as n from cases.case_file where series = 'PC' and year = 2026`,
      ),
    )
    expect(found.rows[0]?.last).toBe(Number(found.rows[0]?.n))
  })

  test('nobody else opens it: not without the link, not with an account, not with another link', async () => {
    const own = await filed()
    for (const [ctx, links] of [
      [guest, []],
      [guest, [hash('otro')]],
      [await loaded.as('lectura'), []],
      [await loaded.as('administracion'), []],
    ] as const) {
      expect(await loaded.runner.query(draftQuery, ctx, { ...own, links })).toMatchObject({ ok: false })
      expect(await loaded.runner.query(ownCaseQuery, ctx, { ...own, links })).toMatchObject({ ok: false })
    }
  })

  test('everybody sees how it stands by its number, and nothing of anybody', async () => {
    const own = await filed()
    const found = await loaded.runner.query(statusQuery, await loaded.as('public'), {
      number: own.number.toLowerCase().replaceAll('-', ' '),
    })
    expect(found).toMatchObject({ ok: true, value: { flow: { open: ['intake'] }, answers: { use: 'housing' } } })
    expect(JSON.stringify(found)).not.toMatch(/Inventada|vecina@|A-1/)
  })

  test('observed: the clock stops; answered item by item: it is a filing of its own with a term of its own', async () => {
    const own = await filed()
    const staff = await loaded.as('planificacion.scdu')
    const observe = { caseId: own.caseId, expectedVersion: 1, step: 'intake', action: 'observe' }
    expect(await loaded.runner.command(actOnCase, staff, observe)).toMatchObject({
      ok: false,
      refusal: { kind: 'nothing_observed' },
    })
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into cases.observation (id, office_id, case_id, entry, number, about, about_key, words, at)
        select gen_random_uuid(), office_id, id, 1, n, a, k, 'Corrija.', now() from cases.case_file,
          (values (1, 'field', 'floor_area'), (2, 'document', 'plans')) as o(n, a, k) where id = ${own.caseId}`),
    )
    expect(await loaded.runner.command(actOnCase, staff, observe)).toMatchObject({ ok: true })
    const before = await seen(own)
    expect(before.clock?.account.reading.state).toBe('suspended')
    expect(before.observations).toHaveLength(2)
    expect(before.allowed.map(({ action }) => action.key)).toEqual(['answer', 'withdraw'])

    const [field, document] = before.observations.map(({ id }) => id)
    const answer = (answers: object[], documents: object[]) =>
      loaded.runner.command(answerObservations, guest, {
        caseId: own.caseId,
        links: own.links,
        expectedVersion: 2,
        step: 'correction',
        action: 'answer',
        answers,
        sent: [
          ['floor_area', ['120']],
          ['storeys', ['9']],
        ],
        documents,
      })
    expect(await answer([{ id: field, words: 'Era 120.' }], [])).toMatchObject({
      ok: false,
      refusal: { kind: 'not_answered', field: `answer.${document}` },
    })
    const plans = { key: 'plans', name: 'nuevo.pdf', sha256: hash('nuevo'), size: 3, type: 'application/pdf' }
    expect(await answer([{ id: field, words: 'Era 120.' }], [plans])).toMatchObject({ ok: true })
    const after = await seen(own)
    expect(after.row.answers).toMatchObject({ floor_area: 120, storeys: 1 })
    expect(after.clock?.account.reading).toMatchObject({ state: 'running', entry: 2 })
    expect(
      after.documents.filter(({ key }) => key === 'plans').map(({ entry, superseded }) => ({ entry, superseded })),
    ).toEqual([
      { entry: 1, superseded: true },
      { entry: 2, superseded: false },
    ])
    expect(after.observations.every(({ answeredAt }) => answeredAt !== undefined)).toBe(true)
  })

  test.each([
    ['a reader', 'lectura', 'not_yours'],
    ['another unit', 'planificacion.sim', 'not_yours'],
    ['nobody signed in', 'public', 'forbidden'],
  ])('%s does not act in the unit’s place', async (_who, login, kind) => {
    const own = await filed()
    const asked = { caseId: own.caseId, expectedVersion: 1, step: 'intake', action: 'accept' }
    expect(await loaded.runner.command(actOnCase, await loaded.as(login), asked)).toMatchObject({
      ok: false,
      refusal: { kind },
    })
  })

  test('two of the unit who act at once: one is first, the other is told', async () => {
    const own = await filed()
    const staff = await loaded.as('planificacion.scdu')
    const asked = { caseId: own.caseId, expectedVersion: 1, step: 'intake', action: 'accept' }
    const done = await Promise.all([1, 2, 3].map(() => loaded.runner.command(actOnCase, staff, asked)))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.filter((each) => !each.ok && each.refusal.kind === 'changed_meanwhile')).toHaveLength(2)
    expect((await seen(own)).row.flow.open).toEqual(['outside', 'structure', 'urban'])
  })

  test('paid twice, it is paid once', async () => {
    const own = await filed()
    const [order] = (await seen(own)).orders
    const pay = () => loaded.runner.command(payOrder, guest, { ...own, orderId: order?.id })
    const [one, other] = await Promise.all([pay(), pay()])
    expect(one).toMatchObject({ ok: true })
    expect(other).toMatchObject({ ok: true, value: { reference: one.ok ? one.value.reference : '' } })
    expect((await seen(own)).orders).toMatchObject([{ paidBy: 'gateway' }])
  })

  test('a new edition changes no case that is filed; what is being prepared moves to it and keeps its answers', async () => {
    const own = await filed()
    const before = await seen(own)
    const preparing = await start()
    await save(preparing, { site_area: '400', qualification: 'CL-1', trees: 'no' }, 1)
    const old = before.compiled.definition
    const changed: Definition = {
      ...old,
      edition: '2027-1',
      term: old.term === undefined ? undefined : { ...old.term, length: 3 },
      fees: [],
      sections: old.sections.map((section) => ({
        ...section,
        fields: section.fields.filter(({ key }) => key !== 'trees'),
      })),
      documents: old.documents.filter(({ key }) => key !== 'felling'),
      steps: old.steps.map((step) => ({ ...step, title: { es: `${step.title.es} (nuevo)` } })),
    } as Definition
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into cases.definition (id, office_id, code, edition, content, published_at)
        select gen_random_uuid(), office_id, code, ${changed.edition}, ${JSON.stringify(changed)}::jsonb, '2026-11-21T16:00:00Z'
        from cases.definition where id = ${before.row.definitionId}`),
    )
    expect(await seen(own)).toEqual(before)
    const moved = await loaded.runner.query(draftQuery, guest, preparing)
    if (!moved.ok) throw new Error(moved.refusal.message.en)
    expect(moved.value.draft.answers, 'all but what is asked no more').toEqual({
      site_area: 400,
      qualification: 'CL-1',
    })
    expect(moved.value.moved?.es).toContain('talar')
    expect(moved.value.compiled.definition.edition).toBe('2027-1')
  })

  test('an application that nobody filed is forgotten after its days; a younger one and what was filed stay', async () => {
    const [own, old, young] = [await filed(), await start(), await start()]
    const leave = (days: number, draft: string) =>
      loaded.database.write(app, (tx) =>
        tx.execute(sql`
          update cases.draft set updated_at = ${NOW}::timestamptz - make_interval(days => ${days}) where id = ${draft}`),
      )
    await leave(400, own.draftId)
    await leave(91, old.draftId)
    await leave(89, young.draftId)
    expect(await loaded.database.write(app, (tx) => forgetOldDrafts(tx, NOW))).toBe(1)
    expect(await loaded.runner.query(draftQuery, guest, old)).toMatchObject({ ok: false })
    expect(await loaded.runner.query(draftQuery, guest, young)).toMatchObject({ ok: true })
    expect(await file(own, 2), 'pressed again, it is still that case').toMatchObject({
      ok: true,
      value: { caseId: own.caseId },
    })
  })

  test('a day that a decree takes away moves the date of every open case, and no ledger is touched', async () => {
    const own = await filed()
    const before = await seen(own)
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into platform.calendar_decree (id, calendar_id, key, title, effect, from_day, to_day, citation, certainty, recorded_at)
        select gen_random_uuid(), id, 'luto', '{"es":"Duelo"}', 'holiday', '2026-11-24', '2026-11-25', 'D.L. inventado',
          'invented', '2026-11-21T15:30:00Z' from platform.calendar where code = 'opamss'`),
    )
    await loaded.runner.command(countAgain, await loaded.as('system'), { most: 2_000 })
    const after = await seen(own)
    expect(after.clock?.ledger).toEqual(before.clock?.ledger)
    expect(after.row.dueOn).toBe(after.clock?.account.reading.due)
    expect(Date.parse(after.row.dueOn ?? '') - Date.parse(before.row.dueOn ?? '')).toBeGreaterThanOrEqual(
      2 * 86_400_000,
    )
    const off = after.clock?.account.rows.find(({ date }) => date === '2026-11-24')?.off
    expect(off).toMatchObject({ citation: 'D.L. inventado' })
  })

  test.each(['case_event', 'clock_entry', 'payment'])('what stands in %s cannot be altered', async (table) => {
    const alter = loaded.database.write(app, (tx) => tx.execute(sql.raw(`update cases.${table} set version = 2`)))
    await expect(alter).rejects.toThrow()
  })
})
