import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { answerRequest, askForData, requestQuery, requestsQuery, withdrawRequest } from '../../../data/requests.ts'
import { requestPaths } from '../../../requests-paths.ts'
import { ASK_FOR_DATA, SEE_DATA_REQUESTS } from '../../../requests-permissions.ts'
import { RequestPage } from './request-page.tsx'
import { AskPage, RequestsPage } from './requests-page.tsx'
import { REQUEST_WORDS } from './requests-words.ts'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}
const NOTHING: Attempt = { typed: {}, errors: [] }

const crumbs = (c: WebContext, title: string) => [
  { title: REQUEST_WORDS[c.get('locale')].title, href: localPath(c.get('locale'), requestPaths.requests()) },
  { title },
]

async function showRequests(c: WebContext): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(requestsQuery, ctx, undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: REQUEST_WORDS[locale].title,
    body: <RequestsPage locale={locale} answer={found.value} today={ctx.today} mayAsk={mayDo(ctx.who, ASK_FOR_DATA)} />,
  })
}

async function showAsk(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const found = await c.get('services').runner.query(requestsQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const title = REQUEST_WORDS[locale].ask
  return workspacePage(c, {
    title,
    breadcrumbs: crumbs(c, title),
    status: errors.length === 0 ? 200 : 422,
    body: (
      <AskPage locale={locale} csrf={c.get('csrf')} typed={typed} errors={errors} indicators={found.value.indicators} />
    ),
  })
}

const askForm = z.object({
  institution: z.string().min(3).max(200),
  askedOffice: z.string().min(3).max(200),
  mailbox: z.email().optional(),
  indicator: z.string().max(100),
  period: z.string().max(10),
  dueOn: z.string().max(10),
  remark: z.string().max(2000).optional(),
})

async function postAsk(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(askForm, await c.req.formData(), locale)
  if (!form.ok) return showAsk(c, form)
  const { runner } = c.get('services')
  const done = await runner.command(askForData, c.get('ctx'), form.value, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showAsk(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: REQUEST_WORDS.es.done, en: REQUEST_WORDS.en.done })
  return c.redirect(localPath(locale, requestPaths.request(done.value.requestId)), 303)
}

async function showRequest(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  const found = await runner.query(requestQuery, ctx, { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const locale = c.get('locale')
  const { request } = found.value
  const title = `${REQUEST_WORDS[locale].of(request.number)}: ${say(request.indicator.title, locale)}`
  return workspacePage(c, {
    title,
    breadcrumbs: crumbs(c, title),
    status: errors.length === 0 ? 200 : 422,
    body: (
      <RequestPage
        locale={locale}
        csrf={c.get('csrf')}
        typed={typed}
        errors={errors}
        answer={found.value}
        today={ctx.today}
        zone={institution.zone}
        mayAsk={mayDo(ctx.who, ASK_FOR_DATA)}
      />
    ),
  })
}

const answerForm = z.object({
  expectedVersion: z.coerce.number().int(),
  batchId: z.uuid().optional(),
  note: z.string().max(2000).optional(),
})
const withdrawForm = z.object({ expectedVersion: z.coerce.number().int(), reason: z.string().min(3).max(2000) })

async function postAnswer(c: WebContext): Promise<Response> {
  const form = readForm(answerForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showRequest(c, form)
  return close(c, answerRequest, form.value, form.typed, 'answered')
}

async function postWithdraw(c: WebContext): Promise<Response> {
  const form = readForm(withdrawForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showRequest(c, form)
  const { expectedVersion, reason } = form.value
  return close(c, withdrawRequest, { expectedVersion, note: reason }, form.typed, 'withdrawn')
}

async function close(
  c: WebContext,
  command: typeof answerRequest,
  input: {
    readonly expectedVersion: number
    readonly batchId?: string | undefined
    readonly note?: string | undefined
  },
  typed: Typed,
  said: 'answered' | 'withdrawn',
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const done = await runner.command(command, c.get('ctx'), { requestId: id, ...input }, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showRequest(c, { typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: REQUEST_WORDS.es[said], en: REQUEST_WORDS.en[said] })
  return c.redirect(localPath(locale, requestPaths.request(id)), 303)
}

export const requestRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/observatorio/solicitudes', permission: SEE_DATA_REQUESTS, handle: showRequests },
  { method: 'GET', path: '/t/observatorio/solicitudes/nueva', permission: ASK_FOR_DATA, handle: (c) => showAsk(c) },
  {
    method: 'POST',
    path: '/t/observatorio/solicitudes/nueva',
    permission: ASK_FOR_DATA,
    form: askForm,
    handle: postAsk,
  },
  {
    method: 'GET',
    path: '/t/observatorio/solicitudes/:id',
    permission: SEE_DATA_REQUESTS,
    handle: (c) => showRequest(c),
  },
  {
    method: 'POST',
    path: '/t/observatorio/solicitudes/:id/respuesta',
    permission: ASK_FOR_DATA,
    form: answerForm,
    handle: postAnswer,
  },
  {
    method: 'POST',
    path: '/t/observatorio/solicitudes/:id/retirar',
    permission: ASK_FOR_DATA,
    form: withdrawForm,
    handle: postWithdraw,
  },
]
