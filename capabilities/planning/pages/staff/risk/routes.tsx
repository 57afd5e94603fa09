import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { say, type Text } from '../../../../../kernel/text.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { linkRisk, linkRiskInput, unlinkRisk, unlinkRiskInput } from '../../../data/link-risk.ts'
import { riskFormQuery, riskQuery, risksQuery, wordedRisksQuery } from '../../../data/risk-queries.ts'
import {
  assessRisk,
  assessRiskInput,
  monitorRisk,
  monitorRiskInput,
  recordRiskHappened,
  riskHappenedInput,
} from '../../../data/risk-records.ts'
import { saveRisk, saveRiskInput } from '../../../data/save-risk.ts'
import { planYearQuery } from '../../../data/year-query.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { EDIT_RISKS, FOLLOW_RISK } from '../../../risk-permissions.ts'
import { type PlanView, planView } from '../../plan/plan-view.ts'
import { riskChoice } from '../../plan/risk/risk-choice.ts'
import { riskWords } from '../../plan/risk/risk-words.ts'
import { yearOf } from '../year-page.tsx'
import { RiskEditPage } from './edit-page.tsx'
import type { FormShown } from './form-shown.ts'
import { RiskListPage } from './list-page.tsx'
import { MatchesPage } from './matches-page.tsx'
import { RiskPage } from './risk-page.tsx'
import type { RecordFormName } from './risk-page-props.ts'
import { riskPageWords } from './risk-page-words.ts'
import { amountsOf } from './stake-amounts.ts'

type Attempt = Pick<FormShown, 'typed' | 'errors' | 'overtaken'> & { readonly status: 200 | 409 | 422 }
const FRESH: Attempt = { typed: undefined, errors: [], overtaken: false, status: 200 }

function shownOf(c: WebContext, { typed, errors, overtaken }: Attempt): FormShown {
  const key = overtaken ? undefined : typed?.['idempotency-key']?.slice(0, 36)
  return { locale: c.get('locale'), csrf: c.get('csrf'), idempotencyKey: key ?? randomUUID(), typed, errors, overtaken }
}

/** The newest year of plans, or the one asked for. */
async function yearView(c: WebContext): Promise<PlanView | undefined> {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(planYearQuery, ctx, { year: yearOf(c.req.query('anio')) })
  const reader = { locale: c.get('locale'), today: ctx.today, institution: c.get('services').institution.title }
  return found.ok ? planView(found.value, reader) : undefined
}

async function showList(c: WebContext): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(risksQuery, ctx, undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const choice = riskChoice((name) => c.req.query(name))
  const view = { ...found.value, locale, today: ctx.today, choice, path: riskPaths.list }
  return workspacePage(c, {
    title: riskWords(locale).catalogue,
    body: <RiskListPage view={view} mayEdit={mayDo(ctx.who, EDIT_RISKS)} />,
  })
}

async function showEdit(c: WebContext, attempt: Attempt = FRESH): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(riskFormQuery, c.get('ctx'), c.req.param('id'))
  if (!found.ok)
    return found.refusal.kind === 'no_risk' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const text = riskPageWords(locale)
  const title = found.value.risk === undefined ? text.newRisk : text.edit
  return workspacePage(c, {
    title,
    status: attempt.status,
    breadcrumbs: [
      { title: riskWords(locale).catalogue, href: localPath(locale, riskPaths.list()) },
      ...(found.value.risk === undefined
        ? []
        : [
            {
              title: `${found.value.risk.code} · ${say(found.value.risk.title, locale)}`,
              href: localPath(locale, riskPaths.risk(found.value.risk.id)),
            },
          ]),
      { title },
    ],
    body: <RiskEditPage answer={found.value} shown={shownOf(c, attempt)} />,
  })
}

