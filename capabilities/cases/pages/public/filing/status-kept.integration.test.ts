import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../../../app/manifests.ts'
import { enterDecree } from '../../../../../platform/calendar/data/edit-calendar.ts'
import { describeOnBothDatabases } from '../../../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../../../tests/integration/loaded.ts'
import { type Site, siteOf } from '../../../../../tests/integration/site.ts'
import { actOnCase } from '../../../data/act-on-case.ts'
import { loadMadeCases } from '../../../data/load-made-cases.ts'
import { filingPaths } from '../../../filing-paths.ts'

const app = { role: 'trama_app' } as const
const TOKEN = 'd'.repeat(64)

describeOnBothDatabases('the page that tells how a case stands', (open) => {
  let loaded: Loaded
  let site: Site
  let number = ''
  let id = ''
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    const found = await loaded.database.write(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      await loadMadeCases(tx, {
        ...{ seed: 'status', count: 120, from: '2026-09-07', today: TODAY, jurisdictions: [], accounts: [] },
        ...{ officeId: String(office.rows[0]?.id), officeCode: 'OPAMSS', procedures: ['permiso-de-construccion'] },
      })
      return tx.execute(sql`
        update cases.case_file set token_hash = ${TOKEN} where id = (
          select id from cases.case_file where ended_as is null and procedure = 'permiso-de-construccion'
            and flow -> 'open' = '["correction"]' order by number desc limit 1)
        returning id, number`)
    })
    id = String(found.rows[0]?.id)
    number = String(found.rows[0]?.number)
  })
  afterAll(() => site.close())

  async function look(headers: Record<string, string> = {}) {
    const before = loaded.database.usage().queries
    const page = await site.request(filingPaths.status(number), { headers })
    const text = await page.text()
    return {
      status: page.status,
      text,
      tag: page.headers.get('etag') ?? '',
      asked: loaded.database.usage().queries - before,
    }
  }

  test('is drawn once, and then sent from memory or told to be the same', async () => {
    const first = await look()
    expect([first.status, first.asked > 0, first.text.includes(number)]).toEqual([200, true, true])
    expect(await look()).toEqual({ ...first, asked: 0 })
    expect(await look({ 'if-none-match': first.tag })).toMatchObject({ status: 304, text: '', asked: 0 })
    const zipped = await site.request(filingPaths.status(number), { headers: { 'accept-encoding': 'gzip' } })
    const unpacked = new Response(zipped.body?.pipeThrough(new DecompressionStream('gzip')))
    expect(await unpacked.text()).toBe(first.text)
    const english = await site.request(`/en${filingPaths.status(number)}`)
    expect(await english.text()).toContain('lang="en"')
  })

  test('is not shared with who brings a cookie', async () => {
    await look()
    const dark = await look({ cookie: 'trama_theme=dark' })
    expect([dark.asked > 0, dark.tag]).toEqual([true, ''])
  })

  test('is drawn anew as soon as the calendar says otherwise', async () => {
    const before = await look()
    const decree = await loaded.runner.command(enterDecree, await loaded.as('administracion'), {
      code: 'opamss',
      expectedVersion: 1,
      title: 'Asueto de ejemplo de noviembre',
      effect: 'holiday',
      from: '2026-11-02',
      to: '2026-11-20',
      citation: 'Decreto de ejemplo 3/2026',
      certainty: 'invented',
    })
    if (!decree.ok) throw new Error(decree.refusal.message.en)
    const after = await look()
    expect([after.asked > 0, after.tag === before.tag]).toEqual([true, false])
  })

  test('is drawn anew as soon as the case has moved', async () => {
    const before = await look()
    const { rows } = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select version from cases.case_file where id = ${id}`),
    )
    const acted = await loaded.runner.command(actOnCase, await loaded.as('system'), {
      ...{ caseId: id, expectedVersion: Number(rows[0]?.version) },
      ...{ step: 'correction', action: 'withdraw', tokenHash: TOKEN },
    })
    if (!acted.ok) throw new Error(acted.refusal.message.en)
    const after = await look()
    expect(after.asked).toBeGreaterThan(0)
    expect(after.text).not.toBe(before.text)
    expect(await look()).toEqual({ ...after, asked: 0 })
  })
})
