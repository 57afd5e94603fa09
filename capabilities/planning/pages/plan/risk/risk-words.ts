import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { RiskType } from '../../../deployment-catalogues.ts'
import type { Moment } from '../../../rules/risk/assessment.ts'
import type { Outlook, RiskResponse, RiskStatus } from '../../../rules/risk/risk.ts'

export const TYPE_NAMES: Readonly<Record<RiskType, Text>> = {
  country: { es: 'Riesgo país', en: 'Country' },
  strategic: { es: 'Estratégico', en: 'Strategic' },
  operational: { es: 'Operativo', en: 'Operational' },
  not_stated: { es: 'Sin clasificar', en: 'Not classified' },
}

export const RESPONSE_NAMES: Readonly<Record<RiskResponse, Text>> = {
  avoid: { es: 'Evitar', en: 'Avoid' },
  reduce: { es: 'Reducir', en: 'Reduce' },
  transfer: { es: 'Trasladar', en: 'Transfer' },
  accept: { es: 'Aceptar', en: 'Accept' },
}

export const STATUS_NAMES: Readonly<Record<RiskStatus, Text>> = {
  proposed: { es: 'Propuesto', en: 'Proposed' },
  active: { es: 'Vigente', en: 'Active' },
  closed: { es: 'Cerrado', en: 'Closed' },
}

export const OUTLOOK_NAMES: Readonly<Record<Outlook, Text>> = {
  better: { es: '↓ Va mejor', en: '↓ Better' },
  same: { es: '→ Sigue igual', en: '→ The same' },
  worse: { es: '↑ Va peor', en: '↑ Worse' },
}

export const MOMENT_NAMES: Readonly<Record<Moment, Text>> = {
  before: { es: 'Antes de la mitigación', en: 'Before mitigation' },
  after: { es: 'Después de la mitigación', en: 'After mitigation' },
}

export const LIKELIHOOD_NAMES: readonly Text[] = [
  { es: 'Rara', en: 'Rare' },
  { es: 'Poco probable', en: 'Unlikely' },
  { es: 'Posible', en: 'Possible' },
  { es: 'Probable', en: 'Likely' },
  { es: 'Casi segura', en: 'Almost certain' },
]

export const IMPACT_NAMES: readonly Text[] = [
  { es: 'Mínimo', en: 'Minimal' },
  { es: 'Menor', en: 'Minor' },
  { es: 'Medio', en: 'Medium' },
  { es: 'Mayor', en: 'Major' },
  { es: 'Grave', en: 'Severe' },
]

const es = {
  catalogue: 'Riesgos',
  publicLead:
    'Lo que puede impedir que los planes se cumplan, qué tan probable y grave sería, y qué hace la institución al respecto.',
  staffLead: 'El catálogo de la institución: un riesgo, un número, aunque cada plan lo escriba con sus palabras.',
  demo: 'Las valoraciones son de demostración: no son de la institución.',
  unverified: 'Propuesta sin verificar',
  filter: 'Ver',
  process: 'Proceso clave',
  type: 'Tipo',
  level: 'Nivel',
  status: 'Estado',
  all: 'Todos',
  noProcess: 'Sin proceso',
  clear: 'Quitar los filtros',
  cellChosen: (likelihood: number, impact: number) => `probabilidad ${likelihood}, impacto ${impact}`,
  shown: (count: number, of: number) =>
    count === of
      ? `${formatNumber(of)} riesgos en el catálogo.`
      : `${formatNumber(count)} de ${formatNumber(of)} riesgos.`,
  map: 'Mapa de calor',
  mapLead:
    'Cuántos riesgos hay en cada combinación de probabilidad e impacto. El nivel es el producto de ambos; cada número lleva a su lista.',
  likelihood: 'Probabilidad',
  impact: 'Impacto',
  cell: (count: number, likelihood: number, impact: number, level: string) =>
    `${count === 1 ? '1 riesgo' : `${formatNumber(count)} riesgos`}: probabilidad ${likelihood}, impacto ${impact}, ${level}`,
  ungraded: (count: number) => (count === 1 ? '1 riesgo sin valorar' : `${formatNumber(count)} riesgos sin valorar`),
  bands: 'Qué significa cada nivel',
  listCaption: 'Riesgos del catálogo',
  number: 'N.º',
  risk: 'Riesgo',
  owner: 'A cargo de',
  before: 'Antes',
  after: 'Después',
  links: 'Vínculos',
  none: 'Ningún riesgo con lo que eligió.',
  notGraded: 'sin valorar',
  cause: 'Por qué puede ocurrir',
  effect: 'Qué pasaría',
  response: 'Respuesta',
  mitigation: 'Qué se hace',
  more: 'Causa, efecto y respuesta',
  notStated: 'No se ha dicho',
  create: 'Agregar un riesgo',
  matches: 'Riesgos de los planes por vincular',
  noMethod: 'La implantación no dice qué franjas tienen los niveles; se muestra el número.',
}
export type RiskWords = typeof es

const en: RiskWords = {
  catalogue: 'Risks',
  publicLead:
    'What can keep the plans from being fulfilled, how likely and grave it would be, and what the institution does about it.',
  staffLead: 'The institution’s catalogue: one risk, one number, though each plan writes it in its own words.',
  demo: 'The grades are a demonstration: they are not the institution’s.',
  unverified: 'Unverified proposal',
  filter: 'Show',
  process: 'Key process',
  type: 'Type',
  level: 'Level',
  status: 'Status',
  all: 'All',
  noProcess: 'No process',
  clear: 'Clear the filters',
  cellChosen: (likelihood, impact) => `likelihood ${likelihood}, impact ${impact}`,
  shown: (count, of) =>
    count === of
      ? `${formatNumber(of)} risks in the catalogue.`
      : `${formatNumber(count)} of ${formatNumber(of)} risks.`,
  map: 'Heat map',
  mapLead:
    'How many risks stand in each combination of likelihood and impact. The level is their product; each number leads to its list.',
  likelihood: 'Likelihood',
  impact: 'Impact',
  cell: (count, likelihood, impact, level) =>
    `${count === 1 ? '1 risk' : `${formatNumber(count)} risks`}: likelihood ${likelihood}, impact ${impact}, ${level}`,
  ungraded: (count) => (count === 1 ? '1 risk not graded' : `${formatNumber(count)} risks not graded`),
  bands: 'What each level means',
  listCaption: 'Risks of the catalogue',
  number: 'No.',
  risk: 'Risk',
  owner: 'Owner',
  before: 'Before',
  after: 'After',
  links: 'Links',
  none: 'No risk with what you chose.',
  notGraded: 'not graded',
  cause: 'Why it can happen',
  effect: 'What would follow',
  response: 'Response',
  mitigation: 'What is done',
  more: 'Cause, effect and response',
  notStated: 'Not stated',
  create: 'Add a risk',
  matches: 'Risks of the plans to link',
  noMethod: 'The deployment does not say which bands levels have; the number is shown.',
}

export function riskWords(locale: Locale): RiskWords {
  return locale === 'es' ? es : en
}
