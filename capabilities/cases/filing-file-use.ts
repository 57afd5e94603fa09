import type { FileUse } from '../../platform/files/file-use.ts'
import { APPLY } from './filing-permissions.ts'

/** Documents of applications; which of these kinds a document may be, its definition says. */
export const CASE_FILES: FileUse = {
  id: 'cases.document',
  title: { es: 'Documento de una solicitud', en: 'Document of an application' },
  permission: APPLY,
  types: ['pdf', 'jpeg', 'png', 'dwg', 'dxf'],
  largest: 60_000_000,
  wrongExtension: 'mend',
}
