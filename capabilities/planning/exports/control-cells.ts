import { MONTHS } from '../../../kernel/civil.ts'
import { monthName } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import type { CellSpec } from '../../../platform/documents/workbook-spec.ts'
import { FIGURE_KIND_NAMES, FORMULA_WORDS, STATE_NAMES } from '../rules/words.ts'
import { type ControlRow, isOwed, type OwedPlan } from './control-rows.ts'
import { CONTROL_WORDS } from './control-words.ts'
import { percentCell } from './follow-sheet.ts'
import { writtenElement } from './matrix-text.ts'
import type { YearExport } from './year-export.ts'

export const HEAD_ROW = 6
/** Two columns a month: programmed and executed. */
export const FIRST_MONTH = 7
export const TOTALS = FIRST_MONTH + 24

export function headCells(locale: Locale): readonly CellSpec[] {
  const words = CONTROL_WORDS[locale]
  const heads = [
    words.unit,
    words.level,
    words.code,
    words.text,
    words.result,
    words.indicator,
    ...MONTHS.flatMap((month) => {
      const name = monthName(month, locale, 'short')
      return [words.programmedOf(name), words.executedOf(name)]
    }),
    words.programmed,
    words.executed,
    words.unprogrammed,
    words.programmedYear,
    words.raw,
    words.capped,
    words.year,
    words.state,
    words.coverage,
    words.of,
    words.reprogrammed,
    words.notes,
    words.rule,
  ]
  return heads.map((value, index) => ({ row: HEAD_ROW, column: index + 1, value, style: 'head' }))
}

/** The cells of one row of the matrix; a unit without its plan says so and has no figures. */
export function figureCells(one: ControlRow | OwedPlan, row: number, input: YearExport): readonly CellSpec[] {
  const { locale, institution } = input
  const words = CONTROL_WORDS[locale]
  const cell = (column: number, value: string | number | null, style: string): CellSpec => ({
    row,
    column,
    value,
    style,
  })
  if (isOwed(one))
    return [
      cell(1, one.unit.code, 'textStrong'),
      cell(2, say(FIGURE_KIND_NAMES.poa, locale), 'textStrong'),
      cell(4, say(one.unit.title, locale), 'textStrong'),
      cell(TOTALS + 7, words.noPlan, 'textStrong'),
    ]
  const { figure, unit, activity } = one
  const style = figure.kind === 'activity' ? 'text' : 'textStrong'
  const sums = activity?.progress.sums
  const basis = { bands: input.answer.plan.bands, locale }
  return [
    cell(1, unit?.code ?? null, style),
    cell(2, say(FIGURE_KIND_NAMES[figure.kind], locale), style),
    cell(3, figure.code ?? null, style),
    cell(4, figure.kind === 'institution' ? say(institution, locale) : titleOf(one, locale), style),
    cell(5, one.result ? writtenElement(one.result) : null, style),
    cell(6, one.indicators.map(writtenElement).join('\n') || null, style),
    ...(activity?.progress.months ?? []).flatMap(({ month, programmed, executed }) => [
      cell(FIRST_MONTH + 2 * (month - 1), programmed, 'month'),
      cell(FIRST_MONTH + 2 * (month - 1) + 1, executed, 'figure'),
    ]),
    cell(TOTALS, sums?.programmed ?? null, 'figure'),
    cell(TOTALS + 1, sums?.executed ?? null, 'figure'),
    cell(TOTALS + 2, activity?.progress.unprogrammed.total ?? null, 'figure'),
    cell(TOTALS + 3, sums?.programmedYear ?? null, 'figure'),
    percentCell(row, TOTALS + 4, figure.toDate, 'raw', basis),
    percentCell(row, TOTALS + 5, figure.toDate, 'capped', basis),
    percentCell(row, TOTALS + 6, figure.year, 'capped', basis),
    cell(TOTALS + 7, say(STATE_NAMES[figure.state], locale), style),
    cell(TOTALS + 8, activity ? null : figure.coverage.judged, 'figure'),
    cell(TOTALS + 9, activity ? null : figure.coverage.of, 'figure'),
    cell(
      TOTALS + 10,
      (activity?.reprogrammed ?? []).map((month) => monthName(month, locale, 'short')).join(', ') || null,
      'text',
    ),
    cell(TOTALS + 11, notesOf(one, locale), 'text'),
    cell(TOTALS + 12, say(FORMULA_WORDS[figure.explanation.formula], locale), 'text'),
  ]
}

function titleOf({ figure, unit }: ControlRow, locale: Locale): string {
  return figure.kind === 'poa' && unit ? say(unit.title, locale) : figure.title
}

/** What the unit said of its months, and why an activity was cancelled. */
function notesOf({ figure, activity }: ControlRow, locale: Locale): string | null {
  const said = (activity?.notes ?? []).map(({ month, note }) => `${monthName(month, locale, 'short')}: ${note}`)
  const cancelled = figure.cancelled ? [CONTROL_WORDS[locale].cancelled(figure.cancelled.reason)] : []
  const all = [...cancelled, ...said].join('\n')
  // A cell holds no more; the rest is on the page of the activity.
  return all === '' ? null : all.length > MOST_NOTES ? `${all.slice(0, MOST_NOTES)} …` : all
}
const MOST_NOTES = 8_000
