import type { ComponentChildren } from 'preact'
import { MONTHS } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { type Locale, say, spoken } from '../../../../kernel/text.ts'
import {
  type MatrixColumn as Column,
  type MatrixCell,
  type MatrixRow,
  MatrixTable,
} from '../../../../ui/table/matrix-table.tsx'
import type { DraftElement, DraftPoa, MatrixColumn } from '../../model.ts'
import type { ActivityProgress, MonthProgress } from '../../rules/activity-progress.ts'
import { layMatrix } from '../../rules/matrix-layout.ts'
import { type ActivityRow, activityRows } from './activity-rows.ts'
import { FUNDING_NAMES, KIND_NAMES, ROLE_NAMES } from './element-words.ts'
import { pageWords } from './page-words.ts'
import { textOf } from './plan-index.ts'
import { uiState } from './ui-state.ts'

export interface PoaMatrixProps {
  readonly id: string
  readonly caption: string
  readonly locale: Locale
  readonly plan: DraftPoa
  readonly year: number
  readonly progress: ReadonlyMap<string, ActivityProgress>
  readonly hrefOf: (elementId: string) => string
  /** What a page adds to a month: the staff's matrix links it to its report. */
  readonly month?:
    | ((activity: DraftElement, month: MonthProgress, shown: ComponentChildren) => ComponentChildren)
    | undefined
}

const WIDTHS: Record<MatrixColumn, string> = {
  result: '11rem',
  indicator: '12rem',
  verification_source: '9rem',
  activity: '13rem',
  responsible: '9rem',
  funding_source: '7rem',
  risk: '11rem',
}
const BEFORE: readonly MatrixColumn[] = ['result', 'indicator', 'verification_source', 'activity']
const AFTER: readonly MatrixColumn[] = ['responsible', 'funding_source', 'risk']

/** The institution's own matrix with its merged cells and twelve months, each cell a link, each month with what was done. */
export function PoaMatrix(props: PoaMatrixProps) {
  const { id, caption, locale, plan, year } = props
  const column = (key: MatrixColumn): Column => ({ key, title: say(KIND_NAMES[key], locale), width: WIDTHS[key] })
  const months = MONTHS.map(
    (month): Column => ({
      key: `m${month}`,
      title: monthName(month, locale, 'short'),
      group: `${MONTH_TITLES[locale]} ${year}`,
      width: '2.6rem',
    }),
  )
  const columns: readonly Column[] = [...BEFORE.map(column), ...months, ...AFTER.map(column)]
  const rows: MatrixRow[] = []
  for (const { key, heading, sections } of layMatrix(plan)) {
    if (heading !== undefined)
      rows.push({ id: key, cells: [], heading: <HeadingLine element={heading} {...props} large /> })
    for (const section of sections) {
      if (section.headings.length > 0)
        rows.push({
          id: section.key,
          cells: [],
          heading: section.headings.map((each) => <HeadingLine key={each.key} element={each} {...props} />),
        })
      for (const row of activityRows(section)) rows.push({ id: `l-${row.id}`, cells: cellsOf(row, props) })
    }
  }
  return (
    <div class="poa-matrix">
      <MatrixTable id={id} caption={caption} captionHidden locale={locale} columns={columns} rows={rows} />
      <MatrixKey locale={locale} />
    </div>
  )
}

const MONTH_TITLES: Record<Locale, string> = { es: 'Cronograma', en: 'Schedule' }

function HeadingLine({
  element,
  locale,
  hrefOf,
  large = false,
}: PoaMatrixProps & { readonly element: DraftElement; readonly large?: boolean }) {
  return (
    <span class={large ? 'matrix-part' : 'matrix-section'}>
      {large ? null : <span class="soft">{say(KIND_NAMES[element.kind], locale)}: </span>}
      <Item element={element} locale={locale} href={hrefOf(element.key)} />
    </span>
  )
}

function cellsOf(row: ActivityRow, props: PoaMatrixProps): readonly MatrixCell[] {
  const opened = new Map(row.cells.map((cell) => [cell.column, cell]))
  const cell = (column: MatrixColumn): MatrixCell[] => {
    const found = opened.get(column)
    if (found === undefined) return []
    return [
      {
        column,
        rowSpan: found.span,
        header: column === 'activity' && found.elements.length > 0,
        content: <Items elements={found.elements} {...props} />,
      },
    ]
  }
  // An activity that goes on from the row above has its months there too.
  const months = row.months === undefined ? [] : monthCells(row.months.activity, row.months.span, props)
  return [...BEFORE.flatMap(cell), ...months, ...AFTER.flatMap(cell)]
}

