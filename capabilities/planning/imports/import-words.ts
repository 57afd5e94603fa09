import type { Text } from '../../../kernel/text.ts'
import type { LayoutColumn } from './headings.ts'

/** What the report calls the columns. */
export const COLUMN_WORDS: Record<LayoutColumn, Required<Text>> = {
  result: { es: 'resultado', en: 'result' },
  indicator: { es: 'indicador', en: 'indicator' },
  verification_source: { es: 'fuente de verificación', en: 'verification source' },
  activity: { es: 'actividad', en: 'activity' },
  responsible: { es: 'responsable', en: 'responsible' },
  funding_source: { es: 'fuente de financiamiento', en: 'funding source' },
  risk: { es: 'riesgo', en: 'risk' },
  time: { es: 'tiempo', en: 'time' },
  target: { es: 'meta', en: 'target' },
  annual_total: { es: 'total anual', en: 'annual total' },
  weight: { es: 'peso', en: 'weight' },
  row_number: { es: 'número de fila', en: 'row number' },
  area: { es: 'área estratégica', en: 'strategic area' },
  strategic_objective: { es: 'objetivo estratégico', en: 'strategic objective' },
  scope: { es: 'alcance', en: 'scope' },
  specific_objective: { es: 'objetivo específico', en: 'specific objective' },
  other: { es: 'otra', en: 'other' },
}
