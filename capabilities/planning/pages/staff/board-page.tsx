import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../../../kernel/format.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../ui/button/button.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { UnitLine } from '../../data/load-year.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { outPaths } from '../../out-paths.ts'
import { planningPaths } from '../../paths.ts'
import { stillToReport } from '../../rules/to-report.ts'
import { FigureLine } from '../plan/figure-parts.tsx'
import { figureOfPoa } from '../plan/plan-view.ts'
import { BY_TITLES, BY_VIEWS } from './by-page.tsx'
import { STAFF_WORDS } from './staff-words.ts'
import type { StaffYear } from './year-page.tsx'

interface Row {
  readonly unit: UnitLine
  readonly poa: StoredPoa | undefined
  readonly activities: number
  readonly late: number
}

export interface BoardPageProps {
  readonly year: StaffYear
  readonly withOwed: boolean
  /** What the director sees below the units. */
  readonly children?: ComponentChildren
}

/** All units side by side: for the executive director, with what is still to be reported; a unit without its plan is named. */
export function BoardPage({ year, withOwed, children }: BoardPageProps) {
  const { view, completed } = year
  const { locale, plan } = view
  const words = STAFF_WORDS[locale]
  const rows = plan.units.flatMap((unit): Row[] => {
    const poa = plan.poas.find((each) => each.head.unit.id === unit.id)
    if (poa === undefined && !unit.presentsPlan) return []
    const late =
      poa === undefined
        ? 0
        : stillToReport(poa.plan, poa.reports, completed, plan.closedMonths).filter(({ when }) => when === 'late')
            .length
    const activities = poa?.plan.elements.filter((element) => element.kind === 'activity').length ?? 0
    return [{ unit, poa, activities, late }]
  })
  return (
    <>
      <PageHead
        title={withOwed ? words.board : words.plans}
        lead={<p>{withOwed ? words.boardLead : words.plansLead}</p>}
        actions={
          <>
            {BY_VIEWS.map((by) => (
              <ButtonLink
                key={by}
                kind="secondary"
                size="small"
                href={localPath(locale, planningPaths.by(by, plan.year, view.cutOff))}
              >
                {say(BY_TITLES[by], locale)}
              </ButtonLink>
            ))}
            <ButtonLink
              kind="secondary"
              size="small"
              href={localPath(locale, outPaths.control(plan.year, undefined, view.cutOff))}
              download
            >
              {words.control}
            </ButtonLink>
          </>
        }
      />
      <DataTable
        id="units"
        caption={withOwed ? words.board : words.plans}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: ({ unit, poa }) =>
              poa === undefined ? (
                say(unit.title, locale)
              ) : (
                <a href={localPath(locale, planningPaths.matrix(plan.year, unit.code, view.cutOff))}>
                  {say(unit.title, locale)}
                </a>
              ),
          },
          {
            key: 'progress',
            title: words.progress,
            cell: ({ unit, poa }) => {
              const figure = poa === undefined ? undefined : figureOfPoa(view, poa.head.id)
              return figure === undefined ? (
                words.missingPlan
              ) : (
                <FigureLine view={view} figure={figure} about={unit.code} />
              )
            },
          },
          {
            key: 'activities',
            title: words.activities,
            kind: 'number' as const,
            cell: ({ unit, activities, poa }) =>
              poa === undefined ? (
                ''
              ) : (
                <a
                  href={localPath(
                    locale,
                    planningPaths.follow(plan.year, { what: 'activities', unit: unit.code }, view.cutOff),
                  )}
                >
                  <span class="hidden">{`${words.activities}, ${unit.code}: `}</span>
                  {formatNumber(activities)}
                </a>
              ),
          },
          ...(withOwed
            ? [
                {
                  key: 'owed',
                  title: words.owed,
                  kind: 'number' as const,
                  cell: ({ late, poa }: Row) => (poa === undefined ? '' : formatNumber(late)),
                },
              ]
            : []),
        ]}
        rows={rows}
        rowKey={(row) => row.unit.id}
      />
      {children}
    </>
  )
}
