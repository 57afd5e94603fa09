import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { REGISTER, REGISTER_LOT, REGISTER_RECORD } from './data/register-store.ts'
import { registerWorkPaths } from './registers-paths.ts'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  register: { title: { es: 'Registro', en: 'Register' } },
  on: { title: { es: 'Fecha', en: 'Date' } },
  place: { title: { es: 'Municipio', en: 'Municipality' } },
  category: { title: { es: 'Clase', en: 'Kind' } },
  site: { title: { es: 'Sitio', en: 'Site' } },
  amount: { title: { es: 'Cantidad', en: 'Amount' } },
  point: { title: { es: 'Punto', en: 'Point' } },
  source: { title: { es: 'Fuente', en: 'Source' } },
  external: { title: { es: 'Número de la fuente', en: 'Number of the source' } },
  withdrawn: { title: { es: 'Retirada', en: 'Withdrawn' } },
  state: { title: { es: 'Estado', en: 'State' } },
  rows: { title: { es: 'Filas', en: 'Rows' } },
  mapping: { title: { es: 'Columnas', en: 'Columns' } },
  added: { title: { es: 'Fichas nuevas', en: 'New records' } },
  changed: { title: { es: 'Fichas corregidas', en: 'Records corrected' } },
  same: { title: { es: 'Ya estaban', en: 'Were there' } },
  rejected: { title: { es: 'Filas que no se tomaron', en: 'Rows not taken' } },
}
const field = (name: string) => FIELDS[name]

export const registersRecords: readonly RecordKind[] = [
  { kind: REGISTER, title: { es: 'Registro del observatorio', en: 'Register of the observatory' }, field },
  {
    kind: REGISTER_RECORD,
    title: { es: 'Ficha de un registro', en: 'Record of a register' },
    href: registerWorkPaths.record,
    field,
  },
  {
    kind: REGISTER_LOT,
    title: { es: 'Entrega de un registro', en: 'Delivery of a register' },
    href: registerWorkPaths.lot,
    field,
  },
]
