import type { PersonalField } from '../../platform/capability/manifest.ts'

const PURPOSE = {
  es: 'Encontrar el expediente de una persona en el sistema anterior',
  en: 'To find somebody’s case of the old system',
}
const KEPT = {
  es: 'Lo que manda la ley de archivo para el expediente',
  en: 'As long as the law on archives asks for the case',
}

export const pastPersonalData: readonly PersonalField[] = [
  {
    table: 'cases.past_case',
    column: 'applicant_name',
    title: { es: 'Solicitante de un expediente anterior', en: 'Applicant of a past case' },
    sensitivity: 'identifying',
    purpose: PURPOSE,
    keptFor: KEPT,
  },
  {
    table: 'cases.past_case',
    column: 'others',
    title: { es: 'Lo demás que dice su fila', en: 'What else its row says' },
    sensitivity: 'content',
    purpose: PURPOSE,
    keptFor: KEPT,
  },
  {
    table: 'cases.past_import',
    column: 'name',
    title: { es: 'Nombre del archivo que se trajo', en: 'Name of the file that was brought' },
    sensitivity: 'content',
    purpose: { es: 'Reconocer el archivo entre otros', en: 'To tell the file from others' },
    keptFor: KEPT,
  },
  {
    table: 'cases.past_import',
    column: 'content',
    title: { es: 'Celdas del archivo, como vinieron', en: 'Cells of the file, as they came' },
    sensitivity: 'content',
    purpose: {
      es: 'Probar qué decía el archivo del que se tomó cada expediente',
      en: 'To prove what the file said from which each case was taken',
    },
    keptFor: KEPT,
  },
]
