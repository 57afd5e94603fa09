import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { serveFile } from '../../../../../platform/files/serve.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { actOnCase } from '../../../data/act-on-case.ts'
import { answerObservations } from '../../../data/answer-observations.ts'
import { writeMessage } from '../../../data/case-messages.ts'
import { CASE_NOT_HERE, type OwnCase, ownCaseQuery } from '../../../data/case-query.ts'
import { payOrder } from '../../../data/pay-order.ts'
import { startDraft } from '../../../data/start-draft.ts'
import { sendReceipt } from '../../../exports/send-receipt.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { APPLY } from '../../../filing-permissions.ts'
import { answerName, observedDocuments, openObservations } from './answer-form.tsx'
import { applicantOf, newLink, rememberLink } from './applicant.ts'
import { CasePage } from './case-page.tsx'
import { actionTitle } from './case-parts.tsx'
import { CASE_WORDS } from './case-words.ts'
import { sentOf, takeDocuments } from './draft-form.ts'
import { notHere } from './draft-routes.tsx'
import { FILING_WORDS } from './filing-words.ts'
import { ReceiptView } from './receipt-view.tsx'

async function opened(c: WebContext): Promise<OwnCase | Refusal> {
  const caseId = c.req.param('id') ?? ''
  if (!isId(caseId)) return CASE_NOT_HERE
  const { ctx, links } = applicantOf(c)
  const found = await c.get('services').runner.query(ownCaseQuery, ctx, { caseId, links })
  return found.ok ? found.value : found.refusal
}

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function showCase(c: WebContext, attempt?: Attempt): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const locale = c.get('locale')
  return portalPage(c, {
    title: CASE_WORDS[locale].title(own.row.number),
    status: attempt?.status,
    width: 'wide',
    breadcrumbs: [
      { title: FILING_WORDS[locale].mine, href: localPath(locale, filingPaths.mine()) },
      { title: own.row.number },
    ],
    body: (
      <CasePage
        own={own}
        today={c.get('ctx').today}
        zone={c.get('services').institution.zone}
        locale={locale}
        csrf={c.get('csrf')}
        signedIn={c.get('ctx').who !== 'public'}
        typed={attempt?.typed}
        errors={attempt?.errors ?? []}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function showReceipt(c: WebContext): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const locale = c.get('locale')
  const words = CASE_WORDS[locale]
  const { row } = own
  return portalPage(c, {
    title: `${words.receipt} · ${row.number}`,
    breadcrumbs: [
      { title: FILING_WORDS[locale].mine, href: localPath(locale, filingPaths.mine()) },
      { title: row.number, href: localPath(locale, filingPaths.case(row.id)) },
      { title: words.receipt },
    ],
    body: <ReceiptView of={own} here={c.req.url} file={filingPaths.receiptFile(row.id)} locale={locale} />,
  })
}

async function sendReceiptFile(c: WebContext): Promise<Response> {
  const own = await opened(c)
  return 'kind' in own ? notHere(c, own) : sendReceipt(c, own)
}

async function sendDocument(c: WebContext): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const document = own.documents.find(({ id }) => id === c.req.param('document'))
  const sent = document === undefined ? undefined : await serveFile(c.req.raw, c.get('services').files, { ...document })
  return sent ?? troublePage(c, 404, 'not_found')
}

const actForm = z.object({
  expectedVersion: z.coerce.number().int().min(1),
  step: z.string().max(100),
  action: z.string().max(100),
  publicWords: z.string().max(4000).optional(),
})

async function postAct(c: WebContext): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const locale = c.get('locale')
  const form = readForm(actForm, await c.req.formData(), locale)
  if (!form.ok) return showCase(c, { typed: form.typed, errors: form.errors, status: 422 })
  const { ctx } = applicantOf(c)
  // A guest acts through the program and must be known by the link: without it, it would be the program itself that acts.
  if (ctx.who === 'system' && own.tokenHash === undefined) return notHere(c, CASE_NOT_HERE)
  const input = {
    ...form.value,
    caseId: own.row.id,
    ...(own.tokenHash === undefined ? {} : { tokenHash: own.tokenHash }),
  }
  const done = await c.get('services').runner.command(actOnCase, ctx, input, { address: c.get('address') })
  if (!done.ok) return refused(c, done.refusal, form.typed)
  const title = actionTitle(own.compiled.definition, form.value.step, form.value.action) ?? { es: form.value.action }
  setFlash(c, 'success', { es: CASE_WORDS.es.done(title.es), en: CASE_WORDS.en.done(title.en ?? title.es) })
  return c.redirect(localPath(locale, filingPaths.case(own.row.id)), 303)
}

function refused(c: WebContext, refusal: Refusal, typed: Typed): Response | Promise<Response> {
  if (refusal.kind === 'no_case') return notHere(c, refusal)
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  const status = refusal.kind === 'changed_meanwhile' ? 409 : 422
  return showCase(c, { typed, errors: [errorOfRefusal(refusal, c.get('locale'))], status })
}

const answerForm = z.looseObject({
  expectedVersion: z.coerce.number().int().min(1),
  step: z.string().max(100),
  action: z.string().max(100),
})

