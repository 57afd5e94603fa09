import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  file: 'Archivo',
  fileHint: 'CSV o Excel (.xlsx), hasta 5 MB, con una fila de encabezados.',
  paste: 'O pegue la tabla aquí',
  pasteHint: 'Copiada de una hoja de cálculo, con sus encabezados.',
  read: 'Leer la tabla',
  pasted: 'Tabla pegada',
}
const EN: typeof ES = {
  file: 'File',
  fileHint: 'CSV or Excel (.xlsx), up to 5 MB, with a row of headings.',
  paste: 'Or paste the table here',
  pasteHint: 'Copied from a spreadsheet, with its headings.',
  read: 'Read the table',
  pasted: 'Pasted table',
}

export const TABLE_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
