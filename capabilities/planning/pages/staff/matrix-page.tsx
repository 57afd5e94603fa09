import { MONTHS } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { say, spoken } from '../../../../kernel/text.ts'
import type { Ctx } from '../../../../platform/capability/context.ts'
import { mayDo } from '../../../../platform/capability/permission.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../ui/button/button.tsx'
import { MonthGrid } from '../../../../ui/chart/month-grid.tsx'
import { Tag } from '../../../../ui/content/content.tsx'
import { Tabs } from '../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { type MatrixCell, type MatrixRow, MatrixTable } from '../../../../ui/table/matrix-table.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { editPaths } from '../../edit-paths.ts'
import { type DraftElement, NO_SCHEDULE } from '../../model.ts'
import { moneyPaths } from '../../money-paths.ts'
import { outPaths } from '../../out-paths.ts'
import { planningPaths } from '../../paths.ts'
import { REPORT_MONTH } from '../../permissions.ts'
import { reprogrammingPaths } from '../../reprogramming-paths.ts'
import { figureKey } from '../../rules/explanation.ts'
import { type LaidLine, layMatrix } from '../../rules/matrix-layout.ts'
import { viewPaths } from '../../views-paths.ts'
import { START_NEXT_YEAR } from '../../views-permissions.ts'
import { approvalWords } from '../plan/approval-words.ts'
import { FigureLine, Title } from '../plan/figure-parts.tsx'
import { textOf } from '../plan/plan-index.ts'
import { figureOfPoa, type PlanView } from '../plan/plan-view.ts'
import { STAFF_WORDS } from './staff-words.ts'
import type { StaffYear } from './year-page.tsx'

export interface MatrixPageProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly who: Ctx['who']
}

/** The unit's plan in the institution's own layout, alive: months programmed and executed, progress, and a way to report. */
export function MatrixPage({ year, poa, who }: MatrixPageProps) {
  const { view, completed } = year
  const { locale } = view
  const words = STAFF_WORDS[locale]
  const mayReport = mayDo(who, REPORT_MONTH, { unitId: poa.head.unit.id })
  const rows = layMatrix(poa.plan).flatMap((subPlan): MatrixRow[] => [
    ...(subPlan.heading === undefined ? [] : [headingRow(subPlan.heading, view)]),
    ...subPlan.sections.flatMap((section) => [
      ...section.headings.map((heading) => headingRow(heading, view, section.key)),
      ...section.lines.map((line) => lineRow(line, { view, poa, completed, mayReport })),
    ]),
  ])
  return (
    <>
      <PoaHead view={view} poa={poa} current="matrix" mayEdit={mayReport} who={who} />
      <MatrixTable
        id="matrix"
        caption={`${words.matrix}: ${say(poa.head.unit.title, locale)}, ${poa.head.year}`}
        captionHidden
        locale={locale}
        columns={[
          { key: 'result', title: words.columns.result, width: '14rem' },
          { key: 'indicator', title: words.columns.indicator, width: '14rem' },
          { key: 'verification_source', title: words.columns.verification_source, width: '11rem' },
          { key: 'activity', title: words.columns.activity, width: '16rem' },
          { key: 'months', title: words.columns.months, width: '15rem' },
          { key: 'progress', title: words.columns.progress, width: '11rem' },
          { key: 'responsible', title: words.columns.responsible, width: '11rem' },
          { key: 'funding_source', title: words.columns.funding_source, width: '9rem' },
          { key: 'risk', title: words.columns.risk, width: '13rem' },
        ]}
        rows={rows}
      />
    </>
  )
}

