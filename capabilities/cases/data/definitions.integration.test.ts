import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { definitionYaml } from '../exports/definition-yaml.ts'
import { anyDefinitionQuery, definitionsListQuery, draftQuery } from './definition-drafts.ts'
import { catalogueQuery, definitionQuery } from './definitions.ts'
import { discardDraft, editDraft, importDraft, noteTried, publishDraft, startDraft } from './edit-definition.ts'

const OF = 'linea-de-construccion'
const CHECK = {
  key: 'large',
  when: 'site_area > 5000',
  severity: 'warns',
  message: { es: 'Es un terreno grande.' },
  certainty: 'invented',
}

describeOnBothDatabases('the definitions of procedures', (open) => {
  let loaded: Loaded
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })
  const admin = () => loaded.as('administracion')
  const guide = async (code: string) => loaded.runner.query(definitionQuery, await loaded.as('public'), { code })

  async function opened(code: string) {
    const draft = await loaded.runner.command(startDraft, await admin(), { code })
    if (!draft.ok) throw new Error(draft.refusal.message.es)
    return draft.value
  }
  const kindOf = (answer: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
    answer.ok ? 'ok' : answer.refusal?.kind
  const history = async (id: string) =>
    (
      await loaded.database.read({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`select command from audit.entry e where exists
          (select 1 from jsonb_array_elements(e.changes) c where c ->> 'id' = ${id}) order by e.seq`),
      )
    ).rows.length

  test('of the deployment are all published, and the public reads each', async () => {
    const all = await loaded.runner.query(catalogueQuery, await loaded.as('public'), null)
    if (!all.ok) throw new Error(all.refusal.message.es)
    expect(all.value).toHaveLength(17)
    expect(await guide(OF)).toMatchObject({ ok: true, value: { content: { code: OF, edition: '2026-3' } } })
    expect(kindOf(await guide('atlantis'))).toBe('no_definition')
  })

  test('once published are never changed, nor taken away', async () => {
    for (const change of [
      sql`update cases.definition set edition = 'x' where code = ${OF}`,
      sql`delete from cases.definition where code = ${OF}`,
    ])
      await expect(loaded.database.write({ role: 'trama_app' }, (tx) => tx.execute(change))).rejects.toThrow()
  })

  test('drafts are not for the public, and only who may writes or publishes', async () => {
    const { draftId, version } = await opened('permiso-de-habitar')
    const acts = { draftId, expectedVersion: version }
    expect(kindOf(await loaded.runner.query(draftQuery, await loaded.as('public'), { id: draftId }))).toBe('forbidden')
    for (const who of ['public', 'lectura', 'direccion'])
      expect(kindOf(await loaded.runner.command(noteTried, await loaded.as(who), acts))).toBe('forbidden')
    for (const who of ['public', 'lectura', 'planificacion.scdu'])
      expect(kindOf(await loaded.runner.command(publishDraft, await loaded.as(who), acts))).toBe('forbidden')
    const { rows } = await loaded.database
      .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select 1 from cases.definition_draft`))
      .catch(() => ({ rows: 'refused' }))
    expect(rows).toBe('refused')
    expect(kindOf(await loaded.runner.command(discardDraft, await admin(), acts))).toBe('ok')
  })

  test('a draft goes from writing to trying to being published, and the guide changes only then', async () => {
    const { draftId, version } = await opened(OF)
    expect(kindOf(await loaded.runner.command(startDraft, await admin(), { code: OF }))).toBe('open_already')
    const planner = await loaded.as('planificacion.scdu')
    const edit = { act: 'add', at: 'checks', value: CHECK }
    const changed = await loaded.runner.command(editDraft, planner, { draftId, expectedVersion: version, edit })
    expect(changed).toMatchObject({ ok: true, value: { version: 2 } })
    expect(kindOf(await loaded.runner.command(editDraft, planner, { draftId, expectedVersion: version, edit }))).toBe(
      'changed_meanwhile',
    )
    const acts = { draftId, expectedVersion: 2 }
    const director = await loaded.as('direccion')
    expect(kindOf(await loaded.runner.command(publishDraft, director, acts))).toBe('not_tried')
    await loaded.runner.command(noteTried, planner, acts)
    // What is changed after it was tried has not been tried.
    const again = { draftId, expectedVersion: 2, edit: { act: 'basics', value: { edition: '2026-9' } } }
    expect(kindOf(await loaded.runner.command(editDraft, planner, again))).toBe('ok')
    const third = { draftId, expectedVersion: 3 }
    expect(kindOf(await loaded.runner.command(publishDraft, director, third))).toBe('not_tried')
    expect(await guide(OF)).toMatchObject({ value: { content: { edition: '2026-3' } } })
    await loaded.runner.command(noteTried, planner, third)
    expect(kindOf(await loaded.runner.command(publishDraft, director, third))).toBe('ok')
    const now = await guide(OF)
    expect(now).toMatchObject({ value: { content: { edition: '2026-9' } } })
    expect(now.ok && now.value.content.checks.map(({ key }) => key)).toContain('large')
    expect(await history(draftId)).toBeGreaterThanOrEqual(4)
    const list = await loaded.runner.query(definitionsListQuery, await admin(), null)
    expect(list.ok && list.value.editions.filter(({ code }) => code === OF).map(({ edition }) => edition)).toEqual([
      '2026-9',
      '2026-3',
    ])
    expect(list.ok && list.value.drafts).toEqual([])
  })

  test('what has errors is not published, nor an edition twice', async () => {
    const { draftId } = await opened(OF)
    const wrong = { act: 'add', at: 'checks', value: { ...CHECK, key: 'wrong', when: 'nothing > 5' } }
    await loaded.runner.command(editDraft, await admin(), { draftId, expectedVersion: 1, edit: wrong })
    await loaded.runner.command(noteTried, await admin(), { draftId, expectedVersion: 2 })
    const publish = async (expectedVersion: number) =>
      kindOf(await loaded.runner.command(publishDraft, await admin(), { draftId, expectedVersion }))
    expect(await publish(2)).toBe('has_errors')
    const out = { act: 'remove', at: 'checks.2' }
    await loaded.runner.command(editDraft, await admin(), { draftId, expectedVersion: 2, edit: out })
    const same = { act: 'basics', value: { edition: '2026-9', code: 'another' } }
    await loaded.runner.command(editDraft, await admin(), { draftId, expectedVersion: 3, edit: same })
    await loaded.runner.command(noteTried, await admin(), { draftId, expectedVersion: 4 })
    expect(await publish(4)).toBe('edition_taken')
    const draft = await loaded.runner.query(draftQuery, await admin(), { id: draftId })
    expect(draft).toMatchObject({ ok: true, value: { draft: { code: OF, content: { code: OF } } } })
    expect(kindOf(await loaded.runner.command(discardDraft, await admin(), { draftId, expectedVersion: 4 }))).toBe('ok')
  })

  test('a file brought in becomes the draft of its procedure, exactly as it was taken along', async () => {
    const published = await guide('registro-de-empresas')
    if (!published.ok) throw new Error(published.refusal.message.es)
    const content = { ...published.value.content, code: 'registro-de-prueba', edition: '2026-1' }
    const brought = await loaded.runner.command(importDraft, await admin(), { yaml: definitionYaml(content) })
    if (!brought.ok) throw new Error(brought.refusal.message.es)
    const read = await loaded.runner.query(anyDefinitionQuery, await admin(), { id: brought.value.draftId })
    expect(read).toEqual({ ok: true, value: { content, draft: true } })
    expect(kindOf(await loaded.runner.command(importDraft, await admin(), { yaml: 'code: [' }))).toBe('wrong_file')
    const over = definitionYaml({ ...content, title: { es: 'Otro nombre' } })
    expect(await loaded.runner.command(importDraft, await admin(), { yaml: over })).toMatchObject({
      ok: true,
      value: { draftId: brought.value.draftId, version: 2 },
    })
  })

  test('two people who change a draft at once lose nothing: one is told', async () => {
    const { draftId } = await opened('opinion-tecnica')
    const add = async (key: string) =>
      kindOf(
        await loaded.runner.command(editDraft, await admin(), {
          draftId,
          expectedVersion: 1,
          edit: { act: 'add', at: 'checks', value: { ...CHECK, key, when: 'topic = "risk"' } },
        }),
      )
    expect((await Promise.all([add('one'), add('two')])).sort()).toEqual(['changed_meanwhile', 'ok'])
  })
})
