import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { ownCaseQuery } from './case-query.ts'
import { draftQuery } from './draft-queries.ts'
import { fileCase } from './file-case.ts'
import { receiptQuery } from './receipt-query.ts'
import { saveDraft } from './save-draft.ts'
import { counterQuery, startAtCounter } from './start-at-counter.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const link = () => {
  const token = randomUUID()
  return { token, hash: hash(token) }
}

describeOnBothDatabases('somebody applies in person', (open) => {
  let loaded: Loaded
  let clerk: Ctx
  let guest: Ctx

  const begin = (more: Partial<Parameters<typeof startAtCounter.run>[2]> = {}, who: Ctx = clerk) =>
    loaded.runner.command(startAtCounter, who, {
      code: 'linea-de-construccion',
      jurisdiction: 'apopa',
      name: 'Vecina Inventada',
      locale: 'es',
      guest: link(),
      consent: link(),
      ...more,
    })
  const draftOf = async (begun: Awaited<ReturnType<typeof begin>>) => {
    if (!begun.ok) throw new Error(begun.refusal.message.es)
    return begun.value.draftId
  }
  /** Fills in whatever the form asks, with something that passes. */
  const fillIn = async (draftId: string) => {
    const found = await loaded.runner.query(draftQuery, clerk, { draftId, links: [] })
    if (!found.ok) throw new Error(found.refusal.message.es)
    const { compiled, draft } = found.value
    const typed = [...compiled.fields.values()].flatMap(({ key, kind, options }): [string, string][] => {
      if (kind === 'person') return [[`${key}.name`, 'Dueña Inventada']]
      if (kind === 'professional')
        return [
          [`${key}.name`, 'Arquitecta Inventada'],
          [`${key}.accreditation`, 'A-1'],
        ]
      if (kind === 'choice') return [[key, options?.[0]?.value ?? '']]
      if (kind === 'yes_no') return [[key, 'no']]
      if (kind === 'number' || kind === 'money') return [[key, '100']]
      return [[key, 'Texto 1']]
    })
    const saved = await loaded.runner.command(saveDraft, clerk, {
      draftId,
      links: [],
      expectedVersion: draft.version,
      shown: [...compiled.fields.keys()],
      sent: typed.map(([name, text]) => [name, [text]]),
      documents: compiled.definition.documents.map(({ key }) => ({
        key,
        name: `${key}.pdf`,
        sha256: hash(`${draftId} ${key}`),
        size: 3,
        type: 'application/pdf',
      })),
    })
    if (!saved.ok) throw new Error(saved.refusal.message.es)
    return saved.value.version
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    clerk = await loaded.as('planificacion.scdu')
    guest = await loaded.as('system')
  })

  test('without an e-mail: the clerk prepares and files it, and the link handed over makes the case the applicant’s', async () => {
    const draftId = await draftOf(await begin())
    const counter = await loaded.runner.query(counterQuery, clerk, null)
    expect(counter.ok && counter.value.drafts.map(({ id }) => id)).toContain(draftId)
    const handOver = link()
    const version = await fillIn(draftId)
    const filed = await loaded.runner.command(fileCase, clerk, {
      draftId,
      links: [],
      expectedVersion: version,
      handOver: handOver.hash,
    })
    expect(filed).toMatchObject({ ok: true, value: { atCounter: true, handedOver: true } })
    if (!filed.ok) return
    const { caseId } = filed.value
    const own = await loaded.runner.query(ownCaseQuery, guest, { caseId, links: [handOver.hash] })
    expect(own).toMatchObject({
      ok: true,
      value: { row: { applicantName: 'Vecina Inventada', jurisdiction: 'apopa' } },
    })
    // From here on the clerk is the office, not the applicant.
    expect((await loaded.runner.query(ownCaseQuery, clerk, { caseId, links: [] })).ok).toBe(false)
    expect((await loaded.runner.query(receiptQuery, clerk, { id: caseId })).ok).toBe(true)
    const after = await loaded.runner.query(counterQuery, clerk, null)
    expect(after.ok && after.value.drafts.map(({ id }) => id)).not.toContain(draftId)
  })

  test('with an e-mail the link that was sent stays the one', async () => {
    const guestLink = link()
    const draftId = await draftOf(await begin({ email: 'vecina@ejemplo.invalid', guest: guestLink }))
    const atHome = await loaded.runner.query(draftQuery, guest, { draftId, links: [guestLink.hash] })
    expect(atHome.ok).toBe(true)
    const version = await fillIn(draftId)
    const input = { draftId, links: [], expectedVersion: version, handOver: link().hash }
    const filed = await loaded.runner.command(fileCase, clerk, input)
    expect(filed).toMatchObject({ ok: true, value: { atCounter: true, handedOver: false } })
    if (!filed.ok) return
    const own = await loaded.runner.query(ownCaseQuery, guest, { caseId: filed.value.caseId, links: [guestLink.hash] })
    expect(own.ok).toBe(true)
  })

  test('another clerk does not see it, a reader takes none, and what is missing is said', async () => {
    const draftId = await draftOf(await begin())
    const other = await loaded.as('planificacion.sim')
    expect(await loaded.runner.query(draftQuery, other, { draftId, links: [] })).toMatchObject({ ok: false })
    expect(await begin({}, await loaded.as('lectura'))).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await begin({ jurisdiction: 'atlantida' })).toMatchObject({
      ok: false,
      refusal: { kind: 'no_place', field: 'jurisdiction' },
    })
    expect(await begin({ code: 'no-hay' })).toMatchObject({
      ok: false,
      refusal: { kind: 'no_definition', field: 'code' },
    })
  })

  test('on somebody’s behalf the signed consent is seen, or asked for', async () => {
    expect(await begin({ ownerName: 'Dueña Inventada' })).toMatchObject({
      ok: false,
      refusal: { kind: 'no_consent', field: 'consentShown' },
    })
    expect(await begin({ consentShown: 'yes' })).toMatchObject({ ok: false, refusal: { kind: 'no_owner' } })
    const shown = await draftOf(await begin({ ownerName: 'Dueña Inventada', consentShown: 'yes' }))
    const asked = await draftOf(await begin({ ownerName: 'Dueña Inventada', ownerEmail: 'duena@ejemplo.invalid' }))
    const consented = async (draftId: string) => {
      const found = await loaded.runner.query(draftQuery, clerk, { draftId, links: [] })
      return found.ok ? found.value.draft.consentedAt !== undefined : undefined
    }
    expect([await consented(shown), await consented(asked)]).toEqual([true, false])
    const version = await fillIn(asked)
    const early = await loaded.runner.command(fileCase, clerk, { draftId: asked, links: [], expectedVersion: version })
    expect(early).toMatchObject({ ok: false, refusal: { kind: 'no_consent' } })
  })
})
