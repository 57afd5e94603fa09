import type { FieldWords, RecordKind } from '../audit/record-kind.ts'
import { CALENDAR } from './data/edit-calendar.ts'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  decree: { title: { es: 'Decreto', en: 'Decree' } },
  effect: { title: { es: 'Efecto', en: 'Effect' } },
  from: { title: { es: 'Desde', en: 'From' } },
  to: { title: { es: 'Hasta', en: 'To' } },
  citation: { title: { es: 'Cita', en: 'Citation' } },
  certainty: { title: { es: 'Certeza', en: 'Certainty' } },
  yearly: { title: { es: 'Días de cada año', en: 'Days of every year' } },
}

export const calendarRecords: readonly RecordKind[] = [
  {
    kind: CALENDAR,
    title: { es: 'Calendario de días hábiles', en: 'Calendar of working days' },
    field: (name) => FIELDS[name],
  },
]
