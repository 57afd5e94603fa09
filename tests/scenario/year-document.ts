import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MONTHS } from '../../kernel/civil.ts'
import { projectRoot } from '../../platform/root.ts'

/** What `docs/un-anio-de-seguimiento.md` says: its tables are read, so that the story and the tests cannot part. */
export interface YearDocument {
  readonly programmed: readonly ProgrammedRow[]
  readonly reported: readonly ReportedRow[]
  readonly expected: readonly ExpectedRow[]
}

export interface ActivityName {
  readonly unit: string
  readonly activity: string
}

export interface ProgrammedRow extends ActivityName {
  readonly result: string
  readonly kind: 'marks' | 'quantities'
  /** `null`: nothing programmed. A mark counts 1. */
  readonly months: readonly (number | null)[]
  readonly total: number
}

export interface ReportedRow extends ActivityName {
  /** `null`: not reported; 0 is a measured zero. */
  readonly months: readonly (number | null)[]
}

/** A figure as the document prints it: a number to four decimals, or the words of what is missing. */
export type Printed = number | string

export interface ExpectedRow {
  readonly cutOff: string
  /** `PER · R1`, `PER`, `institución`. */
  readonly what: string
  readonly toDate: Printed
  readonly raw: Printed | undefined
  readonly approved: Printed | undefined
  readonly state: string
}

const FILE = join(projectRoot, 'docs', 'un-anio-de-seguimiento.md')

export function readYearDocument(): YearDocument {
  const [programmed = [], reported = [], expected = []] = tablesIn(readFileSync(FILE, 'utf8'))
  return {
    programmed: programmed.map(([unit = '', result = '', activity = '', ...cells]) => ({
      unit,
      result,
      activity,
      kind: cells.includes('X') ? 'marks' : 'quantities',
      months: MONTHS.map((month) => monthIn(cells[month - 1])),
      total: Number(cells[12]),
    })),
    reported: reported.map(([unit = '', activity = '', ...cells]) => ({
      unit,
      activity,
      months: MONTHS.map((month) => monthIn(cells[month - 1])),
    })),
    expected: expected.map(([cutOff = '', what = '', toDate = '', raw = '', approved = '', state = '']) => ({
      cutOff,
      what,
      toDate: printed(toDate),
      raw: raw === '' ? undefined : printed(raw),
      approved: approved === '' ? undefined : printed(approved),
      state,
    })),
  }
}

/** The cells of each table of a Markdown text, without its head. */
function tablesIn(text: string): readonly (readonly (readonly string[])[])[] {
  const tables: string[][][] = []
  let open = false
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) open = false
    else if (!open) {
      tables.push([])
      open = true
    } else if (!/^[|\s:-]+$/.test(line)) {
      const cells = line.split('|').slice(1, -1)
      tables.at(-1)?.push(cells.map((cell) => cell.trim()))
    }
  }
  return tables
}

function monthIn(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null
  return cell === 'X' ? 1 : Number(cell)
}

function printed(cell: string): Printed {
  const number = Number(cell)
  return Number.isNaN(number) ? cell : number
}
