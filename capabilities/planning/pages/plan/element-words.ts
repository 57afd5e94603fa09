import { formatDate, formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import type {
  Accumulation,
  Direction,
  ElementKind,
  Frequency,
  FundingStatus,
  IndicatorKind,
  ResponsibleRole,
  ScheduleKind,
  Target,
} from '../../model.ts'

/** What each element of a plan is called. */
export const KIND_NAMES: Record<ElementKind, Text> = {
  mission: { es: 'Misión', en: 'Mission' },
  vision: { es: 'Visión', en: 'Vision' },
  goal: { es: 'Meta institucional', en: 'Institutional goal' },
  value: { es: 'Valor', en: 'Value' },
  cross_axis: { es: 'Eje transversal', en: 'Cross-cutting axis' },
  strategic_area: { es: 'Área estratégica', en: 'Strategic area' },
  strategic_objective: { es: 'Objetivo estratégico', en: 'Strategic objective' },
  scope: { es: 'Alcance estratégico', en: 'Strategic scope' },
  strategic_result: { es: 'Resultado estratégico', en: 'Strategic result' },
  strategic_indicator: { es: 'Indicador estratégico', en: 'Strategic indicator' },
  sub_plan: { es: 'Parte del plan', en: 'Part of the plan' },
  area_heading: { es: 'Área, como la escribe la unidad', en: 'Area, as the unit writes it' },
  objective_heading: {
    es: 'Objetivo estratégico, como lo escribe la unidad',
    en: 'Strategic objective, as the unit writes it',
  },
  scope_heading: { es: 'Alcance, como lo escribe la unidad', en: 'Scope, as the unit writes it' },
  specific_objective: { es: 'Objetivo específico', en: 'Specific objective' },
  result: { es: 'Resultado', en: 'Result' },
  indicator: { es: 'Indicador', en: 'Indicator' },
  verification_source: { es: 'Medio de verificación', en: 'Means of verification' },
  activity: { es: 'Actividad', en: 'Activity' },
  responsible: { es: 'Responsable', en: 'Responsible' },
  funding_source: { es: 'Fuente de financiamiento', en: 'Source of funds' },
  risk: { es: 'Riesgo', en: 'Risk' },
}

/** The same for several. */
export const KIND_PLURALS: Partial<Record<ElementKind, Text>> = {
  strategic_objective: { es: 'Objetivos estratégicos', en: 'Strategic objectives' },
  scope: { es: 'Alcances estratégicos', en: 'Strategic scopes' },
  strategic_result: { es: 'Resultados estratégicos', en: 'Strategic results' },
  strategic_indicator: { es: 'Indicadores estratégicos', en: 'Strategic indicators' },
  specific_objective: { es: 'Objetivos específicos', en: 'Specific objectives' },
  result: { es: 'Resultados', en: 'Results' },
  indicator: { es: 'Indicadores', en: 'Indicators' },
  verification_source: { es: 'Medios de verificación', en: 'Means of verification' },
  activity: { es: 'Actividades', en: 'Activities' },
  responsible: { es: 'Responsables', en: 'Responsible' },
  funding_source: { es: 'Fuentes de financiamiento', en: 'Sources of funds' },
  risk: { es: 'Riesgos', en: 'Risks' },
}

export function kindPlural(kind: ElementKind, locale: Locale): string {
  return say(KIND_PLURALS[kind] ?? KIND_NAMES[kind], locale)
}

export const ROLE_NAMES: Record<ResponsibleRole, Text> = {
  executes: { es: 'ejecuta', en: 'carries out' },
  supervises: { es: 'supervisa', en: 'supervises' },
  supports: { es: 'apoya', en: 'supports' },
}

export const FUNDING_NAMES: Record<FundingStatus, Text> = {
  secured: { es: 'asegurado', en: 'secured' },
  to_be_raised: { es: 'por gestionar', en: 'to be raised' },
  in_kind: { es: 'en especie', en: 'in kind' },
  not_stated: { es: 'estado no indicado', en: 'status not stated' },
}

export const INDICATOR_KIND_NAMES: Record<IndicatorKind, Text> = {
  count: { es: 'Cantidad', en: 'Count' },
  percentage: { es: 'Porcentaje', en: 'Percentage' },
  date_milestone: { es: 'Hito con fecha', en: 'Milestone with a date' },
  recurring_deliverable: { es: 'Entrega que se repite', en: 'Recurring deliverable' },
  threshold: { es: 'Límite que se respeta', en: 'Limit to be kept' },
  qualitative_scale: { es: 'Escala de posiciones', en: 'Scale of positions' },
}

export const DIRECTION_NAMES: Record<Direction, Text> = {
  increase: { es: 'Se espera que aumente', en: 'Expected to increase' },
  decrease: { es: 'Se espera que baje', en: 'Expected to decrease' },
  maintain: { es: 'Se espera que se mantenga', en: 'Expected to stay' },
}

export const ACCUMULATION_NAMES: Record<Accumulation, Text> = {
  flow: { es: 'Los períodos se suman', en: 'Periods add up' },
  cumulative: { es: 'El último valor es el total', en: 'The last value is the total' },
  stock: { es: 'Vale el último valor; no se suma', en: 'The last value holds; it does not add up' },
  average: { es: 'Vale el promedio; no se suma', en: 'The mean holds; it does not add up' },
}

export const FREQUENCY_NAMES: Record<Frequency, Text> = {
  month: { es: 'Cada mes', en: 'Each month' },
  quarter: { es: 'Cada trimestre', en: 'Each quarter' },
  half_year: { es: 'Cada semestre', en: 'Each half-year' },
  year: { es: 'Una vez al año', en: 'Once a year' },
}

export const SCHEDULE_KIND_NAMES: Record<ScheduleKind, Text> = {
  none: { es: 'Sin cronograma', en: 'No schedule' },
  marks: {
    es: 'Meses marcados, sin cantidades: cada mes vale 1',
    en: 'Marked months without quantities: each counts 1',
  },
  quantities: { es: 'Cantidades por mes', en: 'Quantities by month' },
  recurrence: { es: 'Se repite', en: 'Recurring' },
}

/** `al menos 4 instrumentos técnicos · a más tardar el 31 de diciembre de 2019`. */
export function targetWords(target: Target, percentage: boolean, locale: Locale): string {
  const es = locale === 'es'
  const unit = target.unit ?? ''
  const number = (value: number): string => {
    if (percentage || unit === '%') return `${formatNumber(value)}\u00a0%`
    return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`
  }
  const amount = (): string => {
    if (target.value === undefined) return es ? 'sin cantidad' : 'no quantity'
    switch (target.comparator) {
      case 'at_least':
        return `${es ? 'al menos' : 'at least'} ${number(target.value)}`
      case 'at_most':
        return `${es ? 'a lo más' : 'at most'} ${number(target.value)}`
      case 'within':
        return target.lower === undefined
          ? number(target.value)
          : `${es ? 'entre' : 'between'} ${formatNumber(target.lower)} ${es ? 'y' : 'and'} ${number(target.value)}`
      default:
        return number(target.value)
    }
  }
  if (target.due === undefined) return amount()
  const due = formatDate(target.due, locale, 'prose')
  const by = es ? `a más tardar el ${due}` : `by ${due}`
  return target.value === undefined ? by : `${amount()}, ${by}`
}
