import { formatNumber } from '../../../kernel/format.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type GridCell, spokenPlace } from './grid.ts'

export type ImportRefusalKind =
  | DocumentRefusal['kind']
  | 'unknown_format'
  | 'wrong_year'
  | 'no_table'
  | 'months_do_not_add_up'

/** Why a file was not taken; the plan stays as it was. */
export type ImportRefusal = Refusal<ImportRefusalKind>

/** Files of more than this are no plan: the largest matrix seen weighs a few megabytes. */
export const MOST_TEXT_BYTES = 20_000_000

export function unknownFormat(): ImportRefusal {
  return {
    kind: 'unknown_format',
    message: {
      es: 'El archivo no es un libro de Excel (.xlsx), un documento de Word (.docx) ni un texto con tablas (.txt, .tsv). Guárdelo en uno de esos formatos y vuelva a intentarlo.',
      en: 'The file is not an Excel workbook (.xlsx), a Word document (.docx) or a text with tables (.txt, .tsv). Save it in one of those formats and try again.',
    },
  }
}

export function wrongYear(asked: number, found: number, address: string, words: string): ImportRefusal {
  return {
    kind: 'wrong_year',
    message: {
      es: `Se pidió el año ${asked} y el documento es de ${found}: en ${address} dice «${words}».`,
      en: `Year ${asked} was asked for and the document is of ${found}: at ${address} it says “${words}”.`,
    },
    address,
  }
}

export function noTable(): ImportRefusal {
  return {
    kind: 'no_table',
    message: {
      es: 'No se encontró ninguna tabla de un plan operativo: hace falta una fila de encabezados con, al menos, tres de estos: resultados, indicadores, fuente de verificación, actividades, responsables, fuente de financiamiento, riesgo.',
      en: 'No table of an operating plan was found: it takes a heading row with at least three of these: results, indicators, verification source, activities, responsible, funding source, risk.',
    },
  }
}

export interface UnequalTotal {
  readonly total: GridCell
  readonly written: number
  readonly sum: number
  readonly months: readonly GridCell[]
}

/** Where an annual total is written, the twelve months must equal it. All lines at fault are named. */
export function monthsDoNotAddUp(faults: readonly [UnequalTotal, ...UnequalTotal[]]): ImportRefusal {
  const [first, ...others] = faults
  const from = first.months[0]
  const to = first.months.at(-1)
  const range = from && to ? `${spokenPlace(from.ref)}–${to.ref.address}` : spokenPlace(first.total.ref)
  const rest = others.map((fault) => spokenPlace(fault.total.ref)).join(', ')
  const sum = formatNumber(first.sum)
  const written = formatNumber(first.written)
  return {
    kind: 'months_do_not_add_up',
    message: {
      es: `Los meses de ${range} suman ${sum} y el total anual escrito en ${spokenPlace(first.total.ref)} es ${written}.${rest ? ` También difieren: ${rest}.` : ''}`,
      en: `The months at ${range} add up to ${sum} and the annual total written at ${spokenPlace(first.total.ref)} is ${written}.${rest ? ` These differ too: ${rest}.` : ''}`,
    },
    address: spokenPlace(first.total.ref),
  }
}

export function tooMuchText(size: number): ImportRefusal {
  const megabytes = formatNumber(size / 1_000_000, { max: 1 })
  const most = formatNumber(MOST_TEXT_BYTES / 1_000_000)
  return {
    kind: 'too_large',
    message: {
      es: `El archivo pesa ${megabytes} MB y el máximo para un texto es ${most} MB.`,
      en: `The file is ${megabytes} MB and the limit for a text is ${most} MB.`,
    },
  }
}
