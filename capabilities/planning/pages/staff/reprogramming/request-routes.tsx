import { randomUUID } from 'node:crypto'

import type { Refusal, Result } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import {
  decideReprogramming,
  decideReprogrammingInput,
  submitReprogramming,
  withdrawReprogramming,
} from '../../../data/decide-reprogramming.ts'
import { describeReprogramming, describeReprogrammingInput } from '../../../data/open-reprogramming.ts'
import { takeOutChange } from '../../../data/propose-change.ts'
import type { RequestAnswer } from '../../../data/reprogramming-queries.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { DECIDE_REPROGRAMMING, REQUEST_REPROGRAMMING } from '../../../reprogramming-permissions.ts'
import { changeRoutes } from './change-routes.tsx'
import { openRequest, requestFrame } from './open-request.tsx'
import { RequestPage } from './request-page.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

interface Attempt {
  readonly form: 'describe' | 'decide'
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

async function showRequest(c: WebContext, attempt?: Attempt): Promise<Response> {
  const id = c.req.param('id') ?? ''
  // The lists of activities and indicators lead to the form of what was chosen.
  const [activity, indicator] = [c.req.query('actividad'), c.req.query('indicador')]
  if (activity) return c.redirect(localPath(c.get('locale'), reprogrammingPaths.activity(id, activity)), 303)
  if (indicator) return c.redirect(localPath(c.get('locale'), reprogrammingPaths.indicator(id, indicator)), 303)
  return openRequest(c, (answer) => drawRequest(c, answer, attempt))
}

function drawRequest(c: WebContext, answer: RequestAnswer, attempt?: Attempt): Response | Promise<Response> {
  const { who } = c.get('ctx')
  const words = REPROGRAMMING_WORDS[c.get('locale')]
  const { request } = answer
  return workspacePage(c, {
    ...requestFrame(c, answer),
    title: `${words.request(request.number)} · ${request.unit.code} ${request.year}`,
    status: attempt === undefined ? 200 : 422,
    body: (
      <RequestPage
        answer={answer}
        locale={c.get('locale')}
        local={(path) => localPath(c.get('locale'), path)}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        today={c.get('ctx').today}
        mayRequest={mayDo(who, REQUEST_REPROGRAMMING, { unitId: request.unit.id })}
        mayDecide={mayDo(who, DECIDE_REPROGRAMMING)}
        refused={attempt?.form}
        state={{ values: attempt?.typed ?? {}, errors: attempt?.errors ?? [] }}
      />
    ),
  })
}

function both(words: (locale: 'es' | 'en') => string): Text {
  return { es: words('es'), en: words('en') }
}

const describeForm = describeReprogrammingInput.omit({ requestId: true })
const decideForm = decideReprogrammingInput.omit({ requestId: true })

async function postDescription(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const locale = c.get('locale')
  const form = readForm(describeForm, await c.req.formData(), locale)
  if (!form.ok) return showRequest(c, { form: 'describe', ...form })
  const done = await run(c, describeReprogramming, { ...form.value, requestId: id }, form.typed['idempotency-key'])
  if (!done.ok)
    return refusedBy(c, done.refusal, () =>
      showRequest(c, { form: 'describe', typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] }),
    )
  return c.redirect(localPath(locale, reprogrammingPaths.request(id)), 303)
}

async function postDecision(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const locale = c.get('locale')
  const form = readForm(decideForm, await c.req.formData(), locale)
  if (!form.ok) return showRequest(c, { form: 'decide', ...form })
  const input = { ...form.value, requestId: id }
  const done = await run(c, decideReprogramming, input, form.typed['idempotency-key'])
  if (!done.ok)
    return refusedBy(c, done.refusal, () =>
      showRequest(c, { form: 'decide', typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] }),
    )
  const approved = done.value.state === 'approved'
  setFlash(
    c,
    'success',
    both((each) => REPROGRAMMING_WORDS[each][approved ? 'approvedRequestFlash' : 'rejectedFlash']),
  )
  return c.redirect(localPath(locale, reprogrammingPaths.request(id)), 303)
}

function pressing(command: Command<{ requestId: string }, unknown>, flash: 'submittedFlash' | 'withdrawnFlash') {
  return async (c: WebContext): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    const form = await c.req.formData()
    const done = await run(c, command, { requestId: id }, String(form.get('idempotency-key') ?? ''))
    if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 409, done.refusal)
    setFlash(
      c,
      'success',
      both((each) => REPROGRAMMING_WORDS[each][flash]),
    )
    return c.redirect(localPath(c.get('locale'), reprogrammingPaths.request(id)), 303)
  }
}

async function postTakeOut(c: WebContext): Promise<Response> {
  const { id = '', change = '' } = c.req.param()
  const done = await run(c, takeOutChange, { requestId: id, changeId: change })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 409, done.refusal)
  setFlash(
    c,
    'success',
    both((each) => REPROGRAMMING_WORDS[each].takenOutFlash),
  )
  return c.redirect(localPath(c.get('locale'), reprogrammingPaths.request(id)), 303)
}

function run<I, O>(c: WebContext, command: Command<I, O>, input: unknown, key = ''): Promise<Result<O, Refusal>> {
  const options = { address: c.get('address'), ...(key === '' ? {} : { idempotencyKey: key }) }
  return c.get('services').runner.command(command, c.get('ctx'), input, options)
}

function refusedBy(c: WebContext, refusal: Refusal, again: () => Promise<Response>): Response | Promise<Response> {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  return refusal.kind === 'no_request' ? troublePage(c, 404, 'not_found') : again()
}

export const requestRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/reprogramaciones/:id', permission: READ_WORKSPACE, handle: (c) => showRequest(c) },
  {
    method: 'POST',
    path: '/t/reprogramaciones/:id',
    permission: REQUEST_REPROGRAMMING,
    form: describeForm,
    handle: postDescription,
  },
  {
    method: 'POST',
    path: '/t/reprogramaciones/:id/presentar',
    permission: REQUEST_REPROGRAMMING,
    form: NO_FIELDS,
    handle: pressing(submitReprogramming, 'submittedFlash'),
  },
  {
    method: 'POST',
    path: '/t/reprogramaciones/:id/retirar',
    permission: REQUEST_REPROGRAMMING,
    form: NO_FIELDS,
    handle: pressing(withdrawReprogramming, 'withdrawnFlash'),
  },
  {
    method: 'POST',
    path: '/t/reprogramaciones/:id/decision',
    permission: DECIDE_REPROGRAMMING,
    form: decideForm,
    handle: postDecision,
  },
  {
    method: 'POST',
    path: '/t/reprogramaciones/:id/cambios/:change/quitar',
    permission: REQUEST_REPROGRAMMING,
    form: NO_FIELDS,
    handle: postTakeOut,
  },
  ...changeRoutes,
]