/** Title, figure, views and downloads: the same above matrix and timetable. */
export function PoaHead({
  view,
  poa,
  current,
  mayEdit = false,
  who,
}: {
  readonly view: PlanView
  readonly poa: StoredPoa
  /** What this person may do with the plan beside reading it. */
  readonly who?: Ctx['who']
  readonly current:
    | 'matrix'
    | 'gantt'
    | 'checks'
    | 'approval'
    | 'reprogramming'
    | 'versions'
    | 'cancellations'
    | 'money'
    | 'assessment'
  /** Also offers the sheet of months and what else a person of the unit may write. */
  readonly mayEdit?: boolean
}) {
  const { locale, cutOff } = view
  const words = STAFF_WORDS[locale]
  const { year, unit } = poa.head
  const local = (path: string) => localPath(locale, path)
  const figure = figureOfPoa(view, poa.head.id)
  return (
    <>
      <PageHead
        eyebrow={`${unit.code} · ${year}`}
        title={say(unit.title, locale)}
        marks={
          <>
            <Tag>{approvalWords(poa.head, locale)}</Tag>
            {poa.head.origin === 'import' ? <Tag>{words.imported}</Tag> : null}
            <a href={local(planningPaths.poa(year, unit.code, cutOff))}>{words.reader}</a>
          </>
        }
        lead={
          figure === undefined ? undefined : <FigureLine view={view} figure={figure} about={unit.code} digits={1} />
        }
        actions={
          <>
            {mayEdit ? (
              <ButtonLink kind="primary" size="small" icon="edit" href={local(editPaths.sheet(year, unit.code))}>
                {words.editSheet}
              </ButtonLink>
            ) : null}
            {mayEdit ? (
              <ButtonLink kind="secondary" size="small" href={local(editPaths.lines(year, unit.code))}>
                {words.editLines}
              </ButtonLink>
            ) : null}
            <ButtonLink
              kind="secondary"
              size="small"
              href={local(planningPaths.poaWorkbook(year, unit.code, cutOff))}
              download
            >
              {words.workbook}
            </ButtonLink>
            <ButtonLink
              kind="secondary"
              size="small"
              href={local(planningPaths.poaPdf(year, unit.code, cutOff))}
              download
            >
              {words.pdf}
            </ButtonLink>
            {who !== undefined && mayDo(who, START_NEXT_YEAR, { unitId: unit.id }) ? (
              <ButtonLink kind="secondary" size="small" href={local(viewPaths.nextYear(year, unit.code))}>
                {words.nextYear(year + 1)}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="secondary" size="small" href={local(outPaths.control(year, unit.code, cutOff))} download>
              {words.control}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={words.plans}
        items={[
          {
            href: local(planningPaths.matrix(year, unit.code, cutOff)),
            title: words.matrix,
            current: current === 'matrix',
          },
          {
            href: local(planningPaths.gantt(year, unit.code, cutOff)),
            title: words.gantt,
            current: current === 'gantt',
          },
          {
            href: local(planningPaths.checks(year, unit.code, cutOff)),
            title: words.checks,
            current: current === 'checks',
          },
          {
            href: local(reprogrammingPaths.approval(year, unit.code)),
            title: words.approval,
            current: current === 'approval',
          },
          {
            href: local(reprogrammingPaths.ofPlan(year, unit.code)),
            title: words.reprogramming,
            current: current === 'reprogramming',
          },
          {
            href: local(reprogrammingPaths.versions(year, unit.code)),
            title: words.versions,
            current: current === 'versions',
          },
          {
            href: local(planningPaths.cancellations(year, unit.code, cutOff)),
            title: words.cancellations,
            current: current === 'cancellations',
          },
          { href: local(moneyPaths.poa(year, unit.code, cutOff)), title: words.money, current: current === 'money' },
          {
            href: local(moneyPaths.assessments(year, unit.code)),
            title: words.assessment,
            current: current === 'assessment',
          },
        ]}
      />
    </>
  )
}

function headingRow(element: DraftElement, view: PlanView, sectionKey = ''): MatrixRow {
  const { locale } = view
  const kinds = STAFF_WORDS[locale].headings
  const kind = element.kind in kinds ? kinds[element.kind as keyof typeof kinds] : ''
  return {
    id: `h-${sectionKey}-${element.key}`,
    cells: [],
    heading: (
      <>
        <span class="eyebrow">{kind}</span> <Title text={textOf(element)} code={element.code} locale={locale} />
      </>
    ),
  }
}

interface LineParts {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly completed: number
  readonly mayReport: boolean
}

function lineRow(line: LaidLine, parts: LineParts): MatrixRow {
  const { view } = parts
  const order = ['result', 'indicator', 'verification_source', 'activity', 'responsible', 'funding_source', 'risk']
  const cells = line.cells.map((cell): MatrixCell => {
    const language = cell.elements.every((element) => spoken(textOf(element), view.locale).lang === view.locale)
    return {
      column: cell.column,
      rowSpan: cell.span,
      header: cell.column === 'activity',
      lang: language ? undefined : 'es',
      content: cell.elements.map((element) => (
        <p key={element.key}>
          <Title
            text={textOf(element)}
            code={element.code}
            locale={view.locale}
            href={
              cell.column === 'result' || cell.column === 'indicator' || cell.column === 'activity'
                ? localPath(view.locale, planningPaths.element(element.key, view.cutOff))
                : undefined
            }
          />
          {element.cancelled === undefined ? null : (
            <>
              {' '}
              <Tag>{STAFF_WORDS[view.locale].cancelled}</Tag>
            </>
          )}
        </p>
      )),
    }
  })
  const activity = cells.find((cell) => cell.column === 'activity')
  // The months belong to the activity: drawn where its cell begins, over the same lines.
  if (activity !== undefined) {
    const span = activity.rowSpan
    cells.push(
      {
        column: 'months',
        rowSpan: span,
        content: line.activities.map((each) => <Months key={each.key} activity={each} {...parts} />),
      },
      {
        column: 'progress',
        rowSpan: span,
        content: line.activities.map((each) => <Progress key={each.key} activity={each} view={view} />),
      },
    )
  }
  const place = (column: string) => (column === 'months' ? 3.3 : column === 'progress' ? 3.6 : order.indexOf(column))
  return { id: line.key, cells: cells.sort((one, other) => place(one.column) - place(other.column)) }
}

function Months({ activity, view, poa, completed, mayReport }: LineParts & { readonly activity: DraftElement }) {
  const { locale } = view
  const schedule = activity.schedule ?? NO_SCHEDULE
  const reports = poa.reports.get(activity.key) ?? []
  const words = STAFF_WORDS[locale]
  return (
    <>
      <MonthGrid
        label={activity.title}
        locale={locale}
        programmed={schedule.months}
        executed={MONTHS.map((month) => reports.find((report) => report.month === month)?.executed ?? null)}
        completed={completed}
      />
      {schedule.kind === 'quantities' ? (
        <span class="soft figure">
          Σ {formatNumber(schedule.months.reduce<number>((sum, value) => sum + (value ?? 0), 0))}
        </span>
      ) : null}
      {mayReport && activity.cancelled === undefined ? (
        <details class="menu">
          <summary>{words.report}</summary>
          <ul class="menu-panel plain-list">
            {MONTHS.map((month) => (
              <li key={month}>
                <a href={localPath(locale, planningPaths.report(activity.key, month))}>
                  <span class="hidden">{words.report} </span>
                  {monthName(month, locale)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Progress({ activity, view }: { readonly activity: DraftElement; readonly view: PlanView }) {
  const figure = view.progress.figures.get(figureKey('activity', activity.key))
  return figure === undefined ? null : <FigureLine view={view} figure={figure} about={activity.title} />
}
