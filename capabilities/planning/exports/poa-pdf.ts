import { MONTHS, type Month } from '../../../kernel/civil.ts'
import { formatDate, formatNumber, monthName } from '../../../kernel/format.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { Result } from '../../../kernel/result.ts'
import { say, spoken } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import { LIGHT } from '../../../ui/tokens/palette.ts'
import type { DraftElement } from '../model.ts'
import { MATRIX_COLUMNS, SECTION_HEADINGS } from '../model.ts'
import { percentWords } from '../pages/plan/figure-words.ts'
import type { MonthProgress } from '../rules/activity-progress.ts'
import { type Figure, figureKey } from '../rules/explanation.ts'
import { type LaidSection, layMatrix } from '../rules/matrix-layout.ts'
import { STATE_IDS } from '../rules/states.ts'
import { STATE_NAMES } from '../rules/words.ts'
import { type MatrixRow, matrixRows } from './matrix-rows.ts'
import { fitsTogether, rowFits } from './page-fit.ts'
import { elementWords, type PoaExport } from './poa-export.ts'
import { poaWords } from './poa-words.ts'

/**
 * The unit's plan as the institution prints it: landscape letter, its own matrix with shared cells, months drawn as
 * programmed outline and executed fill, legible in black and white.
 */
export function poaPdf(input: PoaExport): Promise<Result<Uint8Array, DocumentRefusal>> {
  const template = { folder: 'capabilities/planning/exports', file: 'poa.typ' }
  return renderPdf(template, poaPdfData(input), { created: input.madeAt })
}

const HUES = {
  done: LIGHT.action,
  above: LIGHT.above,
  full: LIGHT.onTrack,
  near: LIGHT.behind,
  behind: LIGHT.farBehind,
  no_demand: LIGHT.neutral,
  not_programmed: LIGHT.neutral,
  not_reported: LIGHT.neutral,
}

/** All that the template draws, in words of the reader's language; the template itself holds none. */
export function poaPdfData(input: PoaExport): JsonValue {
  const { locale, plan, progress, cutOff } = input
  const words = poaWords(locale)
  const date = formatDate(cutOff, locale, 'prose')
  const title = spoken(input.planTitle, locale)
  return {
    lang: locale,
    title: title.words,
    titleLang: title.lang,
    institution: say(input.institution.name, locale),
    shortName: input.institution.shortName,
    unit: say(input.unit.title, locale),
    year: String(plan.year),
    cutOff: words.cutOffAt(date),
    made: [words.madeOn(formatDate(input.madeOn, locale, 'prose')), input.madeBy && words.madeBy(input.madeBy)]
      .filter(Boolean)
      .join(' '),
    verification: input.verification === undefined ? '' : words.verification(input.verification),
    demo: input.demoNote === undefined ? '' : say(input.demoNote, locale),
    words: {
      page: words.page,
      of: words.of,
      months: words.months,
      progress: words.progress,
      legend: words.legend,
      empty: words.empty,
      legendMonths: { ...words.legendMonths },
    },
    columns: Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, words.columns[column]])),
    months: MONTHS.map((month) => monthName(month, locale, 'letter')),
    cutOffMonth: progress.poa.explanation.cutOff.month,
    hues: HUES,
    states: STATE_IDS.map((id) => ({ id, name: say(STATE_NAMES[id], locale) })),
    overall: figureData(progress.poa, input, words.progressAt(date)),
    parts: layMatrix(plan).map((part) => ({
      heading: part.heading ? entry(part.heading, input) : null,
      sections: part.sections.map((section) => sectionData(section, input)),
    })),
  }
}

function figureData(figure: Figure | undefined, { bands, locale }: PoaExport, label = ''): JsonValue {
  if (!figure) return null
  const { judged, of } = figure.coverage
  const words = poaWords(locale)
  const raw = percentWords(figure.toDate, 'raw', bands, locale)
  return {
    label,
    percent: isMissing(figure.toDate) ? '' : percentWords(figure.toDate, 'capped', bands, locale),
    state: figure.state,
    stateName: say(STATE_NAMES[figure.state], locale),
    // Work beyond the programme is said as its own figure; the shape beside it says the state.
    note: figure.state === 'above' ? words.uncapped(raw) : say(STATE_NAMES[figure.state], locale),
    coverage: of > 1 ? words.judged(judged, of) : '',
  }
}

function sectionData(section: LaidSection, input: PoaExport): JsonValue {
  const { headings } = poaWords(input.locale)
  const rows = matrixRows(section)
  const labelled = SECTION_HEADINGS.flatMap((kind) => {
    const items = section.headings.filter((heading) => heading.kind === kind)
    return items.length === 0 ? [] : [{ label: headings[kind], items: items.map((item) => entry(item, input)) }]
  })
  return {
    headings: labelled,
    figure: figureData(input.progress.figures.get(figureKey('objective', section.key)), input),
    rows: rows.map((row, index) => rowData(row, fitsTogether(rows, index), input)),
  }
}

function rowData(row: MatrixRow, keep: boolean, input: PoaExport): JsonValue {
  return {
    cells: Object.fromEntries(
      row.cells.map((cell) => [
        cell.column,
        {
          span: cell.span,
          keep: cell.span === 1 ? rowFits(row) : keep,
          entries: cell.elements.map((element) => entry(element, input)),
        },
      ]),
    ),
    activity: row.activity ? { span: row.activitySpan, ...activityData(row.activity, input) } : null,
    bare: row.activity ? 0 : row.activitySpan,
  }
}

function activityData(element: DraftElement, input: PoaExport): { readonly [key: string]: JsonValue } {
  const progress = input.progress.activities.get(element.key)
  const figure = input.progress.figures.get(figureKey('activity', element.key))
  const quantities = element.schedule?.kind === 'quantities'
  return {
    months: (progress?.months ?? []).map((month) => monthData(month, quantities, input)),
    figure: figureData(figure, input),
  }
}

function monthData(
  { month, programmed, executed, counted }: MonthProgress,
  quantities: boolean,
  input: PoaExport,
): JsonValue {
  const share = programmed !== null && programmed > 0 ? Math.min(1, (executed ?? 0) / programmed) : 0
  const show = (value: number | null) => (value === null ? '–' : formatNumber(value, { max: 1 }))
  return {
    name: monthName(month as Month, input.locale),
    programmed: programmed !== null && programmed > 0,
    share,
    extra: (programmed === null || programmed === 0) && (executed ?? 0) > 0,
    counted,
    said: quantities && (programmed !== null || executed !== null),
    executed: show(executed),
    asked: show(programmed),
  }
}

function entry(element: DraftElement, { locale }: PoaExport): JsonValue {
  const { words, lang } = elementWords(element, locale)
  const cancelled = element.cancelled
  return {
    code: element.code ?? '',
    text: words,
    lang,
    cancelled: cancelled === undefined ? '' : poaWords(locale).cancelled(cancelled.reason),
  }
}
