import { z } from 'zod'
import { isId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command } from '../../capability/command.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { cancelJob, jobQuery, jobsQuery, retryJob } from '../commands.ts'
import { jobPaths, stateInAddress } from '../paths.ts'
import { SEE_JOBS, STEER_JOBS } from '../permissions.ts'
import { JobDetailPage } from './job-page.tsx'
import { type JobView, titleOf } from './job-parts.tsx'
import { JOB_WORDS } from './job-words.ts'
import { JobsPage } from './jobs-page.tsx'

function viewOf(c: WebContext): JobView {
  const { jobs, institution } = c.get('services')
  return {
    locale: c.get('locale'),
    zone: institution.zone,
    csrf: c.get('csrf'),
    titles: new Map(jobs.map((job) => [job.id, job.title])),
  }
}

const MOST_PAGES = 10_000

async function showJobs(c: WebContext): Promise<Response> {
  const view = viewOf(c)
  const asked = Number(c.req.query('pagina') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
  const kind = c.req.query('clase')
  const filter = {
    state: stateInAddress(c.req.query('estado')),
    job: kind !== undefined && view.titles.has(kind) ? kind : undefined,
  }
  const found = await c.get('services').runner.query(jobsQuery, c.get('ctx'), { ...filter, page })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: JOB_WORDS[view.locale].title,
    body: <JobsPage view={view} filter={filter} page={page} found={found.value} />,
  })
}

async function showJob(c: WebContext): Promise<Response> {
  const view = viewOf(c)
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(jobQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const title = titleOf(view, found.value.job)
  return workspacePage(c, {
    title,
    breadcrumbs: [{ title: JOB_WORDS[view.locale].title, href: localPath(view.locale, jobPaths.list()) }, { title }],
    body: <JobDetailPage view={view} line={found.value} />,
  })
}

/** Where the button stood. */
const backForm = z.object({ volver: z.string().max(2000).optional() })

/** Does what the button says and comes back to the page it stood on. */
function act(command: Command<{ id: string }, null>, done: (words: (typeof JOB_WORDS)['es']) => string) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const id = c.req.param('id') ?? ''
    if (!isId(id)) return troublePage(c, 404, 'not_found')
    const form = readForm(backForm, await c.req.formData(), locale)
    const back = form.ok ? form.value.volver : undefined
    const result = await c.get('services').runner.command(command, c.get('ctx'), { id }, { address: c.get('address') })
    if (!result.ok && result.refusal.kind === 'forbidden') return refusalPage(c, 403, result.refusal)
    const said: Text = { es: done(JOB_WORDS.es), en: done(JOB_WORDS.en) }
    setFlash(c, result.ok ? 'success' : 'refusal', result.ok ? said : result.refusal.message)
    return c.redirect(ownPage(back) ?? localPath(locale, jobPaths.job(id)), 303)
  }
}

/** Only a page of jobs: a redirect never leads elsewhere. */
function ownPage(back: unknown): string | undefined {
  return typeof back === 'string' && /^(\/en)?\/t\/trabajos(\?[\w=&.%-]*)?$/.test(back) ? back : undefined
}

export const jobRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/trabajos', permission: SEE_JOBS, handle: showJobs },
  { method: 'GET', path: '/t/trabajos/:id', permission: SEE_JOBS, handle: showJob },
  {
    method: 'POST',
    path: '/t/trabajos/:id/cancelar',
    permission: STEER_JOBS,
    form: backForm,
    handle: act(cancelJob, (words) => words.cancelled),
  },
  {
    method: 'POST',
    path: '/t/trabajos/:id/repetir',
    permission: STEER_JOBS,
    form: backForm,
    handle: act(retryJob, (words) => words.retried),
  },
]
