import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { afterForm } from '../../../../../platform/web/after-form.ts'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../../../../platform/web/form.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { type FieldError, fieldId } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { discardDraft } from '../../../data/draft-consent.ts'
import { type DraftAnswer, draftQuery } from '../../../data/draft-queries.ts'
import { fileCase } from '../../../data/file-case.ts'
import { formGroundsQuery } from '../../../data/form-grounds.ts'
import { saveDraft } from '../../../data/save-draft.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { APPLY } from '../../../filing-permissions.ts'
import type { Answers } from '../../../rules/filing/answers.ts'
import { rulesFor } from '../../../rules/filing/compiled.ts'
import { askedWithFields } from '../../../rules/filing/documents.ts'
import { answersAfter } from '../../../rules/filing/read-form.ts'
import { seenFields } from '../../../rules/filing/review.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { FIND, mainName } from '../../form/form-fields.tsx'
import { applicantOf, newLink } from './applicant.ts'
import { draftForm, sentOf, takeDocuments } from './draft-form.ts'
import { DraftPage } from './draft-page.tsx'
import { FILING_WORDS } from './filing-words.ts'
import { ReviewPage } from './review-page.tsx'

/** What is not here may be a guest's on another device: the page says how to come back to it. */
export function notHere(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = FILING_WORDS[locale]
  return portalPage(c, {
    title: words.notHere,
    status: 404,
    body: (
      <>
        <PageHead title={words.notHere} />
        <Notice kind="info" locale={locale}>
          {say(refusal.message, locale)}
        </Notice>
        <p>
          <ButtonLink href={localPath(locale, '/acceso')}>{words.signIn}</ButtonLink>
        </p>
      </>
    ),
  })
}

const NOT_THERE: Refusal = {
  kind: 'no_draft',
  message: { es: 'La dirección no es de ninguna solicitud.', en: 'The address is of no application.' },
}

async function opened(c: WebContext): Promise<DraftAnswer | Refusal> {
  const draftId = c.req.param('id') ?? ''
  if (!isId(draftId)) return NOT_THERE
  const { ctx, links } = applicantOf(c)
  const found = await c.get('services').runner.query(draftQuery, ctx, { draftId, links })
  return found.ok ? found.value : found.refusal
}

