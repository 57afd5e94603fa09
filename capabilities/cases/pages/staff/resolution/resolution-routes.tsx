import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { draftResolution } from '../../../data/draft-resolution.ts'
import { resolutionClock } from '../../../data/resolution-clock.ts'
import { signResolution, signResolutionInput } from '../../../data/sign-resolution.ts'
import type { StaffCase } from '../../../data/staff-case-query.ts'
import { issueResolution } from '../../../exports/issue-resolution.ts'
import { everyAction } from '../../../rules/flow/flow.ts'
import { clausesText, decisionOf } from '../../../rules/resolution/resolution.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { WORK_ON_CASES } from '../../../staff-permissions.ts'
import { CASE_WORDS } from '../case/case-words.ts'
import { caseOf, mayWorkOn } from '../case/show-case.tsx'
import { ResolutionPage } from './resolution-page.tsx'
import { RESOLUTION_WORDS } from './resolution-words.ts'

const asked = z.object({ paso: z.string().optional(), acto: z.string().optional() })

/** The decision of the address, or of the draft there is. */
function decidingOf(c: WebContext, answer: StaffCase) {
  const draft = answer.resolutions.find(({ state }) => state === 'draft')
  const [step, action] = [c.req.query('paso') ?? draft?.step, c.req.query('acto') ?? draft?.action]
  const deciding = everyAction(answer.definition, answer.row.flow).find(
    (each) =>
      decisionOf(answer.definition, each.action) !== undefined &&
      (step === undefined || (each.step.key === step && each.action.key === action)),
  )
  const decision = deciding === undefined ? undefined : decisionOf(answer.definition, deciding.action)
  return deciding === undefined || decision === undefined ? undefined : { deciding, decision, draft }
}

async function showResolution(
  c: WebContext,
  attempt?: { readonly state: FormState; readonly status: 409 | 422 },
): Promise<Response> {
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  const found = decidingOf(c, answer)
  if (found === undefined || !mayWorkOn(c, answer)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = RESOLUTION_WORDS[locale]
  const { deciding, decision, draft } = found
  const { runner, signer } = c.get('services')
  const clock = await runner.query(resolutionClock, c.get('ctx'), { id: answer.row.id })
  const kept = { grounds: draft?.grounds, clauses: draft === undefined ? undefined : clausesText(draft.clauses) }
  return workspacePage(c, {
    title: words.title(say(deciding.action.title, locale)),
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: CASE_WORDS[locale].inbox, href: localPath(locale, staffPaths.inbox()) },
      { title: answer.row.number, href: localPath(locale, staffPaths.case(answer.row.id)) },
      { title: CASE_WORDS[locale].resolutions },
    ],
    body: (
      <ResolutionPage
        answer={answer}
        deciding={deciding}
        decision={decision}
        draft={draft}
        state={attempt?.state ?? { values: kept, errors: [] }}
        clock={clock.ok ? clock.value : undefined}
        maySign={answer.allowed.some(
          ({ step, action }) =>
            step.key === (draft?.step ?? deciding.step.key) && action.key === (draft?.action ?? deciding.action.key),
        )}
        development={signer?.development}
        locale={locale}
        csrf={c.get('csrf')}
      />
    ),
  })
}

/** `phrase` comes once for each ticked sentence of the library; they are added under what was written. */
const draftForm = z.object({
  grounds: z.string().max(20_000).optional(),
  clauses: z.string().max(20_000).optional(),
  phrase: z.string().max(100).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

async function postDraft(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const sent = await c.req.formData()
  const form = readForm(draftForm, sent, locale)
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  const found = decidingOf(c, answer)
  if (found === undefined) return troublePage(c, 404, 'not_found')
  if (!form.ok) return showResolution(c, { state: { values: form.typed, errors: form.errors }, status: 422 })
  const ticked = new Set(sent.getAll('phrase').map(String))
  const added = answer.phrases
    .filter(({ code, kind }) => kind !== 'observation' && ticked.has(code))
    .map(({ words, article }) => ({ words, article }))
  const clauses = [form.value.clauses ?? '', clausesText(added)].filter((text) => text !== '').join('\n')
  const at = { step: found.deciding.step.key, action: found.deciding.action.key }
  const input = { ...form.value, clauses, caseId: answer.row.id, ...at }
  const { runner } = c.get('services')
  const done = await runner.command(draftResolution, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    const state = { values: { ...form.typed, clauses }, errors: [errorOfRefusal(done.refusal, locale)] }
    return showResolution(c, { state, status: done.refusal.kind === 'changed_meanwhile' ? 409 : 422 })
  }
  setFlash(c, 'success', { es: RESOLUTION_WORDS.es.saved, en: RESOLUTION_WORDS.en.saved })
  return c.redirect(localPath(locale, staffPaths.resolution(answer.row.id, at)), 303)
}

const signForm = signResolutionInput.pick({ resolutionId: true, expectedVersion: true, draftVersion: true })

async function postSign(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(signForm, await c.req.formData(), locale)
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  const { runner, files, signer, institution, entrance } = c.get('services')
  const ctx = c.get('ctx')
  const draft = form.ok ? answer.resolutions.find(({ id }) => id === form.value.resolutionId) : undefined
  if (!form.ok || draft === undefined || signer === undefined) return troublePage(c, 404, 'not_found')
  // Looked at before the document is made: nothing is laid out and signed for who may not decide.
  const may = answer.allowed.some(({ step, action }) => step.key === draft.step && action.key === draft.action)
  if (!may) return refusalPage(c, 409, NOT_YOURS)
  const clock = await runner.query(resolutionClock, ctx, { id: answer.row.id })
  const origin = entrance.publicUrl ?? new URL(c.req.url).origin
  const made = await issueResolution({
    answer,
    draft,
    clockParagraph: clock.ok ? clock.value : '',
    institution: institution.title.es,
    signer,
    files,
    now: ctx.now,
    today: ctx.today,
    url: new URL(staffPaths.verified(draft.code), origin).href,
  })
  if (!made.ok) return refusalPage(c, 422, made.refusal)
  const done = await runner.command(
    signResolution,
    ctx,
    {
      ...form.value,
      caseId: answer.row.id,
      document: made.value,
      signedAs: signer.name,
      certificate: signer.certificate.fingerprint256,
      development: signer.development,
    },
    { address: c.get('address') },
  )
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 409, done.refusal)
  const { number } = done.value
  setFlash(c, 'success', { es: RESOLUTION_WORDS.es.signed(number), en: RESOLUTION_WORDS.en.signed(number) })
  return c.redirect(localPath(locale, `${staffPaths.case(answer.row.id)}#resolucion`), 303)
}

const NOT_YOURS = {
  kind: 'not_yours',
  message: { es: RESOLUTION_WORDS.es.notYours, en: RESOLUTION_WORDS.en.notYours },
}

const PATH = '/t/expedientes/:id/resolucion'

export const resolutionRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, permission: WORK_ON_CASES, query: asked, handle: (c) => showResolution(c) },
  { method: 'POST', path: PATH, permission: WORK_ON_CASES, query: asked, form: draftForm, handle: postDraft },
  {
    method: 'POST',
    path: `${PATH}/firma`,
    permission: WORK_ON_CASES,
    weight: 'export',
    form: signForm,
    handle: postSign,
  },
]
