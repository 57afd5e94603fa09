import type { ReadTx } from '../../../platform/database/database.ts'
import type { SearchDocument, SearchSource } from '../../../platform/search/document.ts'
import { observatoryPaths } from '../catalogue-paths.ts'
import { indexPaths } from '../indices-paths.ts'
import { publicationPaths } from '../publications-paths.ts'
import { registerPaths } from '../registers-paths.ts'
import { observedPlaces } from './catalogue-queries.ts'
import { indicators, themes } from './catalogue-store.ts'
import { newestIndices } from './indices-store.ts'
import { registers } from './register-store.ts'
import { newestStories } from './story-store.ts'

/** What the observatory measures and tells: themes, indicators, indices, registers, stories. */
export const observatorySearch: SearchSource = {
  id: 'observatory.catalogue',
  section: { id: 'observatorio', title: { es: 'Observatorio', en: 'Observatory' }, order: 2 },
  edition: 3,
  titles: {
    'observatory.theme': { es: 'Tema del observatorio', en: 'Theme of the observatory' },
    'observatory.indicator': { es: 'Indicador del observatorio', en: 'Indicator of the observatory' },
    'observatory.index': { es: 'Índice', en: 'Index' },
    'observatory.register': { es: 'Registro', en: 'Register' },
    'observatory.place': { es: 'Municipio en cifras', en: 'Municipality in figures' },
    'observatory.story': { es: 'Análisis', en: 'Story' },
  },
  groups: async () => ['all'],
  documents: async (tx) => [
    ...(await themeDocuments(tx)),
    ...(await indicatorDocuments(tx)),
    ...(await indexDocuments(tx)),
    ...(await registerDocuments(tx)),
    ...(await storyDocuments(tx)),
    ...(await placeDocuments(tx)),
  ],
}

async function themeDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await themes(tx)).map(({ code, title, description }) => ({
    kind: 'observatory.theme',
    id: code,
    title,
    within: description,
    body: code,
    path: observatoryPaths.theme(code),
    audience: 'public',
  }))
}

async function indicatorDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await indicators(tx)).map(({ code, theme, sheet: { title, content } }) => ({
    kind: 'observatory.indicator',
    id: code,
    title,
    within: theme.title,
    body: [code, content.definition.es, content.definition.en, ...(content.synonyms ?? [])].join(' '),
    path: observatoryPaths.indicator(code),
    audience: 'public',
  }))
}

async function indexDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await newestIndices(tx)).map(({ content: { code, title, summary } }) => ({
    kind: 'observatory.index',
    id: code,
    title,
    within: summary,
    body: code,
    path: indexPaths.index(code),
    audience: 'public',
  }))
}

async function registerDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await registers(tx)).map(({ kind: { code, title, description, source } }) => ({
    kind: 'observatory.register',
    id: code,
    title,
    within: source,
    body: [code, description.es, description.en].join(' '),
    path: registerPaths.register(code),
    audience: 'public',
  }))
}

async function placeDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await observedPlaces(tx)).map(({ code, name }) => ({
    kind: 'observatory.place',
    id: code,
    title: { es: `${name} en cifras`, en: `${name} in figures` },
    body: 'municipio alcaldía indicadores; municipality indicators',
    path: observatoryPaths.place(code),
    audience: 'public',
  }))
}

async function storyDocuments(tx: ReadTx): Promise<readonly SearchDocument[]> {
  return (await newestStories(tx)).map(({ code, publishedOn, content: { title, lead, by } }) => ({
    kind: 'observatory.story',
    id: code,
    title,
    within: by,
    body: [lead.es, lead.en].join(' '),
    path: publicationPaths.story(code),
    when: publishedOn,
    audience: 'public',
  }))
}
