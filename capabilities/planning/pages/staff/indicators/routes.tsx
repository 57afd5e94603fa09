import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import { type KeptUpload, takeFormFiles } from '../../../../../platform/files/form-files.ts'
import { serveFile } from '../../../../../platform/files/serve.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import {
  indicatorMethodQuery,
  indicatorQuery,
  indicatorToRecord,
  readingEvidenceQuery,
} from '../../../data/indicator-queries.ts'
import { readingFields, recordReading } from '../../../data/record-reading.ts'
import { READING_FILES } from '../../../file-uses.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { RECORD_READING } from '../../../indicators-permissions.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { sameSlot, slotsOf } from '../../../rules/indicators/reading-slots.ts'
import { periodWords } from '../../plan/indicator-view.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { indicatorEditRoutes } from './edit-routes.tsx'
import { IndicatorPage } from './indicator-page.tsx'
import { IndicatorList } from './list-page.tsx'
import { partsOfForm } from './part-fields.tsx'
import { ReadingPage } from './reading-page.tsx'
import { targetAsked } from './target-asked.ts'
import { INDICATOR_WORDS } from './words.ts'

async function showList(c: WebContext): Promise<Response> {
  const { who } = c.get('ctx')
  const method = await c.get('services').runner.query(indicatorMethodQuery, c.get('ctx'), undefined)
  const asked = c.req.query('unidad') ?? ''
  const mine = typeof who === 'string' ? [] : who.unitIds
  return staffYearPage(
    c,
    {
      year: yearOf(c.req.query('anio')),
      unit: asked === '' ? undefined : asked,
      action: indicatorPaths.list(),
      units: false,
    },
    (year) => ({
      title: INDICATOR_WORDS[year.view.locale].title,
      body: <IndicatorList year={year} who={who} method={method.ok ? method.value : undefined} unitIds={mine} />,
    }),
  )
}

async function showIndicator(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const found = await runner.query(indicatorQuery, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { facts } = found.value
  return staffYearPage(
    c,
    { year: facts.year, unit: undefined, action: indicatorPaths.indicator(id), units: false },
    ({ view }) => ({
      title: facts.title,
      body: (
        <IndicatorPage
          view={view}
          answer={found.value}
          who={c.get('ctx').who}
          zone={institution.zone}
          csrf={c.get('csrf')}
        />
      ),
    }),
  )
}

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
  readonly kept?: readonly KeptUpload[]
}

async function showReading(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const { id = '', period = '' } = c.req.param()
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(indicatorToRecord, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { facts, detail } = found.value
  const slot = slotsOf(facts.terms, facts.horizon, detail.readings).find((each) =>
    sameSlot(each, { period, target: targetAsked(c) }),
  )
  if (slot === undefined) return troublePage(c, 404, 'not_found')
  const local = (path: string) => localPath(locale, path)
  const words = INDICATOR_WORDS[locale]
  return workspacePage(c, {
    title: `${words.recordTitle} · ${periodWords(period, locale)}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: words.title, href: local(indicatorPaths.list(facts.year)) },
      { title: words.indicator, href: local(indicatorPaths.indicator(id)) },
      { title: periodWords(period, locale) },
    ],
    body: (
      <ReadingPage
        answer={found.value}
        slot={slot}
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

const readingForm = z.object({ ...readingFields, links: z.string().max(8000).optional() })

async function postReading(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = INDICATOR_WORDS[locale]
  const services = c.get('services')
  const ctx = c.get('ctx')
  const { id = '', period = '' } = c.req.param()
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await services.runner.query(indicatorToRecord, ctx, id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const sent = await c.req.formData()
  const form = readForm(readingForm, sent, locale)
  const parts = { services, ctx, address: c.get('address') }
  const { files, kept, refusals } = await takeFormFiles(parts, sent, READING_FILES, 'evidence')
  const { facts, dimensions } = found.value
  const apart = partsOfForm(facts.terms, dimensions, form.typed, locale)
  const links = linesOf(form.typed.links ?? '')
  const wrongLinks = links.filter((link) => !z.url({ protocol: /^https?$/ }).safeParse(link).success)
  const errors: readonly FieldError[] = [
    ...(form.ok ? [] : form.errors),
    ...apart.errors,
    ...refusals.map((refusal) => ({ field: 'evidence', message: say(refusal.message, locale) })),
    ...wrongLinks.map((link) => ({ field: 'links', message: words.wrongLink(link) })),
  ]
  if (!form.ok || errors.length > 0) return showReading(c, { typed: form.typed, errors, status: 422, kept })
  const key = form.typed['idempotency-key']
  const input = {
    ...form.value,
    indicatorId: id,
    period,
    target: targetAsked(c),
    parts: apart.parts,
    files,
    links,
  }
  const saved = await services.runner.command(recordReading, ctx, input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const stale = saved.refusal.kind === 'changed_meanwhile'
    return showReading(c, {
      // The next save knowingly replaces what stands now: the form takes the current version along, and a new key.
      typed: stale ? { ...form.typed, expectedVersion: '', 'idempotency-key': randomUUID() } : form.typed,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: stale ? 409 : 422,
      kept,
    })
  }
  const said = saved.value.version === 1 ? 'saved' : 'corrected'
  setFlash(c, 'success', { es: INDICATOR_WORDS.es[said], en: INDICATOR_WORDS.en[said] })
  return c.redirect(localPath(locale, indicatorPaths.indicator(id)), 303)
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function getEvidence(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner, files } = c.get('services')
  const found = await runner.query(readingEvidenceQuery, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'infected' ? refusalPage(c, 409, found.refusal) : troublePage(c, 404, 'not_found')
  return (await serveFile(c.req.raw, files, found.value)) ?? troublePage(c, 404, 'not_found')
}

export const indicatorRoutes: readonly Route[] = [
  ...indicatorEditRoutes,
  { method: 'GET', path: '/t/indicadores', permission: READ_WORKSPACE, handle: showList },
  { method: 'GET', path: '/t/indicadores/evidencias/:id', permission: READ_WORKSPACE, handle: getEvidence },
  { method: 'GET', path: '/t/indicadores/:id', permission: READ_WORKSPACE, handle: showIndicator },
  {
    method: 'GET',
    path: '/t/indicadores/:id/lecturas/:period',
    permission: RECORD_READING,
    handle: (c) => showReading(c),
  },
  {
    method: 'POST',
    path: '/t/indicadores/:id/lecturas/:period',
    permission: RECORD_READING,
    // Evidence comes with the form where there is no script to send it before.
    largestBody: 64_000_000,
    form: readingForm,
    handle: postReading,
  },
]
