import type { ComponentChildren } from 'preact'
import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Column } from '../../../../../ui/table/data-table.tsx'
import type { UnitLine } from '../../../data/load-year.ts'
import { planningPaths } from '../../../paths.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { addControls, type Control } from '../../../rules/views/control.ts'
import { viewPaths } from '../../../views-paths.ts'
import { FigureLink, StateMark, Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import type { ControlOrder, ControlRow } from './control-rows.ts'
import { CONTROL_WORDS } from './control-words.ts'
import { Standing } from './standing.tsx'

/** The plan's own figure of the objective; levels of the organisation chart have none, and none is made up for them. */
function ObjectiveFigure({ view, id }: { readonly view: PlanView; readonly id: string | undefined }) {
  const figure = id === undefined ? undefined : view.progress.figures.get(figureKey('objective', id))
  return figure === undefined ? null : <FigureLink view={view} figure={figure} about={figure.title} />
}

export interface DrawnMatrix {
  readonly view: PlanView
  /** The unit whose results are the rows; absent: the rows are units. */
  readonly unit: UnitLine | undefined
  /** Of the institution; days are said in it. */
  readonly zone: string
}

export function columnsOf({ view, unit, zone }: DrawnMatrix, total: Control): readonly Column<ControlRow>[] {
  const { locale } = view
  const words = CONTROL_WORDS[locale]
  const count = (
    key: ControlOrder & keyof Control,
    rest: { readonly hint?: string; readonly cell?: (row: ControlRow, value: string) => ComponentChildren } = {},
  ): Column<ControlRow> => ({
    key,
    title: words[key as 'late'],
    kind: 'number',
    sortable: true,
    hint: rest.hint,
    total: formatNumber(Number(total[key])),
    subtotal: (rows) => formatNumber(Number(addControls(rows.map(({ control }) => control))[key])),
    cell: (row) => {
      if (row.poa === undefined) return ''
      const value = formatNumber(Number(row.control[key]))
      return rest.cell?.(row, value) ?? value
    },
  })
  const whole = unit === undefined ? view.progress.institution : wholeOf(view, unit)
  return [
    {
      key: 'name',
      title: unit === undefined ? words.unit : words.result,
      cell: (row) => <Name view={view} row={row} ofUnits={unit === undefined} />,
    },
    {
      key: 'toDate',
      title: words.toDate,
      hint: words.toDateHint,
      kind: 'number',
      sortable: true,
      cell: (row) =>
        row.poa === undefined ? (
          <span class="soft">{words.noPlan}</span>
        ) : row.figure === undefined ? (
          ''
        ) : (
          <FigureLink view={view} figure={row.figure} about={nameOf(view, row)} />
        ),
      total: whole === undefined ? null : <FigureLink view={view} figure={whole} about={words.total} />,
      subtotal: (rows) => <ObjectiveFigure view={view} id={rows[0]?.objective} />,
    },
    {
      key: 'raw',
      title: words.raw,
      hint: words.rawHint,
      kind: 'number',
      sortable: true,
      cell: ({ figure }) => percentOr(view, figure, 'toDate', 'raw'),
      total: percentOr(view, whole, 'toDate', 'raw'),
    },
    {
      key: 'year',
      title: words.year,
      hint: words.yearHint,
      kind: 'number',
      sortable: true,
      cell: ({ figure }) => percentOr(view, figure, 'year', 'capped'),
      total: percentOr(view, whole, 'year', 'capped'),
    },
    {
      key: 'state',
      title: words.state,
      cell: ({ figure }) => (figure === undefined ? '' : <StateMark state={figure.state} locale={locale} />),
      total: whole === undefined ? null : <StateMark state={whole.state} locale={locale} />,
    },
    count('activities'),
    {
      key: 'standing',
      title: words.standing,
      cell: (row) =>
        row.poa === undefined ? (
          ''
        ) : (
          <Standing
            tally={row.control.states}
            locale={locale}
            href={unit === undefined ? (state) => followOf(view, row.unit, state) : undefined}
          />
        ),
      total: <Standing tally={total.states} locale={locale} />,
      subtotal: (rows) => <Standing tally={addControls(rows.map(({ control }) => control)).states} locale={locale} />,
    },
    count('due', {
      hint: words.dueHint,
      cell: ({ control }, value) => (
        <>
          {value} <span class="soft">{words.ofYear(control.dueInYear)}</span>
        </>
      ),
    }),
    count('met', { hint: words.metHint }),
    count('late', {
      hint: words.lateHint,
      cell: (row, value) =>
        row.control.late === 0 || unit !== undefined ? (
          value
        ) : (
          <a
            href={localPath(locale, planningPaths.matrix(view.plan.year, row.unit.code, view.cutOff))}
            aria-label={words.lateOf(row.unit.code, value)}
          >
            {value}
          </a>
        ),
    }),
    count('reprogrammed', { hint: words.reprogrammedHint }),
    count('farAbove', { hint: words.farAboveHint }),
    {
      key: 'last',
      title: words.last,
      kind: 'date',
      sortable: true,
      cell: ({ poa, control }) => (poa === undefined ? '' : dayOf(control.lastReport, view, zone)),
      total: dayOf(total.lastReport, view, zone),
    },
  ]
}

function Name({
  view,
  row,
  ofUnits,
}: {
  readonly view: PlanView
  readonly row: ControlRow
  readonly ofUnits: boolean
}) {
  const { locale, plan } = view
  const words = CONTROL_WORDS[locale]
  if (!ofUnits) {
    const element = view.index.elements.get(row.result ?? '')?.element
    if (element === undefined) return <span class="soft">{words.noResult}</span>
    return (
      <Title
        text={textOf(element)}
        code={element.code}
        locale={locale}
        href={localPath(locale, planningPaths.element(element.key, view.cutOff))}
      />
    )
  }
  const title = say(row.unit.title, locale)
  if (row.poa === undefined) return <>{title}</>
  return (
    <a
      href={localPath(locale, viewPaths.control({ year: plan.year, cutOff: view.cutOff, unit: row.unit.code }))}
      title={words.resultsOf(row.unit.code)}
    >
      {title}
    </a>
  )
}

function nameOf(view: PlanView, row: ControlRow): string {
  const element = view.index.elements.get(row.result ?? '')?.element
  return element === undefined ? row.unit.code : say(textOf(element), view.locale)
}

function wholeOf(view: PlanView, unit: UnitLine) {
  const poa = view.index.poaOfUnit.get(unit.id)
  return poa === undefined ? undefined : view.progress.figures.get(figureKey('poa', poa.head.id))
}

function followOf(view: PlanView, unit: UnitLine, state: string): string {
  return hrefs.follow(view, { what: 'activities', state, unit: unit.code })
}

function percentOr(
  view: PlanView,
  figure: ControlRow['figure'],
  which: 'toDate' | 'year',
  kind: 'raw' | 'capped',
): ComponentChildren {
  if (figure === undefined) return ''
  const value = figure[which]
  const said = percentWords(value, kind, view.plan.bands, view.locale)
  return isMissing(value) ? <span class="soft">{said}</span> : said
}

function dayOf(instant: string | undefined, view: PlanView, zone: string): ComponentChildren {
  if (instant === undefined) return <span class="soft">{CONTROL_WORDS[view.locale].never}</span>
  return formatDate(civilDateAt(new Date(instant).toISOString(), zone), view.locale)
}
