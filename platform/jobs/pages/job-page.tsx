import { say } from '../../../kernel/text.ts'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { JobLine } from '../data/job-list.ts'
import { jobPaths } from '../paths.ts'
import { JobActions, JobProgress, JobStateTag, type JobView, titleOf } from './job-parts.tsx'
import { JOB_WORDS } from './job-words.ts'

/** One job: where it is, how it went, what can be done. With script the bar follows it until it ends. */
export function JobDetailPage({ view, line }: { readonly view: JobView; readonly line: JobLine }) {
  const { locale, zone } = view
  const words = JOB_WORDS[locale]
  const here = localPath(locale, jobPaths.job(line.id))
  const moment = (instant: string) => formatMoment(instant, zone, locale)
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.askedBy, line.askedBy ?? words.bySystem],
    [words.asked, moment(line.askedAt)],
    [words.notBefore, line.waitsUntil === undefined ? undefined : moment(line.waitsUntil)],
    [words.started, line.startedAt === undefined ? undefined : moment(line.startedAt)],
    [words.ended, line.endedAt === undefined ? undefined : moment(line.endedAt)],
    [words.attempts, words.attemptsOf(line.attempts, line.attemptsAllowed)],
    [
      words.progress,
      line.progress === undefined ? undefined : words.progressOf(line.progress.done, line.progress.total),
    ],
    [words.trouble, line.trouble === undefined || line.state === 'done' ? undefined : say(line.trouble.words, locale)],
    [words.hint, line.state === 'done' ? undefined : line.trouble?.hint],
  ]
  return (
    <>
      <PageHead title={titleOf(view, line.job)} marks={<JobStateTag state={line.state} locale={locale} />} />
      {line.state === 'running' ? <JobProgress view={view} line={line} follow={here} /> : null}
      <DefinitionList items={facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]))} />
      <JobActions view={view} line={line} back={here} />
    </>
  )
}
