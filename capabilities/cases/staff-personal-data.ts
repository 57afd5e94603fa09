import type { PersonalField } from '../../platform/capability/manifest.ts'

const KEPT = {
  es: 'Lo que manda la ley de archivo para el expediente',
  en: 'As long as the law on archives asks for the case',
}

export const staffPersonalData: readonly PersonalField[] = [
  {
    table: 'cases.inspection_photo',
    column: 'name',
    title: { es: 'Nombre del archivo de una fotografía', en: 'File name of a photograph' },
    sensitivity: 'content',
    purpose: { es: 'Reconocer las fotografías de una inspección', en: 'To recognise the photographs of an inspection' },
    keptFor: KEPT,
  },
  {
    table: 'cases.resolution',
    column: 'notified_proof',
    title: { es: 'Constancia de una notificación', en: 'Proof of a notification' },
    sensitivity: 'content',
    purpose: { es: 'Probar que la resolución se notificó', en: 'To prove that the resolution was notified' },
    keptFor: KEPT,
  },
]
