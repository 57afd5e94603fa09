import { isMonth, type Month } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import type { Id } from '../../../../kernel/ids.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button/button.tsx'
import { Tag } from '../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { FollowedAgreement } from '../../data/agreement-query.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { planningPaths } from '../../paths.ts'
import { stillToReport, type ToReport } from '../../rules/to-report.ts'
import { FigureLine, Title } from '../plan/figure-parts.tsx'
import { textOf } from '../plan/plan-index.ts'
import { figureOfPoa, type PlanView } from '../plan/plan-view.ts'
import { OwnAgreements } from './review/own-agreements.tsx'
import { STAFF_WORDS } from './staff-words.ts'
import type { StaffYear } from './year-page.tsx'

interface Owed extends ToReport {
  readonly poa: StoredPoa
}

export interface WorkPageProps {
  readonly year: StaffYear
  readonly unitIds: readonly Id[]
  /** The person looks after all units: their board is where the work begins. */
  readonly seesAll: boolean
  /** Of the person's units. */
  readonly agreements: readonly FollowedAgreement[]
}

/** Home of the workspace: what I must report, what is late, and how my unit stands. */
export function WorkPage({ year, unitIds, seesAll, agreements }: WorkPageProps) {
  const { view, completed } = year
  const { locale } = view
  const words = STAFF_WORDS[locale]
  const mine = view.plan.poas.filter((poa) => unitIds.includes(poa.head.unit.id))
  if (mine.length === 0) {
    return (
      <>
        <PageHead title={words.work} />
        <EmptyState
          title={seesAll ? words.allUnits : words.noUnit}
          action={
            <ButtonRow>
              {seesAll ? (
                <ButtonLink kind="primary" href={localPath(locale, planningPaths.board(view.plan.year, view.cutOff))}>
                  {words.seeBoard}
                </ButtonLink>
              ) : null}
              <ButtonLink href={localPath(locale, '/t/poa')}>{words.seePlans}</ButtonLink>
            </ButtonRow>
          }
        >
          <p>{seesAll ? words.boardLead : words.noUnitLead}</p>
        </EmptyState>
      </>
    )
  }
  const owed = mine.flatMap((poa) =>
    stillToReport(poa.plan, poa.reports, completed, view.plan.closedMonths).map((each): Owed => ({ ...each, poa })),
  )
  const month = monthToReport(year)
  return (
    <>
      <PageHead title={words.work} lead={<p>{words.workLead}</p>} />
      <ul class="plain-list stack">
        {mine.map((poa) => (
          <li key={poa.head.id} class="work-unit">
            <h2>
              <a href={localPath(locale, planningPaths.matrix(view.plan.year, poa.head.unit.code, view.cutOff))}>
                {say(poa.head.unit.title, locale)}
              </a>
            </h2>
            <UnitFigure view={view} poa={poa} />
            <p>
              <a href={localPath(locale, planningPaths.reportUnitMonth(view.plan.year, poa.head.unit.code, month))}>
                {words.reportMonth(monthName(month, locale))}
                <span class="hidden"> {poa.head.unit.code}</span>
              </a>
            </p>
            <LateMonths view={view} poa={poa} owed={owed} />
          </li>
        ))}
      </ul>
      <section aria-labelledby="owed">
        <h2 id="owed">
          {words.mustReport} ({formatNumber(owed.length)})
        </h2>
        <OwedTable view={view} owed={owed} />
      </section>
      <OwnAgreements agreements={agreements} locale={locale} />
    </>
  )
}

/** The months that ended and of which something is missing, each to be reported as a whole. */
function LateMonths({ view, poa, owed }: { view: PlanView; poa: StoredPoa; owed: readonly Owed[] }) {
  const { locale, plan } = view
  const late = owed.filter((each) => each.poa === poa && each.when === 'late').map(({ month }) => month)
  if (late.length === 0) return null
  return (
    <p class="inline-list">
      {STAFF_WORDS[locale].lateMonths}
      {[...new Set(late)].map((month) => (
        <a key={month} href={localPath(locale, planningPaths.reportUnitMonth(plan.year, poa.head.unit.code, month))}>
          {monthName(month, locale)} ({formatNumber(late.filter((each) => each === month).length)})
          <span class="hidden"> {poa.head.unit.code}</span>
        </a>
      ))}
    </p>
  )
}

/** The month under way at the cut-off; December once the year is over. */
function monthToReport({ completed }: StaffYear): Month {
  const month = completed + 1
  return isMonth(month) ? month : 12
}

function UnitFigure({ view, poa }: { readonly view: PlanView; readonly poa: StoredPoa }) {
  const figure = figureOfPoa(view, poa.head.id)
  return figure === undefined ? null : <FigureLine view={view} figure={figure} about={poa.head.unit.code} />
}

function OwedTable({ view, owed }: { readonly view: PlanView; readonly owed: readonly Owed[] }) {
  const { locale } = view
  const words = STAFF_WORDS[locale]
  if (owed.length === 0) {
    return (
      <EmptyState title={words.nothingOwed}>
        <p>{words.nothingOwedLead}</p>
      </EmptyState>
    )
  }
  const titleOf = (row: Owed) => {
    const element = view.index.elements.get(row.activityKey)?.element
    return element === undefined ? { es: '' } : textOf(element)
  }
  return (
    <DataTable
      cards
      id="owed-table"
      caption={words.mustReport}
      captionHidden
      locale={locale}
      filter
      columns={[
        {
          key: 'activity',
          title: words.activity,
          cell: (row) => (
            <Title text={titleOf(row)} code={view.index.elements.get(row.activityKey)?.element.code} locale={locale} />
          ),
        },
        { key: 'unit', title: words.unit, cell: (row) => row.poa.head.unit.code },
        { key: 'month', title: words.month, cell: (row) => monthName(row.month, locale) },
        { key: 'programmed', title: words.programmed, kind: 'number', cell: (row) => formatNumber(row.programmed) },
        {
          key: 'when',
          title: words.state,
          cell: (row) => <Tag kind={row.when === 'late' ? 'here' : 'plain'}>{words[row.when]}</Tag>,
        },
        {
          key: 'report',
          title: words.report,
          cell: (row) => (
            <ButtonLink
              size="small"
              kind="secondary"
              href={localPath(locale, planningPaths.report(row.activityKey, row.month))}
            >
              {words.report}
              <span class="hidden">
                {' '}
                {monthName(row.month, locale)}: <Title text={titleOf(row)} locale={locale} />
              </span>
            </ButtonLink>
          ),
        },
      ]}
      rows={owed}
      rowKey={(row) => `${row.activityKey}-${row.month}`}
    />
  )
}
