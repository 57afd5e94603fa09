import type { FileUse } from '../../platform/files/file-use.ts'
import { PREPARE_FIGURES } from './imports-permissions.ts'

/** Tables of figures: read whole, so they are not huge; the open interface takes more. */
export const FIGURE_FILES: FileUse = {
  id: 'observatory.figures_file',
  title: { es: 'Tabla de cifras', en: 'Table of figures' },
  permission: PREPARE_FIGURES,
  types: ['text', 'workbook'],
  largest: 5_000_000,
  wrongExtension: 'mend',
}
