import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'

const es = {
  title: 'A qué contribuye el plan',
  lead: 'Qué resultados del plan trabajan por cada meta, compromiso o política de afuera, cómo van, y por cuáles no trabaja nadie.',
  ways: 'Cómo mirar la alineación',
  fromCatalogue: 'Desde los compromisos',
  fromPlan: 'Desde el plan',
  catalogues: 'Catálogo',
  served: (served: number, of: number) => `${formatNumber(served)} de ${formatNumber(of)}`,
  servedLabel: 'Metas o compromisos por los que alguien trabaja',
  servedShort: 'atendidos',
  nobody: 'Nadie trabaja por esto en el plan de este año',
  item: 'Meta o compromiso',
  elements: 'Quién trabaja por ello',
  proposed: 'propuesta sin confirmar',
  unverified: 'Catálogo sin cotejar con su texto',
  none: 'La implantación no trae catálogos de alineación',
  noneLead: 'Se agregan como datos de la institución.',
  objective: 'Objetivo estratégico',
  result: 'Resultado',
  contributes: 'A qué contribuye',
  toNothing: 'No se ha dicho a qué contribuye',
  objectives: 'Objetivos estratégicos',
  objectivesLead: 'Lo que cada objetivo atiende por medio de los resultados de las unidades.',
  align: 'Alinear',
  formTitle: 'A qué contribuye este elemento',
  formLead: 'Diga a qué metas, compromisos o políticas contribuye, y por qué. Queda su nombre en el historial.',
  current: 'Contribuye a',
  currentNone: 'Todavía no se ha dicho a qué contribuye.',
  confirm: 'Confirmar',
  remove: 'Quitar',
  find: 'Buscar en los catálogos',
  findHint: 'Palabras o código (por ejemplo 11.3); sin tildes también.',
  found: (count: number) =>
    count === 0
      ? 'Nada se encontró con esas palabras.'
      : count === 1
        ? '1 encontrado'
        : `${formatNumber(count)} encontrados`,
  reason: 'Por qué contribuye (opcional)',
  add: 'Contribuye a esto',
  already: 'Ya está dicho',
  savedAlign: 'Se guardó la alineación.',
  removedAlign: 'Se quitó la alineación.',
  toElement: 'Ver el elemento',
  flow: 'El plan como un flujo',
}
export type CoverageWords = typeof es

const en: CoverageWords = {
  title: 'What the plan contributes to',
  lead: 'Which results of the plan work for each target, commitment or policy outside of it, how they are doing, and for which nobody works.',
  ways: 'How to look at the alignment',
  fromCatalogue: 'From the commitments',
  fromPlan: 'From the plan',
  catalogues: 'Catalogue',
  served: (served, of) => `${formatNumber(served)} of ${formatNumber(of)}`,
  servedLabel: 'Targets or commitments that somebody works for',
  servedShort: 'served',
  nobody: 'Nobody works for this in this year’s plan',
  item: 'Target or commitment',
  elements: 'Who works for it',
  proposed: 'proposal, not confirmed',
  unverified: 'Catalogue not checked against its text',
  none: 'The deployment brings no catalogues of alignment',
  noneLead: 'They are added as data of the institution.',
  objective: 'Strategic objective',
  result: 'Result',
  contributes: 'What it contributes to',
  toNothing: 'Nobody has said what it contributes to',
  objectives: 'Strategic objectives',
  objectivesLead: 'What each objective serves by way of the units’ results.',
  align: 'Align',
  formTitle: 'What this element contributes to',
  formLead: 'Say to which targets, commitments or policies it contributes, and why. Your name stays in the history.',
  current: 'It contributes to',
  currentNone: 'Nobody has said yet what it contributes to.',
  confirm: 'Confirm',
  remove: 'Take away',
  find: 'Search the catalogues',
  findHint: 'Words or a code (11.3, for example); accents do not matter.',
  found: (count) =>
    count === 0 ? 'Nothing was found with those words.' : count === 1 ? '1 found' : `${formatNumber(count)} found`,
  reason: 'Why it contributes (optional)',
  add: 'It contributes to this',
  already: 'Already said',
  savedAlign: 'The alignment was saved.',
  removedAlign: 'The alignment was taken away.',
  toElement: 'See the element',
  flow: 'The plan as a flow',
}

export function coverageWords(locale: Locale): CoverageWords {
  return locale === 'es' ? es : en
}
