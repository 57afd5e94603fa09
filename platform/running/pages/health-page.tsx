import { formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import { DefinitionList, Tag } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import type { Check, HealthReport } from '../health.ts'
import type { WorkFigures } from '../work-figures.ts'
import { HEALTH_WORDS } from './health-words.ts'

export interface HealthDetails {
  readonly work: WorkFigures | undefined
  readonly since: string
  readonly restarts: number
}

export interface HealthPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly report: HealthReport
  /** For who may see them. */
  readonly details?: HealthDetails | undefined
}

/** Whether the platform is in service, for anybody; which part is not, for who runs it. */
export function HealthPage({ locale, zone, report, details }: HealthPageProps) {
  const words = HEALTH_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} />
      <Notice
        kind={report.ready ? 'success' : 'warning'}
        locale={locale}
        title={report.ready ? words.up : words.trouble}
      >
        <p>{report.ready ? words.upSays : words.troubleSays}</p>
      </Notice>
      {details === undefined ? null : (
        <>
          <Parts locale={locale} checks={report.checks} />
          <Work locale={locale} zone={zone} details={details} />
        </>
      )}
    </>
  )
}

function Parts({ locale, checks }: { readonly locale: Locale; readonly checks: readonly Check[] }) {
  const words = HEALTH_WORDS[locale]
  return (
    <section>
      <h2>{words.partsTitle}</h2>
      <DataTable
        id="parts"
        caption={words.partsTitle}
        captionHidden
        locale={locale}
        columns={[
          { key: 'part', title: words.part, cell: ({ id }: Check) => words.checks[id].name },
          {
            key: 'state',
            title: words.state,
            cell: ({ id, ok }) =>
              ok ? (
                <Tag>{words.works}</Tag>
              ) : (
                <>
                  <Tag kind="action">{words.fails}</Tag> {words.checks[id].ifNot}
                </>
              ),
          },
        ]}
        rows={checks}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

function Work({
  locale,
  zone,
  details: { work, since, restarts },
}: {
  readonly locale: Locale
  readonly zone: string
  readonly details: HealthDetails
}) {
  const words = HEALTH_WORDS[locale]
  const process = [
    { term: words.since, value: formatMoment(since, zone, locale) },
    { term: words.restarts, value: formatNumber(restarts) },
  ]
  const waits =
    work === undefined
      ? []
      : [
          { term: words.jobs.waiting, value: formatNumber(work.jobs.waiting) },
          { term: words.jobs.running, value: formatNumber(work.jobs.running) },
          { term: words.jobs.set_aside, value: formatNumber(work.jobs.set_aside) },
          { term: words.events, value: formatNumber(work.outbox.waiting) },
          { term: words.lag, value: words.seconds(formatNumber(Math.round(work.outbox.lagSeconds))) },
          { term: words.givenUp, value: formatNumber(work.outbox.givenUp) },
        ]
  return (
    <section>
      <h2>{words.workTitle}</h2>
      {work === undefined ? <p>{words.notKnown}</p> : null}
      <DefinitionList items={[...waits, ...process]} />
    </section>
  )
}
