import type { FileUse } from '../../platform/files/file-use.ts'
import { WORK_ON_CASES } from './staff-permissions.ts'

/** What was seen on the site, photographed with a telephone. */
export const INSPECTION_PHOTOS: FileUse = {
  id: 'cases.inspection_photo',
  title: { es: 'Fotografías de una inspección', en: 'Photographs of an inspection' },
  permission: WORK_ON_CASES,
  types: ['jpeg', 'png', 'webp', 'heic', 'pdf'],
  largest: 20_000_000,
  wrongExtension: 'mend',
  photoFacts: true,
}
