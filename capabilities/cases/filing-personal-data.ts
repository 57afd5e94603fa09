import type { Text } from '../../kernel/text.ts'
import type { PersonalField } from '../../platform/capability/manifest.ts'

const OWN = { column: 'account_id', is: 'account' } as const

interface Told {
  readonly title: Text
  readonly sensitivity: PersonalField['sensitivity']
  readonly purpose: Text
  readonly subject?: PersonalField['subject']
}

/** The same columns stand in the draft and in the case that came of it. */
const APPLYING: Readonly<Record<string, Told>> = {
  guest_email: {
    title: { es: 'Correo de quien solicita sin cuenta', en: 'E-mail of an applicant without an account' },
    sensitivity: 'identifying',
    purpose: {
      es: 'Enviarle el enlace con el que sigue su solicitud y las novedades de su expediente',
      en: 'To send the link by which the application is followed, and news of the case',
    },
  },
  applicant_name: {
    title: { es: 'Nombre de quien solicita', en: 'Name of the applicant' },
    sensitivity: 'identifying',
    purpose: { es: 'Saber quién solicita', en: 'To know who applies' },
    subject: OWN,
  },
  owner_name: {
    title: { es: 'Nombre de la persona en cuyo nombre se solicita', en: 'Name of the person on whose behalf it is' },
    sensitivity: 'identifying',
    purpose: { es: 'Saber en nombre de quién se solicita', en: 'To know on whose behalf the application is made' },
  },
  owner_email: {
    title: { es: 'Correo de la persona en cuyo nombre se solicita', en: 'E-mail of the person on whose behalf it is' },
    sensitivity: 'identifying',
    purpose: { es: 'Pedirle su autorización', en: 'To ask for consent' },
  },
}

/** Days without a change after which an application that nobody filed is forgotten. */
export const DRAFT_KEPT_DAYS = 90

const KEPT_DRAFT: Text = {
  es: `Mientras exista el borrador: ${DRAFT_KEPT_DAYS} días sin cambios, o hasta que se descarte`,
  en: `As long as there is the draft: ${DRAFT_KEPT_DAYS} days without a change, or until it is discarded`,
}
const KEPT_CASE: Text = {
  es: 'Lo que manda la ley de archivo para el expediente',
  en: 'As long as the law on archives asks for the case',
}

export const filingPersonalData: readonly PersonalField[] = [
  ...Object.entries(APPLYING).flatMap(([column, told]): readonly PersonalField[] => [
    { table: 'cases.draft', column, ...told, keptFor: KEPT_DRAFT },
    { table: 'cases.case_file', column, ...told, keptFor: KEPT_CASE },
  ]),
  {
    table: 'cases.draft',
    column: 'answers',
    title: { es: 'Respuestas de una solicitud en preparación', en: 'Answers of an application being prepared' },
    sensitivity: 'content',
    purpose: { es: 'Preparar la solicitud en varias visitas', en: 'To prepare the application in several visits' },
    keptFor: KEPT_DRAFT,
    subject: OWN,
  },
  {
    table: 'cases.case_file',
    column: 'answers',
    title: { es: 'Respuestas de una solicitud presentada', en: 'Answers of an application that was filed' },
    sensitivity: 'content',
    purpose: { es: 'Resolver lo que se solicita', en: 'To decide what is applied for' },
    keptFor: KEPT_CASE,
    subject: OWN,
  },
  {
    table: 'cases.case_file',
    column: 'searched',
    title: {
      es: 'Número del expediente y nombre de quien solicita, para buscarlo',
      en: 'Number of the case and name of the applicant, to look for it by',
    },
    sensitivity: 'identifying',
    purpose: { es: 'Encontrar el expediente sin mirar uno por uno', en: 'To find the case without looking at each' },
    keptFor: KEPT_CASE,
    subject: OWN,
  },
  {
    table: 'cases.case_document',
    column: 'name',
    title: { es: 'Nombre del archivo de un documento', en: 'File name of a document' },
    sensitivity: 'content',
    purpose: { es: 'Reconocer los documentos de un expediente', en: 'To recognise the documents of a case' },
    keptFor: KEPT_CASE,
    subject: OWN,
  },
  {
    table: 'cases.authorised_place',
    column: 'latitude',
    title: {
      es: 'Lugar de lo autorizado, tan cerca como se puede decir',
      en: 'Place of what was authorised, as near as may be told',
    },
    sensitivity: 'content',
    purpose: {
      es: 'Publicar en el registro dónde está lo que se autorizó, según lo que dice la definición del trámite',
      en: 'To publish in the register where what was authorised is, as the definition of the procedure lets',
    },
    keptFor: KEPT_CASE,
  },
]