interface Attempt {
  readonly answers: Answers
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function showDraft(c: WebContext, attempt?: Attempt): Promise<Response> {
  const answer = await opened(c)
  if ('kind' in answer) return notHere(c, answer)
  const locale = c.get('locale')
  const { filedCaseId } = answer.draft
  if (filedCaseId !== undefined) return c.redirect(localPath(locale, filingPaths.case(filedCaseId)), 303)
  const words = FILING_WORDS[locale]
  const title = words.startTitle(say(answer.compiled.definition.title, locale))
  const grounds = await groundsOf(c, answer, attempt?.answers)
  return portalPage(c, {
    title,
    status: attempt?.status,
    breadcrumbs: [{ title: words.mine, href: localPath(locale, filingPaths.mine()) }, { title }],
    body: (
      <DraftPage
        answer={answer}
        answers={attempt?.answers}
        version={answer.draft.version}
        errors={attempt?.errors ?? givenFaults(answer, c)}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        signedIn={c.get('ctx').who !== 'public'}
        grounds={grounds}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

/** Maps beside the fields that ask for a place; `?buscar=` names the parcel that was looked for. */
async function groundsOf(c: WebContext, { draft, compiled }: DraftAnswer, answers = draft.answers) {
  const fields = seenFields(rulesFor(compiled, answers)).filter(({ kind }) => PLACES.has(kind))
  const find = c.req.query('buscar')
  const found = await c.get('services').runner.query(formGroundsQuery, c.get('ctx'), { fields, answers, find })
  return found.ok ? found.value : {}
}

const PLACES: ReadonlySet<string> = new Set(['parcel', 'point', 'polygon'])

/** Of a draft that was opened again, what was answered and is wrong; what is merely missing is told at the review. */
function givenFaults({ review, draft }: DraftAnswer, c: WebContext): readonly FieldError[] {
  return review.faults
    .filter(({ field }) => draft.answers[field.key] !== undefined)
    .map(({ field, message }) => ({ field: mainName(field), message: say(message, c.get('locale')) }))
}

const OF_THE_FRAME: ReadonlySet<string> = new Set(['csrf', 'shown', 'idempotency-key'])

async function postDraft(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const answer = await opened(c)
  if ('kind' in answer) return notHere(c, answer)
  const sent = await c.req.formData()
  const form = readForm(draftForm, sent, locale)
  if (!form.ok) return showDraft(c)
  const { draft, compiled } = answer
  const shown = form.value.shown.split(' ').filter((key) => key !== '')
  const fields = seenFields(rulesFor(compiled, draft.answers)).filter(({ key }) => shown.includes(key))
  const answers = answersAfter(draft.answers, fields, sentOf(sent))
  // Files are asked for by what is answered now, so that one sent for a question just opened is not lost.
  const taken = await takeDocuments(c, sent, askedWithFields(rulesFor(compiled, answers)))
  const { ctx, links } = applicantOf(c)
  const key = form.value['idempotency-key']
  const saved = await c.get('services').runner.command(
    saveDraft,
    ctx,
    {
      draftId: draft.id,
      links,
      expectedVersion: form.value.expectedVersion,
      shown,
      sent: [...sentOf(sent)].filter(([name]) => !OF_THE_FRAME.has(name)),
      documents: taken.documents,
    },
    { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) },
  )
  if (!saved.ok)
    return showDraft(c, {
      answers,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: saved.refusal.kind === 'changed_meanwhile' ? 409 : 422,
    })
  if (saved.value.filedCaseId !== undefined)
    return afterForm(c, localPath(locale, filingPaths.case(saved.value.filedCaseId)))
  if (taken.errors.length > 0) return showDraft(c, { answers, errors: taken.errors, status: 422 })
  if (form.value.act.startsWith(`${FIND}.`)) {
    const key = form.value.act.slice(FIND.length + 1)
    const back = `${filingPaths.draft(draft.id)}?buscar=${key}#${fieldId(key)}`
    return afterForm(c, localPath(locale, back))
  }
  setFlash(c, 'success', { es: FILING_WORDS.es.saved, en: FILING_WORDS.en.saved })
  const to = form.value.act === 'review' ? filingPaths.review(draft.id) : filingPaths.draft(draft.id)
  return afterForm(c, localPath(locale, to))
}

async function showReview(c: WebContext, errors: readonly FieldError[] = []): Promise<Response> {
  const answer = await opened(c)
  if ('kind' in answer) return notHere(c, answer)
  const locale = c.get('locale')
  const { filedCaseId, id } = answer.draft
  if (filedCaseId !== undefined) return c.redirect(localPath(locale, filingPaths.case(filedCaseId)), 303)
  const words = FILING_WORDS[locale]
  return portalPage(c, {
    title: `${words.review} · ${say(answer.compiled.definition.title, locale)}`,
    status: errors.length === 0 ? 200 : 422,
    width: 'wide',
    breadcrumbs: [
      { title: words.mine, href: localPath(locale, filingPaths.mine()) },
      {
        title: words.startTitle(say(answer.compiled.definition.title, locale)),
        href: localPath(locale, filingPaths.draft(id)),
      },
      { title: words.review },
    ],
    body: (
      <ReviewPage
        answer={answer}
        errors={errors}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

const fileForm = z.object({ expectedVersion: z.coerce.number().int().min(1) })

async function postReview(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const draftId = c.req.param('id') ?? ''
  const form = readForm(fileForm, await c.req.formData(), locale)
  if (!form.ok || !isId(draftId)) return showReview(c)
  const { ctx, links } = applicantOf(c)
  const handOver = newLink()
  const input = { draftId, links, handOver: handOver.hash, ...form.value }
  const filed = await c.get('services').runner.command(fileCase, ctx, input, { address: c.get('address') })
  if (!filed.ok) {
    if (filed.refusal.kind === 'no_draft') return notHere(c, filed.refusal)
    const { field: _, ...refusal } = filed.refusal
    return showReview(c, [errorOfRefusal(refusal, locale)])
  }
  const { caseId, number, atCounter, handedOver } = filed.value
  if (atCounter === true) {
    const link = new URL(localPath(locale, filingPaths.link(handOver.token)), c.req.url).toString()
    const told = (which: 'es' | 'en') =>
      handedOver === true ? FILING_WORDS[which].handOver(number, link) : FILING_WORDS[which].filed(number)
    setFlash(c, 'success', { es: told('es'), en: told('en') })
    return afterForm(c, localPath(locale, staffPaths.receipt(caseId)))
  }
  setFlash(c, 'success', { es: FILING_WORDS.es.filed(number), en: FILING_WORDS.en.filed(number) })
  return afterForm(c, localPath(locale, filingPaths.case(caseId)))
}

async function postDiscard(c: WebContext): Promise<Response> {
  const { ctx, links } = applicantOf(c)
  const draftId = c.req.param('id') ?? ''
  const done = isId(draftId)
    ? await c.get('services').runner.command(discardDraft, ctx, { draftId, links }, { address: c.get('address') })
    : { ok: false as const, refusal: NOT_THERE }
  if (!done.ok) return notHere(c, done.refusal)
  setFlash(c, 'success', { es: FILING_WORDS.es.discarded, en: FILING_WORDS.en.discarded })
  return c.redirect(localPath(c.get('locale'), filingPaths.mine()), 303)
}

const params = z.object({ id: z.string().max(100) })

export const draftRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/solicitudes/:id',
    permission: APPLY,
    params,
    query: z.object({ buscar: z.string().max(100).optional() }),
    handle: (c) => showDraft(c),
  },
  {
    method: 'POST',
    path: '/solicitudes/:id',
    permission: APPLY,
    params,
    form: draftForm,
    // Documents come with the form where there is no script, or no account, to send them before.
    largestBody: 130_000_000,
    handle: postDraft,
  },
  { method: 'GET', path: '/solicitudes/:id/revision', permission: APPLY, params, handle: (c) => showReview(c) },
  { method: 'POST', path: '/solicitudes/:id/revision', permission: APPLY, params, form: fileForm, handle: postReview },
  {
    method: 'POST',
    path: '/solicitudes/:id/descartar',
    permission: APPLY,
    params,
    form: NO_FIELDS,
    handle: postDiscard,
  },
]
