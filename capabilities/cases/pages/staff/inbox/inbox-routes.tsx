import { z } from 'zod'
import { fromDayNumber, toDayNumber } from '../../../../../kernel/day-number.ts'
import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal } from '../../../../../platform/web/form.ts'
import { ownPath } from '../../../../../platform/web/own-path.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { assignCases } from '../../../data/assign-cases.ts'
import { type InboxAsked, inboxQuery } from '../../../data/inbox-query.ts'
import { workloadQuery } from '../../../data/workload-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { READ_CASES, WORK_ON_CASES } from '../../../staff-permissions.ts'
import { InboxPage } from './inbox-page.tsx'
import { INBOX_WORDS } from './inbox-words.ts'
import { listRoutes } from './list-routes.ts'
import { askedIn, filters } from './read-filters.ts'
import { WORKLOAD_WORDS, WorkloadPage } from './workload-page.tsx'

async function showInbox(c: WebContext): Promise<Response> {
  return inboxPage(
    c,
    askedIn((name) => c.req.query(name)),
    [],
  )
}

async function inboxPage(c: WebContext, asked: InboxAsked, errors: readonly FieldError[]): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(inboxQuery, c.get('ctx'), asked)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: INBOX_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: <InboxPage inbox={found.value} asked={asked} locale={locale} csrf={c.get('csrf')} errors={errors} />,
  })
}

/** `caso` comes once for each ticked case, as its id and the version that was seen. */
const assignForm = z.object({
  to: z.string().max(40).optional(),
  caso: z.string().max(60).optional(),
  volver: z.string().max(500).optional(),
})

async function postAssign(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = INBOX_WORDS[locale]
  const sent = await c.req.formData()
  const back = ownPath(String(sent.get('volver') ?? ''), staffPaths.inbox())
  const cases = sent.getAll('caso').flatMap((each) => {
    const [caseId = '', version] = String(each).split('.')
    return isId(caseId) ? [{ caseId, expectedVersion: Number(version) }] : []
  })
  const asked = askedIn((name) => new URLSearchParams(back.split('?')[1] ?? '').get(name) ?? undefined)
  if (cases.length === 0) return inboxPage(c, asked, [{ field: undefined, message: words.chooseSome }])
  const to = String(sent.get('to') ?? '')
  if (to === '') return inboxPage(c, asked, [{ field: 'to', message: words.choose }])
  const { runner } = c.get('services')
  const done = await runner.command(assignCases, c.get('ctx'), { cases, to }, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return inboxPage(c, asked, [errorOfRefusal(done.refusal, locale)])
  }
  const { assigned, changed } = done.value
  const said = (which: 'es' | 'en') =>
    [
      INBOX_WORDS[which].done(assigned),
      ...(changed.length === 0 ? [] : [INBOX_WORDS[which].changed(changed.join(', '))]),
    ].join(' ')
  setFlash(c, 'success', { es: said('es'), en: said('en') })
  return c.redirect(localPath(locale, back), 303)
}

async function showWorkload(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const until = fromDayNumber(toDayNumber(ctx.today) + 7)
  const found = await c.get('services').runner.query(workloadQuery, ctx, { until })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const words = WORKLOAD_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    breadcrumbs: [{ title: words.inbox, href: localPath(locale, staffPaths.inbox()) }, { title: words.title }],
    body: <WorkloadPage rows={found.value} locale={locale} />,
  })
}

export const inboxRoutes: readonly Route[] = [
  ...listRoutes,
  { method: 'GET', path: '/t/expedientes', permission: READ_CASES, query: filters, handle: showInbox },
  { method: 'POST', path: '/t/expedientes/repartir', permission: WORK_ON_CASES, form: assignForm, handle: postAssign },
  { method: 'GET', path: '/t/carga-de-expedientes', permission: READ_CASES, handle: showWorkload },
]
