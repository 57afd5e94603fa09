import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { readPdfText } from '../../../platform/documents/pdf-text.ts'
import { readPdfSignature } from '../../../platform/documents/signature/sign-pdf.ts'
import { closeTypstWorker } from '../../../platform/documents/typst.ts'
import { evaluate } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site, siteOf } from '../../../tests/integration/site.ts'
import { casesResolved, resolvedInTerm } from '../measures.ts'
import { actOnCase } from './act-on-case.ts'
import { assignCases } from './assign-cases.ts'
import { inboxQuery } from './inbox-query.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { observeCase, withdrawObservation } from './observe-case.ts'
import { answerOpinion, askOpinion } from './opinions.ts'
import { staffCaseQuery } from './staff-case-query.ts'
import { workloadQuery } from './workload-query.ts'

const app = { role: 'trama_app' } as const
const SPANISH_OF_A_DRAFT = {
  grounds: 'El proyecto respeta el uso y las líneas.',
  clauses: 'Plante dos árboles. | Art. 7',
}

describeOnBothDatabases('who works on cases', (open) => {
  let loaded: Loaded
  let site: Site
  let session: Session
  const cases: string[] = []

  /** Cases of the building permit that have just been filed, one for each test that needs one. */
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS, publicUrl: 'https://tramites.example' })
    const made = await makeAccount(loaded, 'jefatura.prueba', ['unit_planner'], ['SCDU'])
    session = await openSessionOf(loaded, made.accountId)
    const filed = await loaded.database.write(app, async (tx) => {
      const found = await tx.execute(sql`
        select o.id from identity.office o where o.code = 'OPAMSS'`)
      const officeId = String(found.rows[0]?.id)
      const asked = { seed: 'test', count: 300, from: TODAY, today: TODAY, jurisdictions: [], accounts: [] }
      await loadMadeCases(tx, { ...asked, officeId, officeCode: 'OPAMSS' })
      return tx.execute(sql`
        select id from cases.case_file where procedure = 'permiso-de-construccion' and filed_on >= ${TODAY}
          and flow -> 'open' = '["intake"]' order by number`)
    })
    cases.push(...filed.rows.map(({ id }) => String(id)))
    expect(cases.length).toBeGreaterThan(3)
  })

  afterAll(async () => {
    site.close()
    await closeTypstWorker()
  })

  const as = (login: string) => loaded.as(login)
  const caseNow = async (id: string, login = 'planificacion.scdu') => {
    const found = await loaded.runner.query(staffCaseQuery, await as(login), { id })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }
  const act = async (id: string, step: string, action: string, login = 'planificacion.scdu') => {
    const { row } = await caseNow(id, login)
    const input = { caseId: id, expectedVersion: row.version, step, action }
    return loaded.runner.command(actOnCase, await as(login), input)
  }
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    site.request(path, {
      method: 'POST',
      body: new URLSearchParams({ csrf: session.csrf, ...fields }),
      headers: { cookie: session.cookie },
    })

  test('observe item by item: drafted, told when the clock is suspended, and not before', async () => {
    const id = cases[0] ?? ''
    const scdu = await as('planificacion.scdu')
    expect(await act(id, 'intake', 'observe')).toMatchObject({ ok: false, refusal: { kind: 'nothing_observed' } })
    const noted = await loaded.runner.command(observeCase, scdu, {
      caseId: id,
      about: 'document:plans',
      words: 'Faltan las firmas.',
    })
    expect(noted).toMatchObject({ ok: true, value: { number: 1 } })
    const wrong = await loaded.runner.command(observeCase, scdu, { caseId: id, about: 'other', words: 'Otra cosa.' })
    if (!wrong.ok) throw new Error(wrong.refusal.message.en)
    const { observationId } = wrong.value
    const taken = { caseId: id, observationId }
    expect(await loaded.runner.command(withdrawObservation, scdu, taken)).toMatchObject({ ok: true })
    expect(await act(id, 'intake', 'observe')).toMatchObject({ ok: true })
    const { observations, account, allowed } = await caseNow(id)
    expect(observations.map(({ number, told }) => [number, told])).toEqual([[1, true]])
    expect(account?.reading.state).toBe('suspended')
    expect(allowed).toEqual([])
    const again = await loaded.runner.command(withdrawObservation, scdu, {
      caseId: id,
      observationId: observations[0]?.id ?? '',
    })
    expect(again, 'what was told stands').toMatchObject({ ok: false, refusal: { kind: 'told' } })
  })

  test('two who act on one case at once: one does, the other is told', async () => {
    const id = cases[1] ?? ''
    const { row } = await caseNow(id)
    const input = { caseId: id, expectedVersion: row.version, step: 'intake', action: 'accept' }
    const [one, other] = [await as('planificacion.scdu'), await as('administracion')]
    const done = await Promise.all([
      loaded.runner.command(actOnCase, one, input),
      loaded.runner.command(actOnCase, other, input),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'changed_meanwhile' } })
    const { events, ledger } = await caseNow(id)
    expect(events.map(({ action }) => action)).toEqual(['file', 'accept'])
    expect(ledger).toHaveLength(1)
  })

  test('share cases out evenly; what somebody changed meanwhile is left alone', async () => {
    const direction = await as('direccion')
    const seen = await Promise.all(cases.slice(2).map((id) => caseNow(id)))
    const asked = seen.map(({ row }) => ({ caseId: row.id, expectedVersion: row.version }))
    const stale = asked.map((each, at) => (at === 0 ? { ...each, expectedVersion: 99 } : each))
    const done = await loaded.runner.command(assignCases, direction, { cases: stale, to: 'spread' })
    expect(done).toMatchObject({ ok: true, value: { assigned: asked.length - 1, changed: [seen[0]?.row.number] } })
    const load = await loaded.runner.query(workloadQuery, direction, { until: '2026-12-31' })
    if (!load.ok) throw new Error(load.refusal.message.en)
    expect(load.value.reduce((sum, { open }) => sum + open, 0)).toBeGreaterThan(asked.length)
  })

  test('see in their inbox what is theirs, page by page, none twice', async () => {
    const scdu = await as('planificacion.scdu')
    const all: string[] = []
    for (let after: string | undefined, page = 0; page < 50; page += 1) {
      const found = await loaded.runner.query(inboxQuery, scdu, { scope: 'all', size: 7, after })
      if (!found.ok) throw new Error(found.refusal.message.en)
      all.push(...found.value.rows.map(({ id }) => id))
      after = found.value.next
      if (after === undefined) break
    }
    const counted = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select count(*)::int as n from cases.case_file where ended_as is null`),
    )
    expect(all).toHaveLength(Number(counted.rows[0]?.n))
    expect(new Set(all).size).toBe(all.length)
    const unit = await loaded.runner.query(inboxQuery, await as('planificacion.sim'), { scope: 'unit' })
    if (!unit.ok) throw new Error(unit.refusal.message.en)
    const shown = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select f.id, exists (
          select from jsonb_array_elements(d.content -> 'steps') as step
          where jsonb_exists(f.flow -> 'open', step ->> 'key') and coalesce(step ->> 'unit', 'SIM') like 'SIM%') as theirs
        from cases.case_file f join cases.definition d on d.id = f.definition_id
        where f.id = any(${sql.param(unit.value.rows.map(({ id }) => id))}::uuid[])`),
    )
    expect(shown.rows.length).toBeGreaterThan(0)
    expect(
      shown.rows.filter(({ theirs }) => theirs !== true),
      'another unit has only its own steps and what no unit has alone',
    ).toEqual([])
  })

  test('ask another body and write its opinion down once', async () => {
    const id = cases[2] ?? ''
    const scdu = await as('planificacion.scdu')
    const asked = await loaded.runner.command(askOpinion, scdu, {
      caseId: id,
      askedOf: 'Ministerio de Medio Ambiente',
      question: '¿La obra afecta la quebrada?',
      within: 10,
    })
    if (!asked.ok) throw new Error(asked.refusal.message.en)
    expect(asked.value.dueOn > TODAY).toBe(true)
    const answer = {
      caseId: id,
      opinionId: asked.value.opinionId,
      conclusion: 'favourable',
      answer: 'No la afecta.',
      expectedVersion: 1,
    }
    expect(await loaded.runner.command(answerOpinion, scdu, answer)).toMatchObject({ ok: true })
    expect(await loaded.runner.command(answerOpinion, scdu, { ...answer, expectedVersion: 2 })).toMatchObject({
      ok: false,
      refusal: { kind: 'answered' },
    })
  })

  test('decide with a signed resolution that anybody verifies by its code and by the file', async () => {
    const id = cases[3] ?? ''
    const counted = async (measure: typeof casesResolved) =>
      loaded.database.read({ role: 'trama_public' }, (tx) =>
        evaluate(tx, measure, { unit: 'SCDU' }, TODAY.slice(0, 4), TODAY),
      )
    const resolvedBefore = await counted(casesResolved)
    for (const [step, action] of [
      ['intake', 'accept'],
      ['urban', 'done'],
      ['structure', 'done'],
      ['outside', 'not_needed'],
      ['gather', 'conclude'],
      ['inspection', 'report'],
    ] as const)
      expect(await act(id, step, action), step).toMatchObject({ ok: true })
    const page = `/t/expedientes/${id}/resolucion?acto=grant&paso=decision`
    expect((await post(page, { ...SPANISH_OF_A_DRAFT, expectedVersion: '0' })).status).toBe(303)
    const drafted = await caseNow(id)
    const [draft] = drafted.resolutions
    expect(draft).toMatchObject({ outcome: 'conditioned', state: 'draft', number: `R-${drafted.row.number}` })
    const stale = await post(page, { ...SPANISH_OF_A_DRAFT, expectedVersion: '0' })
    expect(stale.status, 'another draft was kept meanwhile').toBe(409)
    const sign = {
      resolutionId: draft?.id ?? '',
      draftVersion: String(draft?.version),
      expectedVersion: String(drafted.row.version),
    }
    expect(await site.request(`/verificar/${draft?.code}`), 'a draft is nobody’s to verify').toMatchObject({
      status: 404,
    })
    expect((await post(`/t/expedientes/${id}/resolucion/firma`, sign)).status).toBe(303)
    const after = await caseNow(id)
    expect(after.row).toMatchObject({ endedAs: 'granted', endedOn: TODAY })
    expect(after.account?.reading.state).toBe('stopped')
    const resolvedNow = await counted(casesResolved)
    expect(resolvedNow.reading.value, 'the figure of the unit counts it by itself').toBe(
      Number(resolvedBefore.reading.value) + 1,
    )
    expect(resolvedNow.records.find((record) => record.id === id)).toMatchObject({
      href: `/estado/${drafted.row.number}`,
      breakdowns: { procedure: 'permiso-de-construccion' },
    })
    const inTerm = await counted(resolvedInTerm)
    expect(inTerm.records.find((record) => record.id === id)).toMatchObject({ numerator: 1, denominator: 1 })
    const [signed] = after.resolutions
    const bytes = await site.files.read(signed?.sha256 ?? '')
    if (bytes === undefined) throw new Error('The signed document is in the store.')
    expect(readPdfSignature(bytes)).toMatchObject({ is: 'whole' })
    const text = readPdfText(bytes).pages.join(' ').replace(/\s+/g, ' ')
    for (const words of [
      drafted.row.number,
      draft?.code ?? '',
      'Plante dos',
      'dentro del plazo',
      'certificado de desarrollo',
    ])
      expect(text).toContain(words)

    const verified = await site.request(`/verificar/${draft?.code.toLowerCase().replaceAll('-', ' ')}`)
    const html = await verified.text()
    expect(verified.status).toBe(200)
    expect(html).toContain(signed?.sha256)
    expect(html, 'no name of who applied').not.toContain(drafted.row.applicantName)
    const compare = async (content: Uint8Array) => {
      const body = new FormData()
      body.set('archivo', new File([new Uint8Array(content)], 'r.pdf', { type: 'application/pdf' }))
      return (await site.request(`/verificar/${draft?.code}`, { method: 'POST', body })).text()
    }
    expect(await compare(bytes)).toContain('exactamente el que se emitió')
    const other = Uint8Array.from(bytes)
    other[200] = (other[200] ?? 0) ^ 1
    expect(await compare(other)).toContain('no es el que se emitió')

    const notified = await post(`/t/expedientes/${id}/resolucion/notificacion`, {
      resolutionId: signed?.id ?? '',
      expectedVersion: String(signed?.version),
      way: 'in_person',
      proof: 'Recibió la persona solicitante; acta 12.',
    })
    expect(notified.status).toBe(303)
    const change = loaded.database.write(app, (tx) =>
      tx.execute(sql`update cases.resolution set grounds = 'Otra cosa' where id = ${signed?.id}`),
    )
    await expect(change, 'what was signed does not change').rejects.toThrow()
    expect(site.errors).toEqual([])
  })

  test('who only reads, and who works in another office, changes nothing', async () => {
    const id = cases[4] ?? cases[2] ?? ''
    const { row } = await caseNow(id)
    const input = { caseId: id, about: 'other', words: 'No me toca.' }
    expect(await loaded.runner.command(observeCase, await as('lectura'), input)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    const acted = { caseId: id, expectedVersion: row.version, step: 'intake', action: 'accept' }
    expect(await loaded.runner.command(actOnCase, await as('planificacion.sim'), acted)).toMatchObject({
      ok: false,
      refusal: { kind: 'not_yours' },
    })
  })
})
