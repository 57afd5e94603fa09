import { formatDate, formatPercent } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { cellAddress } from '../../../platform/documents/cell-address.ts'
import type { CellSpec, SheetSpec, WorkbookSpec } from '../../../platform/documents/workbook-spec.ts'
import { STATE_IDS } from '../rules/states.ts'
import { FIGURE_KIND_NAMES, FORMULA_WORDS, STATE_MEANINGS, STATE_NAMES } from '../rules/words.ts'
import { FIRST_MONTH, figureCells, HEAD_ROW, headCells, TOTALS } from './control-cells.ts'
import { type ControlRow, controlRows, isOwed, type OwedPlan } from './control-rows.ts'
import { CONTROL_WORDS } from './control-words.ts'
import { EXPORT_STYLES } from './export-styles.ts'
import { moneySheet } from './money-sheet.ts'
import type { YearExport } from './year-export.ts'

/** The progress-control matrix of a year: all units or one, row by row as on the pages; a summary; how each figure is made. */
export function controlWorkbookSpec(input: YearExport): WorkbookSpec {
  const { locale } = input
  const words = CONTROL_WORDS[locale]
  const rows = controlRows(input.answer, input.unitCode)
  const money = moneySheet(input)
  return {
    title: `${words.title} ${input.answer.plan.year}`,
    author: input.institution.es,
    language: locale,
    created: input.madeAt,
    styles: EXPORT_STYLES,
    sheets: [
      controlSheet(input, rows),
      ...(money === undefined ? [] : [money]),
      ...(input.unitCode === undefined ? [summarySheet(input, rows)] : []),
      methodSheet(input),
    ],
  }
}

function controlSheet(input: YearExport, rows: readonly (ControlRow | OwedPlan)[]): SheetSpec {
  const { locale } = input
  const words = CONTROL_WORDS[locale]
  const cells: CellSpec[] = [...titleCells(input, words.title), ...headCells(locale)]
  rows.forEach((row, index) => {
    cells.push(...figureCells(row, HEAD_ROW + 1 + index, input))
  })
  return {
    name: words.sheet,
    cells,
    columnWidths: widths(),
    rowHeights: { 1: 26, [HEAD_ROW]: 46 },
    freeze: { rows: HEAD_ROW, columns: 4 },
    print: {
      paper: 'tabloid',
      landscape: true,
      fitToWidth: true,
      repeatRows: [HEAD_ROW, HEAD_ROW],
      head: { left: say(input.institution, locale), right: `${words.title} ${input.answer.plan.year}` },
      footer: input.verification,
    },
  }
}

function widths(): Record<number, number> {
  const named: Record<number, number> = { 1: 10, 2: 20, 3: 13, 4: 56, 5: 34, 6: 40 }
  for (let month = 0; month < 24; month += 1) named[FIRST_MONTH + month] = 6.5
  const after = [12, 12, 12, 12, 12, 12, 12, 22, 9, 7, 18, 50, 44]
  after.forEach((width, index) => {
    named[TOTALS + index] = width
  })
  return named
}

function titleCells(input: YearExport, title: string): readonly CellSpec[] {
  const { locale, answer, institution, madeOn, madeBy = '', verification } = input
  const words = CONTROL_WORDS[locale]
  const date = (day: string) => formatDate(day, locale, 'prose')
  const unit = answer.plan.units.find(({ code }) => code.toLowerCase() === input.unitCode?.toLowerCase())
  const made = [words.cutOff(date(answer.cutOff)), words.made(date(madeOn), madeBy), verification]
  return [
    {
      row: 1,
      column: 1,
      value: `${title} ${answer.plan.year}${unit ? ` · ${say(unit.title, locale)}` : ''}`,
      style: 'title',
    },
    { row: 2, column: 1, value: say(institution, locale), style: 'soft' },
    { row: 3, column: 1, value: made.join(' · '), style: 'soft' },
    {
      row: 4,
      column: 1,
      value: [words.legend, ...(input.demoNote ? [say(input.demoNote, locale)] : [])].join(' '),
      style: 'soft',
    },
  ]
}

