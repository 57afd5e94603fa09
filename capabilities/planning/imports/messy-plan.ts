import fc from 'fast-check'
import { cellAddress } from '../../../platform/documents/cell-address.ts'
import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import { type DraftPoa, MATRIX_COLUMNS, type MatrixColumn, type MonthValues } from '../model.ts'

/** For tests: invented plans, and the mess that people make of them in workbooks and documents. */
export interface InventedLine {
  readonly texts: Readonly<Record<MatrixColumn, string>>
  readonly months: MonthValues
}

export interface InventedPlan {
  readonly title: string
  readonly sections: readonly { readonly objective: string; readonly lines: readonly InventedLine[] }[]
}

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'su', 'ta', 've'] as const

/** A word that says nothing, different for each number. */
function inventedWord(n: number): string {
  let rest = n * 7919 + 13
  let word = ''
  for (let i = 0; i < 4; i += 1) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? ''
    rest = Math.floor(rest / SYLLABLES.length) + i
  }
  return word
}

/** Texts as their columns word them, so that cells can be told apart where their place is lost. */
const WORDED: Readonly<Record<MatrixColumn, (n: number) => string>> = {
  result: (n) => `Terminado el ${inventedWord(n)} ${n}`,
  indicator: (n) => `Al finalizar el año se cuenta con el ${inventedWord(n)} ${n}`,
  verification_source: (n) => `Informe de ${inventedWord(n)} ${n}`,
  activity: (n) => `Preparar el ${inventedWord(n)} ${n}`,
  responsible: (n) => `Unidad de ${inventedWord(n)} ${n}`,
  funding_source: (n) => `Fondos de ${inventedWord(n)} ${n}`,
  risk: (n) => `Falta de ${inventedWord(n)} ${n}`,
}

const SHARED_IN_RESULT = ['indicator', 'verification_source', 'responsible', 'funding_source', 'risk'] as const

/** How one line follows the one before within its result: which columns go on. */
const following = fc.record({
  indicator: fc.boolean(),
  verification_source: fc.boolean(),
  responsible: fc.boolean(),
  funding_source: fc.boolean(),
  risk: fc.boolean(),
})

const months = fc.oneof(
  fc.constant(Array<null>(12).fill(null)),
  fc.array(fc.constantFrom(null, 1), { minLength: 12, maxLength: 12 }),
)

/** Plans of one to three objectives, results of one to five lines. `schedule` false leaves the months blank. */
export function inventedPlan(schedule: boolean): fc.Arbitrary<InventedPlan> {
  const line = fc.record({ goesOn: following, months: schedule ? months : fc.constant(Array<null>(12).fill(null)) })
  const result = fc.array(line, { minLength: 1, maxLength: 5 })
  const section = fc.array(result, { minLength: 1, maxLength: 3 })
  return fc.array(section, { minLength: 1, maxLength: 3 }).map((sections) => {
    let n = 0
    const next = (column: MatrixColumn) => {
      n += 1
      return WORDED[column](n)
    }
    return {
      title: 'PLAN OPERATIVO UNIDAD DE PRUEBAS 2019',
      sections: sections.map((results, s) => ({
        objective: `OBJETIVO ESPECÍFICO ${s + 1}: Alcanzar el ${inventedWord(900 + s)} ${s + 1}`,
        lines: results.flatMap((lines) => {
          const shared = Object.fromEntries(SHARED_IN_RESULT.map((column) => [column, next(column)]))
          const title = next('result')
          return lines.map(({ goesOn, months: values }, i): InventedLine => {
            for (const column of SHARED_IN_RESULT) if (i > 0 && !goesOn[column]) shared[column] = next(column)
            const texts = { ...shared, result: title, activity: next('activity') } as Record<MatrixColumn, string>
            return { texts, months: values }
          })
        }),
      })),
    }
  })
}

// ---- Mess ------------------------------------------------------------------------------------------------------------

