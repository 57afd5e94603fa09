import type { SearchDocument, SearchSource } from '../../../platform/search/document.ts'
import { definitionPaths } from '../definitions-paths.ts'
import { publishedDefinitions } from './definitions.ts'

/** The catalogue of procedures: each as it was published last, found also by what people call it. */
export const procedureSearch: SearchSource = {
  id: 'cases.procedures',
  section: { id: 'tramites', title: { es: 'Trámites', en: 'Procedures' }, order: 1 },
  edition: 1,
  titles: { procedure: { es: 'Trámite', en: 'Procedure' } },
  groups: async () => ['all'],
  async documents(tx) {
    const published = await publishedDefinitions(tx)
    return published.map(
      ({ content }): SearchDocument => ({
        kind: 'procedure',
        id: content.code,
        title: content.title,
        within: content.summary,
        body: [
          content.situation.es,
          content.situation.en,
          ...(content.synonyms ?? []),
          ...content.documents.map(({ title }) => title.es),
        ].join(' '),
        path: definitionPaths.guide(content.code),
        audience: 'public',
      }),
    )
  },
}