async function showRisk(c: WebContext, form?: RecordFormName, attempt: Attempt = FRESH): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(riskQuery, ctx, c.req.param('id') ?? '')
  if (!found.ok)
    return found.refusal.kind === 'no_risk' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const { risk, method } = found.value
  const view = await yearView(c)
  return workspacePage(c, {
    title: `${risk.code} · ${say(risk.title, locale)}`,
    status: attempt.status,
    breadcrumbs: [
      { title: riskWords(locale).catalogue, href: localPath(locale, riskPaths.list()) },
      { title: risk.code },
    ],
    body: (
      <RiskPage
        risk={risk}
        method={method}
        view={view}
        amounts={await amountsOf(c, view)}
        today={ctx.today}
        may={{
          edit: mayDo(ctx.who, EDIT_RISKS),
          follow: mayDo(ctx.who, FOLLOW_RISK, { unitId: risk.owner?.id }),
        }}
        form={form}
        shown={shownOf(c, attempt)}
        find={(c.req.query('buscar') ?? '').trim().slice(0, 100)}
      />
    ),
  })
}

async function showMatches(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const view = await yearView(c)
  const year = view?.plan.year ?? 0
  const found = await c.get('services').runner.query(wordedRisksQuery, c.get('ctx'), year)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: riskWords(locale).matches,
    breadcrumbs: [
      { title: riskWords(locale).catalogue, href: localPath(locale, riskPaths.list()) },
      { title: riskWords(locale).matches },
    ],
    body: <MatchesPage answer={found.value} year={year} locale={locale} csrf={c.get('csrf')} />,
  })
}

/** What a form of this slice does: reads it, runs the command, and leads on, or shows itself again with what is wrong. */
function post<Form, Input, Output>(parts: {
  readonly schema: z.ZodType<Form>
  readonly command: Command<Input, Output>
  readonly input: (c: WebContext, value: Form, sent: FormData) => unknown
  readonly saved: (c: WebContext, output: Output) => string
  readonly says: (locale: 'es' | 'en') => string
  readonly again: (c: WebContext, attempt: Attempt) => Promise<Response>
}) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const sent = await c.req.formData()
    const form = readForm(parts.schema, sent, locale)
    const typed = { ...form.typed, affects: sent.getAll('affects').join(',') }
    if (!form.ok) return parts.again(c, { typed, errors: form.errors, overtaken: false, status: 422 })
    const key = form.typed['idempotency-key']
    const done = await c.get('services').runner.command(parts.command, c.get('ctx'), parts.input(c, form.value, sent), {
      address: c.get('address'),
      ...(key === undefined ? {} : { idempotencyKey: key }),
    })
    if (!done.ok) {
      if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
      if (done.refusal.kind === 'no_risk') return troublePage(c, 404, 'not_found')
      const overtaken = done.refusal.kind === 'changed_meanwhile'
      return parts.again(c, {
        typed: overtaken ? { ...typed, expectedVersion: '' } : typed,
        errors: [errorOfRefusal(done.refusal, locale)],
        overtaken,
        status: overtaken ? 409 : 422,
      })
    }
    const flash: Text = { es: parts.says('es'), en: parts.says('en') }
    setFlash(c, 'success', flash)
    return c.redirect(localPath(locale, parts.saved(c, done.value)), 303)
  }
}

const idOf = (c: WebContext) => c.req.param('id') ?? ''
const editForm = saveRiskInput.omit({ id: true })
const assessForm = assessRiskInput.omit({ riskId: true })
const monitorForm = monitorRiskInput.omit({ riskId: true })
const happenedForm = riskHappenedInput.omit({ riskId: true, affects: true })
const linkForm = linkRiskInput.omit({ riskId: true })
const unlinkForm = unlinkRiskInput.omit({ riskId: true })

/** A refused link has no form of its own to come back to: the sentence stands on a page. */
const toPage = (c: WebContext, attempt: Attempt) =>
  Promise.resolve(refusalPage(c, 422, { kind: 'not_linked', message: { es: attempt.errors[0]?.message ?? '' } }))

const saveEdit = post({
  schema: editForm,
  command: saveRisk,
  input: (c, value) => ({ ...value, ...(c.req.param('id') === undefined ? {} : { id: idOf(c) }) }),
  saved: (_c, { id }) => riskPaths.risk(id),
  says: (locale) => riskPageWords(locale).savedRisk,
  again: (c, attempt) => showEdit(c, attempt),
})

