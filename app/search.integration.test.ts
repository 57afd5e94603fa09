import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { publishStory, saveStory } from '../capabilities/observatory/data/story-drafts.ts'
import { figuresPublished } from '../capabilities/observatory/events.ts'
import { editLayer } from '../capabilities/territory/data/edit-layer.ts'
import type { Ctx } from '../platform/capability/context.ts'
import type { WriteTx } from '../platform/database/database.ts'
import { searchSourcesOf } from '../platform/deployment/load-into.ts'
import { enqueueEvents } from '../platform/events/outbox.ts'
import { searchWordsOf } from '../platform/search/document.ts'
import { fillSearch, fillSearchOnce, reindexGroup } from '../platform/search/fill.ts'
import { type Asked, search } from '../platform/search/search.ts'
import { foundBy } from '../tests/integration/found-by.ts'
import { describeOnBothDatabases, describeOnServer } from '../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../tests/integration/loaded.ts'
import { MANIFESTS } from './manifests.ts'

const SOURCES = searchSourcesOf(MANIFESTS)
const ORDER = searchWordsOf(SOURCES).sections.map(({ id }) => id)

describeOnBothDatabases('search over everything', (open) => {
  let loaded: Loaded
  let anybody: Ctx
  let reader: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    anybody = await loaded.as('public')
    reader = await loaded.as('lectura')
  })

  const ask = (asked: string | Asked, ctx = anybody) =>
    loaded.database.read({ role: 'trama_public' }, (tx) =>
      search(tx, ctx, typeof asked === 'string' ? { words: asked } : asked, ORDER),
    )
  const titles = async (words: string, ctx = anybody) =>
    (await foundBy(loaded.database, ctx, words)).map(({ title }) => title.es)
  const first = async (words: string) => {
    const { sections } = await ask(words)
    return `${sections[0]?.id}: ${sections[0]?.hits[0]?.title.es}`
  }

  test.each([
    // What a citizen types, and what comes first.
    ['permiso de construccion', 'tramites: Permiso de construcción'],
    ['PERMISO DE CONSTRUCCIÓN', 'tramites: Permiso de construcción'],
    ['building permit', 'tramites: Permiso de construcción'],
    ['pobreza', 'observatorio: Hogares en pobreza'],
    ['hechos delictivos', 'observatorio: Hechos delictivos reportados'],
    ['apopa', 'territorio: Apopa'],
    ['plan 2019', 'planes: Plan de Acción 2019'],
    ['talento humano', 'planes: Plan operativo 2019 de la Unidad de Talento Humano'],
    ['parcelas', 'territorio: Parcelas (demostración)'],
  ])('“%s” finds first %s', async (words, expected) => {
    expect(await first(words)).toBe(expected)
  })

  test.each([
    // The word that people use, and what its sheet or definition calls it.
    ['delincuencia', 'Hechos delictivos reportados'],
    ['basura', 'Desechos sólidos recolectados'],
    ['rubbish', 'Toneladas depositadas en el relleno sanitario'],
    ['presupuesto ejecutado', 'Ejecución del gasto'],
    ['ampliar mi casa', 'Permiso de construcción'],
    ['en qué va mi trámite', 'Estado de un expediente'],
    ['nejapa', 'Nejapa en cifras'],
    ['¿tiene permiso esa obra?', 'Registro de permisos'],
  ])('“%s” is what people say for «%s»', async (words, title) => {
    expect((await ask(words)).alike).toBe(false)
    expect(await titles(words)).toContain(title)
  })

  test('the strategic plan opens at the year in which it was followed last', async () => {
    const [hit] = await foundBy(loaded.database, anybody, 'plan estrategico institucional')
    expect(hit?.path).toBe('/planes/2019/pei')
  })

  test('an element of a plan says of which unit and year it is', async () => {
    const [hit] = await foundBy(loaded.database, anybody, { words: 'mercados', section: 'planes' })
    expect(hit?.within?.es).toBe('Subdirección de Desarrollo Social y Económico · 2019')
  })

  test('of each section the best and how many there are; of one that is asked for all', async () => {
    const all = await ask('plan')
    const plans = all.sections.find(({ id }) => id === 'planes')
    expect(plans?.hits.length).toBe(5)
    expect(plans?.total).toBeGreaterThan(20)
    const one = await ask({ words: 'plan', section: 'planes' })
    expect(one.sections.map(({ id, total }) => [id, total])).toEqual(all.sections.map(({ id, total }) => [id, total]))
    expect(one.sections.find(({ id }) => id === 'planes')?.hits.length).toBe(Math.min(plans?.total ?? 0, 100))
  })

  test('a code is found by its beginning, and its letters alone find nothing else', async () => {
    for (const typed of ['O.1.R.2', 'o1r2', 'O1-R2']) {
      const hits = await foundBy(loaded.database, anybody, { words: typed, section: 'planes' })
      expect(hits.length, typed).toBeGreaterThan(0)
      expect(
        hits.filter(({ code }) => code?.replace(/\W/g, '').startsWith('O1R2') !== true),
        typed,
      ).toEqual([])
    }
  })

  test('a slip of the finger, or a word too many, finds what is nearest, and says that it is not exact', async () => {
    for (const typed of ['permizo de constuccion', 'quiero un permiso de construccion urgente']) {
      const found = await ask(typed)
      expect(found.alike, typed).toBe(true)
      expect(found.sections[0]?.hits[0]?.title.es, typed).toBe('Permiso de construcción')
    }
    expect(await ask('xyzzyq')).toEqual({ sections: [], alike: false })
    expect(await ask(' .,; ')).toEqual({ sections: [], alike: false })
  })

  test.each(["%' or 1=1 --", '%%%', '\\', '& | ! ( ) :*', `${'ñandú '.repeat(40)}`, '🌋'])(
    '“%s” is only words',
    async (words) => {
      expect((await ask(words)).sections.flatMap(({ hits }) => hits).length).toBeLessThan(500)
    },
  )

  test('what only the staff sees is found by the staff alone', async () => {
    const layer = await layerNamed('Zonas de riesgo')
    const change = { ...layer, audience: 'staff' as const }
    expect(await titles('zonas de riesgo')).toContain(layer.title)
    expect(await loaded.runner.command(editLayer, await loaded.as('administracion'), change)).toMatchObject({
      ok: true,
    })
    await loaded.dispatcher.drain()
    expect(await titles('zonas de riesgo')).not.toContain(layer.title)
    expect(await titles('zonas de riesgo', reader)).toContain(layer.title)
  })

  test('what was published is found once the event was heard', async () => {
    const writer = await loaded.as('planificacion.sim')
    const content = {
      title: { es: 'Guacamayas en los parques' },
      lead: { es: 'Entrada' },
      by: { es: 'Sistema de Información Metropolitano' },
      sections: [{ text: [{ es: 'Un párrafo.' }] }],
    }
    const draft = { code: 'guacamayas', fresh: true, expectedVersion: 0, content }
    expect(await loaded.runner.command(saveStory, writer, draft)).toMatchObject({ ok: true })
    await loaded.dispatcher.drain()
    expect(await titles('guacamayas')).toEqual([])
    const published = await loaded.runner.command(publishStory, writer, { code: 'guacamayas', expectedVersion: 1 })
    expect(published).toMatchObject({ ok: true })
    await loaded.dispatcher.drain()
    expect(await titles('guacamayas')).toEqual(['Guacamayas en los parques'])
  })

  test('figures that were published say anew which places have some', async () => {
    const emptied = (tx: WriteTx) =>
      tx.execute(sql`delete from platform.search_document where kind = 'observatory.place'`)
    const places = await titles('nejapa en cifras')
    expect(places).toContain('Nejapa en cifras')
    await loaded.database.write({ role: 'trama_app' }, emptied)
    expect(await titles('nejapa en cifras')).not.toContain('Nejapa en cifras')
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      enqueueEvents(tx, anybody, [figuresPublished(1, ['poverty_rate'])]),
    )
    await loaded.dispatcher.drain()
    expect(await titles('nejapa en cifras')).toEqual(places)
  })

  test('an index that older sources filled is filled anew by the next start, and only by that one', async () => {
    const count = () =>
      loaded.database.read({ role: 'trama_app' }, async (tx) =>
        Number((await tx.execute(sql`select count(*) as n from platform.search_document`)).rows[0]?.n),
      )
    const whole = await count()
    const empty = (editions: string) =>
      loaded.database.write({ role: 'trama_app' }, async (tx) => {
        await tx.execute(sql`delete from platform.search_document`)
        await tx.execute(sql`update platform.search_filled set editions = coalesce(nullif(${editions}, ''), editions)`)
      })
    await empty('')
    await fillSearchOnce(loaded.database, SOURCES)
    expect(await count(), 'filled by these sources').toBe(0)
    await empty('planning.plans 1')
    await fillSearchOnce(loaded.database, SOURCES)
    expect(await count()).toBe(whole)
  })

  async function layerNamed(start: string) {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select id, version, staff_fields, title, title_en, description, description_en, licence, source, quality, data_date::text as data_date
        from territory.layer where starts_with(title, ${start})`),
    )
    const row = found.rows[0] ?? {}
    const text = (value: unknown) => (value === null || value === undefined ? undefined : String(value))
    return {
      layerId: String(row.id),
      staffFields: row.staff_fields as string[],
      expectedVersion: Number(row.version),
      title: String(row.title),
      titleEn: text(row.title_en),
      description: String(row.description),
      descriptionEn: text(row.description_en),
      licence: String(row.licence),
      source: String(row.source),
      quality: String(row.quality),
      dataDate: text(row.data_date),
    }
  }
})

describeOnServer('search, filled by one process while another hears of changes', (open) => {
  test('none waits for the other for ever, and everything is found afterwards', async () => {
    const { database } = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const [plans] = SOURCES.filter(({ id }) => id === 'planning.plans')
    if (plans === undefined) throw new Error('Plans are not searched.')
    const count = () =>
      database.read({ role: 'trama_app' }, async (tx) =>
        Number((await tx.execute(sql`select count(*) as n from platform.search_document`)).rows[0]?.n),
      )
    const groups = await database.read({ role: 'trama_app' }, (tx) => plans.groups(tx))
    const whole = await count()
    const write = (work: Parameters<typeof database.write>[1]) => database.write({ role: 'trama_app' }, work)
    await Promise.all([
      ...[1, 2, 3].map(() => write((tx) => fillSearch(tx, SOURCES))),
      ...[...groups, ...groups].map((group) => write((tx) => reindexGroup(tx, plans, group))),
    ])
    expect(await count()).toBe(whole)
  })
})
