import { formatDate } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredReprogramming } from '../../data/reprogramming-load.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { type DraftPoa, NO_SCHEDULE } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import { type ActivityProgress, activityProgress } from '../../rules/activity-progress.ts'
import { tallyChanges } from '../../rules/reprogramming-request/summary.ts'
import { planVersions } from '../../rules/reprogramming-request/versions.ts'
import { tallyWords } from './change-words.ts'
import type { PlanView } from './plan-view.ts'
import { PoaMatrix } from './poa-matrix.tsx'
import { ProgressAgainstBoth } from './progress-against.tsx'
import { VersionComparison } from './version-comparison.tsx'
import { VERSIONS_WORDS } from './versions-words.ts'

export interface AskedVersions {
  readonly version: number | undefined
  readonly from: number | undefined
  readonly to: number | undefined
}

export interface VersionsViewProps {
  readonly view: PlanView
  readonly poa: StoredPoa
  /** Approved requests, in the order of their decisions. */
  readonly decided: readonly StoredReprogramming[]
  readonly asked: AskedVersions
  readonly pathOf: (asked?: Partial<AskedVersions>) => string
}

/** `2` of `?version=2`; anything else is as if nobody had asked. */
export function askedNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

/** Every version of a plan: when and why it came, what it said, and how any two differ. The same for staff and public. */
export function VersionsView(props: VersionsViewProps) {
  const { view, poa, decided, asked } = props
  const { locale } = view
  const words = VERSIONS_WORDS[locale]
  if (poa.head.status === 'draft')
    return (
      <EmptyState title={words.draft}>
        <p>{words.draftLead}</p>
      </EmptyState>
    )
  const versions = planVersions(poa.plan, decided)
  const within = (number: number | undefined, otherwise: number) =>
    number === undefined || number < 1 || number > versions.length ? otherwise : number
  const [from, to] = [within(asked.from, 1), within(asked.to, versions.length)]
  const shown = asked.version === undefined ? undefined : within(asked.version, versions.length)
  return (
    <>
      <p class="measure">{words.lead}</p>
      <VersionTable {...props} count={versions.length} />
      {shown === undefined ? null : <AsInVersion {...props} number={shown} plan={versions[shown - 1] ?? poa.plan} />}
      <ProgressAgainstBoth view={view} poa={poa} />
      {versions.length < 2 ? null : (
        <VersionComparison view={view} pathOf={props.pathOf} versions={versions} from={from} to={to} />
      )}
    </>
  )
}

interface VersionRow {
  readonly number: number
  readonly request: StoredReprogramming | undefined
}

function VersionTable({ view, poa, decided, pathOf, count }: VersionsViewProps & { readonly count: number }) {
  const { locale } = view
  const words = VERSIONS_WORDS[locale]
  const rows: readonly VersionRow[] = [
    { number: 1, request: undefined },
    ...decided.map((request, index) => ({ number: index + 2, request })),
  ]
  const { approvedOn, approvedBy, approvedReference } = poa.head
  return (
    <DataTable
      id="versiones"
      caption={words.title}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'number',
          title: words.number,
          cell: ({ number }) => (
            <>
              <a class="nowrap" href={localPath(locale, pathOf({ version: number }))}>
                {words.version(number)}
              </a>
              {number === 1 ? (
                <>
                  {' '}
                  <Tag>{words.baseline}</Tag>
                </>
              ) : null}
              {number === count ? (
                <>
                  {' '}
                  <Tag kind="action">{words.current}</Tag>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'on',
          title: words.on,
          kind: 'date',
          cell: ({ request }) => {
            const on = request === undefined ? approvedOn : (request.decision?.on ?? null)
            return on === null ? '–' : formatDate(on, locale)
          },
        },
        {
          key: 'cause',
          title: words.cause,
          cell: ({ request }) =>
            request === undefined ? (
              '–'
            ) : (
              <>
                <span lang="es">{request.cause}</span>
                {request.demo ? (
                  <>
                    {' '}
                    <Tag kind="demo">{words.demo}</Tag>
                  </>
                ) : null}
                {request.risk === undefined ? null : (
                  <p class="soft">
                    <a href={localPath(locale, planningPaths.element(request.risk.id))} lang="es">
                      {request.risk.title}
                    </a>
                  </p>
                )}
              </>
            ),
        },
        {
          key: 'changes',
          title: words.changes,
          cell: ({ request }) => (request === undefined ? '–' : tallyWords(tallyChanges(request.changes), locale)),
        },
        {
          key: 'decision',
          title: words.decision,
          cell: ({ request }) => (
            <span lang="es">
              {request === undefined
                ? [approvedBy, approvedReference].filter((part) => part !== null).join(' · ') || '–'
                : [request.decision?.by, request.decision?.note].filter((part) => part !== undefined).join(' · ')}
            </span>
          ),
        },
      ]}
    />
  )
}

function AsInVersion({
  view,
  poa,
  number,
  plan,
}: VersionsViewProps & { readonly number: number; readonly plan: DraftPoa }) {
  const { locale } = view
  const words = VERSIONS_WORDS[locale]
  const progress = new Map<string, ActivityProgress>(
    plan.elements
      .filter(({ kind }) => kind === 'activity')
      .map(({ key, schedule, cancelled }) => [
        key,
        activityProgress({
          schedule: schedule ?? NO_SCHEDULE,
          reports: poa.reports.get(key) ?? [],
          cutOffMonth: view.completed,
          bands: view.plan.bands,
          ...(cancelled === undefined ? {} : { cancelled: true }),
        }),
      ]),
  )
  return (
    <section aria-labelledby="como-estaba">
      <h2 id="como-estaba">{words.asIn(number)}</h2>
      <PoaMatrix
        id="matriz-version"
        caption={words.asIn(number)}
        locale={locale}
        plan={plan}
        year={view.plan.year}
        progress={progress}
        hrefOf={(key) => localPath(locale, planningPaths.element(key, view.cutOff))}
      />
    </section>
  )
}

export function versionsTitle(locale: Locale): string {
  return say({ es: VERSIONS_WORDS.es.title, en: VERSIONS_WORDS.en.title }, locale)
}
