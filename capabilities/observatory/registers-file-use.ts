import type { FileUse } from '../../platform/files/file-use.ts'
import { KEEP_REGISTERS } from './registers-permissions.ts'

/** Tables of records: a month of reports, the weights of a landfill, a season of values. */
export const REGISTER_FILES: FileUse = {
  id: 'observatory.register_file',
  title: { es: 'Tabla de un registro', en: 'Table of a register' },
  permission: KEEP_REGISTERS,
  types: ['text', 'workbook'],
  largest: 5_000_000,
  wrongExtension: 'mend',
}
