import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { bindIndicator, captureIndicator } from '../../../data/bind-indicator.ts'
import { editIndicatorTerms } from '../../../data/edit-indicator-terms.ts'
import { indicatorToEdit } from '../../../data/indicator-queries.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { EDIT_INDICATOR, RECORD_READING } from '../../../indicators-permissions.ts'
import { targetAsked } from './target-asked.ts'
import { termsOfForm } from './terms-form.ts'
import { TermsPage } from './terms-page.tsx'
import { TERMS_WORDS } from './terms-words.ts'
import { INDICATOR_WORDS } from './words.ts'

interface Attempt {
  readonly typed: Typed
  readonly chosen: readonly string[]
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function showTerms(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(indicatorToEdit, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { facts, known } = found.value
  const local = (path: string) => localPath(locale, path)
  const words = TERMS_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: INDICATOR_WORDS[locale].title, href: local(indicatorPaths.list(facts.year)) },
      { title: INDICATOR_WORDS[locale].indicator, href: local(indicatorPaths.indicator(id)) },
      { title: words.title },
    ],
    body: (
      <TermsPage
        facts={facts}
        dimensions={known}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={attempt?.typed['idempotency-key'] ?? randomUUID()}
        typed={attempt?.typed}
        chosen={attempt?.chosen}
        errors={attempt?.errors ?? []}
        overtaken={attempt?.status === 409}
        local={local}
      />
    ),
  })
}

/** Rows of targets and numbers are read by `termsOfForm`, which names the field of what is wrong. */
const termsForm = z.object({
  reason: z.string().max(1000),
  expectedVersion: z.coerce.number().int().min(1),
})

async function postTerms(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const sent = await c.req.formData()
  const form = readForm(termsForm, sent, locale)
  const chosen = sent.getAll('breakdowns').filter((each): each is string => typeof each === 'string')
  const read = termsOfForm(form.typed, chosen, locale)
  const errors = [...(form.ok ? [] : form.errors), ...read.errors]
  if (!form.ok || errors.length > 0) return showTerms(c, { typed: form.typed, chosen, errors, status: 422 })
  const key = form.typed['idempotency-key']
  const input = { indicatorId: id, ...read.input, ...form.value }
  const saved = await c.get('services').runner.command(editIndicatorTerms, c.get('ctx'), input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const stale = saved.refusal.kind === 'changed_meanwhile'
    return showTerms(c, {
      typed: stale ? { ...form.typed, expectedVersion: '', 'idempotency-key': randomUUID() } : form.typed,
      chosen,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: stale ? 409 : 422,
    })
  }
  setFlash(c, 'success', { es: TERMS_WORDS.es.saved, en: TERMS_WORDS.en.saved })
  return c.redirect(localPath(locale, indicatorPaths.indicator(id)), 303)
}

/** Without a measure it is let go. */
const bindForm = z.object({
  measure: z.string().max(100).optional(),
  scope: z.enum(['institution', 'unit', 'indicator']).optional(),
})

async function postMeasure(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const form = readForm(bindForm, await c.req.formData(), c.get('locale'))
  if (!isId(id) || !form.ok) return troublePage(c, 404, 'not_found')
  const done = await c
    .get('services')
    .runner.command(bindIndicator, c.get('ctx'), { indicatorId: id, ...form.value }, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 422, done.refusal)
  const said = done.value.bound ? 'bound' : 'unbound'
  setFlash(c, 'success', { es: INDICATOR_WORDS.es[said], en: INDICATOR_WORDS.en[said] })
  return c.redirect(localPath(c.get('locale'), `${indicatorPaths.indicator(id)}#medida`), 303)
}

const captureForm = z.object({
  reason: z.string().max(1000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

async function postCapture(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { id = '', period = '' } = c.req.param()
  const form = readForm(captureForm, await c.req.formData(), locale)
  if (!isId(id) || !form.ok) return troublePage(c, 404, 'not_found')
  const input = { indicatorId: id, period, target: targetAsked(c), ...form.value }
  const done = await c
    .get('services')
    .runner.command(captureIndicator, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    setFlash(c, 'refusal', { es: say(done.refusal.message, 'es'), en: say(done.refusal.message, 'en') })
  } else setFlash(c, 'success', { es: INDICATOR_WORDS.es.saved, en: INDICATOR_WORDS.en.saved })
  return c.redirect(localPath(locale, `${indicatorPaths.indicator(id)}#medida`), 303)
}

/** What changes an indicator itself: its terms, the measure that feeds it, and a reading made from that measure. */
export const indicatorEditRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/indicadores/:id/terminos', permission: EDIT_INDICATOR, handle: (c) => showTerms(c) },
  {
    method: 'POST',
    path: '/t/indicadores/:id/terminos',
    permission: EDIT_INDICATOR,
    form: termsForm,
    handle: postTerms,
  },
  {
    method: 'POST',
    path: '/t/indicadores/:id/medida',
    permission: EDIT_INDICATOR,
    form: bindForm,
    handle: postMeasure,
  },
  {
    method: 'POST',
    path: '/t/indicadores/:id/lecturas/:period/captura',
    permission: RECORD_READING,
    form: captureForm,
    handle: postCapture,
  },
]
