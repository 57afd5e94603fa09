import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site, siteOf } from '../../../tests/integration/site.ts'
import { editorPaths } from '../definition-editor-paths.ts'
import { definitionPaths } from '../definitions-paths.ts'

const OF = 'registro-de-empresas'

/** What a municipality says otherwise is written on screen and goes the way of every edition. */
describeOnBothDatabases('what a municipality says of a procedure', (open) => {
  let loaded: Loaded
  let site: Site
  let [officer, reader]: Session[] = []
  let draft = ''
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    const session = async (login: string, role: 'administrator' | 'reader') =>
      openSessionOf(loaded, (await makeAccount(loaded, login, [role], [])).accountId)
    officer = await session('oficial.de.tramites', 'administrator')
    reader = await session('quien.lee', 'reader')
  })
  afterAll(() => site.close())

  const get = async (path: string, who = officer) => {
    const answer = await site.request(path, { headers: { cookie: who?.cookie ?? '' } })
    return { status: answer.status, text: await answer.text() }
  }
  const post = (path: string, fields: Readonly<Record<string, string>>, who = officer) =>
    site.request(path, {
      method: 'POST',
      headers: {
        cookie: who?.cookie ?? '',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ csrf: who?.csrf ?? '', ...fields }).toString(),
    })
  const version = async () => /name="expectedVersion" value="(\d+)"/.exec((await get(draft)).text)?.[1] ?? ''
  const put = async (fields: Readonly<Record<string, string>>) =>
    post(`${draft}/parte`, { expectedVersion: await version(), ...fields })

  /** Where one is brought: back to the draft where it is refused. */
  const publishing = async () =>
    (await post(`${draft}/publicar`, { expectedVersion: await version() })).headers.get('location')

  test('is offered in a form: the municipalities of its division, and what may be called otherwise', async () => {
    const begun = await post(editorPaths.start(), { code: OF })
    draft = begun.headers.get('location') ?? ''
    expect(draft).toMatch(/^\/t\/tramites\/borradores\//)
    const form = await get(`${draft}/parte?lista=overrides`)
    expect(form.text).toContain('Soyapango')
    expect(form.text).toContain('<code>steps.intake</code>')
    expect((await get(`${draft}/parte?lista=overrides`, reader)).status).toBe(403)
  })

  test('is written part by part, checked as a whole, and seen as it will hold there', async () => {
    const added = await put({
      ...{ lista: 'overrides', jurisdiction: 'soyapango', 'title.es': 'Soyapango (prueba)' },
      ...{ units: 'intake | SOY', labels: 'title | Matrícula de Soyapango\nsteps.nowhere | Ninguno' },
    })
    expect(added.status).toBe(303)
    const faulty = await get(draft)
    expect(faulty.text).toContain('No hay nada que se llame «steps.nowhere».')
    const at = /parte\?en=overrides\.(\d+)"/g
    const place = [...faulty.text.matchAll(at)].map(([, index]) => Number(index)).at(-1)
    expect(await publishing()).toBe(draft)
    const corrected = await put({
      ...{ en: `overrides.${place}`, jurisdiction: 'soyapango', 'title.es': 'Soyapango (prueba)' },
      ...{ units: 'intake | SOY', labels: 'title | Matrícula de Soyapango' },
    })
    expect(corrected.status).toBe(303)
    const fee = { key: 'own', 'title.es': 'Tasa de Soyapango', amount: '7.5', certainty: 'invented' }
    expect((await put({ lista: `overrides.${place}.fees`, ...fee })).status).toBe(303)
    const paper = { key: 'own_paper', 'title.es': 'Solvencia de Soyapango', accepts: 'pdf', certainty: 'invented' }
    expect((await put({ lista: `overrides.${place}.documents`, ...paper })).status).toBe(303)
    const whole = (await get(draft)).text
    for (const said of ['Tasa de Soyapango', 'Solvencia de Soyapango', 'Matrícula de Soyapango', 'SOY'])
      expect(whole).toContain(said)
  })

  test('is tried there, published with its day, and holds for who looks there and for nobody else', async () => {
    expect((await get(`${draft}/probar?municipio=soyapango`)).text).toContain('Soyapango (prueba)')
    expect(await publishing()).toBe(draft)
    expect((await post(`${draft}/probado`, { expectedVersion: await version() })).status).toBe(303)
    expect(await publishing()).toBe(definitionPaths.guide(OF))
    const there = await (await site.request(definitionPaths.guide(OF, 'soyapango'))).text()
    expect(there).toContain('Matrícula de Soyapango')
    expect(there).toContain('Solvencia de Soyapango')
    const common = await (await site.request(definitionPaths.guide(OF))).text()
    expect(common).not.toContain('Solvencia de Soyapango')
  })

  test('every step of it is in the history', async () => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select command from audit.entry where command like 'cases.%definition%' order by seq`),
    )
    const commands = found.rows.map(({ command }) => String(command))
    expect(commands.filter((each) => each === 'cases.edit_definition').length).toBeGreaterThanOrEqual(4)
    expect(commands.at(-1)).toBe('cases.publish_definition')
  })
})