function Items({ elements, locale, hrefOf }: PoaMatrixProps & { readonly elements: readonly DraftElement[] }) {
  const [only, ...more] = elements
  if (only === undefined) return null
  if (more.length === 0) return <Item element={only} locale={locale} href={hrefOf(only.key)} />
  return (
    <ul class="matrix-items">
      {elements.map((element) => (
        <li key={element.key}>
          <Item element={element} locale={locale} href={hrefOf(element.key)} />
        </li>
      ))}
    </ul>
  )
}

function Item({
  element,
  locale,
  href,
}: {
  readonly element: DraftElement
  readonly locale: Locale
  readonly href: string
}) {
  const { words, lang } = spoken(textOf(element), locale)
  const note = noteOf(element, locale)
  return (
    <>
      {element.code === undefined ? null : <span class="code figure">{element.code} </span>}
      <a href={href} lang={lang === locale ? undefined : lang}>
        {words}
      </a>
      {note === undefined ? null : <span class="soft"> ({note})</span>}
      {element.cancelled === undefined ? null : <b class="cancelled"> {pageWords(locale).cancelled}</b>}
    </>
  )
}

function noteOf(element: DraftElement, locale: Locale): string | undefined {
  if (element.funding !== undefined && element.funding !== 'not_stated')
    return say(FUNDING_NAMES[element.funding], locale)
  if (element.role !== undefined && element.role !== 'executes') return say(ROLE_NAMES[element.role], locale)
  return undefined
}

function monthCells(
  activity: DraftElement | undefined,
  rowSpan: number,
  { locale, progress, month: decorate }: PoaMatrixProps,
): readonly MatrixCell[] {
  const own = activity === undefined ? undefined : progress.get(activity.key)
  return MONTHS.map((month) => {
    const found = own?.months[month - 1]
    const shown =
      found === undefined || activity === undefined ? null : (
        <MonthMark month={found} activity={activity} locale={locale} />
      )
    return {
      column: `m${month}`,
      rowSpan,
      content:
        found === undefined || activity === undefined || decorate === undefined
          ? shown
          : decorate(activity, found, shown),
    }
  })
}

/** Programmed above, done below: a mark as the unit drew it, or its quantity. Nothing programmed is an empty cell. */
function MonthMark({
  month,
  activity,
  locale,
}: {
  readonly month: MonthProgress
  readonly activity: DraftElement
  readonly locale: Locale
}) {
  const { programmed, executed, counted, state } = month
  if (programmed === null && executed === null) return null
  const late = counted && programmed !== null && programmed > 0
  const marks = activity.schedule?.kind !== 'quantities'
  return (
    <span
      class={`month-mark bar-${late ? uiState(state) : 'plain'}${counted ? '' : ' month-later'}`}
      dangerouslySetInnerHTML={{ __html: markHtml(programmed, executed, marks, late, locale) }}
    />
  )
}

const MARKS = new Map<string, string>()

/** The inside of a month as text: a matrix has a thousand of them and few differ. Nothing in it but our words and numbers. */
function markHtml(
  programmed: number | null,
  executed: number | null,
  marks: boolean,
  late: boolean,
  locale: Locale,
): string {
  const key = `${locale} ${programmed} ${executed} ${marks} ${late}`
  const known = MARKS.get(key)
  if (known !== undefined) return known
  const words = pageWords(locale)
  const hidden = (text: string): string => `<span class="hidden">${text} </span>`
  const above = programmed === null ? '·' : marks ? 'X' : formatNumber(programmed)
  const below =
    executed === null ? `<span class="month-silent">?</span>${hidden(words.notReported)}` : formatNumber(executed)
  const made =
    `<span class="month-programmed">${hidden(words.programmed)}${above}</span>` +
    (executed === null && !late ? '' : `<span class="month-executed">${hidden(words.executed)}${below}</span>`)
  if (MARKS.size < 5000) MARKS.set(key, made)
  return made
}

const KEY: Record<Locale, readonly (readonly [string, string])[]> = {
  es: [
    ['X', 'mes programado; con cantidad, el número'],
    ['1', 'debajo, lo ejecutado (1 = cumplido, 0.5 = a medias)'],
    ['?', 'programado y sin reporte'],
    ['·', 'trabajo en un mes sin programar'],
  ],
  en: [
    ['X', 'month programmed; with a quantity, the number'],
    ['1', 'below, what was done (1 = done, 0.5 = half done)'],
    ['?', 'programmed and not reported'],
    ['·', 'work in a month without a programme'],
  ],
}

function MatrixKey({ locale }: { readonly locale: Locale }) {
  return (
    <ul class="matrix-key soft">
      {KEY[locale].map(([mark, says]) => (
        <li key={mark}>
          <b class="figure">{mark}</b> {says}
        </li>
      ))}
    </ul>
  )
}
