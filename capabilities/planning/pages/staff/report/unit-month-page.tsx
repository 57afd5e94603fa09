import { MONTHS, type Month } from '../../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../../kernel/format.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { monthsToReport } from '../../../rules/to-report.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { REPORT_WORDS } from '../report-words.ts'
import type { StaffYear } from '../year-page.tsx'
import { ClosedMonthNotice } from './closed-month-notice.tsx'

export interface UnitMonthPageProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly month: Month
  readonly mayReport: boolean
}

/** A unit's activities in one month: what is left to report, what is reported, and what had no programme but may have seen work. */
export function UnitMonthPage(asked: UnitMonthPageProps) {
  const { year, poa, month } = asked
  const { view, completed } = year
  const closed = view.plan.closedMonths.includes(month)
  const mayReport = asked.mayReport && !closed
  const props = { ...asked, mayReport }
  const { locale } = view
  const words = REPORT_WORDS[locale]
  const activities = poa.plan.elements.filter(({ kind, cancelled }) => kind === 'activity' && cancelled === undefined)
  const reported = (activity: DraftElement) => reportOf(poa, activity, month) !== undefined
  const owedKeys = new Set(
    monthsToReport(poa.plan, poa.reports, Math.max(completed, month - 1))
      .filter((each) => each.month === month)
      .map(({ activityKey }) => activityKey),
  )
  const owed = activities.filter((activity) => owedKeys.has(activity.key))
  const free = activities.filter((activity) => !reported(activity) && !owedKeys.has(activity.key))
  const first = owed[0]
  return (
    <>
      <PageHead
        eyebrow={`${poa.head.unit.code} · ${poa.head.year}`}
        title={words.unitMonthTitle(monthName(month, locale))}
        lead={closed ? null : <p>{owed.length === 0 ? words.nothingToReport : words.unitMonthLead}</p>}
        actions={
          first === undefined || !mayReport ? null : (
            <ButtonLink kind="primary" href={localPath(locale, planningPaths.report(first.key, month))}>
              {words.start(owed.length)}
            </ButtonLink>
          )
        }
      />
      {closed ? (
        <ClosedMonthNotice
          year={poa.head.year}
          month={month}
          locale={locale}
          local={(path) => localPath(locale, path)}
        />
      ) : null}
      <Group
        {...props}
        title={closed ? words.closedUnreported : words.toReport}
        activities={owed}
        action={words.reportIt}
      />
      <Group {...props} title={words.reported} activities={activities.filter(reported)} action={words.correctIt} />
      <Group
        {...props}
        title={words.notProgrammed}
        {...(closed ? {} : { lead: words.notProgrammedLead })}
        activities={free}
        action={words.reportIt}
      />
      <nav class="other-months" aria-label={words.others}>
        <ul class="inline-list">
          {MONTHS.map((each) => (
            <li key={each}>
              <a
                href={localPath(locale, planningPaths.reportUnitMonth(poa.head.year, poa.head.unit.code, each))}
                aria-current={each === month ? 'page' : undefined}
              >
                {monthName(each, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function reportOf(poa: StoredPoa, activity: DraftElement, month: Month) {
  return (poa.reports.get(activity.key) ?? []).find((report) => report.month === month)
}

interface GroupProps extends UnitMonthPageProps {
  readonly title: string
  readonly lead?: string
  readonly activities: readonly DraftElement[]
  readonly action: string
}

function Group({ year, poa, month, mayReport, title, lead, activities, action }: GroupProps) {
  const { locale } = year.view
  const words = REPORT_WORDS[locale]
  if (activities.length === 0) return null
  return (
    <section class="stack month-group">
      <h2>
        {title} ({formatNumber(activities.length)})
      </h2>
      {lead === undefined ? null : <p class="soft">{lead}</p>}
      <ul class="plain-list">
        {activities.map((activity) => {
          const programmed = activity.schedule?.months[month - 1] ?? null
          const report = reportOf(poa, activity, month)
          return (
            <li key={activity.key} class="month-line">
              <span>
                <Title text={textOf(activity)} code={activity.code} locale={locale} />{' '}
                <span class="soft">
                  {programmed === null ? words.notProgrammed : `${words.programmed}: ${formatNumber(programmed)}`}
                  {report === undefined ? null : ` · ${words.executed}: ${formatNumber(report.executed)}`}
                </span>
              </span>
              {mayReport ? (
                <ButtonLink
                  size="small"
                  kind="secondary"
                  href={localPath(locale, planningPaths.report(activity.key, month))}
                >
                  {action}
                  <span class="hidden">
                    {' '}
                    <Title text={textOf(activity)} locale={locale} />
                  </span>
                </ButtonLink>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
