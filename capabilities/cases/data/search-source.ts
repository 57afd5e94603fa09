import type { SearchDocument, SearchSource } from '../../../platform/search/document.ts'
import { clockPaths } from '../clock-paths.ts'
import { definitionPaths } from '../definitions-paths.ts'
import { filingPaths } from '../filing-paths.ts'
import { staffPaths } from '../staff-paths.ts'
import { publishedDefinitions } from './definitions.ts'

/** The catalogue of procedures, each as it was published last and found also by what people call it, and what is looked up of cases. */
export const procedureSearch: SearchSource = {
  id: 'cases.procedures',
  section: { id: 'tramites', title: { es: 'Trámites', en: 'Procedures' }, order: 1 },
  edition: 2,
  titles: {
    procedure: { es: 'Trámite', en: 'Procedure' },
    'cases.service': { es: 'Consulta', en: 'Look-up' },
  },
  groups: async () => ['all'],
  async documents(tx) {
    const published = await publishedDefinitions(tx)
    const procedures = published.map(
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
    return [...procedures, ...SERVICES]
  },
}

/** What a person asks who has filed already, or wants to know what others were granted. */
const SERVICES: readonly SearchDocument[] = [
  {
    kind: 'cases.service',
    id: 'status',
    title: { es: 'Estado de un expediente', en: 'Status of a case' },
    within: {
      es: 'En qué va un trámite que ya se presentó, y cómo se cuenta su plazo.',
      en: 'Where a case that was filed stands, and how its term is counted.',
    },
    body: 'mi trámite, mi permiso, mi solicitud, cuánto falta, avance, seguimiento, número de expediente; my application, my permit, progress',
    path: filingPaths.statusSearch(),
    audience: 'public',
  },
  {
    kind: 'cases.service',
    id: 'register',
    title: { es: 'Registro de permisos', en: 'Register of permits' },
    within: {
      es: 'Lo que se autorizó, dónde y cuánto, sin nombres de personas.',
      en: 'What was authorised, where and how much, without names of persons.',
    },
    body: 'permisos otorgados, construcciones autorizadas, tiene permiso esa obra, vecino; permits granted, does that building have a permit',
    path: staffPaths.register(),
    audience: 'public',
  },
  {
    kind: 'cases.service',
    id: 'term',
    title: { es: 'Contar un plazo', en: 'Count a term' },
    within: {
      es: 'Cuándo vence un plazo en días hábiles, con el calendario.',
      en: 'When a term in working days ends, with the calendar.',
    },
    body: 'días hábiles, vencimiento, feriados, cuándo me responden; working days, holidays, deadline',
    path: clockPaths.clock(),
    audience: 'public',
  },
]
