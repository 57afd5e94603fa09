import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { openReview, STEP_ACTIONS, stepReview } from '../../../data/review-cycle.ts'
import { deliverPart } from '../../../data/review-deliver.ts'
import { type ReviewAnswer, reviewQuery, reviewsQuery } from '../../../data/review-query.ts'
import { partiesOf } from '../../../data/review-store.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { DELIVER_PART, OPEN_REVIEW, RECORD_MEETING, RUN_REVIEW } from '../../../review-permissions.ts'
import { nextState, possibleActions } from '../../../rules/review/cycle.ts'
import { planView } from '../../plan/plan-view.ts'
import { yearOf } from '../year-page.tsx'
import { ReviewPage } from './review-page.tsx'
import type { ReviewStepsProps } from './review-steps.tsx'
import { REVIEW_WORDS } from './review-words.ts'
import { ReviewsPage } from './reviews-page.tsx'

async function showReviews(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(reviewsQuery, c.get('ctx'), { year: yearOf(c.req.query('anio')) })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  return workspacePage(c, {
    title: REVIEW_WORDS[locale].reviews,
    body: <ReviewsPage answer={found.value} locale={locale} />,
  })
}

type Refused = ReviewStepsProps['refused']

async function showReview(c: WebContext, refused?: Refused, status: 200 | 409 | 422 = 200): Promise<Response> {
  const locale = c.get('locale')
  const asked = quarterOf(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(reviewQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { who, today } = c.get('ctx')
  const answer = found.value
  const view = planView(answer.year, { locale, today, institution: c.get('services').institution.title })
  const words = REVIEW_WORDS[locale]
  return workspacePage(c, {
    title: words.review(asked.quarter, asked.year),
    status,
    breadcrumbs: [
      { title: words.reviews, href: localPath(locale, reviewPaths.reviews(asked.year)) },
      { title: words.quarterName(asked.quarter, asked.year) },
    ],
    body: (
      <ReviewPage
        view={view}
        answer={answer}
        year={asked.year}
        quarter={asked.quarter}
        locale={locale}
        csrf={c.get('csrf')}
        actions={possibleActions(
          answer.quarter.review?.state ?? 'none',
          partiesOf(who, { consolidating: answer.consolidating }),
        )}
        parts={partsOf(c, answer)}
        mayRecord={mayDo(who, RECORD_MEETING, { unitId: answer.consolidating })}
        zone={c.get('services').institution.zone}
        refused={refused}
      />
    ),
  })
}

/** Units whose part this person may deliver now, or take back. An administrator does it from the unit's side only. */
function partsOf(c: WebContext, answer: ReviewAnswer): ReviewStepsProps['parts'] {
  const { who } = c.get('ctx')
  if (typeof who === 'string') return []
  const state = answer.quarter.review?.state ?? 'none'
  return answer.year.plan.poas.flatMap(({ head }) => {
    const parties = partiesOf(who, { consolidating: answer.consolidating, unit: head.unit.id })
    if (!parties.includes('unit')) return []
    const delivered = answer.deliveries.some((each) => each.unitId === head.unit.id)
    const action = delivered ? 'take_back' : 'deliver'
    return nextState(state, action, parties).ok
      ? [{ unit: head.unit.code, title: say(head.unit.title, c.get('locale')), action } as const]
      : []
  })
}

const stepForm = z.object({
  action: z.enum(STEP_ACTIONS),
  reason: z.string().max(2000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

async function postStep(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const asked = quarterOf(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const form = readForm(stepForm, await c.req.formData(), locale)
  const typed = { action: form.typed.action ?? '', reason: form.typed.reason ?? '' }
  if (!form.ok) return showReview(c, { ...typed, errors: form.errors }, 422)
  const { runner } = c.get('services')
  const options = { address: c.get('address') }
  const { action } = form.value
  const done = await runner.command(stepReview, c.get('ctx'), { ...asked, ...form.value }, options)
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden' || done.refusal.kind === 'not_your_part')
      return refusalPage(c, 403, done.refusal)
    if (done.refusal.kind === 'reason_missing')
      return showReview(c, { ...typed, errors: [errorOfRefusal(done.refusal, locale)] }, 422)
    setFlash(c, 'refusal', done.refusal.message)
    return c.redirect(localPath(locale, reviewPaths.review(asked.year, asked.quarter)), 303)
  }
  const word = action === 'sign' ? 'signed' : 'done'
  setFlash(c, 'success', { es: REVIEW_WORDS.es[word], en: REVIEW_WORDS.en[word] })
  return c.redirect(localPath(locale, reviewPaths.review(asked.year, asked.quarter)), 303)
}

async function postOpening(c: WebContext): Promise<Response> {
  const asked = quarterOf(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const options = { address: c.get('address') }
  const done = await c.get('services').runner.command(openReview, c.get('ctx'), asked, options)
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  const { es, en } = REVIEW_WORDS
  if (done.ok) setFlash(c, 'success', { es: es.opened, en: en.opened })
  else setFlash(c, 'refusal', done.refusal.message)
  return c.redirect(localPath(c.get('locale'), reviewPaths.review(asked.year, asked.quarter)), 303)
}

const deliverForm = z.object({
  unit: z.string().max(40),
  action: z.enum(['deliver', 'take_back']),
  note: z.string().max(2000).optional(),
})

async function postDelivery(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const asked = quarterOf(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const form = readForm(deliverForm, await c.req.formData(), locale)
  const input = form.ok ? { ...asked, ...form.value } : { ...asked, ...form.typed }
  const done = await c.get('services').runner.command(deliverPart, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    setFlash(c, 'refusal', done.refusal.message)
  } else {
    const word = done.value.delivered ? 'deliveredFlash' : 'takenBackFlash'
    setFlash(c, 'success', { es: REVIEW_WORDS.es[word], en: REVIEW_WORDS.en[word] })
  }
  return c.redirect(localPath(locale, reviewPaths.review(asked.year, asked.quarter)), 303)
}

/** Year and quarter of the address; undefined when they are none. */
export function quarterOf(c: WebContext): { readonly year: number; readonly quarter: number } | undefined {
  const year = yearOf(c.req.param('year'))
  const quarter = c.req.param('quarter') ?? ''
  return year === undefined || !/^[1-4]$/.test(quarter) ? undefined : { year, quarter: Number(quarter) }
}

export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/revisiones', permission: READ_WORKSPACE, handle: showReviews },
  { method: 'GET', path: '/t/revisiones/:year/:quarter', permission: READ_WORKSPACE, handle: (c) => showReview(c) },
  {
    method: 'POST',
    path: '/t/revisiones/:year/:quarter/paso',
    permission: RUN_REVIEW,
    form: stepForm,
    handle: postStep,
  },
  {
    method: 'POST',
    path: '/t/revisiones/:year/:quarter/apertura',
    permission: OPEN_REVIEW,
    form: NO_FIELDS,
    handle: postOpening,
  },
  {
    method: 'POST',
    path: '/t/revisiones/:year/:quarter/entrega',
    permission: DELIVER_PART,
    form: deliverForm,
    handle: postDelivery,
  },
]