export const riskRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/riesgos', permission: READ_WORKSPACE, handle: showList },
  { method: 'GET', path: '/t/riesgos/nuevo', permission: EDIT_RISKS, handle: (c) => showEdit(c) },
  { method: 'POST', path: '/t/riesgos/nuevo', permission: EDIT_RISKS, form: editForm, handle: saveEdit },
  { method: 'GET', path: '/t/riesgos/coincidencias', permission: EDIT_RISKS, handle: showMatches },
  {
    method: 'POST',
    path: '/t/riesgos/coincidencias',
    permission: EDIT_RISKS,
    form: linkRiskInput,
    handle: post({
      schema: linkRiskInput,
      command: linkRisk,
      input: (_c, value) => value,
      saved: () => riskPaths.matches(),
      says: (locale) => riskPageWords(locale).savedLink,
      again: toPage,
    }),
  },
  { method: 'GET', path: '/t/riesgos/:id', permission: READ_WORKSPACE, handle: (c) => showRisk(c) },
  { method: 'GET', path: '/t/riesgos/:id/editar', permission: EDIT_RISKS, handle: (c) => showEdit(c) },
  { method: 'POST', path: '/t/riesgos/:id/editar', permission: EDIT_RISKS, form: editForm, handle: saveEdit },
  {
    method: 'POST',
    path: '/t/riesgos/:id/valoraciones',
    permission: EDIT_RISKS,
    form: assessForm,
    handle: post({
      schema: assessForm,
      command: assessRisk,
      input: (c, value) => ({ ...value, riskId: idOf(c) }),
      saved: (c) => `${riskPaths.risk(idOf(c))}#valoraciones`,
      says: (locale) => riskPageWords(locale).savedGrades,
      again: (c, attempt) => showRisk(c, 'assess', attempt),
    }),
  },
  {
    method: 'POST',
    path: '/t/riesgos/:id/seguimiento',
    permission: FOLLOW_RISK,
    form: monitorForm,
    handle: post({
      schema: monitorForm,
      command: monitorRisk,
      input: (c, value) => ({ ...value, riskId: idOf(c) }),
      saved: (c) => `${riskPaths.risk(idOf(c))}#seguimiento`,
      says: (locale) => riskPageWords(locale).savedSeen,
      again: (c, attempt) => showRisk(c, 'monitor', attempt),
    }),
  },
  {
    method: 'POST',
    path: '/t/riesgos/:id/hechos',
    permission: FOLLOW_RISK,
    form: happenedForm,
    handle: post({
      schema: happenedForm,
      command: recordRiskHappened,
      input: (c, value, sent) => ({
        ...value,
        riskId: idOf(c),
        affects: sent.getAll('affects').filter((each) => typeof each === 'string' && each !== ''),
      }),
      saved: (c) => `${riskPaths.risk(idOf(c))}#hechos`,
      says: (locale) => riskPageWords(locale).savedHappened,
      again: (c, attempt) => showRisk(c, 'happened', attempt),
    }),
  },
  {
    method: 'POST',
    path: '/t/riesgos/:id/vinculos',
    permission: EDIT_RISKS,
    form: linkForm,
    handle: post({
      schema: linkForm,
      command: linkRisk,
      input: (c, value) => ({ ...value, riskId: idOf(c) }),
      saved: (c) => `${riskPaths.risk(idOf(c))}#vinculos`,
      says: (locale) => riskPageWords(locale).savedLink,
      again: toPage,
    }),
  },
  {
    method: 'POST',
    path: '/t/riesgos/:id/vinculos/quitar',
    permission: EDIT_RISKS,
    form: unlinkForm,
    handle: post({
      schema: unlinkForm,
      command: unlinkRisk,
      input: (c, value) => ({ ...value, riskId: idOf(c) }),
      saved: (c) => `${riskPaths.risk(idOf(c))}#vinculos`,
      says: (locale) => riskPageWords(locale).removedLink,
      again: toPage,
    }),
  },
]
