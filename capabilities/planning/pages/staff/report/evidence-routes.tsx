import { isMonth } from '../../../../../kernel/civil.ts'
import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { type ServedFile, serveFile } from '../../../../../platform/files/serve.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import {
  type ChangedEvidence,
  publishEvidencePlace,
  publishPlaceInput,
  withdrawEvidence,
  withdrawEvidenceInput,
} from '../../../data/change-evidence.ts'
import { type EvidenceFile, evidenceQuery } from '../../../data/evidence-query.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_WORKSPACE, REPORT_MONTH } from '../../../permissions.ts'
import { REPORT_WORDS } from '../report-words.ts'

/** Evidence comes as a download: whatever is in the file, it never runs as a page of ours. A small version may be shown. */
async function getEvidence(
  c: WebContext,
  choose: (evidence: EvidenceFile) => ServedFile | undefined,
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner, files } = c.get('services')
  const found = await runner.query(evidenceQuery, c.get('ctx'), id)
  if (!found.ok) {
    if (found.refusal.kind === 'infected') return refusalPage(c, 409, found.refusal)
    return troublePage(c, 404, 'not_found')
  }
  const chosen = choose(found.value)
  const answer = chosen === undefined ? undefined : await serveFile(c.req.raw, files, chosen)
  return answer ?? troublePage(c, 404, 'not_found')
}

const withdrawForm = withdrawEvidenceInput.omit({ evidenceId: true })
const placeForm = publishPlaceInput.omit({ evidenceId: true })

async function postWithdraw(c: WebContext): Promise<Response> {
  const form = readForm(withdrawForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return badForm(c, form.errors)
  const input = { ...form.value, evidenceId: c.req.param('id') }
  const done = await c
    .get('services')
    .runner.command(withdrawEvidence, c.get('ctx'), input, { address: c.get('address') })
  return answer(c, done, { es: REPORT_WORDS.es.withdrawDone, en: REPORT_WORDS.en.withdrawDone })
}

async function postPlace(c: WebContext): Promise<Response> {
  const form = readForm(placeForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return badForm(c, form.errors)
  const input = { ...form.value, evidenceId: c.req.param('id') }
  const done = await c
    .get('services')
    .runner.command(publishEvidencePlace, c.get('ctx'), input, { address: c.get('address') })
  const shown = form.value.publish === 'si'
  return answer(c, done, {
    es: shown ? REPORT_WORDS.es.placeShown : REPORT_WORDS.es.placeHidden,
    en: shown ? REPORT_WORDS.en.placeShown : REPORT_WORDS.en.placeHidden,
  })
}

type Done = { readonly ok: true; readonly value: ChangedEvidence } | { readonly ok: false; readonly refusal: Refusal }

function answer(c: WebContext, done: Done, said: Text): Response | Promise<Response> {
  if (!done.ok) {
    const { kind } = done.refusal
    const status = kind === 'forbidden' ? 403 : kind === 'no_evidence' ? 404 : kind === 'invalid_input' ? 422 : 409
    return refusalPage(c, status, done.refusal)
  }
  setFlash(c, 'success', said)
  const { activityId, month } = done.value
  return c.redirect(
    localPath(c.get('locale'), `${planningPaths.report(activityId, isMonth(month) ? month : 1)}#kept`),
    303,
  )
}

/** The reason is the only field: what is wrong with it is said on a page from which one goes back to what was typed. */
function badForm(c: WebContext, errors: readonly { readonly message: string }[]): Response | Promise<Response> {
  const said = errors[0]?.message ?? ''
  const words = REPORT_WORDS[c.get('locale')]
  const message = `${words.withdrawReason} ${said}`
  return refusalPage(c, 422, { kind: 'invalid_input', message: { es: message, en: message } })
}

export const evidenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/evidencias/:id',
    permission: READ_WORKSPACE,
    handle: (c) => getEvidence(c, (file) => file),
  },
  {
    method: 'GET',
    path: '/t/evidencias/:id/miniatura',
    permission: READ_WORKSPACE,
    handle: (c) => getEvidence(c, (file) => file.thumbnail),
  },
  {
    method: 'POST',
    path: '/t/evidencias/:id/retirar',
    permission: REPORT_MONTH,
    form: withdrawForm,
    handle: postWithdraw,
  },
  { method: 'POST', path: '/t/evidencias/:id/lugar', permission: REPORT_MONTH, form: placeForm, handle: postPlace },
]
