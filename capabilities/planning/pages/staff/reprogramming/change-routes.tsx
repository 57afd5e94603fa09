import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { MONTHS } from '../../../../../kernel/civil.ts'
import { isId } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { proposeChange } from '../../../data/propose-change.ts'
import { editableRequest, type RequestAnswer } from '../../../data/reprogramming-queries.ts'
import type { ElementKind, MonthValues } from '../../../model.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { REQUEST_REPROGRAMMING } from '../../../reprogramming-permissions.ts'
import { typedNumber } from '../../../rules/edit/typed-number.ts'
import { moveReprogramming } from '../../../rules/reprogramming-request/states.ts'
import { textOf } from '../../plan/plan-index.ts'
import { ActivityChangePage, IndicatorChangePage, NewActivityPage } from './change-pages.tsx'
import { openRequest, requestFrame } from './open-request.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}
type What = 'activity' | 'new' | 'indicator'

const amount = typedNumber(z.number().min(0).max(1e9)).optional()
const monthShape = Object.fromEntries(MONTHS.map((month) => [`m${month}`, amount])) as Record<
  `m${number}`,
  typeof amount
>
const version = { expectedVersion: z.coerce.number().int().min(1) }
const activityForm = z.object({
  ...version,
  act: z.enum(['months', 'cancel']),
  cancelReason: z.string().max(1000).optional(),
  ...monthShape,
})
const newForm = z.object({
  ...version,
  element: z.uuid().optional(),
  beside: z.uuid(),
  title: z.string().max(1000),
  code: z.string().max(60).optional(),
  ...monthShape,
})
const indicatorForm = z.looseObject({ ...version, count: z.coerce.number().int().min(1).max(24) })
const targetForm = z.object({ value: typedNumber(z.number()).optional(), due: z.string().default('') })

/** One form of a request: of an activity or an indicator of the plan, or of an activity that is to come. */
function showChange(c: WebContext, what: What, attempt?: Attempt): Promise<Response> {
  return openRequest(
    c,
    (answer) => {
      const ctx = c.get('ctx')
      const moved = moveReprogramming(answer.request.state, 'edit')
      if (!moved.ok) return refusalPage(c, 409, moved.refusal)
      const locale = c.get('locale')
      const words = REPROGRAMMING_WORDS[locale]
      const shared = {
        answer,
        locale,
        local: (path: string) => localPath(locale, path),
        csrf: c.get('csrf'),
        idempotencyKey: randomUUID(),
        today: ctx.today,
        state: { values: attempt?.typed ?? {}, errors: attempt?.errors ?? [] },
      }
      const frame = { ...requestFrame(c, answer), status: attempt === undefined ? 200 : 422 } as const
      if (what === 'new')
        return workspacePage(c, {
          ...frame,
          title: words.newActivity,
          body: <NewActivityPage {...shared} known={knownActivity(c, answer)} />,
        })
      const element = elementOf(answer, c.req.param('element') ?? '', what)
      if (element === undefined) return troublePage(c, 404, 'not_found')
      return workspacePage(c, {
        ...frame,
        title: say(textOf(element), locale),
        body:
          what === 'activity' ? (
            <ActivityChangePage
              {...shared}
              activity={element}
              acted={attempt?.typed.act === 'cancel' ? 'cancel' : undefined}
            />
          ) : (
            <IndicatorChangePage {...shared} indicator={element} />
          ),
      })
    },
    editableRequest,
  )
}

function elementOf({ poa }: RequestAnswer, key: string, kind: ElementKind) {
  return poa.plan.elements.find((element) => element.key === key && element.kind === kind)
}

function knownActivity(c: WebContext, { request }: RequestAnswer) {
  const asked = c.req.query('actividad')
  const change = request.changes.find(({ kind, element }) => kind === 'activity' && element === asked)
  if (change?.kind !== 'activity' || change.after === null) return undefined
  return { element: change.element, beside: change.beside, added: change.after }
}

function monthsOf(value: Readonly<Record<string, unknown>>, closed: MonthValues): MonthValues {
  return MONTHS.map((month) => {
    const given = value[`m${month}`]
    return typeof given === 'number' ? given : (closed[month - 1] ?? null)
  })
}

function postChange(c: WebContext, what: What): Promise<Response> {
  return openRequest(
    c,
    async (answer) => {
      const locale = c.get('locale')
      const sent = await c.req.formData()
      const schema: z.ZodType<Record<string, unknown>> =
        what === 'activity' ? activityForm : what === 'new' ? newForm : indicatorForm
      const form = readForm(schema, sent, locale)
      if (!form.ok) return showChange(c, what, form)
      const change = changeOf(what, form.value, answer, c.req.param('element') ?? '')
      const input = { requestId: answer.request.id, expectedVersion: form.value.expectedVersion, change }
      const key = form.typed['idempotency-key']
      const done = await c.get('services').runner.command(proposeChange, c.get('ctx'), input, {
        address: c.get('address'),
        ...(key === undefined ? {} : { idempotencyKey: key }),
      })
      if (!done.ok) {
        if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
        const typed = { ...form.typed, expectedVersion: '' }
        return showChange(c, what, { typed, errors: [errorOfRefusal(done.refusal, locale)] })
      }
      setFlash(c, 'success', { es: REPROGRAMMING_WORDS.es.activityFlash, en: REPROGRAMMING_WORDS.en.activityFlash })
      return c.redirect(localPath(locale, reprogrammingPaths.request(answer.request.id)), 303)
    },
    editableRequest,
  )
}

/** A closed month's field is not sent: what the plan says of it stays. */
function changeOf(what: What, value: Record<string, unknown>, answer: RequestAnswer, element: string): object {
  const closed = (months: MonthValues | undefined): MonthValues =>
    (months ?? []).map((month, index) => (index < answer.closedThrough ? month : null))
  if (what === 'activity') {
    if (value.act === 'cancel') return { kind: 'cancel', element, reason: value.cancelReason ?? '' }
    const inForce = elementOf(answer, element, 'activity')?.schedule?.months
    return { kind: 'schedule', element, months: monthsOf(value, closed(inForce)) }
  }
  if (what === 'new')
    return {
      kind: 'activity',
      beside: value.beside,
      title: value.title,
      months: monthsOf(value, []),
      ...(isId(String(value.element ?? '')) ? { element: value.element } : {}),
      ...(value.code === undefined ? {} : { code: value.code }),
    }
  const targets = Array.from({ length: Number(value.count) }, (_, index) => {
    const read = targetForm.safeParse({ value: value[`value${index}`], due: value[`due${index}`] })
    // What is no number or no date is passed on as it was written: the command says what is wrong with it.
    return read.success ? read.data : { value: value[`value${index}`], due: value[`due${index}`] }
  })
  return { kind: 'terms', element, targets }
}

const CHANGE_FORMS = [
  { path: '/t/reprogramaciones/:id/actividades/:element', what: 'activity', form: activityForm },
  { path: '/t/reprogramaciones/:id/nueva-actividad', what: 'new', form: newForm },
  { path: '/t/reprogramaciones/:id/indicadores/:element', what: 'indicator', form: indicatorForm },
] as const

export const changeRoutes: readonly Route[] = CHANGE_FORMS.flatMap(({ path, what, form }): readonly Route[] => [
  { method: 'GET', path, permission: REQUEST_REPROGRAMMING, handle: (c) => showChange(c, what) },
  { method: 'POST', path, permission: REQUEST_REPROGRAMMING, form, handle: (c) => postChange(c, what) },
])
