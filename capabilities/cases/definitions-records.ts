import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { DEFINITION } from './data/definitions.ts'

const EDITION: FieldWords = { title: { es: 'Edición', en: 'Edition' } }

export const definitionRecords: readonly RecordKind[] = [
  {
    kind: DEFINITION,
    title: { es: 'Definición de un trámite', en: 'Definition of a procedure' },
    field: (name) => (name === 'edition' ? EDITION : undefined),
  },
]
