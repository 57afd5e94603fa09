import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { registerFile } from '../../../platform/files/register.ts'
import { evaluate } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW, TODAY } from '../../../tests/integration/loaded.ts'
import { appealsResolved, casesResolved, officeDays } from '../measures.ts'
import { summaryBy, summaryOfAll } from '../rules/statistics/statistics.ts'
import { archiveCase, toArchiveQuery } from './archive-cases.ts'
import { ownCaseQuery } from './case-query.ts'
import { fileCase } from './file-case.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { registerQuery } from './register-query.ts'
import { saveDraft } from './save-draft.ts'
import { staffCaseQuery } from './staff-case-query.ts'
import { startDraft } from './start-draft.ts'
import { talliedCases } from './tallied-cases.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const app = { role: 'trama_app' } as const
const APPEAL = 'recurso-de-reconsideracion'
// Notified on TODAY, a Saturday: ten working days end on Friday, 4 December 2026.
const UNTIL = '2026-12-04'

describeOnBothDatabases('a decision is appealed and a case archived', (open) => {
  let loaded: Loaded
  const links = [hash('de quien solicita')]
  let id = ''
  let lapsedId = ''
  let appeal = ''

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    await loaded.database.write(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      const officeId = String(office.rows[0]?.id)
      const procedures = ['permiso-de-construccion']
      const asked = { seed: 'appeals', count: 120, from: '2025-01-06', today: TODAY, jurisdictions: [], accounts: [] }
      await loadMadeCases(tx, { ...asked, procedures, officeId, officeCode: 'OPAMSS' })
      const denied = await tx.execute(sql`
        update cases.case_file set token_hash = ${links[0]}, ended_on = ${TODAY} where id = (select id from cases.case_file
          where procedure = 'permiso-de-construccion' and ended_as = 'denied' and archived_on is null
            and not exists (select from cases.case_file a where a.appeals_id = case_file.id) order by filed_on desc, number desc limit 1)
        returning id`)
      id = String(denied.rows[0]?.id)
      await tx.execute(sql`delete from cases.resolution where case_id = ${id}`)
      const lapsed = await tx.execute(sql`
        update cases.case_file set ended_as = 'lapsed', ended_on = ${TODAY} where id = (select id from cases.case_file
          where procedure = 'permiso-de-construccion' and ended_as is not null and id <> ${id} and archived_on is null
            and not exists (select from cases.case_file a where a.appeals_id = case_file.id)
            and not exists (select from cases.resolution r where r.case_id = case_file.id) order by number limit 1) returning id`)
      lapsedId = String(lapsed.rows[0]?.id)
    })
  })

  const day = async (today: string) => ({ ...(await loaded.as('system')), today })
  const start = async (today = TODAY, of = links) =>
    loaded.runner.command(startDraft, await day(today), {
      code: APPEAL,
      name: 'Vecina Inventada',
      email: 'vecina@ejemplo.invalid',
      locale: 'es',
      guest: { token: 'x', hash: hash(randomUUID()) },
      consent: { token: 'y', hash: hash(randomUUID()) },
      appeals: { caseId: id, links: of },
    })
  const sign = () =>
    loaded.database.write(app, async (tx) => {
      const sha256 = hash('resolución')
      await registerFile(tx, { sha256, size: 3, type: 'application/pdf' }, NOW)
      await tx.execute(sql`
        insert into cases.resolution (id, office_id, case_id, number, step, action, outcome, grounds, state, drafted_at,
          verification_code, signed_at, signed_on, sha256)
        select ${randomUUID()}, office_id, id, 'R-' || number, 'decision', 'deny', 'denied', 'Porque no.', 'signed', ${NOW},
          'TEST-TEST-TEST', ${NOW}, ${TODAY}, ${sha256} from cases.case_file where id = ${id}`)
    })
  const notify = () =>
    loaded.database.write(app, (tx) =>
      tx.execute(sql`
        update cases.resolution set state = 'notified', notified_on = ${TODAY}, notified_at = ${NOW} where case_id = ${id}`),
    )
  const archive = async (today: string, of = id) => {
    const done = await loaded.runner.command(archiveCase, await day(today), { caseId: of })
    return done.ok ? 'archived' : done.refusal.kind
  }

  test('not before it was notified, and not by itself', async () => {
    await sign()
    expect(await start()).toMatchObject({ ok: false, refusal: { kind: 'no_appeal' } })
    const alone = await loaded.runner.command(startDraft, await day(TODAY), {
      code: APPEAL,
      name: 'Vecina Inventada',
      email: 'vecina@ejemplo.invalid',
      locale: 'es',
      guest: { token: 'x', hash: hash(randomUUID()) },
      consent: { token: 'y', hash: hash(randomUUID()) },
    })
    expect(alone).toMatchObject({ ok: false, refusal: { kind: 'not_alone' } })
    expect(await archive('2030-01-01'), 'a decision that nobody was told').toBe('not_yet')
  })

  test('by whose it is, until the last day and not after it', async () => {
    await notify()
    expect(await start(TODAY, [hash('otra')])).toMatchObject({ ok: false, refusal: { kind: 'no_case' } })
    expect(await start('2026-12-05')).toMatchObject({ ok: false, refusal: { kind: 'appeal_late' } })
    const own = await loaded.runner.query(ownCaseQuery, await day(UNTIL), { caseId: id, links })
    expect(own).toMatchObject({ ok: true, value: { noAppeal: undefined, appealing: { decision: { until: UNTIL } } } })
  })

  test('it knows its case and decision, is a case of its own, and is filed once', async () => {
    const [one, other] = [await start(UNTIL), await start(UNTIL)]
    if (!one.ok || !other.ok) throw new Error('An appeal did not begin.')
    const file = async (draftId: string, today: string, own = [...links]) => {
      const found = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select token_hash, answers, version from cases.draft where id = ${draftId}`),
      )
      const draft = found.rows[0]
      const mine = [...own, String(draft?.token_hash)]
      const saved = await loaded.runner.command(saveDraft, await day(today), {
        draftId,
        links: mine,
        expectedVersion: Number(draft?.version),
        shown: ['asks', 'grounds', 'proof'],
        sent: [
          ['asks', ['revoke']],
          ['grounds', ['El uso está permitido.']],
          ['proof', ['no']],
        ],
        documents: [],
      })
      if (!saved.ok) throw new Error(saved.refusal.message.es)
      const done = await loaded.runner.command(fileCase, await day(today), {
        draftId,
        links: mine,
        expectedVersion: saved.value.version,
      })
      return { answers: draft?.answers, done }
    }
    const late = await file(one.value.draftId, '2026-12-05')
    expect(late.answers).toMatchObject({ resolution: expect.stringMatching(/^R-OPAMSS-PC-/) })
    expect(late.done).toMatchObject({ ok: false, refusal: { kind: 'appeal_late' } })
    const first = await file(one.value.draftId, UNTIL)
    if (!first.done.ok) throw new Error(first.done.refusal.message.es)
    appeal = first.done.value.number
    expect(appeal).toMatch(/^OPAMSS-RR-2026-\d{5}$/)
    expect((await file(other.value.draftId, UNTIL)).done).toMatchObject({ ok: false, refusal: { kind: 'appealed' } })
    const seen = await loaded.runner.query(staffCaseQuery, await loaded.as('planificacion.scdu'), { id })
    expect(seen).toMatchObject({
      ok: true,
      value: { appealing: { appeals: [{ number: appeal, endedAs: undefined }] } },
    })
  })

  test('an open appeal keeps the case; a month after its end the case is archived, once', async () => {
    expect(await archive('2027-12-01')).toBe('not_yet')
    await loaded.database.write(app, (tx) =>
      tx.execute(
        sql`update cases.case_file set ended_as = 'granted', ended_on = '2026-12-18' where appeals_id = ${id}`,
      ),
    )
    // 18 January 2027 is a Monday.
    expect(await archive('2027-01-18')).toBe('not_yet')
    expect(await archive('2027-01-19')).toBe('archived')
    expect(await archive('2027-01-20')).toBe('not_yet')
    const seen = await loaded.runner.query(staffCaseQuery, await loaded.as('planificacion.scdu'), { id })
    if (!seen.ok) throw new Error(seen.refusal.message.en)
    expect(seen.value.appealing.archivedOn).toBe('2027-01-19')
    expect(seen.value.events.at(-1)).toMatchObject({ action: 'archive', role: 'clock' })
  })

  test('an upheld appeal authorises nothing by itself', async () => {
    const found = await loaded.runner.query(registerQuery, await loaded.as('public'), { procedure: APPEAL })
    expect(found).toMatchObject({ ok: true, value: { rows: [] } })
  })

  test('it is resolved in a figure of its own, and in no figure of the procedures', async () => {
    const told = await loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const asked = [{}, '2026', '2026-12-31'] as const
      const resolved = await evaluate(tx, casesResolved, ...asked)
      return {
        counted: resolved.reading.value,
        listed: resolved.records.map(({ label }) => label),
        excluded: (await casesResolved.excluded?.(tx, ...asked)) ?? [],
        days: (await evaluate(tx, officeDays, ...asked)).records.map(({ id }) => id),
        appeals: await evaluate(tx, appealsResolved, ...asked),
        tallies: await talliedCases(tx, '2026-01-01', '2026-12-31'),
      }
    })
    // From the figure one walks to exactly the cases that it counts.
    expect(told.listed.length).toBe(told.counted)
    expect(told.listed.join(' ')).not.toContain('OPAMSS-RR')
    // The demonstration has appeals too: each is counted, and this is one of them.
    const counted = told.appeals.records.find(({ label }) => label.startsWith(appeal))
    expect(told.appeals.reading.value).toBe(told.appeals.records.length)
    expect(told.days).not.toContain(counted?.id)
    const why = told.excluded.find(({ record }) => record.id === counted?.id)
    expect(why?.reason.es).toContain('recurso')
    expect(summaryOfAll(told.tallies).resolved, 'the page of statistics tells the same').toBe(told.counted)
    expect(summaryBy(told.tallies, 'appeal')).toMatchObject([
      { key: APPEAL, summary: { resolved: told.appeals.reading.value } },
    ])
  })

  test('what was abandoned goes to the archive too', async () => {
    const found = await loaded.runner.query(toArchiveQuery, await loaded.as('system'), { most: 5000 })
    if (!found.ok) throw new Error(found.refusal.message.en)
    expect(found.value.ids).toContain(lapsedId)
    expect(found.value.ids).not.toContain(id)
    expect(await archive('2026-12-21', lapsedId)).toBe('not_yet')
    expect(await archive('2026-12-22', lapsedId)).toBe('archived')
  })
})
