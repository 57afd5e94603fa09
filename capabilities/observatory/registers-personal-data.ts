import type { PersonalField } from '../../platform/capability/manifest.ts'

const PURPOSE = {
  es: 'Saber en qué parte del territorio ocurre lo que se cuenta',
  en: 'To know in which part of the territory happens what is counted',
}
const KEPT = {
  es: 'Mientras el registro se lleve; al público llegan cuentas y puntos movidos',
  en: 'As long as the register is kept; the public gets counts and points that were moved',
}

export const registersPersonalData: readonly PersonalField[] = [
  {
    table: 'observatory.register_record',
    column: 'latitude',
    title: { es: 'Punto exacto de un hecho o un valor', en: 'Exact point of an event or a value' },
    sensitivity: 'identifying',
    purpose: PURPOSE,
    keptFor: KEPT,
  },
  {
    table: 'observatory.register_record',
    column: 'longitude',
    title: { es: 'Punto exacto: su longitud', en: 'Exact point: its longitude' },
    sensitivity: 'identifying',
    purpose: PURPOSE,
    keptFor: KEPT,
  },
  {
    table: 'observatory.register_lot',
    column: 'file_name',
    title: { es: 'Nombre de la tabla que se trajo', en: 'Name of the table that was brought' },
    sensitivity: 'content',
    purpose: { es: 'Reconocer la entrega entre otras', en: 'To tell the delivery from others' },
    keptFor: KEPT,
  },
]
