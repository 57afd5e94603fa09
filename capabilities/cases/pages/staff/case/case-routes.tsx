import { z } from 'zod'
import type { Result } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, type FormOutcome, NO_FIELDS, readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { actOnCase, actOnCaseInput } from '../../../data/act-on-case.ts'
import { noteCase, noteInput } from '../../../data/note-case.ts'
import { observeCase, observeInput, withdrawObservation } from '../../../data/observe-case.ts'
import { answerOpinion, answerOpinionInput, askOpinion, askOpinionInput } from '../../../data/opinions.ts'
import { notifyResolution, notifyResolutionInput } from '../../../data/sign-resolution.ts'
import { decisionOf } from '../../../rules/resolution/resolution.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { READ_CASES, WORK_ON_CASES } from '../../../staff-permissions.ts'
import { CASE_WORDS } from './case-words.ts'
import { NOTE_FORM } from './history-part.tsx'
import { OBSERVE_FORM } from './observations-part.tsx'
import { ASK_FORM } from './opinions-part.tsx'
import { NOTIFY_FORM } from './resolutions-part.tsx'
import { caseOf, showCase } from './show-case.tsx'

interface Posted<I, O> {
  /** Whose place on the page the errors get. */
  readonly form: string
  readonly command: Command<I, O>
  readonly flash: 'done' | 'observed' | 'tookBack' | 'noted' | 'asked' | 'gotOpinion' | 'notifiedFlash'
  readonly anchor: string
}

/** Runs the command with what the form says of the case of the address, and comes back to where the person was. */
async function post<I, O>(
  c: WebContext,
  read: FormOutcome<object>,
  { form, command, flash, anchor }: Posted<I, O>,
): Promise<Response> {
  const locale = c.get('locale')
  const caseId = c.req.param('id') ?? ''
  if (!read.ok) return showCase(c, { form, state: { values: read.typed, errors: read.errors } })
  const { runner } = c.get('services')
  const done: Result<O> = await runner.command(
    command,
    c.get('ctx'),
    { ...read.value, caseId },
    { address: c.get('address') },
  )
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (done.refusal.kind === 'no_case') return troublePage(c, 404, 'not_found')
    const errors = [errorOfRefusal(done.refusal, locale)]
    return showCase(c, { form, state: { values: read.typed, errors } }, done.refusal)
  }
  const said: Text = { es: CASE_WORDS.es[flash], en: CASE_WORDS.en[flash] }
  setFlash(c, 'success', said)
  return c.redirect(localPath(locale, `${staffPaths.case(caseId)}#${anchor}`), 303)
}

const actForm = actOnCaseInput.omit({ caseId: true, tokenHash: true })

/** A decision is not taken by a button alone: its resolution is written and signed. */
async function postAct(c: WebContext): Promise<Response> {
  const read = readForm(actForm, await c.req.formData(), c.get('locale'))
  const form = `${read.typed.step ?? ''}.${read.typed.action ?? ''}`
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  if (read.ok) {
    const { step, action } = read.value
    const asked = answer.definition.steps.find(({ key }) => key === step)?.actions.find(({ key }) => key === action)
    if (asked !== undefined && decisionOf(answer.definition, asked) !== undefined)
      return c.redirect(localPath(c.get('locale'), staffPaths.resolution(answer.row.id, { step, action })), 303)
  }
  return post(c, read, { form, command: actOnCase, flash: 'done', anchor: 'que-sigue' })
}

/** `phrase`: one of the library, where nothing was written. */
const observeForm = observeInput
  .omit({ caseId: true, words: true })
  .extend({ phrase: z.string().max(100).optional(), words: z.string().trim().max(4000).optional() })

async function postObserve(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const read = readForm(observeForm, await c.req.formData(), locale)
  const posted = { form: OBSERVE_FORM, command: observeCase, flash: 'observed', anchor: 'observaciones' } as const
  if (!read.ok) return post(c, read, posted)
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  const phrase = answer.phrases.find(({ code, kind }) => kind === 'observation' && code === read.value.phrase)
  const words = read.value.words ?? phrase?.words
  if (words === undefined) {
    const errors = [{ field: 'words', message: CASE_WORDS[locale].chooseOrWrite }]
    return showCase(c, { form: OBSERVE_FORM, state: { values: read.typed, errors } })
  }
  const { about, article = phrase?.article } = read.value
  const value = { about, words, ...(article === undefined ? {} : { article }) }
  return post(c, { ...read, value }, posted)
}

async function postTakeBack(c: WebContext): Promise<Response> {
  const value = { observationId: c.req.param('observation') ?? '' }
  const read = { ok: true as const, value, typed: {}, files: {} }
  return post(c, read, {
    form: OBSERVE_FORM,
    command: withdrawObservation,
    flash: 'tookBack',
    anchor: 'observaciones',
  })
}

const noteForm = noteInput.omit({ caseId: true })
const askForm = askOpinionInput.omit({ caseId: true })
const answerForm = answerOpinionInput.omit({ caseId: true, opinionId: true })
const notifyForm = notifyResolutionInput.omit({ caseId: true })

async function postNote(c: WebContext): Promise<Response> {
  const read = readForm(noteForm, await c.req.formData(), c.get('locale'))
  return post(c, read, { form: NOTE_FORM, command: noteCase, flash: 'noted', anchor: 'historia' })
}

async function postAsk(c: WebContext): Promise<Response> {
  const read = readForm(askForm, await c.req.formData(), c.get('locale'))
  return post(c, read, { form: ASK_FORM, command: askOpinion, flash: 'asked', anchor: 'opiniones' })
}

async function postOpinion(c: WebContext): Promise<Response> {
  const opinionId = c.req.param('opinion') ?? ''
  const read = readForm(answerForm, await c.req.formData(), c.get('locale'))
  const known = read.ok ? { ...read, value: { ...read.value, opinionId } } : read
  return post(c, known, { form: opinionId, command: answerOpinion, flash: 'gotOpinion', anchor: 'opiniones' })
}

async function postNotify(c: WebContext): Promise<Response> {
  const read = readForm(notifyForm, await c.req.formData(), c.get('locale'))
  return post(c, read, { form: NOTIFY_FORM, command: notifyResolution, flash: 'notifiedFlash', anchor: 'resolucion' })
}

const CASE = '/t/expedientes/:id'

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: CASE, permission: READ_CASES, handle: (c) => showCase(c) },
  { method: 'POST', path: `${CASE}/actos`, permission: WORK_ON_CASES, form: actForm, handle: postAct },
  { method: 'POST', path: `${CASE}/observaciones`, permission: WORK_ON_CASES, form: observeForm, handle: postObserve },
  {
    method: 'POST',
    path: `${CASE}/observaciones/:observation/quitar`,
    permission: WORK_ON_CASES,
    form: NO_FIELDS,
    handle: postTakeBack,
  },
  { method: 'POST', path: `${CASE}/notas`, permission: WORK_ON_CASES, form: noteForm, handle: postNote },
  { method: 'POST', path: `${CASE}/opiniones`, permission: WORK_ON_CASES, form: askForm, handle: postAsk },
  {
    method: 'POST',
    path: `${CASE}/opiniones/:opinion`,
    permission: WORK_ON_CASES,
    form: answerForm,
    handle: postOpinion,
  },
  {
    method: 'POST',
    path: `${CASE}/resolucion/notificacion`,
    permission: WORK_ON_CASES,
    form: notifyForm,
    handle: postNotify,
  },
]
