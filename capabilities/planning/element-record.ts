import { isMonth } from '../../kernel/civil.ts'
import { formatNumber, monthName } from '../../kernel/format.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { ELEMENT } from './data/element-states.ts'
import type { Target } from './model.ts'
import {
  ACCUMULATION_NAMES,
  DIRECTION_NAMES,
  FREQUENCY_NAMES,
  FUNDING_NAMES,
  INDICATOR_KIND_NAMES,
  KIND_NAMES,
  ROLE_NAMES,
  SCHEDULE_KIND_NAMES,
  targetWords,
} from './pages/plan/element-words.ts'
import { planningPaths } from './paths.ts'
import { MISSING_NAMES } from './rules/words.ts'

function oneOf(names: Readonly<Record<string, Text>>): FieldWords['say'] {
  return (value, locale) => {
    const name = names[String(value)]
    return name === undefined ? undefined : say(name, locale)
  }
}

/** `ene 1, mar 2`: months that are programmed, with how much. */
function sayMonths(value: unknown, locale: Locale): string | undefined {
  if (!Array.isArray(value)) return undefined
  const said = value.flatMap((amount, index) => {
    const month = index + 1
    return typeof amount === 'number' && isMonth(month)
      ? [`${monthName(month, locale, 'short')} ${formatNumber(amount, { max: 4 })}`]
      : []
  })
  return said.length === 0 ? undefined : said.join(', ')
}

function sayTargets(value: unknown, locale: Locale): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return value.map((target) => targetWords(target as Target, false, locale)).join('; ')
}

function sayList(value: unknown): string | undefined {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : undefined
}

const FIELDS: Readonly<Record<string, FieldWords>> = {
  kind: { title: { es: 'Qué es', en: 'What it is' }, say: oneOf(KIND_NAMES) },
  code: { title: { es: 'Código', en: 'Code' } },
  label: { title: { es: 'Rótulo', en: 'Label' }, prose: true },
  title: { title: { es: 'Texto', en: 'Text' }, prose: true },
  titleEn: { title: { es: 'Texto en inglés', en: 'Text in English' } },
  namesPersons: { title: { es: 'Nombra personas', en: 'Names persons' } },
  role: { title: { es: 'Papel del responsable', en: 'Role of the responsible' }, say: oneOf(ROLE_NAMES) },
  funding: { title: { es: 'Financiamiento', en: 'Funds' }, say: oneOf(FUNDING_NAMES) },
  weight: { title: { es: 'Peso', en: 'Weight' } },
  indicatorKind: { title: { es: 'Clase de indicador', en: 'Kind of indicator' }, say: oneOf(INDICATOR_KIND_NAMES) },
  direction: { title: { es: 'Sentido', en: 'Direction' }, say: oneOf(DIRECTION_NAMES) },
  accumulation: { title: { es: 'Acumulación', en: 'Accumulation' }, say: oneOf(ACCUMULATION_NAMES) },
  baseline: { title: { es: 'Línea base', en: 'Baseline' } },
  baselinePeriod: { title: { es: 'Período de la línea base', en: 'Period of the baseline' } },
  baselineSource: { title: { es: 'Fuente de la línea base', en: 'Source of the baseline' }, prose: true },
  targets: { title: { es: 'Metas', en: 'Targets' }, say: sayTargets },
  every: { title: { es: 'Cada cuánto se mide', en: 'How often it is measured' }, say: oneOf(FREQUENCY_NAMES) },
  levels: { title: { es: 'Posiciones de la escala', en: 'Positions of the scale' }, say: sayList },
  breakdowns: { title: { es: 'Desagregaciones', en: 'Breakdowns' }, say: sayList },
  measure: { title: { es: 'Medida que lo alimenta', en: 'Measure that feeds it' } },
  scheduleKind: { title: { es: 'Cronograma', en: 'Schedule' }, say: oneOf(SCHEDULE_KIND_NAMES) },
  programmed: { title: { es: 'Programado', en: 'Programmed' }, say: sayMonths },
  annualTotal: { title: { es: 'Total del año', en: 'Total of the year' } },
  rule: { title: { es: 'Regla de repetición', en: 'Rule of recurrence' }, prose: true },
  cancelledOn: { title: { es: 'Cancelado el', en: 'Cancelled on' } },
  places: { title: { es: 'Municipios', en: 'Municipalities' }, say: sayList },
  cancelledReason: { title: { es: 'Motivo de la cancelación', en: 'Reason of the cancellation' }, prose: true },
  retired: { title: { es: 'Retirado del plan vigente', en: 'Withdrawn from the plan in force' } },
}

