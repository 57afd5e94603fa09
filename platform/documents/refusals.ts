import { formatNumber } from '../../kernel/format.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'

/** Why a file could not be read or made. One list for workbooks and documents: the person meets the same sentences. */
export type DocumentRefusalKind =
  | 'empty_file'
  | 'too_large'
  | 'encrypted'
  | 'old_format'
  | 'not_a_workbook'
  | 'not_a_document'
  | 'damaged'
  | 'zip_bomb'
  | 'too_many_cells'
  | 'text_too_long'
  | 'took_too_long'
  | 'too_complex'
  | 'busy'
  | 'template_failed'

export type DocumentRefusal = Refusal<DocumentRefusalKind>
export type WorkbookRefusal = DocumentRefusal

/** What a person asked us to read: decides the words ("libro de Excel" or "documento de Word"). */
export type Wanted = 'workbook' | 'document'

const WANTED: Record<Wanted, { readonly name: Text; readonly extension: string }> = {
  workbook: { name: { es: 'un libro de Excel (.xlsx)', en: 'an Excel workbook (.xlsx)' }, extension: '.xlsx' },
  document: { name: { es: 'un documento de Word (.docx)', en: 'a Word document (.docx)' }, extension: '.docx' },
}

/** What a file turned out to be, when it is not what was wanted. */
export const FOUND_FORMATS = {
  workbook: { es: 'un libro de Excel', en: 'an Excel workbook' },
  document: { es: 'un documento de Word', en: 'a Word document' },
  presentation: { es: 'una presentación', en: 'a presentation' },
  binary_workbook: { es: 'un libro binario de Excel (.xlsb)', en: 'a binary Excel workbook (.xlsb)' },
  open_document: { es: 'un archivo de LibreOffice', en: 'a LibreOffice file' },
  pdf: { es: 'un PDF', en: 'a PDF' },
  picture: { es: 'una imagen', en: 'a picture' },
  web_page: { es: 'una página web o un XML con otro nombre', en: 'a web page or XML under another name' },
  archive: { es: 'un archivo comprimido', en: 'a compressed archive' },
  unknown: { es: 'un archivo de otro tipo', en: 'a file of another kind' },
} as const satisfies Record<string, Text>
export type FoundFormat = keyof typeof FOUND_FORMATS

const megabytes = (bytes: number): string => `${formatNumber(bytes / 1_000_000, { max: 1 })} MB`

export function emptyFile(): DocumentRefusal {
  return { kind: 'empty_file', message: { es: 'El archivo está vacío.', en: 'The file is empty.' } }
}

export function tooLarge(size: number, limit: number): DocumentRefusal {
  return {
    kind: 'too_large',
    message: {
      es: `El archivo pesa ${megabytes(size)} y el máximo es ${megabytes(limit)}. Quite imágenes u hojas que no se usen y vuelva a intentarlo.`,
      en: `The file is ${megabytes(size)} and the limit is ${megabytes(limit)}. Remove pictures or unused sheets and try again.`,
    },
  }
}

export function encrypted(): DocumentRefusal {
  return {
    kind: 'encrypted',
    message: {
      es: 'El archivo está protegido con contraseña. Quítele la contraseña de apertura y vuelva a intentarlo.',
      en: 'The file is protected by a password. Remove the password needed to open it and try again.',
    },
  }
}

export function oldFormat(wanted: Wanted): DocumentRefusal {
  const { extension } = WANTED[wanted]
  return {
    kind: 'old_format',
    message: {
      es: `El archivo está en un formato antiguo de Office (anterior a 2007). Ábralo, guárdelo como ${extension} y vuelva a intentarlo.`,
      en: `The file is in an old Office format (before 2007). Open it, save it as ${extension} and try again.`,
    },
  }
}

export function notWanted(wanted: Wanted, found: FoundFormat): DocumentRefusal {
  const { name, extension } = WANTED[wanted]
  return {
    kind: wanted === 'workbook' ? 'not_a_workbook' : 'not_a_document',
    message: {
      es: `Se esperaba ${name.es} y se recibió ${FOUND_FORMATS[found].es}. Guárdelo como ${extension} y vuelva a intentarlo.`,
      en: `${capital(name.en ?? '')} was expected, and this is ${FOUND_FORMATS[found].en}. Save it as ${extension} and try again.`,
    },
  }
}

