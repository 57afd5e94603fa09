import { MONTHS } from '../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../kernel/missing.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import type { CellSpec, SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import type { ActivityProgress } from '../rules/activity-progress.ts'
import { type Figure, figureKey } from '../rules/explanation.ts'
import { type LaidSection, layMatrix } from '../rules/matrix-layout.ts'
import { type Bands, type Judged, shownPercent } from '../rules/states.ts'
import { FIGURE_KIND_NAMES, FIGURE_NAMES, MISSING_NAMES, STATE_NAMES } from '../rules/words.ts'
import type { PoaExport } from './poa-export.ts'
import { poaWords } from './poa-words.ts'
import { type PlacedText, rowHeights } from './row-heights.ts'

export const HEAD_ROW = 4
export const FIRST_MONTH = 12
const TITLE_WIDTH = 60

/**
 * What was executed, with the three figures that must not be taken for one another, for the plan and each of its
 * objectives, results and activities: the same figures as on the pages, from the same rules.
 */
export function followSheet(input: PoaExport, name: string): SheetSpec {
  const cells: CellSpec[] = [...titleCells(input), ...headCells(input)]
  const texts: PlacedText[] = []
  let row = HEAD_ROW + 1
  const add = (figure: Figure | undefined, progress?: ActivityProgress) => {
    if (!figure) return
    cells.push(...figureCells(row, figure, progress, input))
    texts.push({ row, span: 1, characters: TITLE_WIDTH, text: figure.title })
    row += 1
  }
  const { progress } = input
  add(progress.poa)
  for (const part of layMatrix(input.plan)) {
    if (part.heading) add(progress.figures.get(figureKey('sub_plan', part.key)))
    for (const section of part.sections) addSection(section, input, add)
  }
  return {
    name,
    cells,
    columnWidths: widths(),
    rowHeights: { ...rowHeights(texts), 1: 26, [HEAD_ROW]: 44 },
    freeze: { rows: HEAD_ROW, columns: 3 },
    print: {
      paper: 'letter',
      landscape: true,
      fitToWidth: true,
      repeatRows: [HEAD_ROW, HEAD_ROW],
      footer: input.institution.shortName,
    },
  }
}

function addSection(
  section: LaidSection,
  { progress }: PoaExport,
  add: (figure: Figure | undefined, progress?: ActivityProgress) => void,
): void {
  add(progress.figures.get(figureKey('objective', section.key)))
  const seen = new Set<string>()
  for (const line of section.lines) {
    for (const element of line.cells.flatMap((cell) => (cell.column === 'result' ? cell.elements : []))) {
      if (!seen.has(element.key)) add(progress.figures.get(figureKey('result', element.key)))
      seen.add(element.key)
    }
    for (const activity of line.activities) {
      const key = figureKey('activity', activity.key)
      if (!seen.has(key)) add(progress.figures.get(key), progress.activities.get(activity.key))
      seen.add(key)
    }
  }
}

function titleCells(input: PoaExport): readonly CellSpec[] {
  const { locale, institution, unit, cutOff, madeOn, demoNote, verification } = input
  const words = poaWords(locale)
  const date = formatDate(cutOff, locale, 'prose')
  const said = [words.cutOffAt(date), words.madeOn(formatDate(madeOn, locale, 'prose'))]
  if (verification !== undefined) said.push(words.verification(verification))
  return [
    { row: 1, column: 1, value: followTitle(say(input.planTitle, locale), locale), style: 'title' },
    { row: 2, column: 1, value: `${say(unit.title, locale)} · ${say(institution.name, locale)}`, style: 'soft' },
    { row: 3, column: 1, value: [...said, ...(demoNote ? [say(demoNote, locale)] : [])].join(' · '), style: 'soft' },
  ]
}

/** `Seguimiento · Plan operativo 2019 …`: how the sheet begins. */
export function followTitle(plan: string, locale: Locale): string {
  return `${poaWords(locale).followUp} · ${plan}`
}

/** What stands over its columns, from the first. */
export function followHeads(locale: Locale): readonly string[] {
  const words = poaWords(locale)
  return [
    words.level,
    words.code,
    words.title,
    words.state,
    words.programmedToDate,
    words.executedToDate,
    say(FIGURE_NAMES.raw, locale),
    say(FIGURE_NAMES.capped, locale),
    words.programmedYear,
    say(FIGURE_NAMES.year, locale),
    words.judgedHead,
    ...MONTHS.map((month) => `${words.executed} ${monthName(month, locale, 'short')}`),
  ]
}

function headCells({ locale }: PoaExport): readonly CellSpec[] {
  return followHeads(locale).map((value, i) => ({ row: HEAD_ROW, column: i + 1, value, style: 'head' }))
}

function figureCells(
  row: number,
  figure: Figure,
  progress: ActivityProgress | undefined,
  input: PoaExport,
): readonly CellSpec[] {
  const { locale } = input
  const strong = figure.kind === 'activity' ? '' : 'Strong'
  const { judged, of } = figure.coverage
  const cell = (column: number, value: string | number | null, style: string): CellSpec => ({
    row,
    column,
    value,
    style,
  })
  return [
    cell(1, say(FIGURE_KIND_NAMES[figure.kind], locale), `text${strong}`),
    cell(2, figure.code ?? null, `text${strong}`),
    cell(3, figure.title, `text${strong}`),
    cell(4, say(STATE_NAMES[figure.state], locale), `text${strong}`),
    cell(5, progress?.sums.programmed ?? null, 'figure'),
    cell(6, progress?.sums.executed ?? null, 'figure'),
    percentCell(row, 7, figure.toDate, 'raw', input),
    percentCell(row, 8, figure.toDate, 'capped', input),
    cell(9, progress?.sums.programmedYear ?? null, 'figure'),
    percentCell(row, 10, figure.year, 'capped', input),
    cell(11, progress ? null : poaWords(locale).judged(judged, of), 'text'),
    ...(progress?.months ?? []).map(({ month, executed }) => cell(FIRST_MONTH + month - 1, executed, 'figure')),
  ]
}

/** A number that can be counted with, shown as the pages show it; or the reason why there is none. */
export function percentCell(
  row: number,
  column: number,
  value: Maybe<Judged>,
  which: keyof Judged,
  { bands, locale }: Pick<PoaExport, 'bands' | 'locale'>,
): CellSpec {
  if (isMissing(value)) return { row, column, value: say(MISSING_NAMES[value.missing], locale), style: 'text' }
  const percent = value[which]
  return { row, column, value: percent / 100, style: `percent${decimals(percent, bands)}` }
}

/** The figure itself stands in the cell; as many decimals are shown as it takes not to round over a threshold. */
function decimals(percent: number, bands: Bands): number {
  const rounded = (digits: number) => Math.round(percent * 10 ** digits) / 10 ** digits
  return PERCENT_DECIMALS.find((digits) => shownPercent(percent, bands, digits) === rounded(digits)) ?? 9
}
export const PERCENT_DECIMALS = [1, 2, 4, 9] as const

function widths(): Record<number, number> {
  const named: Record<number, number> = {
    1: 20,
    2: 14,
    3: 60,
    4: 24,
    5: 13,
    6: 13,
    7: 13,
    8: 13,
    9: 13,
    10: 13,
    11: 20,
  }
  for (const month of MONTHS) named[FIRST_MONTH + month - 1] = 10
  return named
}