const HEADINGS: Readonly<Record<MatrixColumn, readonly string[]>> = {
  result: ['RESULTADOS', 'Resultado esperado', 'resultados:'],
  indicator: ['INDICADORES', 'Indicador', 'Indicadores:'],
  verification_source: ['FUENTE DE VERIFICACIÓN', 'Fuentes de verificacion', 'Medios de verificación'],
  activity: ['ACTIVIDADES', 'Actividad', 'Acciones'],
  responsible: ['RESPONSABLES', 'Responsable', 'Unidad responsable'],
  funding_source: ['FUENTE DE FINANCIAMIENTO', 'Presupuesto (y fuente)', 'Fuentes de ingreso'],
  risk: ['RIESGO', 'Riesgos', 'Riesgos:'],
}
const MONTHS: readonly (readonly string[])[] = [
  ['E', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'],
  ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic'],
  [
    'Enero',
    'Febrero',
    'Marzo',
    'Abril',
    'Mayo',
    'Junio',
    'Julio',
    'Agosto',
    'Septiembre',
    'Octubre',
    'Noviembre',
    'Diciembre',
  ],
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
]

export interface Mess {
  readonly headings: readonly number[]
  readonly months: number
  /** Order of the columns; the months stay together, wherever they come. */
  readonly order: readonly (MatrixColumn | 'months')[]
  readonly down: number
  readonly right: number
  readonly marks: 'X' | 'x' | '✓' | 'quantity' | 'colour'
  readonly total: boolean
  /** After how many lines a page ends and the headings repeat; 0 never. */
  readonly page: number
  readonly letterhead: boolean
  /** Last cells of each row move so many columns (text only). */
  readonly drift: readonly number[]
  readonly objectives: 'bands' | 'lines'
  /** How activities that share everything else are numbered within one cell; `none` leaves each its row. */
  readonly packed: 'none' | 'A.' | '-' | ')' | 'html'
  /** The first result of a section stands on the second of its rows (text only). */
  readonly middle: boolean
}

const columnOrder = fc.shuffledSubarray<MatrixColumn | 'months'>([...MATRIX_COLUMNS, 'months'], {
  minLength: 8,
  maxLength: 8,
})

export const mess: fc.Arbitrary<Mess> = fc.record({
  headings: fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }),
  months: fc.nat(3),
  order: columnOrder,
  down: fc.nat(4),
  right: fc.nat(3),
  marks: fc.constantFrom('X', 'x', '✓', 'quantity', 'colour'),
  total: fc.boolean(),
  page: fc.nat(4),
  letterhead: fc.boolean(),
  drift: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
  objectives: fc.constantFrom('bands', 'lines'),
  packed: fc.constantFrom('none', 'A.', '-', ')', 'html'),
  middle: fc.boolean(),
})

export const PROGRAMMED_COLOUR = '92D050'

function headingText(column: MatrixColumn, options: Mess): string {
  return HEADINGS[column][options.headings[MATRIX_COLUMNS.indexOf(column)] ?? 0] ?? ''
}

const NUMBERED: Readonly<Record<Exclude<Mess['packed'], 'none'>, (n: number, text: string) => string>> = {
  'A.': (n, text) => `A.${n} ${text}`,
  '-': (n, text) => `${n}- ${text}`,
  ')': (n, text) => `${String.fromCharCode(96 + n)}) ${text}`,
  html: (n, text) => `<p>A.${n}. **${text}**</p>`,
}

/** Lines that differ only in their activity become one row with a numbered list. */
function packed(lines: readonly InventedLine[], style: Mess['packed']): readonly InventedLine[] {
  if (style === 'none') return lines
  const groups: InventedLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const first = last?.[0]
    const alike =
      first &&
      MATRIX_COLUMNS.every((column) => column === 'activity' || first.texts[column] === line.texts[column]) &&
      first.months.join() === line.months.join()
    if (alike) last.push(line)
    else groups.push([line])
  }
  return groups.flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? []
    const list = [first, ...others].map((line, i) => NUMBERED[style](i + 1, line.texts.activity)).join(' ')
    return { ...first, texts: { ...first.texts, activity: list } }
  })
}

/** The plan as a sheet: shared values merged, headings repeated after each page, months marked one way or another. */
export function messySheet(plan: InventedPlan, options: Mess, name = 'Plan'): SheetSpec {
  const cells: { row: number; column: number; value: string | number | null; fill?: string }[] = []
  const merges: { top: number; left: number; bottom: number; right: number }[] = []
  const start = new Map<MatrixColumn | 'months' | 'total', number>()
  let width = options.right
  for (const column of options.order) {
    start.set(column, width + 1)
    width += column === 'months' ? 12 : 1
    if (column !== 'months' || !options.total) continue
    width += 1
    start.set('total', width)
  }
  let row = options.down
  const at = (column: MatrixColumn | 'months' | 'total') => start.get(column) ?? 0
  const band = (text: string) => {
    row += 1
    cells.push({ row, column: options.right + 1, value: text })
    merges.push({ top: row, left: options.right + 1, bottom: row, right: width })
  }
  const headings = () => {
    row += 1
    for (const column of MATRIX_COLUMNS) cells.push({ row, column: at(column), value: headingText(column, options) })
    cells.push({ row, column: at('months'), value: 'TIEMPO' })
    merges.push({ top: row, left: at('months'), bottom: row, right: at('months') + 11 })
    if (options.total) cells.push({ row, column: at('total'), value: 'Total anual' })
    row += 1
    for (const [i, label] of (MONTHS[options.months] ?? []).entries())
      cells.push({ row, column: at('months') + i, value: label })
  }
  if (options.letterhead) band('OFICINA DE PRUEBAS')
  band(plan.title)
  for (const section of plan.sections) {
    band(section.objective)
    headings()
    let onPage = 0
    const open = new Map<MatrixColumn, { text: string; result: string; top: number }>()
    const close = (column: MatrixColumn) => {
      const run = open.get(column)
      if (run && row > run.top) merges.push({ top: run.top, left: at(column), bottom: row, right: at(column) })
      open.delete(column)
    }
    // Quantities of a row cannot be divided among activities: such rows are never packed.
    for (const line of options.marks === 'quantity' ? section.lines : packed(section.lines, options.packed)) {
      if (options.page > 0 && onPage === options.page) {
        for (const column of MATRIX_COLUMNS) close(column)
        headings()
        onPage = 0
      }
      onPage += 1
      for (const column of MATRIX_COLUMNS) {
        const text = line.texts[column]
        const run = open.get(column)
        if (run && run.text === text && run.result === line.texts.result && column !== 'activity') continue
        close(column)
        open.set(column, { text, result: line.texts.result, top: row + 1 })
        cells.push({ row: row + 1, column: at(column), value: text })
      }
      row += 1
      for (const [i, value] of line.months.entries()) {
        if (value === null) continue
        const column = at('months') + i
        if (options.marks === 'colour') cells.push({ row, column, value: null, fill: PROGRAMMED_COLOUR })
        else cells.push({ row, column, value: options.marks === 'quantity' ? i + 2 : options.marks })
      }
      const total = line.months.reduce<number>(
        (sum, value, i) => sum + (value === null ? 0 : options.marks === 'quantity' ? i + 2 : 1),
        0,
      )
      if (options.total && total > 0) cells.push({ row, column: at('total'), value: total })
    }
    for (const column of MATRIX_COLUMNS) close(column)
  }
  return { name, cells, merges }
}

