import { formatNumber } from '../../../kernel/format.ts'
import { say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/feedback/pages.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Pagination, Tabs } from '../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import {
  JOB_STATES,
  type JobFilter,
  type JobLine,
  type JobPage,
  PAGE_LENGTH,
  type ScheduleLine,
} from '../data/job-list.ts'
import { jobPaths } from '../paths.ts'
import { JobActions, JobProgress, JobStateTag, type JobView, titleOf } from './job-parts.tsx'
import { JOB_WORDS } from './job-words.ts'

export interface JobsPageProps {
  readonly view: JobView
  readonly filter: JobFilter
  readonly page: number
  readonly found: JobPage & { readonly schedules: readonly ScheduleLine[] }
}

/** Bars that follow their job ask the server again and again; the others stand still until the page is opened anew. */
const FOLLOWED = 5

/** Everything the system does by itself: by state and kind in the address, newest first. */
export function JobsPage({ view, filter, page, found }: JobsPageProps) {
  const { locale, zone } = view
  const words = JOB_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const here = local(jobPaths.list(filter, page))
  const total = JOB_STATES.reduce((sum, state) => sum + found.counts[state], 0)
  const inView = filter.state === undefined ? total : found.counts[filter.state]
  const running = found.lines.filter((line) => line.state === 'running')
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Tabs
        label={words.stateViews}
        items={[
          {
            href: local(jobPaths.list({ job: filter.job })),
            title: words.all,
            count: formatNumber(total),
            current: filter.state === undefined,
          },
          ...JOB_STATES.map((state) => ({
            href: local(jobPaths.list({ state, job: filter.job })),
            title: words.states[state],
            count: formatNumber(found.counts[state]),
            current: filter.state === state,
          })),
        ]}
      />
      <KindForm view={view} filter={filter} />
      {running.map((line, index) => (
        <JobProgress key={line.id} view={view} line={line} follow={index < FOLLOWED ? here : undefined} />
      ))}
      {found.lines.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <JobTable view={view} lines={found.lines} here={here} />
      )}
      <Pagination
        locale={locale}
        page={page}
        pages={Math.max(1, Math.ceil(inView / PAGE_LENGTH))}
        href={(n) => local(jobPaths.list(filter, n))}
      />
      <section>
        <h2>{words.calendar}</h2>
        <p>{words.calendarLead}</p>
        <DataTable
          id="schedules"
          caption={words.calendar}
          captionHidden
          locale={locale}
          columns={[
            { key: 'job', title: words.job, cell: ({ job }: ScheduleLine) => titleOf(view, job) },
            { key: 'next', title: words.next, kind: 'date', cell: ({ nextAt }) => formatMoment(nextAt, zone, locale) },
            {
              key: 'last',
              title: words.last,
              kind: 'date',
              cell: ({ lastAt }) => (lastAt === undefined ? words.never : formatMoment(lastAt, zone, locale)),
            },
          ]}
          rows={found.schedules}
          rowKey={({ job }) => job}
          empty={words.noCalendar}
        />
      </section>
    </>
  )
}

function KindForm({ view, filter }: { readonly view: JobView; readonly filter: JobFilter }) {
  const { locale } = view
  const words = JOB_WORDS[locale]
  const options = [...view.titles]
    .map(([value, title]) => ({ value, label: say(title, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))
  const { estado } = Object.fromEntries(new URL(jobPaths.list(filter), 'http://here.invalid').searchParams)
  return (
    <Form
      action={localPath(locale, jobPaths.list())}
      method="get"
      locale={locale}
      hidden={estado === undefined ? {} : { estado }}
    >
      <SelectField
        name="clase"
        label={words.kind}
        locale={locale}
        required
        width="half"
        value={filter.job ?? ''}
        placeholder={words.anyKind}
        options={options}
      />
      <Button type="submit" kind="secondary">
        {words.filter}
      </Button>
    </Form>
  )
}

function JobTable({ view, lines, here }: { view: JobView; lines: readonly JobLine[]; here: string }) {
  const { locale, zone } = view
  const words = JOB_WORDS[locale]
  return (
    <DataTable
      id="jobs"
      caption={words.table}
      captionHidden
      locale={locale}
      columns={[
        {
          key: 'job',
          title: words.job,
          cell: (line) => <a href={localPath(locale, jobPaths.job(line.id))}>{titleOf(view, line.job)}</a>,
        },
        { key: 'state', title: words.state, cell: (line) => <JobStateTag state={line.state} locale={locale} /> },
        {
          key: 'asked',
          title: words.asked,
          kind: 'date',
          cell: (line) => formatMoment(line.askedAt, zone, locale),
        },
        {
          key: 'attempts',
          title: words.attempts,
          kind: 'number',
          cell: (line) => words.attemptsOf(line.attempts, line.attemptsAllowed),
        },
        {
          key: 'progress',
          title: words.progress,
          kind: 'number',
          cell: ({ progress }) => (progress === undefined ? '' : words.progressOf(progress.done, progress.total)),
        },
        {
          key: 'trouble',
          title: words.trouble,
          cell: ({ trouble, state }) => (trouble === undefined || state === 'done' ? '' : say(trouble.words, locale)),
        },
        {
          key: 'actions',
          title: words.actions,
          cell: (line) => <JobActions view={view} line={line} back={here} />,
        },
      ]}
      rows={lines}
      rowKey={(line) => line.id}
    />
  )
}
