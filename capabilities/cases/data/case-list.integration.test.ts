import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { formatNumber } from '../../../kernel/format.ts'
import { fold } from '../../../kernel/sort-key.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site, siteOf } from '../../../tests/integration/site.ts'
import { staffPaths } from '../staff-paths.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { registerQuery } from './register-query.ts'

const app = { role: 'trama_app' } as const

describeOnBothDatabases('lists of cases that are taken away', (open) => {
  let loaded: Loaded
  let site: Site
  let session: Session
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    const made = await makeAccount(loaded, 'jefatura.lista', ['unit_planner'], ['SCDU'])
    session = await openSessionOf(loaded, made.accountId)
    await loaded.database.write(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      await loadMadeCases(tx, {
        ...{
          seed: 'list',
          count: 2600,
          from: '2025-01-06',
          today: TODAY,
          jurisdictions: ['san-salvador'],
          accounts: [],
        },
        ...{ officeId: String(office.rows[0]?.id), officeCode: 'OPAMSS' },
      })
    })
  })
  afterAll(() => site.close())

  const numbers = async (which = sql`true`) => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select number from cases.case_file where ${which} order by number`),
    )
    return found.rows.map(({ number }) => String(number))
  }

  test('hold each case once, more of them than are read at a time', async () => {
    const list = await site.request(staffPaths.list('json', { ver: 'all' }), { headers: { cookie: session.cookie } })
    const { cases } = (await list.json()) as { readonly cases: readonly Record<string, unknown>[] }
    expect(cases.map(({ number }) => String(number)).sort()).toEqual((await numbers(sql`ended_as is null`)).sort())
    const ended = await site.request(staffPaths.list('csv', { ver: 'ended' }), { headers: { cookie: session.cookie } })
    const lines = (await ended.text()).split('\r\n').slice(1, -1)
    expect(lines.length).toBeGreaterThan(1000)
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual((await numbers(sql`ended_as is not null`)).sort())
  })

  test('follow what was chosen, and open as a workbook', async () => {
    const chosen = staffPaths.list('xlsx', { ver: 'all', tramite: 'permiso-de-construccion' })
    const list = await site.request(chosen, { headers: { cookie: session.cookie } })
    expect(list.headers.get('content-disposition')).toBe('attachment; filename="expedientes.xlsx"')
    const read = await readWorkbook(new Uint8Array(await list.arrayBuffer()))
    if (!read.ok) throw new Error(read.refusal.message.en)
    const first = read.value.sheets[0]?.cells.filter(({ column, row }) => column === 1 && row > 1)
    const wanted = await numbers(sql`ended_as is null and procedure = 'permiso-de-construccion'`)
    expect(first?.map(({ text }) => text).sort()).toEqual(wanted.sort())
  })

  test.each([
    ['a name without its accents', 'DEMOSTRACION 25'],
    ['words of a name in another order', '45 solicitante'],
    ['a part of a number, and one of the name', '2025-0001 demostración'],
    ['letters that an index of three has not', '5 de'],
    ['what stands for anything elsewhere, and here for itself', '%'],
    ['a letter that nobody’s name has', 'ñandú'],
  ])('are found by %s', async (_what, text) => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select number, applicant_name from cases.case_file where ended_as is null`),
    )
    const words = fold(text).split(' ')
    const wanted = found.rows.filter((row) => {
      const said = fold(`${row.number} ${row.applicant_name}`)
      return words.every((word) => said.includes(word))
    })
    const list = await site.request(staffPaths.list('json', { ver: 'all', busca: text }), {
      headers: { cookie: session.cookie },
    })
    const { cases } = (await list.json()) as { readonly cases: readonly Record<string, unknown>[] }
    expect(cases.map(({ number }) => number).sort()).toEqual(wanted.map(({ number }) => number).sort())
    if (/^[a-z]+ \d+$/i.test(text)) expect(cases.length).toBeGreaterThan(0)
  })

  test('are nobody’s but the office’s; the register’s holds what was authorised and no name', async () => {
    const stranger = await site.request(staffPaths.list('csv'))
    expect(stranger.status).toBe(303)
    const open = await site.request(staffPaths.registerData('csv'))
    const text = await open.text()
    const lines = text.split('\r\n').slice(1, -1)
    // An appeal that is granted authorises nothing by itself.
    const authorised = await numbers(
      sql`ended_as in ('granted', 'conditioned') and procedure <> 'recurso-de-reconsideracion'`,
    )
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual(authorised.sort())
    expect(lines.length).toBeGreaterThan(1000)
    expect(text).not.toContain('Solicitante')
  })

  test('the register’s map counts all that was authorised in each municipality, and one can be asked for alone', async () => {
    const anybody = await loaded.as('public')
    const whole = await loaded.runner.query(registerQuery, anybody, { mapped: true, size: 5 })
    if (!whole.ok) throw new Error(whole.refusal.message.en)
    const counts = [...(whole.value.map?.counts ?? [])]
    expect(counts.length).toBeGreaterThan(0)
    for (const [jurisdiction, cases] of counts) {
      const own = await loaded.runner.query(registerQuery, anybody, { jurisdiction, size: 100_000 })
      expect(own).toMatchObject({ ok: true, value: { rows: { length: cases } } })
    }
  })

  /** What the open data say of all that matches, added up here. */
  const addedUp = async (asked: Readonly<Record<string, string>>) => {
    const answer = await site.request(staffPaths.registerData('json', asked))
    const { permits } = (await answer.json()) as { readonly permits: readonly Record<string, unknown>[] }
    const sum = (some: typeof permits, key: string) => some.reduce((total, row) => total + Number(row[key] ?? 0), 0)
    return [...Map.groupBy(permits, ({ use }) => use)]
      .map(([use, own]) => ({
        ...{ use, authorisations: own.length },
        ...{ area_m2: sum(own, 'area_m2'), investment_usd: sum(own, 'investment_usd') },
      }))
      .sort((one, other) => (String(one.use) < String(other.use) ? -1 : 1))
  }
  const totals = async (asked: Readonly<Record<string, string>>) => {
    const answer = await site.request(staffPaths.registerTotals('json', asked))
    const { uses } = (await answer.json()) as { readonly uses: readonly Record<string, unknown>[] }
    return uses
      .map(({ title: _title, ...sums }) => sums)
      .sort((one, other) => (String(one.use) < String(other.use) ? -1 : 1))
  }

  test('the register’s totals by use add up all that matches, many more than a page shows', async () => {
    const whole = await totals({})
    expect(whole).toEqual(await addedUp({}))
    expect(whole.reduce((sum, { authorisations }) => sum + Number(authorisations), 0)).toBeGreaterThan(1000)
    for (const asked of [{ uso: 'housing' }, { anio: '2026', tramite: 'permiso-de-construccion' }])
      expect(await totals(asked)).toEqual(await addedUp(asked))
    const page = await (await site.request(staffPaths.register())).text()
    const housing = whole.find(({ use }) => use === 'housing')
    expect(page).toContain(formatNumber(Number(housing?.area_m2), { max: 0 }))
  })

  test('what was never kept is added up from the answers, and the totals stay', async () => {
    const before = await totals({})
    await loaded.database.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`delete from cases.finished_case where case_id::text like '%7'`)
    })
    expect(await totals({})).toEqual(before)
  })

  test('the register’s pages hold each authorisation once, the newest first, whatever was chosen', async () => {
    const anybody = await loaded.as('public')
    for (const asked of [{}, { use: 'housing' }, { year: 2025, procedure: 'permiso-de-construccion' }]) {
      const seen: string[] = []
      let pages = 1
      for (let page = 1; page <= pages; page += 1) {
        const found = await loaded.runner.query(registerQuery, anybody, { ...asked, page, size: 40 })
        if (!found.ok) throw new Error(found.refusal.message.en)
        pages = found.value.page.pages
        seen.push(...found.value.rows.map(({ number, endedOn }) => `${endedOn} ${number}`))
      }
      const whole = await loaded.runner.query(registerQuery, anybody, { ...asked, size: 100_000 })
      if (!whole.ok) throw new Error(whole.refusal.message.en)
      expect(pages).toBeGreaterThan(1)
      expect(seen).toEqual(whole.value.rows.map(({ number, endedOn }) => `${endedOn} ${number}`))
      expect(seen).toHaveLength(whole.value.page.cases)
    }
  })
})
