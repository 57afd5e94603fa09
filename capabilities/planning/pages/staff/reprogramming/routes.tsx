import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { say, type Text } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { approvePoa, approvePoaInput } from '../../../data/approve-poa.ts'
import { openReprogramming, openReprogrammingInput } from '../../../data/open-reprogramming.ts'
import { requestsOfPlan } from '../../../data/reprogramming-queries.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../../../permissions.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { APPROVE_POA, REQUEST_REPROGRAMMING } from '../../../reprogramming-permissions.ts'
import { versionsHandler } from '../../public/versions/handle.tsx'
import { ApprovalPage } from './approval-page.tsx'
import { PlanRequestsPage } from './plan-requests-page.tsx'
import { staffPoaPage } from './poa-page.tsx'
import { requestRoutes } from './request-routes.tsx'
import { showVersions } from './versions-handle.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'
import { showYearChecks } from './year-checks.tsx'
import { showYearRequests } from './year-page.tsx'

export interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

const NOTHING_TYPED: Attempt = { typed: {}, errors: [] }

function both(words: (locale: 'es' | 'en') => string): Text {
  return { es: words('es'), en: words('en') }
}

function showApproval(c: WebContext, attempt: Attempt = NOTHING_TYPED): Response | Promise<Response> {
  const ctx = c.get('ctx')
  return staffPoaPage(c, reprogrammingPaths.approval, (year, poa) => {
    const words = REPROGRAMMING_WORDS[year.view.locale]
    return {
      title: `${words.approval} · ${say(poa.head.unit.title, year.view.locale)} · ${poa.head.year}`,
      status: attempt.errors.length === 0 ? 200 : 422,
      body: (
        <ApprovalPage
          year={year}
          poa={poa}
          who={ctx.who}
          today={ctx.today}
          csrf={c.get('csrf')}
          idempotencyKey={randomUUID()}
          state={{
            values: { on: ctx.today, by: words.byUsual, ...attempt.typed },
            errors: attempt.errors,
          }}
        />
      ),
    }
  })
}

async function postApproval(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(approvePoaInput, await c.req.formData(), locale)
  if (!form.ok) return showApproval(c, form)
  const key = form.typed['idempotency-key']
  const done = await c.get('services').runner.command(approvePoa, c.get('ctx'), form.typed, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showApproval(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  const { unit, year } = done.value
  setFlash(
    c,
    'success',
    both((each) => REPROGRAMMING_WORDS[each].approvedFlash(unit, year)),
  )
  return c.redirect(localPath(locale, reprogrammingPaths.approval(year, unit)), 303)
}

function showPlanRequests(c: WebContext, attempt: Attempt = NOTHING_TYPED): Response | Promise<Response> {
  const ctx = c.get('ctx')
  return staffPoaPage(c, reprogrammingPaths.ofPlan, async (year, poa) => {
    const words = REPROGRAMMING_WORDS[year.view.locale]
    const found = await c.get('services').runner.query(requestsOfPlan, ctx, poa.head.id)
    return {
      title: `${words.requests} · ${say(poa.head.unit.title, year.view.locale)} · ${poa.head.year}`,
      status: attempt.errors.length === 0 ? 200 : 422,
      body: (
        <PlanRequestsPage
          year={year}
          poa={poa}
          requests={found.ok ? found.value : []}
          mayRequest={mayDo(ctx.who, REQUEST_REPROGRAMMING, { unitId: poa.head.unit.id })}
          csrf={c.get('csrf')}
          idempotencyKey={randomUUID()}
          state={{ values: attempt.typed, errors: attempt.errors }}
        />
      ),
    }
  })
}

async function postPlanRequest(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(openReprogrammingInput, await c.req.formData(), locale)
  if (!form.ok) return showPlanRequests(c, form)
  const key = form.typed['idempotency-key']
  const done = await c.get('services').runner.command(openReprogramming, c.get('ctx'), form.value, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showPlanRequests(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(
    c,
    'success',
    both((each) => REPROGRAMMING_WORDS[each].openedFlash(done.value.number)),
  )
  return c.redirect(localPath(locale, reprogrammingPaths.request(done.value.requestId)), 303)
}

const approvalForm: z.ZodType = approvePoaInput
const openForm: z.ZodType = openReprogrammingInput

export const reprogrammingRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/poa/:year/:unit/aprobacion', permission: READ_WORKSPACE, handle: (c) => showApproval(c) },
  {
    method: 'POST',
    path: '/t/poa/:year/:unit/aprobacion',
    permission: APPROVE_POA,
    form: approvalForm,
    handle: postApproval,
  },
  {
    method: 'GET',
    path: '/t/poa/:year/:unit/reprogramaciones',
    permission: READ_WORKSPACE,
    handle: (c) => showPlanRequests(c),
  },
  {
    method: 'POST',
    path: '/t/poa/:year/:unit/reprogramaciones',
    permission: REQUEST_REPROGRAMMING,
    form: openForm,
    handle: postPlanRequest,
  },
  {
    method: 'GET',
    path: '/t/poa/:year/:unit/versiones',
    permission: READ_WORKSPACE,
    handle: showVersions,
  },
  { method: 'GET', path: '/t/reprogramaciones', permission: READ_WORKSPACE, handle: showYearRequests },
  { method: 'GET', path: '/t/revision-de-planes/:year', permission: READ_WORKSPACE, handle: showYearChecks },
  { method: 'GET', path: '/planes/:year/unidades/:unit/versiones', permission: READ_PUBLIC, handle: versionsHandler },
  ...requestRoutes,
]
