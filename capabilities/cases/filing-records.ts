import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { CASE } from './data/move-case.ts'
import { DRAFT } from './data/start-draft.ts'

const WORDS: Readonly<Record<string, FieldWords>> = {
  at: { title: { es: 'Dónde está', en: 'Where it stands' } },
  action: { title: { es: 'Qué se hizo', en: 'What was done' } },
  end: { title: { es: 'Cómo terminó', en: 'How it ended' } },
}

const DRAFT_WORDS: Readonly<Record<string, FieldWords>> = {
  procedure: { title: { es: 'Trámite', en: 'Procedure' } },
  documents: { title: { es: 'Documentos', en: 'Documents' } },
  consented: { title: { es: 'Autorizada', en: 'Consented to' } },
}

export const filingRecords: readonly RecordKind[] = [
  {
    kind: CASE,
    title: { es: 'Expediente', en: 'Case' },
    field: (name) => WORDS[name],
  },
  {
    kind: DRAFT,
    title: { es: 'Solicitud en preparación', en: 'Application being prepared' },
    field: (name) => DRAFT_WORDS[name],
  },
]
