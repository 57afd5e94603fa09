import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { RISK, RISK_OCCURRENCE } from './data/risk-kinds.ts'
import { OUTLOOK_NAMES, RESPONSE_NAMES, STATUS_NAMES, TYPE_NAMES } from './pages/plan/risk/risk-words.ts'
import { riskPaths } from './risk-paths.ts'

function oneOf(names: Readonly<Record<string, Text>>): FieldWords['say'] {
  return (value: unknown, locale: Locale) => {
    const name = names[String(value)]
    return name === undefined ? undefined : say(name, locale)
  }
}

const prose = (es: string, en: string): FieldWords => ({ title: { es, en }, prose: true })

const FIELDS: Readonly<Record<string, FieldWords>> = {
  code: { title: { es: 'Número', en: 'Number' } },
  title: prose('Riesgo', 'Risk'),
  titleEn: { title: { es: 'Riesgo, en inglés', en: 'Risk in English' } },
  process: { title: { es: 'Proceso clave', en: 'Key process' } },
  type: { title: { es: 'Tipo', en: 'Type' }, say: oneOf(TYPE_NAMES) },
  cause: prose('Causa', 'Cause'),
  effect: prose('Efecto', 'Effect'),
  owner: { title: { es: 'Unidad a cargo', en: 'Unit in charge' } },
  ownerPost: { title: { es: 'Puesto a cargo', en: 'Post in charge' } },
  response: { title: { es: 'Respuesta', en: 'Response' }, say: oneOf(RESPONSE_NAMES) },
  mitigation: prose('Qué se hace', 'What is done'),
  internalNote: prose('Nota interna', 'Internal note'),
  status: { title: { es: 'Estado', en: 'Status' }, say: oneOf(STATUS_NAMES) },
  assessedOn: { title: { es: 'Valorado el', en: 'Graded on' } },
  likelihood: { title: { es: 'Probabilidad', en: 'Likelihood' } },
  impact: { title: { es: 'Impacto', en: 'Impact' } },
  likelihoodAfter: { title: { es: 'Probabilidad que queda', en: 'Likelihood that is left' } },
  impactAfter: { title: { es: 'Impacto que queda', en: 'Impact that is left' } },
  assessment: prose('Nota de la valoración', 'Note on the grades'),
  seenOn: { title: { es: 'Visto el', en: 'Seen on' } },
  outlook: { title: { es: 'Cómo va', en: 'How it is doing' }, say: oneOf(OUTLOOK_NAMES) },
  seen: prose('Qué se ve', 'What is seen'),
  happened: { title: { es: 'Veces que ocurrió', en: 'Times it happened' } },
  threatens: { title: { es: 'Puede impedir', en: 'Can keep from being reached' } },
  wordings: { title: { es: 'Los planes lo escriben', en: 'The plans word it' } },
}

const ORDER = Object.keys(FIELDS)

/** How the history tells of the risks. */
export const riskRecords: readonly RecordKind[] = [
  {
    kind: RISK,
    title: { es: 'Riesgo del catálogo', en: 'Risk of the catalogue' },
    href: (id) => riskPaths.risk(id),
    field: (name) => FIELDS[name],
    place: (name) => ORDER.indexOf(name),
  },
  { kind: RISK_OCCURRENCE, title: { es: 'Riesgo que ocurrió', en: 'Risk that happened' } },
]
