import { type Locale, say, type Text } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Tag, type TagKind } from '../../../ui/content/content.tsx'
import { Progress } from '../../../ui/feedback/progress.tsx'
import { localPath } from '../../web/paths.ts'
import type { JobLine, JobState } from '../data/job-list.ts'
import { jobPaths } from '../paths.ts'
import { JOB_WORDS } from './job-words.ts'

/** What both pages of jobs know of the reader and of the program. */
export interface JobView {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  /** Titles of the kinds this program knows; an older one's are shown by their id. */
  readonly titles: ReadonlyMap<string, Text>
}

const TAGS: Readonly<Record<JobState, TagKind>> = {
  waiting: 'plain',
  running: 'here',
  done: 'plain',
  set_aside: 'action',
  cancelled: 'plain',
}

/** One of them, where the list says the plural: "Hecho". */
const ONE: Record<Locale, Readonly<Record<JobState, string>>> = {
  es: { waiting: 'En espera', running: 'En curso', done: 'Hecho', set_aside: 'Apartado', cancelled: 'Cancelado' },
  en: { waiting: 'Waiting', running: 'Running', done: 'Done', set_aside: 'Set aside', cancelled: 'Cancelled' },
}

export function JobStateTag({ state, locale }: { readonly state: JobState; readonly locale: Locale }) {
  return <Tag kind={TAGS[state]}>{ONE[locale][state]}</Tag>
}

export function titleOf(view: JobView, job: string): string {
  return say(view.titles.get(job) ?? { es: job }, view.locale)
}

/** A running job's bar; with script it follows the page at `follow`. */
export function JobProgress({ view, line, follow }: { view: JobView; line: JobLine; follow: string | undefined }) {
  const { locale, csrf } = view
  const words = JOB_WORDS[locale]
  const { done = 0, total, step } = line.progress ?? {}
  return (
    <Progress
      id={`avance-${line.id}`}
      label={titleOf(view, line.job)}
      locale={locale}
      done={done}
      total={total}
      step={[
        step === undefined ? '' : say(step, locale),
        line.progress === undefined ? '' : words.progressOf(done, total),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
      cancel={{ action: localPath(locale, jobPaths.cancel(line.id)), csrf }}
      follow={follow}
    />
  )
}

/** What can be done with a job in its state; the page comes back to `back`. */
export function JobActions({ view, line, back }: { view: JobView; line: JobLine; back: string }) {
  const { locale, csrf } = view
  const words = JOB_WORDS[locale]
  const again = line.state === 'set_aside' || line.state === 'cancelled'
  if (!again && line.state !== 'waiting' && line.state !== 'running') return null
  return (
    <form method="post" action={localPath(locale, again ? jobPaths.retry(line.id) : jobPaths.cancel(line.id))}>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="volver" value={back} />
      <Button
        type="submit"
        kind="secondary"
        size="small"
        label={`${again ? words.retry : words.cancel}: ${titleOf(view, line.job)}`}
      >
        {again ? words.retry : words.cancel}
      </Button>
    </form>
  )
}
