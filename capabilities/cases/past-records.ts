import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'

export const PAST_IMPORT = 'cases.past_import'

const WORDS: Readonly<Record<string, FieldWords>> = {
  procedure: { title: { es: 'Trámite', en: 'Procedure' } },
  columns: { title: { es: 'Columnas reconocidas', en: 'Columns recognised' } },
  made: { title: { es: 'Expedientes nuevos', en: 'New cases' } },
  changed: { title: { es: 'Expedientes que cambiaron', en: 'Cases that changed' } },
}

export const pastRecords: readonly RecordKind[] = [
  {
    kind: PAST_IMPORT,
    title: { es: 'Archivo de expedientes del sistema anterior', en: 'File of cases of the old system' },
    field: (name) => WORDS[name],
  },
]