/** What reading that sheet's file would give, without writing the file. */
export function asRead(sheet: SheetSpec): WorkbookContent {
  const cells = sheet.cells
    .map(({ row, column, value, fill }) => ({
      row,
      column,
      address: cellAddress(row, column),
      text: value === null ? '' : String(value),
      ...(typeof value === 'number' ? { number: value } : {}),
      ...(fill === undefined ? {} : { fill }),
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
  const rows = Math.max(...cells.map((cell) => cell.row))
  const columns = Math.max(...cells.map((cell) => cell.column))
  return { sheets: [{ name: sheet.name, hidden: false, rows, columns, cells, merges: sheet.merges ?? [] }] }
}

/** The plan as a document turned into text: merged cells are blank below, ends of rows are cut, last cells drift. */
export function messyText(plan: InventedPlan, options: Mess): string {
  const left: readonly MatrixColumn[] = ['result', 'indicator', 'verification_source', 'activity']
  const right: readonly MatrixColumn[] = ['responsible', 'funding_source', 'risk']
  const blanks = Array<string>(12).fill('')
  const headings = [
    [
      ...left.map((column) => headingText(column, options)),
      'TIEMPO',
      ...blanks.slice(1),
      ...right.map((column) => headingText(column, options)),
      '',
    ],
    ['', '', '', '', ...(MONTHS[options.months] ?? []), '', '', '', ''],
  ].map((row) => row.join('\t'))
  const out = [plan.title, '']
  const objectiveLine = (text: string) => (options.objectives === 'bands' ? `${text}${'\t'.repeat(19)}` : text)
  for (const [s, section] of plan.sections.entries()) {
    if (options.objectives === 'lines') out.push('', objectiveLine(section.objective), '')
    else out.push(objectiveLine(section.objective))
    out.push(...headings)
    let before: InventedLine | undefined
    const lines = packed(section.lines, options.packed)
    const inMiddle =
      options.middle && lines.length > 1 && lines[0]?.texts.result === lines[1]?.texts.result && options.page !== 1
    for (const [i, line] of lines.entries()) {
      if (options.page > 0 && i > 0 && i % options.page === 0) out.push('', '', ...headings)
      const shown = (column: MatrixColumn) =>
        inMiddle && column === 'result' && i < 2
          ? ([' ', line.texts.result][i] ?? '')
          : before &&
              column !== 'activity' &&
              before.texts.result === line.texts.result &&
              before.texts[column] === line.texts[column]
            ? ''
            : line.texts[column]
      const drift = options.drift[(i + s) % options.drift.length] ?? 0
      const cells = [...left.map(shown), ...blanks, ...Array<string>(drift).fill(''), ...right.map(shown)]
      out.push(cells.join('\t').replace(/\t+$/u, '\t'))
      before = line
    }
    out.push('')
  }
  return out.join('\n')
}

// ---- Comparison --------------------------------------------------------------------------------------------------------

/** A plan as its reader sees it: objectives, lines, the text of each column. */
export function asSeen(poa: DraftPoa): object {
  const byKey = new Map(poa.elements.map((element) => [element.key, element]))
  const title = (key: string) => byKey.get(key)?.title ?? '?'
  return poa.subPlans.flatMap((part) =>
    part.sections.map((section) => ({
      objective: section.headings.map(title),
      lines: section.lines.map((line) => ({
        texts: Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, (line.cells[column] ?? []).map(title)])),
        months: byKey.get(line.cells.activity?.[0] ?? '')?.schedule?.months ?? Array<null>(12).fill(null),
      })),
    })),
  )
}

export function asMeant(plan: InventedPlan, marks: Mess['marks'] | 'none'): object {
  return plan.sections.map((section) => ({
    objective: [section.objective.replace(/^.*?: /u, '')],
    lines: section.lines.map((line) => ({
      texts: Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, [line.texts[column]]])),
      months: line.months.map((value, i) =>
        value === null || marks === 'none' ? null : marks === 'quantity' ? i + 2 : 1,
      ),
    })),
  }))
}