async function postAnswer(c: WebContext): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const locale = c.get('locale')
  const sent = await c.req.formData()
  const form = readForm(answerForm, sent, locale)
  if (!form.ok) return showCase(c, { typed: form.typed, errors: form.errors, status: 422 })
  const observations = openObservations(own)
  const taken = await takeDocuments(c, sent, observedDocuments(own, observations))
  if (taken.errors.length > 0) return showCase(c, { typed: form.typed, errors: taken.errors, status: 422 })
  const { ctx, links } = applicantOf(c)
  const { expectedVersion, step, action } = form.value
  const done = await c.get('services').runner.command(
    answerObservations,
    ctx,
    {
      caseId: own.row.id,
      links,
      expectedVersion,
      step,
      action,
      answers: observations.map(({ id }) => ({ id, words: form.typed[answerName(id)] ?? '' })),
      sent: [...sentOf(sent)].filter(([name]) => name !== 'csrf' && !name.startsWith('answer.')),
      documents: taken.documents,
    },
    { address: c.get('address') },
  )
  if (!done.ok) return refused(c, done.refusal, form.typed)
  setFlash(c, 'success', { es: CASE_WORDS.es.answeredNow, en: CASE_WORDS.en.answeredNow })
  return c.redirect(localPath(locale, filingPaths.case(own.row.id)), 303)
}

async function postAppeal(c: WebContext): Promise<Response> {
  const own = await opened(c)
  if ('kind' in own) return notHere(c, own)
  const locale = c.get('locale')
  const { row, compiled } = own
  const { ctx, links } = applicantOf(c)
  const [guest, consent] = [newLink(), newLink()]
  const begun = await c.get('services').runner.command(
    startDraft,
    ctx,
    {
      code: compiled.definition.appeal?.procedure ?? '',
      ...(row.applicantName === undefined ? {} : { name: row.applicantName }),
      ...(row.guestEmail === undefined ? {} : { email: row.guestEmail }),
      ...(row.jurisdiction === undefined ? {} : { jurisdiction: row.jurisdiction }),
      locale,
      guest,
      consent,
      appeals: { caseId: row.id, links: [...links] },
    },
    { address: c.get('address') },
  )
  if (!begun.ok) return refused(c, begun.refusal, {})
  if (ctx.who === 'system') rememberLink(c, guest.token)
  return c.redirect(localPath(locale, filingPaths.draft(begun.value.draftId)), 303)
}

const messageForm = z.object({ words: z.string().min(1).max(4000) })

async function postMessage(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(messageForm, await c.req.formData(), locale)
  if (!form.ok) return showCase(c, { typed: form.typed, errors: form.errors, status: 422 })
  const caseId = c.req.param('id') ?? ''
  const { ctx, links } = applicantOf(c)
  const done = isId(caseId)
    ? await c
        .get('services')
        .runner.command(writeMessage, ctx, { caseId, links, ...form.value }, { address: c.get('address') })
    : { ok: false as const, refusal: CASE_NOT_HERE }
  if (!done.ok) return refused(c, done.refusal, form.typed)
  setFlash(c, 'success', { es: CASE_WORDS.es.sent, en: CASE_WORDS.en.sent })
  return c.redirect(localPath(locale, filingPaths.case(caseId)), 303)
}

const payForm = z.object({ orderId: z.uuid() })

async function postPay(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(payForm, await c.req.formData(), locale)
  const caseId = c.req.param('id') ?? ''
  if (!form.ok || !isId(caseId)) return showCase(c)
  const { ctx, links } = applicantOf(c)
  const done = await c
    .get('services')
    .runner.command(payOrder, ctx, { caseId, links, ...form.value }, { address: c.get('address') })
  if (!done.ok) return refused(c, done.refusal, form.typed)
  setFlash(c, 'success', { es: CASE_WORDS.es.paidNow, en: CASE_WORDS.en.paidNow })
  return c.redirect(localPath(locale, filingPaths.case(caseId)), 303)
}

const params = z.object({ id: z.string().max(100) })

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/expedientes/:id', permission: APPLY, params, handle: (c) => showCase(c) },
  { method: 'GET', path: '/expedientes/:id/constancia', permission: APPLY, params, handle: showReceipt },
  { method: 'GET', path: '/expedientes/:id/constancia.pdf', permission: APPLY, params, handle: sendReceiptFile },
  {
    method: 'GET',
    path: '/expedientes/:id/documentos/:document',
    permission: APPLY,
    params: params.extend({ document: z.string().max(100) }),
    handle: sendDocument,
  },
  { method: 'POST', path: '/expedientes/:id/accion', permission: APPLY, params, form: actForm, handle: postAct },
  {
    method: 'POST',
    path: '/expedientes/:id/respuesta',
    permission: APPLY,
    params,
    form: answerForm,
    largestBody: 130_000_000,
    handle: postAnswer,
  },
  {
    method: 'POST',
    path: '/expedientes/:id/mensajes',
    permission: APPLY,
    params,
    form: messageForm,
    handle: postMessage,
  },
  { method: 'POST', path: '/expedientes/:id/recurso', permission: APPLY, params, form: NO_FIELDS, handle: postAppeal },
  { method: 'POST', path: '/expedientes/:id/pago', permission: APPLY, params, form: payForm, handle: postPay },
]
