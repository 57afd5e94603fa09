import { randomUUID } from 'node:crypto'
import { isMonth } from '../../../../kernel/civil.ts'
import { monthName } from '../../../../kernel/format.ts'
import { isId } from '../../../../kernel/ids.ts'
import { say } from '../../../../kernel/text.ts'
import { type KeptUpload, takeFormFiles } from '../../../../platform/files/form-files.ts'
import { type ServedFile, serveFile } from '../../../../platform/files/serve.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { activityQuery } from '../../data/activity-query.ts'
import { type EvidenceFile, evidenceQuery } from '../../data/evidence-query.ts'
import { reportMonth, reportMonthInput } from '../../data/report-month.ts'
import { EVIDENCE_FILES } from '../../file-uses.ts'
import { planningPaths } from '../../paths.ts'
import { READ_WORKSPACE, REPORT_MONTH } from '../../permissions.ts'
import { ReportPage } from './report-page.tsx'
import { REPORT_WORDS } from './report-words.ts'

const reportForm = reportMonthInput.omit({ evidence: true, activityId: true, month: true })

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
  /** Files that were sent whole already. */
  readonly kept?: readonly KeptUpload[]
}

async function showReport(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  const month = Number(c.req.param('month'))
  if (!isId(id) || !isMonth(month)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(activityQuery, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { poa, activity } = found.value
  const local = (path: string) => localPath(locale, path)
  const words = REPORT_WORDS[locale]
  return workspacePage(c, {
    title: `${words.title} · ${monthName(month, locale)} ${poa.head.year}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: words.work, href: local(planningPaths.work()) },
      { title: poa.head.unit.code, href: local(planningPaths.matrix(poa.head.year, poa.head.unit.code)) },
      { title: activity.code ?? words.activity },
    ],
    body: (
      <ReportPage
        answer={found.value}
        month={month}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={attempt?.typed['idempotency-key'] ?? randomUUID()}
        typed={attempt?.typed}
        errors={attempt?.errors ?? []}
        overtaken={attempt?.status === 409}
        kept={attempt?.kept ?? []}
        local={local}
      />
    ),
  })
}

async function postReport(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const services = c.get('services')
  const { runner } = services
  const sent = await c.req.formData()
  const form = readForm(reportForm, sent, locale)
  const parts = { services, ctx: c.get('ctx'), address: c.get('address') }
  const { files: evidence, kept, refusals } = await takeFormFiles(parts, sent, EVIDENCE_FILES, 'evidence')
  if (!form.ok || refusals.length > 0) {
    const ofFiles = refusals.map((refusal) => ({ field: 'evidence', message: say(refusal.message, locale) }))
    return showReport(c, {
      typed: form.typed,
      errors: [...(form.ok ? [] : form.errors), ...ofFiles],
      status: 422,
      kept,
    })
  }
  const month = Number(c.req.param('month'))
  const input = { ...form.value, activityId: c.req.param('id'), month, evidence }
  const key = form.typed['idempotency-key']
  const saved = await runner.command(reportMonth, c.get('ctx'), input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const stale = saved.refusal.kind === 'changed_meanwhile'
    return showReport(c, {
      // The next save knowingly replaces what stands now: the form takes the current version along, and a new key.
      typed: stale ? { ...form.typed, expectedVersion: '', 'idempotency-key': randomUUID() } : form.typed,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: stale ? 409 : 422,
      kept,
    })
  }
  setFlash(c, 'success', {
    es: `Se guardó el avance de ${isMonth(month) ? monthName(month, 'es') : month}.`,
    en: `The progress of ${isMonth(month) ? monthName(month, 'en') : month} was saved.`,
  })
  return c.redirect(
    localPath(
      locale,
      form.typed.next === 'stay' ? planningPaths.report(c.req.param('id') ?? '', month) : planningPaths.work(),
    ),
    303,
  )
}

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

export const reportRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/actividades/:id/avance/:month', permission: REPORT_MONTH, handle: (c) => showReport(c) },
  {
    method: 'POST',
    path: '/t/actividades/:id/avance/:month',
    permission: REPORT_MONTH,
    // Evidence comes with the form where there is no script to send it before.
    largestBody: 64_000_000,
    form: reportForm,
    handle: postReport,
  },
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
]
