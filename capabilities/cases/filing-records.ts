import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { CASE } from './data/move-case.ts'

const WORDS: Readonly<Record<string, FieldWords>> = {
  at: { title: { es: 'Dónde está', en: 'Where it stands' } },
  action: { title: { es: 'Qué se hizo', en: 'What was done' } },
  end: { title: { es: 'Cómo terminó', en: 'How it ended' } },
}

export const filingRecords: readonly RecordKind[] = [
  {
    kind: CASE,
    title: { es: 'Expediente', en: 'Case' },
    field: (name) => WORDS[name],
  },
]
