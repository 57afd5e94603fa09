import { formatNumber } from '../../../kernel/format.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import type { CellRef } from '../model.ts'
import { type GridCell, spokenPlace } from './grid.ts'

export type ImportRefusalKind =
  | DocumentRefusal['kind']
  | 'unknown_format'
  | 'wrong_year'
  | 'no_table'
  | 'parted_by_commas'
  | 'months_do_not_add_up'

/** Why a file was not taken; the plan stays as it was. */
export interface ImportRefusal extends Refusal<ImportRefusalKind> {
  /** Each cell that stands in the way, with its own sentence, where it can be told. */
  readonly places?: readonly FaultyPlace[]
}

export interface FaultyPlace {
  readonly at: CellRef
  readonly message: Text
}

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

export function wrongYear(asked: number, found: number, at: CellRef | undefined, words: string): ImportRefusal {
  const address = at ? spokenPlace(at) : ''
  const message = {
    es: `Se pidió el año ${asked} y el documento es de ${found}: en ${address} dice «${words}».`,
    en: `Year ${asked} was asked for and the document is of ${found}: at ${address} it says “${words}”.`,
  }
  return { kind: 'wrong_year', message, address, ...(at ? { places: [{ at, message }] } : {}) }
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

/** A list whose columns are parted by commas or semicolons: it has the headings of a plan, in a form that is not read. */
export function partedByCommas(address: string): ImportRefusal {
  return {
    kind: 'parted_by_commas',
    address,
    message: {
      es: `En ${address} están los encabezados de un plan, pero separados por comas o puntos y comas (.csv), y así no se leen. Abra el archivo en la hoja de cálculo, guárdelo como .xlsx y vuelva a intentarlo.`,
      en: `The headings of a plan are at ${address}, but parted by commas or semicolons (.csv), which is not read. Open the file in the spreadsheet, save it as .xlsx and try again.`,
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
  const rest = others.map((fault) => spokenPlace(fault.total.ref)).join(', ')
  const { es, en } = unequalWords(first)
  return {
    kind: 'months_do_not_add_up',
    message: rest ? { es: `${es} También difieren: ${rest}.`, en: `${en} These differ too: ${rest}.` } : { es, en },
    address: spokenPlace(first.total.ref),
    places: faults.map((fault) => ({ at: fault.total.ref, message: unequalWords(fault) })),
  }
}

function unequalWords({ total, written, sum, months }: UnequalTotal): Required<Text> {
  const from = months[0]
  const to = months.at(-1)
  const range = from && to ? `${spokenPlace(from.ref)}–${to.ref.address}` : spokenPlace(total.ref)
  const [added, said] = [formatNumber(sum), formatNumber(written)]
  return {
    es: `Los meses de ${range} suman ${added} y el total anual escrito en ${spokenPlace(total.ref)} es ${said}.`,
    en: `The months at ${range} add up to ${added} and the annual total written at ${spokenPlace(total.ref)} is ${said}.`,
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