/** `part` is the part inside the package that could not be understood, for whoever mends the file. */
export function damaged(part?: string): DocumentRefusal {
  return {
    kind: 'damaged',
    message: {
      es: `El archivo está dañado o incompleto${part ? ` (en ${part})` : ''}. Ábralo, guárdelo de nuevo y vuelva a intentarlo.`,
      en: `The file is damaged or incomplete${part ? ` (in ${part})` : ''}. Open it, save it again and try again.`,
    },
    ...(part ? { address: part } : {}),
  }
}

export function zipBomb(inflated: number, limit: number): DocumentRefusal {
  return {
    kind: 'zip_bomb',
    message: {
      es: `El archivo se expande a ${megabytes(inflated)} al abrirlo y el máximo es ${megabytes(limit)}. No se leyó.`,
      en: `The file expands to ${megabytes(inflated)} when opened and the limit is ${megabytes(limit)}. It was not read.`,
    },
  }
}

export function suspiciousArchive(): DocumentRefusal {
  return {
    kind: 'zip_bomb',
    message: {
      es: 'El archivo está comprimido de una forma que ningún programa de oficina usa. Por seguridad no se leyó.',
      en: 'The file is compressed in a way no office program uses. For safety it was not read.',
    },
  }
}

export function tooManyCells(
  sheet: string,
  address: string,
  limit: { readonly of: 'rows' | 'columns' | 'cells'; readonly count: number },
): DocumentRefusal {
  const what: Text =
    limit.of === 'rows'
      ? { es: 'filas', en: 'rows' }
      : limit.of === 'columns'
        ? { es: 'columnas', en: 'columns' }
        : { es: 'celdas', en: 'cells' }
  const count = formatNumber(limit.count)
  return {
    kind: 'too_many_cells',
    message: {
      es: `La hoja «${sheet}» tiene datos en ${address}, más allá del máximo de ${count} ${what.es}. Borre lo que sobra o divida el archivo.`,
      en: `Sheet “${sheet}” has data at ${address}, beyond the limit of ${count} ${what.en}. Delete what is not needed or split the file.`,
    },
    address: `${sheet}!${address}`,
  }
}

export function textTooLong(sheet: string, address: string, limit: number): DocumentRefusal {
  return {
    kind: 'text_too_long',
    message: {
      es: `El texto de ${sheet}!${address} pasa de ${formatNumber(limit)} caracteres, lo máximo que cabe en una celda.`,
      en: `The text of ${sheet}!${address} is longer than ${formatNumber(limit)} characters, the most a cell can hold.`,
    },
    address: `${sheet}!${address}`,
  }
}

export function tookTooLong(seconds: number): DocumentRefusal {
  return {
    kind: 'took_too_long',
    message: {
      es: `El archivo tardó más de ${formatNumber(seconds)} segundos en procesarse y se detuvo. Divídalo e inténtelo de nuevo.`,
      en: `The file took more than ${formatNumber(seconds)} seconds to process and was stopped. Split it and try again.`,
    },
  }
}

export function tooComplex(): DocumentRefusal {
  return {
    kind: 'too_complex',
    message: {
      es: 'El archivo necesita más memoria de la permitida para abrirse. Divídalo o quite lo que no se use.',
      en: 'The file needs more memory to open than is allowed. Split it or remove what is not used.',
    },
  }
}

export function busy(): DocumentRefusal {
  return {
    kind: 'busy',
    message: {
      es: 'Hay muchos archivos en proceso en este momento. Vuelva a intentarlo en unos minutos.',
      en: 'Many files are being processed right now. Try again in a few minutes.',
    },
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function templateFailed(failure: { readonly message: string; readonly at: string }): DocumentRefusal {
  return {
    kind: 'template_failed',
    message: {
      es: `La plantilla del documento tiene un error en ${failure.at}: ${failure.message}`,
      en: `The document's template has an error at ${failure.at}: ${failure.message}`,
    },
    address: failure.at,
  }
}
