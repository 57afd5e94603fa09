import type { CivilDate } from '../../../../kernel/civil.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { Text } from '../../../../kernel/text.ts'
import {
  PAST_FIELDS,
  type PastCase,
  type PastCell,
  type PastField,
  type PastMapping,
  type PastProblem,
  type PastReading,
  type PastRow,
  type PastTable,
} from './past-case.ts'
import { isBlank, readAmount, readDay, readEnd } from './values.ts'

export interface PastAround {
  /** Codes of jurisdictions by their names, folded. */
  readonly municipalities: ReadonlyMap<string, string>
  readonly today: CivilDate
}

/**
 * The cases of a file. Every cell that holds something comes to be in a case or is named as not placed; what contradicts itself is a
 * problem, and with a problem nothing is taken over.
 */
export function readPast(table: PastTable, mapping: PastMapping, around: PastAround): PastReading {
  const notPlaced: { address: string; text: string; why: Text }[] = []
  const problems: PastProblem[] = []
  const doubts: PastProblem[] = []
  const cases: PastCase[] = []
  const seen = new Map<string, PastRow>()
  let inCases = 0
  const leave = (cells: readonly PastCell[], why: Text) => {
    for (const { address, text } of cells) notPlaced.push({ address, text, why })
  }
  leave(table.outside, OUTSIDE)
  for (const row of table.rows) {
    if (row.deleted === true) {
      leave(row.cells, DELETED)
      continue
    }
    const at = (field: PastField) => row.cells.find(({ column }) => column === mapping[field])
    const number = at('number')
    if (number === undefined) {
      leave(row.cells, NO_NUMBER)
      continue
    }
    const key = fold(number.text)
    const before = seen.get(key)
    if (before !== undefined)
      problems.push({ address: number.address, message: twice(number.text, addressOf(before, mapping)) })
    else seen.set(key, row)
    cases.push(caseOf(row, number, at, table.headings, mapping, around, { problems, doubts }))
    inCases += row.cells.length
  }
  return {
    ...{ cases, notPlaced, problems, doubts },
    counts: { cells: inCases + notPlaced.length, inCases, notPlaced: notPlaced.length },
  }
}

function addressOf(row: PastRow, { number }: PastMapping): string {
  return row.cells.find(({ column }) => column === number)?.address ?? String(row.row)
}

interface Told {
  readonly problems: PastProblem[]
  readonly doubts: PastProblem[]
}

function caseOf(
  row: PastRow,
  number: PastCell,
  at: (field: PastField) => PastCell | undefined,
  headings: readonly string[],
  mapping: PastMapping,
  { municipalities, today }: PastAround,
  { problems, doubts }: Told,
): PastCase {
  const others: Record<string, string> = {}
  const own = new Set<number | undefined>(PAST_FIELDS.map((field) => mapping[field]))
  for (const { column, text } of row.cells)
    if (!own.has(column)) others[headings[column] ?? `columna ${column + 1}`] = text
  /** A cell that could not be understood is kept beside as it was written. */
  const beside = (field: PastField, cell: PastCell) => {
    others[headings[cell.column] ?? field] = cell.text
  }
  const dayAt = (field: 'filedOn' | 'endedOn'): CivilDate | undefined => {
    const cell = at(field)
    if (cell === undefined) return undefined
    if (isBlank(cell.text)) {
      beside(field, cell)
      return undefined
    }
    const day = cell.day ?? readDay(cell.text)
    if (day === undefined) problems.push({ address: cell.address, message: noDay(cell.text) })
    else if (day > today) problems.push({ address: cell.address, message: inFuture(cell.text) })
    return day
  }
  const amountAt = (field: 'area' | 'storeys' | 'investment'): number | undefined => {
    const cell = at(field)
    if (cell === undefined) return undefined
    const amount = readAmount(cell.text)
    if (amount === undefined || (field === 'storeys' && !Number.isInteger(amount))) {
      doubts.push({ address: cell.address, message: noNumber(cell.text) })
      beside(field, cell)
      return undefined
    }
    // The figure that was written is kept, also where it reads `450 m2`.
    if (String(amount) !== cell.text) beside(field, cell)
    return amount
  }
  const filedOn = dayAt('filedOn')
  const endedOn = dayAt('endedOn')
  if (filedOn !== undefined && endedOn !== undefined && endedOn < filedOn)
    problems.push({ address: at('endedOn')?.address ?? number.address, message: endsBefore(endedOn, filedOn) })
  const outcome = at('outcome')
  const end = outcome === undefined ? undefined : readEnd(outcome.text)
  if (outcome !== undefined && end === undefined)
    doubts.push({ address: outcome.address, message: noOutcome(outcome.text) })
  const municipality = at('municipality')
  const jurisdiction = municipality === undefined ? undefined : municipalities.get(fold(municipality.text))
  if (municipality !== undefined && jurisdiction === undefined)
    problems.push({ address: municipality.address, message: noMunicipality(municipality.text) })
  return {
    number: number.text,
    row: row.row,
    filedOn,
    endedOn,
    endedAs: end === 'open' ? undefined : end,
    outcome: outcome?.text,
    applicant: at('applicant')?.text,
    jurisdiction,
    municipality: municipality?.text,
    use: at('use')?.text,
    area: amountAt('area'),
    storeys: amountAt('storeys'),
    investment: amountAt('investment'),
    others,
  }
}

const OUTSIDE: Text = { es: 'Está fuera de la tabla', en: 'It stands outside of the table' }
const DELETED: Text = { es: 'El sistema anterior lo tenía borrado', en: 'The old system had it deleted' }
const NO_NUMBER: Text = { es: 'Su fila no tiene número de expediente', en: 'Its row has no number of a case' }

function twice(number: string, first: string): Text {
  return {
    es: `El número «${number}» ya está en ${first}. Deje uno solo.`,
    en: `The number “${number}” is in ${first} already. Leave one of them.`,
  }
}
function noDay(text: string): Text {
  return {
    es: `«${text}» no es una fecha que se pueda leer. Escríbala como 05/03/2019.`,
    en: `“${text}” is no date that can be read. Write it as 05/03/2019, the day first.`,
  }
}
function inFuture(text: string): Text {
  return { es: `«${text}» es un día que no ha llegado.`, en: `“${text}” is a day that has not come yet.` }
}
function endsBefore(ended: string, filed: string): Text {
  return {
    es: `Se resolvió el ${ended}, antes de ingresar (${filed}). Revise las dos fechas.`,
    en: `It ended on ${ended}, before it was filed (${filed}). Look at both dates.`,
  }
}
function noMunicipality(text: string): Text {
  return {
    es: `«${text}» no es un municipio de esta institución. Corríjalo, o deje esa columna como dato aparte.`,
    en: `“${text}” is no municipality of this institution. Correct it, or leave that column as a note.`,
  }
}
function noNumber(text: string): Text {
  return {
    es: `«${text}» no se pudo leer como cifra: se guarda como está escrito y no se suma.`,
    en: `“${text}” could not be read as a figure: it is kept as written and not added up.`,
  }
}
function noOutcome(text: string): Text {
  return {
    es: `No se sabe qué resultado es «${text}»: se guarda como está escrito y no se cuenta como resuelto.`,
    en: `Nobody can tell which outcome “${text}” is: it is kept as written and not counted as resolved.`,
  }
}
