import type { FieldWords, RecordKind } from '../../platform/audit/record-kind.ts'
import { LAYER } from './data/apply-import.ts'
import { LAYER_IMPORT } from './data/start-import.ts'
import { layerPaths } from './layers-paths.ts'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  title: { title: { es: 'Título', en: 'Title' } },
  titleEn: { title: { es: 'Título en inglés', en: 'Title in English' } },
  description: { title: { es: 'Descripción', en: 'Description' }, prose: true },
  audience: { title: { es: 'Quién la ve', en: 'Who sees it' } },
  licence: { title: { es: 'Licencia', en: 'Licence' } },
  source: { title: { es: 'Fuente', en: 'Source' }, prose: true },
  quality: { title: { es: 'Calidad', en: 'Quality' }, prose: true },
  dataDate: { title: { es: 'Fecha de los datos', en: 'Date of the data' } },
  fields: { title: { es: 'Campos', en: 'Fields' } },
  staffFields: { title: { es: 'Campos solo del personal', en: 'Fields for staff only' } },
  style: { title: { es: 'Estilo', en: 'Style' } },
  featureCount: { title: { es: 'Objetos', en: 'Features' } },
  retired: { title: { es: 'Retirada', en: 'Retired' } },
  state: { title: { es: 'Estado', en: 'State' } },
  way: { title: { es: 'Manera', en: 'How' } },
  layer: { title: { es: 'Capa', en: 'Layer' } },
  rule: { title: { es: 'Regla', en: 'Rule' } },
  repair: { title: { es: 'Reparación', en: 'Repair' } },
  excepted: { title: { es: 'Exceptuado', en: 'Excepted' } },
  count: { title: { es: 'Cuántas', en: 'How many' } },
  rows: { title: { es: 'Filas', en: 'Rows' } },
  added: { title: { es: 'Objetos añadidos', en: 'Features added' } },
  changed: { title: { es: 'Objetos cambiados', en: 'Features changed' } },
  removed: { title: { es: 'Objetos quitados', en: 'Features removed' } },
  rejected: { title: { es: 'Filas rechazadas', en: 'Rejected rows' } },
}
const field = (name: string) => FIELDS[name]

export const layerRecords: readonly RecordKind[] = [
  { kind: LAYER, title: { es: 'Capa', en: 'Layer' }, field },
  {
    kind: LAYER_IMPORT,
    title: { es: 'Archivo de una capa', en: 'File of a layer' },
    href: layerPaths.import,
    field,
  },
]
