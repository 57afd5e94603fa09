import type { Locale } from '../../../../../kernel/text.ts'

const es = {
  title: (quarter: number, year: number) => `${year} al cierre del trimestre ${quarter}`,
  lead: (date: string, signed: string) =>
    `Así estaba el año el ${date}, como la Dirección Ejecutiva lo revisó y firmó. Este corte, guardado el ${signed}, no cambia aunque después se corrija algún dato.`,
  plan: (year: number) => `Plan ${year}`,
  institution: 'La institución',
  unit: 'Unidad',
  progress: 'Avance firmado',
  reports: 'Meses informados',
  noFigure: 'Sin dato',
  whole: 'El contenido coincide con su huella: nadie lo ha alterado.',
  notWhole: 'El contenido no coincide con su huella. Avise a quien administra la plataforma.',
  hash: 'Huella SHA-256',
  schema: 'Versión del formato',
  size: 'Tamaño',
  verify: 'Cómo comprobarlo',
  verifyLead:
    'Descargue el contenido y calcule su huella con cualquier programa, por ejemplo sha256sum. Debe ser la que se muestra aquí y la que consta en el historial de la institución.',
  download: 'Descargar el contenido (JSON)',
  compare: 'Comparar con hoy',
  back: 'Ver el corte firmado',
  former: 'Firmas de este trimestre',
  number: (number: number) => `Firma ${number}`,
  here: 'Es la que se muestra',
  demo: 'Dato de demostración',
  differences: 'Qué ha cambiado desde la firma',
  differencesLead: (date: string) =>
    `Lo firmado al ${date} frente a lo que dice hoy el plan para esa misma fecha. Cambiar un dato después de la firma no cambia lo firmado.`,
  same: 'Nada ha cambiado desde la firma',
  sameLead: 'Los planes, los informes y las lecturas dicen hoy lo mismo que cuando se firmaron.',
  what: 'Qué',
  before: 'Firmado',
  after: 'Hoy',
  nothing: '—',
  count: (count: string) => `${count} diferencias`,
  oneDifference: '1 diferencia',
} as const

type Words = { readonly [Key in keyof typeof es]: (typeof es)[Key] extends string ? string : (typeof es)[Key] }

const en: Words = {
  title: (quarter, year) => `${year} at the end of quarter ${quarter}`,
  lead: (date, signed) =>
    `How the year stood on ${date}, as the Executive Director reviewed and signed it off. This snapshot, kept on ${signed}, does not change whatever is corrected later.`,
  plan: (year) => `Plan ${year}`,
  institution: 'The institution',
  unit: 'Unit',
  progress: 'Signed progress',
  reports: 'Months reported',
  noFigure: 'No figure',
  whole: 'The content agrees with its hash: nobody has altered it.',
  notWhole: 'The content does not agree with its hash. Please tell an administrator of the platform.',
  hash: 'SHA-256 hash',
  schema: 'Version of the format',
  size: 'Size',
  verify: 'How to check it',
  verifyLead:
    'Download the content and compute its hash with any program, for example sha256sum. It must be the one shown here and in the institution’s history.',
  download: 'Download the content (JSON)',
  compare: 'Compare with today',
  back: 'See the signed snapshot',
  former: 'Sign-offs of this quarter',
  number: (number) => `Sign-off ${number}`,
  here: 'The one shown',
  demo: 'Demonstration data',
  differences: 'What has changed since the sign-off',
  differencesLead: (date) =>
    `What was signed at ${date} beside what the plan says today for the same date. Changing something after the sign-off does not change what was signed.`,
  same: 'Nothing has changed since the sign-off',
  sameLead: 'Plans, reports and readings say today what they said when they were signed.',
  what: 'What',
  before: 'Signed',
  after: 'Today',
  nothing: '—',
  count: (count) => `${count} differences`,
  oneDifference: '1 difference',
}

export const SNAPSHOT_WORDS: Readonly<Record<Locale, Words>> = { es, en }
