import type { FileUse } from '../../platform/files/file-use.ts'
import { MANAGE_LAYERS } from './layers-permissions.ts'

/** Files of features: read by our own readers, as streams, within limits of their own. */
export const LAYER_FILES: FileUse = {
  id: 'territory.layer_file',
  title: { es: 'Archivo de una capa', en: 'File of a layer' },
  permission: MANAGE_LAYERS,
  types: ['text', 'geopackage', 'archive', 'flatgeobuf', 'workbook'],
  largest: 800_000_000,
  wrongExtension: 'mend',
}
