import { MONTHS, type Month } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { type Locale, say, spoken } from '../../../../kernel/text.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { type MatrixColumn, type MatrixRow, MatrixTable } from '../../../../ui/table/matrix-table.tsx'
import { type DraftElement, type DraftPoa, NO_SCHEDULE } from '../../model.ts'
import type { ActivityDifference } from '../../rules/reprogramming-request/difference.ts'
import { programmedThrough } from '../../rules/schedule.ts'
import { textOf } from './plan-index.ts'

const WORDS = {
  es: {
    activity: 'Actividad',
    schedule: 'Cronograma',
    total: 'Total',
    before: 'antes',
    after: 'después',
    nothing: 'nada',
    added: 'Nueva',
    removed: 'Ya no está',
    cancelled: 'Se cancela',
    revived: 'Deja de estar cancelada',
    key: 'En cada mes que cambia, lo de antes tachado y, tras la flecha, lo de después. «–» es sin programar.',
  },
  en: {
    activity: 'Activity',
    schedule: 'Schedule',
    total: 'Total',
    before: 'before',
    after: 'after',
    nothing: 'nothing',
    added: 'New',
    removed: 'No longer there',
    cancelled: 'Cancelled',
    revived: 'No longer cancelled',
    key: 'In each month that changes, what was is struck out and what is to be follows the arrow. “–” is not programmed.',
  },
} as const

export interface ChangeMatrixProps {
  readonly id: string
  readonly caption: string
  readonly locale: Locale
  /** The version that has all the rows: results are named from it. */
  readonly plan: DraftPoa
  readonly year: number
  readonly activities: readonly ActivityDifference[]
  readonly hrefOf?: ((elementKey: string) => string) | undefined
}

/** The months of each changed activity, cell by cell, before → after; said by strike-out, arrow and words, not by colour. */
export function ChangeMatrix({ id, caption, locale, plan, year, activities, hrefOf }: ChangeMatrixProps) {
  const words = WORDS[locale]
  const columns: readonly MatrixColumn[] = [
    { key: 'activity', title: words.activity, width: '16rem' },
    ...MONTHS.map((month) => ({
      key: `m${month}`,
      title: monthName(month, locale, 'short'),
      group: `${words.schedule} ${year}`,
      width: '3.4rem',
    })),
    { key: 'total', title: words.total, width: '5rem' },
  ]
  const rows = activities.map((difference): MatrixRow => {
    const { element, before, after } = difference
    const [one, other] = [before?.schedule ?? NO_SCHEDULE, after?.schedule ?? NO_SCHEDULE]
    return {
      id: `cambio-${element.key}`,
      cells: [
        {
          column: 'activity',
          header: true,
          lang: spoken(textOf(element), locale).lang === locale ? undefined : 'es',
          content: <ActivityCell difference={difference} plan={plan} locale={locale} hrefOf={hrefOf} />,
        },
        ...MONTHS.map((month) => ({
          column: `m${month}`,
          content: <Cell before={valueAt(one.months, month)} after={valueAt(other.months, month)} locale={locale} />,
        })),
        {
          column: 'total',
          content: (
            <Cell before={programmedThrough(one, 12)} after={programmedThrough(other, 12)} locale={locale} always />
          ),
        },
      ],
    }
  })
  return (
    <div class="change-matrix">
      <MatrixTable id={id} caption={caption} captionHidden locale={locale} columns={columns} rows={rows} />
      <p class="soft">{words.key}</p>
    </div>
  )
}

function valueAt(months: readonly (number | null)[], month: Month): number | null {
  return months[month - 1] ?? null
}

function Cell({
  before,
  after,
  locale,
  always = false,
}: {
  readonly before: number | null
  readonly after: number | null
  readonly locale: Locale
  readonly always?: boolean
}) {
  const words = WORDS[locale]
  if (before === after && before === null && !always) return null
  const shown = (value: number | null) => (value === null ? '–' : formatNumber(value))
  if (before === after) return <span class="month-mark figure">{shown(before)}</span>
  const said = (value: number | null) => (value === null ? words.nothing : formatNumber(value))
  return (
    <span class="month-mark month-change figure">
      <span class="hidden">
        {words.before} {said(before)}, {words.after} {said(after)}
      </span>
      <del aria-hidden="true">{shown(before)}</del>
      <ins aria-hidden="true">→ {shown(after)}</ins>
    </span>
  )
}

function ActivityCell({
  difference,
  plan,
  locale,
  hrefOf,
}: {
  readonly difference: ActivityDifference
  readonly plan: DraftPoa
  readonly locale: Locale
  readonly hrefOf: ChangeMatrixProps['hrefOf']
}) {
  const { element, before, after } = difference
  const words = WORDS[locale]
  const title = say(textOf(element), locale)
  const mark =
    before === undefined
      ? words.added
      : after === undefined
        ? words.removed
        : before.cancelled === undefined && after.cancelled !== undefined
          ? words.cancelled
          : before.cancelled !== undefined && after.cancelled === undefined
            ? words.revived
            : undefined
  return (
    <>
      {element.code === undefined ? null : <span class="code figure">{element.code} </span>}
      {hrefOf === undefined || before === undefined ? title : <a href={hrefOf(element.key)}>{title}</a>}{' '}
      {mark === undefined ? null : <Tag kind="here">{mark}</Tag>}
      {resultsOf(plan, element.key).map((result) => (
        <p key={result.key} class="soft change-result">
          {say(textOf(result), locale)}
        </p>
      ))}
    </>
  )
}

function resultsOf(plan: DraftPoa, activity: string): readonly DraftElement[] {
  const keys = new Set(
    plan.subPlans
      .flatMap(({ sections }) => sections.flatMap(({ lines }) => lines))
      .filter((line) => line.cells.activity?.includes(activity))
      .flatMap((line) => line.cells.result ?? []),
  )
  return plan.elements.filter(({ key }) => keys.has(key))
}
