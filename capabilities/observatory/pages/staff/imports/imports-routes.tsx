import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { batchesQuery, batchQuery, discardBatch, publishBatch, reviewBatch } from '../../../data/batches.ts'
import { catalogueQuery } from '../../../data/catalogue-queries.ts'
import { importQuery, mapImport, startImport, takeImport } from '../../../data/figure-imports.ts'
import { readMeasure } from '../../../data/read-measure.ts'
import { FIGURE_FILES } from '../../../imports-file-use.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { PREPARE_FIGURES, PUBLISH_FIGURES, SEE_BATCHES } from '../../../imports-permissions.ts'
import { tableForm, tableOfForm } from '../tables/table-of-form.ts'
import { BatchesPage, BatchPage } from './batch-pages.tsx'
import { BringPage, ImportPage } from './import-page.tsx'
import { IMPORT_WORDS } from './imports-words.ts'
import { mappingForm, mappingOf } from './mapping-form.ts'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}
const NOTHING: Attempt = { typed: {}, errors: [] }

const crumbs = (c: WebContext, title: string) => [
  { title: IMPORT_WORDS[c.get('locale')].title, href: localPath(c.get('locale'), figurePaths.batches()) },
  { title },
]

async function showBatches(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const found = await runner.query(batchesQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const catalogue = await runner.query(catalogueQuery, c.get('ctx'), {})
  const listed = catalogue.ok ? catalogue.value.indicators.map(({ code, sheet }) => ({ code, title: sheet.title })) : []
  const locale = c.get('locale')
  return workspacePage(c, {
    title: IMPORT_WORDS[locale].title,
    body: (
      <BatchesPage
        locale={locale}
        batches={found.value}
        zone={institution.zone}
        mayBring={mayDo(c.get('ctx').who, PREPARE_FIGURES)}
        csrf={c.get('csrf')}
        indicators={listed}
      />
    ),
  })
}

async function showBatch(c: WebContext, error?: { readonly message: Text; readonly typed: string }): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const { who } = c.get('ctx')
  const found = await runner.query(batchQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const locale = c.get('locale')
  const { batch } = found.value
  return workspacePage(c, {
    title: batch.title,
    breadcrumbs: crumbs(c, batch.title),
    status: error === undefined ? 200 : 422,
    body: (
      <BatchPage
        locale={locale}
        csrf={c.get('csrf')}
        answer={found.value}
        zone={institution.zone}
        may={{
          prepare: mayDo(who, PREPARE_FIGURES),
          publish: mayDo(who, PUBLISH_FIGURES),
          own: typeof who !== 'string' && batch.madeBy === who.accountId,
        }}
        error={error === undefined ? undefined : say(error.message, locale)}
        typed={error?.typed}
      />
    ),
  })
}

const measureForm = z.object({
  measure: z.string().max(100),
  indicator: z.string().max(100),
  period: z.string().max(10),
})

/** A measure of another room becomes a batch; what stands in the way is said on the list. */
async function postMeasure(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(measureForm, await c.req.formData(), locale)
  const input = form.ok ? form.value : form.typed
  const done = await c.get('services').runner.command(readMeasure, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (!done.ok) setFlash(c, 'refusal', done.refusal.message)
  return c.redirect(localPath(locale, done.ok ? figurePaths.batch(done.value.batchId) : figurePaths.batches()), 303)
}

const actForm = z.object({ expectedVersion: z.coerce.number().int(), reason: z.string().max(2000).default('') })
type ActCommand = Command<{ batchId: string; expectedVersion: number; reason: string }, null>

function act(command: ActCommand, said: 'reviewed' | 'published' | 'discarded') {
  return async (c: WebContext): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    if (!isId(id)) return troublePage(c, 404, 'not_found')
    const locale = c.get('locale')
    const form = readForm(actForm, await c.req.formData(), locale)
    const { expectedVersion, reason } = form.ok ? form.value : { expectedVersion: 0, reason: form.typed.reason ?? '' }
    const input = { batchId: id, expectedVersion, reason }
    const done = await c.get('services').runner.command(command, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok) {
      if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
      return showBatch(c, { message: done.refusal.message, typed: reason })
    }
    setFlash(c, 'success', { es: IMPORT_WORDS.es[said], en: IMPORT_WORDS.en[said] })
    return c.redirect(localPath(locale, figurePaths.batch(id)), 303)
  }
}

async function showBring(
  c: WebContext,
  { typed, errors, kept = [] }: Attempt & { readonly kept?: Parameters<typeof BringPage>[0]['kept'] } = NOTHING,
): Promise<Response> {
  const locale = c.get('locale')
  const title = IMPORT_WORDS[locale].bring
  return workspacePage(c, {
    title,
    breadcrumbs: crumbs(c, title),
    status: errors.length === 0 ? 200 : 422,
    body: <BringPage locale={locale} csrf={c.get('csrf')} typed={typed} errors={errors} kept={kept} />,
  })
}

async function postBring(c: WebContext): Promise<Response> {
  const sent = await tableOfForm(c, FIGURE_FILES)
  if (!sent.ok) return showBring(c, sent.again)
  const begun = await c
    .get('services')
    .runner.command(startImport, c.get('ctx'), sent.table, { address: c.get('address') })
  if (!begun.ok) return showBring(c, sent.again(begun.refusal))
  return c.redirect(localPath(c.get('locale'), figurePaths.import(begun.value.importId)), 303)
}

async function showImport(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(importQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const locale = c.get('locale')
  const { fileName } = found.value.found
  return workspacePage(c, {
    title: fileName,
    breadcrumbs: crumbs(c, fileName),
    status: errors.length === 0 ? 200 : 422,
    body: <ImportPage locale={locale} csrf={c.get('csrf')} typed={typed} errors={errors} answer={found.value} />,
  })
}

async function postMapping(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const form = readForm(mappingForm, await c.req.formData(), locale)
  if (!form.ok) return showImport(c, form)
  const input = { importId: id, expectedVersion: form.value.expectedVersion, mapping: mappingOf(form.value) }
  const done = await c.get('services').runner.command(mapImport, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showImport(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  return c.redirect(localPath(locale, figurePaths.import(id)), 303)
}

const takeForm = z.object({
  expectedVersion: z.coerce.number().int(),
  title: z.string().min(3).max(200),
  source: z.string().min(3).max(500),
  citation: z.string().max(1000).default(''),
  requestId: z.uuid().optional(),
})

async function postTake(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const form = readForm(takeForm, await c.req.formData(), locale)
  if (!form.ok) return showImport(c, form)
  const input = { importId: id, ...form.value }
  const done = await c.get('services').runner.command(takeImport, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showImport(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: IMPORT_WORDS.es.madeBatch, en: IMPORT_WORDS.en.madeBatch })
  return c.redirect(localPath(locale, figurePaths.batch(done.value.batchId)), 303)
}

const get = (path: string, permission: Route['permission'], handle: Route['handle']): Route => ({
  method: 'GET',
  path,
  permission,
  handle,
})
const post = (path: string, permission: Route['permission'], form: z.ZodType, handle: Route['handle']): Route => ({
  method: 'POST',
  path,
  permission,
  form,
  handle,
})

export const importRoutes: readonly Route[] = [
  get('/t/observatorio', SEE_BATCHES, showBatches),
  get('/t/observatorio/lotes/:id', SEE_BATCHES, (c) => showBatch(c)),
  post('/t/observatorio/lotes/:id/revisar', PREPARE_FIGURES, actForm, act(reviewBatch, 'reviewed')),
  post('/t/observatorio/lotes/:id/publicar', PUBLISH_FIGURES, actForm, act(publishBatch, 'published')),
  post('/t/observatorio/lotes/:id/descartar', PREPARE_FIGURES, actForm, act(discardBatch, 'discarded')),
  post('/t/observatorio/medicion', PREPARE_FIGURES, measureForm, postMeasure),
  get('/t/observatorio/traer', PREPARE_FIGURES, (c) => showBring(c)),
  {
    ...post('/t/observatorio/traer', PREPARE_FIGURES, tableForm, postBring),
    weight: 'upload',
    largestBody: FIGURE_FILES.largest + 1_000_000,
  },
  get('/t/observatorio/traer/:id', SEE_BATCHES, (c) => showImport(c)),
  post('/t/observatorio/traer/:id', PREPARE_FIGURES, mappingForm, postMapping),
  post('/t/observatorio/traer/:id/lote', PREPARE_FIGURES, takeForm, postTake),
]
