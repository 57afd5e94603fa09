import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { countAgain } from './count-again.ts'
import { draftQuery } from './draft-queries.ts'
import { fileCase } from './file-case.ts'
import { toStartQuery } from './jurisdictions.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { statusQuery } from './status-query.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const BUSINESS = {
  activity: 'food',
  premises_area: '60',
  employees: '4',
  'owner.name': 'Dueña Inventada',
}

/** What a municipality says of its own holds for who files there, and for nobody else. */
describeOnBothDatabases('a procedure asked for in a municipality', (open) => {
  let loaded: Loaded
  let guest: Ctx
  const code = 'registro-de-empresas'

  const begin = (jurisdiction?: string) => {
    const token = randomUUID()
    const links = [hash(token)]
    const begun = loaded.runner.command(startDraft, guest, {
      code,
      name: 'Vecina Inventada',
      email: 'vecina@ejemplo.invalid',
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      guest: { token, hash: hash(token) },
      consent: { token: 'none', hash: hash('none') },
    })
    return { begun, links }
  }
  const draftIn = async (jurisdiction: string) => {
    const { begun, links } = begin(jurisdiction)
    const done = await begun
    if (!done.ok) throw new Error(done.refusal.message.es)
    const found = await loaded.runner.query(draftQuery, guest, { draftId: done.value.draftId, links })
    if (!found.ok) throw new Error(found.refusal.message.es)
    return { draftId: done.value.draftId, links, ...found.value }
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    guest = await loaded.as('system')
  })

  test('offers the places of the division in force on the day, and wants one of them', async () => {
    const asked = async (today: string) => {
      const found = await loaded.runner.query(toStartQuery, { ...guest, today }, { code })
      return found.ok ? found.value.places.map((place) => place.code).sort() : []
    }
    expect(await asked('2019-04-15')).toHaveLength(14)
    expect(await asked('2026-11-21')).toContain('san-salvador')
    expect(await begin().begun).toMatchObject({ ok: false, refusal: { kind: 'no_place', field: 'jurisdiction' } })
    expect(await begin('atlantida').begun).toMatchObject({ ok: false, refusal: { kind: 'no_place' } })
    const nowhere = await loaded.runner.query(toStartQuery, guest, { code: 'acreditacion-de-profesionales' })
    expect(nowhere).toMatchObject({ ok: true, value: { places: [] } })
  })

  test('has the words, documents, units and calendar of that municipality, and elsewhere the common ones', async () => {
    const here = (await draftIn('san-salvador')).compiled.definition
    const there = (await draftIn('santa-tecla')).compiled.definition
    const common = (await draftIn('soyapango')).compiled.definition
    const unit = (definition: typeof here) => definition.steps.find(({ key }) => key === 'intake')?.unit
    expect([here, there, common].map(({ title }) => title.es)).toEqual([
      common.title.es,
      'Matrícula de empresa',
      common.title.es,
    ])
    expect([here, there, common].map(unit)).toEqual(['SSA', 'STE', unit(common)])
    expect(here.documents.map(({ key }) => key)).toContain('alcohol')
    expect(common.documents.map(({ key }) => key)).not.toContain('alcohol')
    expect([here, there, common].map(({ calendar }) => calendar)).toEqual([
      'san-salvador',
      common.calendar,
      common.calendar,
    ])
  })

  test('its fees are charged and its calendar counts the days', async () => {
    const { draftId, links, draft, compiled } = await draftIn('apopa')
    const answers = Object.fromEntries(
      [...compiled.fields.values()].flatMap(({ key, kind, options }): [string, string][] => {
        const name = kind === 'person' ? `${key}.name` : key
        const typed = (BUSINESS as Record<string, string | undefined>)[name]
        if (kind === 'choice') return [[name, options?.[0]?.value ?? '']]
        if (kind === 'yes_no') return [[name, 'no']]
        if (kind === 'number' || kind === 'money') return [[name, typed ?? '10']]
        if (kind === 'date') return [[name, '2026-11-01']]
        return [[name, typed ?? 'Texto inventado']]
      }),
    )
    const saved = await loaded.runner.command(saveDraft, guest, {
      draftId,
      links,
      expectedVersion: draft.version,
      shown: [...compiled.fields.keys()],
      sent: Object.entries(answers).map(([name, text]) => [name, [text]]),
      documents: compiled.definition.documents.map(({ key, accepts }) => ({
        key,
        name: `${key}.${accepts[0]}`,
        sha256: hash(`${draftId} ${key}`),
        size: 3,
        type: 'application/pdf',
      })),
    })
    if (!saved.ok) throw new Error(saved.refusal.message.es)
    const review = await loaded.runner.query(draftQuery, guest, { draftId, links })
    expect(review).toMatchObject({
      ok: true,
      value: { review: { faults: [], missing: [], fees: { totalCents: 1_000 } } },
    })
    const done = await loaded.runner.command(fileCase, guest, { draftId, links, expectedVersion: saved.value.version })
    if (!done.ok) throw new Error(done.refusal.message.es)
    const status = await loaded.runner.query(statusQuery, guest, { number: done.value.number })
    expect(status).toMatchObject({ ok: true, value: { definition: { calendar: 'apopa' } } })

    const due = async () =>
      (
        await loaded.database.read({ role: 'trama_app' }, (tx) =>
          tx.execute(sql`select jurisdiction, due_on from cases.case_file where id = ${done.value.caseId}`),
        )
      ).rows
    const before = await due()
    expect(before).toMatchObject([{ jurisdiction: 'apopa' }])
    // Counted anew it is the same: by the calendar of the place, not by the common one.
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const counted = await loaded.runner.command(countAgain, guest, after === undefined ? {} : { after })
      if (!counted.ok) throw new Error(counted.refusal.message.es)
      after = counted.value.last
    }
    expect(await due()).toEqual(before)
    if (status.ok) expect(status.value.clock?.account.reading.due).toBe(before[0]?.due_on)
  })
})