const OF_MONTH: Readonly<Record<string, FieldWords>> = {
  executed: { title: { es: 'ejecutado', en: 'executed' } },
  note: { title: { es: 'nota', en: 'note' }, prose: true },
  evidence: { title: { es: 'evidencias', en: 'evidence' } },
  generated: { title: { es: 'dato de demostración', en: 'demonstration figure' } },
}

/** `executed.03` → "marzo: ejecutado"; `reading.2019-Q1` → "Lectura de 2019-Q1". */
function fieldOf(name: string): FieldWords | undefined {
  const [first = '', rest] = name.split('.')
  if (rest === undefined) return FIELDS[name]
  if (first === 'reading')
    return { title: { es: `Lectura de ${rest}`, en: `Reading of ${rest}` }, say: oneOf(MISSING_NAMES) }
  const words = OF_MONTH[first]
  const month = Number(rest)
  if (words === undefined || !isMonth(month)) return undefined
  return {
    ...words,
    title: {
      es: `${capital(monthName(month, 'es'))}: ${words.title.es}`,
      en: `${monthName(month, 'en')}: ${words.title.en}`,
    },
  }
}

/** What it says, then its months one by one, then its readings. */
function placeOf(name: string): number {
  const [first = '', rest] = name.split('.')
  const own = Object.keys(FIELDS).indexOf(name)
  if (rest === undefined) return own < 0 ? Number.MAX_SAFE_INTEGER : own
  if (first === 'reading') return 10_000 + (Number(rest.replace(/\D/g, '')) || 0)
  return 1000 + 10 * Number(rest) + Object.keys(OF_MONTH).indexOf(first)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

export const elementRecord: RecordKind = {
  kind: ELEMENT,
  title: { es: 'Elemento de un plan', en: 'Element of a plan' },
  href: (id) => planningPaths.elementHistory(id),
  field: fieldOf,
  place: placeOf,
}

/** Acts that change elements of plans. */
export const ELEMENT_ACTS: ReadonlyMap<string, Text> = new Map([
  ['planning.report_month', { es: 'Se informó el avance de un mes', en: 'A month’s progress was reported' }],
  ['planning.record_reading', { es: 'Se registró una lectura', en: 'A reading was recorded' }],
  ['planning.edit_indicator_terms', { es: 'Se editaron los términos', en: 'The terms were edited' }],
  [
    'planning.capture_indicator',
    { es: 'Se capturó la lectura de una medida', en: 'The reading of a measure was captured' },
  ],
  ['planning.bind_indicator', { es: 'Se vinculó a una medida o se soltó', en: 'It was bound to a measure, or let go' }],
  ['planning.withdraw_evidence', { es: 'Se retiró una evidencia', en: 'A piece of evidence was withdrawn' }],
  ['planning.cancel_element', { es: 'Se anuló', en: 'It was cancelled' }],
  ['planning.resume_element', { es: 'Se reanudó', en: 'It was taken up again' }],
  ['planning.import_plan', { es: 'Se aceptó un plan importado', en: 'An imported plan was accepted' }],
  ['planning.decide_reprogramming', { es: 'Se aprobó una reprogramación', en: 'A reprogramming was approved' }],
  ['planning.approve_poa', { es: 'Se aprobó el plan', en: 'The plan was approved' }],
  ['pack.load', { es: 'Se cargó la implantación', en: 'The deployment was loaded' }],
])

export const planningRecords: readonly RecordKind[] = [
  elementRecord,
  { kind: 'planning.poa', title: { es: 'Plan de una unidad', en: 'Plan of a unit' } },
  { kind: 'planning.instrument', title: { es: 'Plan de la institución', en: 'Plan of the institution' } },
  {
    kind: 'planning.refused_import',
    title: { es: 'Archivo de plan que no se pudo leer', en: 'Plan file that could not be read' },
  },
  { kind: 'planning.plan_import', title: { es: 'Archivo de plan', en: 'Plan file' } },
  { kind: 'platform.reading', title: { es: 'Lectura de una medida', en: 'Reading of a measure' } },
]
