import type { FileUse } from '../../platform/files/file-use.ts'
import { RECORD_READING } from './indicators-permissions.ts'
import { REPORT_MONTH, UPLOAD_PLAN } from './permissions.ts'

/** What units show for the progress they report (the sources of verification of the POA): kept, never opened by us. */
export const EVIDENCE_FILES: FileUse = {
  id: 'planning.evidence',
  title: { es: 'Evidencia del avance de un mes', en: 'Evidence of a month’s progress' },
  permission: REPORT_MONTH,
  types: [
    'pdf',
    'jpeg',
    'png',
    'webp',
    'gif',
    'avif',
    'heic',
    'workbook',
    'document',
    'presentation',
    'open_document',
    'old_office',
    'text',
  ],
  largest: 20_000_000,
  wrongExtension: 'mend',
  photoFacts: true,
}

/** A unit's plan as it wrote it: read by our own readers, which look closer than any list of kinds. */
export const PLAN_FILES: FileUse = {
  id: 'planning.plan_file',
  title: { es: 'Archivo de un plan', en: 'File of a plan' },
  permission: UPLOAD_PLAN,
  types: ['workbook', 'document', 'text'],
  // Of a list parted by commas the reader says what to do instead; it is not asked for.
  extensions: { text: ['txt', 'tsv'] },
  largest: 50_000_000,
  wrongExtension: 'mend',
}

/** What a reading of an indicator rests on. */
export const READING_FILES: FileUse = {
  ...EVIDENCE_FILES,
  id: 'planning.reading_evidence',
  title: { es: 'Evidencia de la lectura de un indicador', en: 'Evidence of an indicator’s reading' },
  permission: RECORD_READING,
}