/** One line a unit, with a link to its rows in the matrix. */
function summarySheet(input: YearExport, rows: readonly (ControlRow | OwedPlan)[]): SheetSpec {
  const { locale } = input
  const words = CONTROL_WORDS[locale]
  const heads = [
    words.unit,
    words.text,
    words.raw,
    words.capped,
    words.year,
    words.state,
    words.results,
    words.activities,
    ...STATE_IDS.map((state) => say(STATE_NAMES[state], locale)),
  ]
  const cells: CellSpec[] = heads.map((value, index) => ({ row: 3, column: index + 1, value, style: 'head' }))
  cells.push({ row: 1, column: 1, value: `${words.summary} ${input.answer.plan.year}`, style: 'title' })
  let row = 4
  rows.forEach((one, index) => {
    if (!isOwed(one) && !['poa', 'institution'].includes(one.figure.kind)) return
    cells.push(...summaryCells(one, row, rows, input))
    const unit = cells.find((cell) => cell.row === row && cell.column === 1)
    const target = { sheet: words.sheet, address: cellAddress(HEAD_ROW + 1 + index, 1) }
    if (unit) cells[cells.indexOf(unit)] = { ...unit, style: 'link', link: target }
    row += 1
  })
  return {
    name: words.summary,
    cells,
    columnWidths: { 1: 14, 2: 46, 3: 12, 4: 12, 5: 12, 6: 24, 7: 12, 8: 12 },
    rowHeights: { 1: 26, 3: 46 },
    freeze: { rows: 3, columns: 2 },
    print: { paper: 'letter', landscape: true, fitToWidth: true, footer: input.verification },
  }
}

function summaryCells(
  one: ControlRow | OwedPlan,
  row: number,
  rows: readonly (ControlRow | OwedPlan)[],
  input: YearExport,
): readonly CellSpec[] {
  const { locale } = input
  const name = one.unit?.title ?? input.institution
  const all = figureCells(one, row, input)
  const taken = (column: number, to: number): CellSpec[] =>
    all.filter((cell) => cell.column === column).map((cell) => ({ ...cell, column: to }))
  const of = (kind: string) =>
    rows.flatMap((each) =>
      !isOwed(each) && each.figure.kind === kind && (one.unit === undefined || each.unit?.code === one.unit.code)
        ? [each.figure]
        : [],
    )
  const activities = of('activity')
  return [
    { row, column: 1, value: one.unit?.code ?? say(FIGURE_KIND_NAMES.institution, locale), style: 'text' },
    { row, column: 2, value: say(name, locale), style: 'text' },
    ...taken(TOTALS + 4, 3),
    ...taken(TOTALS + 5, 4),
    ...taken(TOTALS + 6, 5),
    ...taken(TOTALS + 7, 6),
    { row, column: 7, value: of('result').length, style: 'figure' },
    { row, column: 8, value: activities.length, style: 'figure' },
    ...STATE_IDS.map(
      (state, index): CellSpec => ({
        row,
        column: 9 + index,
        value: activities.filter((figure) => figure.state === state).length,
        style: 'figure',
      }),
    ),
  ]
}

function methodSheet(input: YearExport): SheetSpec {
  const { locale, answer } = input
  const words = CONTROL_WORDS[locale]
  const { bands } = answer.plan
  const { method } = answer.progress.institution.explanation
  const lines: readonly (readonly [string, string])[] = [
    [words.method, words.methodVersion(method.id, method.version, bands.version)],
    [say(FIGURE_KIND_NAMES.activity, locale), say(FORMULA_WORDS.activity_to_date, locale)],
    [aboveActivity(locale), say(FORMULA_WORDS.weighted_mean, locale)],
    [words.state, words.bands(formatPercent(bands.near), formatPercent(bands.full))],
    ...STATE_IDS.map((state) => [say(STATE_NAMES[state], locale), say(STATE_MEANINGS[state], locale)] as const),
    ['', words.legend],
  ]
  return {
    name: words.method,
    columnWidths: { 1: 34, 2: 110 },
    cells: lines.flatMap(([name, text], index) => [
      { row: index + 1, column: 1, value: name, style: 'textStrong' },
      { row: index + 1, column: 2, value: text, style: 'text' },
    ]),
  }
}

function aboveActivity(locale: Locale): string {
  return (['result', 'objective', 'sub_plan', 'poa', 'institution'] as const)
    .map((kind) => say(FIGURE_KIND_NAMES[kind], locale))
    .join(', ')
}
