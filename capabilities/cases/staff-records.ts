import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { RESOLUTION } from './data/draft-resolution.ts'
import { PHRASE } from './data/phrases.ts'

const WORDS: Readonly<Record<string, FieldWords>> = {
  outcome: { title: { es: 'Resultado', en: 'Outcome' } },
  grounds: { title: { es: 'Fundamento', en: 'Grounds' }, prose: true },
  clauses: { title: { es: 'Condiciones o motivos', en: 'Conditions or reasons' }, prose: true },
  state: { title: { es: 'Estado', en: 'State' } },
  signedAs: { title: { es: 'Firmada con el certificado de', en: 'Signed with the certificate of' } },
  sha256: { title: { es: 'Huella del archivo', en: 'Hash of the file' } },
  way: { title: { es: 'Cómo se notificó', en: 'How it was notified' } },
  proof: { title: { es: 'Qué lo prueba', en: 'What proves it' }, prose: true },
  words: { title: { es: 'Texto', en: 'Words' }, prose: true },
}

export const staffRecords: readonly RecordKind[] = [
  { kind: RESOLUTION, title: { es: 'Resolución', en: 'Resolution' }, field: (name) => WORDS[name] },
  { kind: PHRASE, title: { es: 'Frase de la biblioteca', en: 'Phrase of the library' }, field: (name) => WORDS[name] },
]
