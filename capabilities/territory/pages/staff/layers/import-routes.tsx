import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { takeFormFiles } from '../../../../../platform/files/form-files.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { exceptFindings } from '../../../data/edit-layer.ts'
import { importQuery, layersQuery } from '../../../data/layer-queries.ts'
import { cancelImport } from '../../../data/start-import.ts'
import { beginImport, readImportAgain, repairOfImport, takeOfImport } from '../../../imports/import-job.ts'
import { LAYER_FILES } from '../../../layers-file-use.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { MANAGE_LAYERS } from '../../../layers-permissions.ts'
import { codeOf } from '../../../rules/layers/layer-texts.ts'
import { findingsRoutes } from './findings-routes.tsx'
import { confirmedFields, exceptForm, howToReadForm, newImportForm, repairForm, takeForm } from './import-form.ts'
import { LayerImportPage } from './import-page.tsx'
import { LAYER_WORDS } from './layer-words.ts'
import { NewImportPage } from './new-import-page.tsx'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

const NOTHING: Attempt = { typed: {}, errors: [] }

async function showNew(
  c: WebContext,
  { typed, errors, kept = [] }: Attempt & { readonly kept?: Parameters<typeof NewImportPage>[0]['kept'] } = NOTHING,
): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(layersQuery, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const words = LAYER_WORDS[locale]
  const layer = c.req.query('capa')
  return workspacePage(c, {
    title: words.newTitle,
    breadcrumbs: [{ title: words.layers, href: localPath(locale, layerPaths.layers()) }, { title: words.newTitle }],
    status: errors.length === 0 ? 200 : 422,
    body: (
      <NewImportPage
        locale={locale}
        csrf={c.get('csrf')}
        typed={{ ...(layer === undefined ? {} : { layer }), ...typed }}
        errors={errors}
        kept={kept}
        layers={found.value.layers}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function postNew(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const services = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(newImportForm, sent, locale)
  const parts = { services, ctx, address: c.get('address') }
  const { files, kept, refusals } = await takeFormFiles(parts, sent, LAYER_FILES, 'file')
  const { typed } = form
  if (!form.ok) return showNew(c, { typed, errors: form.errors, kept })
  const atFile = (message: string) => showNew(c, { typed, errors: [{ field: 'file', message }] })
  const [refusal] = refusals
  if (refusal !== undefined) return atFile(say(refusal.message, locale))
  const [file] = files
  if (file === undefined) return atFile(LAYER_WORDS[locale].noFile)
  const layers = await services.runner.query(layersQuery, ctx, null)
  const layer = layers.ok ? layers.value.layers.find((each) => each.code === form.value.layer) : undefined
  const begun = await services.runner.command(
    beginImport,
    ctx,
    {
      file,
      way: layer === undefined ? 'new' : 'replace',
      layerId: layer?.id,
      crs: form.value.epsg ?? form.value.crs,
      ...(form.value.covers === 'si' ? { covers: true } : {}),
    },
    { address: c.get('address') },
  )
  if (!begun.ok) return showNew(c, { typed, errors: [errorOfRefusal(begun.refusal, locale)], kept })
  return c.redirect(localPath(locale, layerPaths.import(begun.value.importId)), 303)
}

async function showImport(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(importQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const words = LAYER_WORDS[locale]
  const { fileName } = found.value.found
  return workspacePage(c, {
    title: `${words.newTitle}: ${fileName}`,
    breadcrumbs: [{ title: words.layers, href: localPath(locale, layerPaths.layers()) }, { title: fileName }],
    status: errors.length === 0 ? 200 : 422,
    body: (
      <LayerImportPage
        answer={found.value}
        locale={locale}
        csrf={c.get('csrf')}
        typed={typed}
        errors={errors}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

/** After what somebody decided, the page again: with what was done, or with the sentence why not. */
function backTo(
  c: WebContext,
  id: string,
  refusal: Refusal | undefined,
  path = layerPaths.import(id),
): Response | Promise<Response> {
  if (refusal?.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (refusal?.kind === 'no_such_import') return refusalPage(c, 404, refusal)
  if (refusal !== undefined) setFlash(c, 'refusal', refusal.message)
  return c.redirect(localPath(c.get('locale'), path), 303)
}

async function postHow(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const form = readForm(howToReadForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showImport(c, form)
  const { version, crs, epsg, x, y, wkt, encoding, table, covers } = form.value
  const columns = x === undefined && y === undefined && wkt === undefined ? undefined : { x, y, wkt }
  const done = await c.get('services').runner.command(readImportAgain, c.get('ctx'), {
    importId: id,
    expectedVersion: version,
    crs: epsg ?? crs,
    encoding,
    table,
    columns,
    covers: covers === 'si',
  })
  return backTo(c, id, done.ok ? undefined : done.refusal)
}

async function postRepair(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const form = readForm(repairForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showImport(c, form)
  const { version, rule, how } = form.value
  const done = await c
    .get('services')
    .runner.command(repairOfImport, c.get('ctx'), { importId: id, expectedVersion: version, rule, how })
  return backTo(c, id, done.ok ? undefined : done.refusal)
}

async function postExcept(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const sent = await c.req.formData()
  const form = readForm(exceptForm, sent, locale)
  if (!form.ok) {
    setFlash(c, 'refusal', { es: 'Escriba el motivo de la excepción.', en: 'Write the reason for the exception.' })
    return c.redirect(localPath(locale, layerPaths.import(id)), 303)
  }
  const { page, ...said } = form.value
  const done = await c.get('services').runner.command(exceptFindings, c.get('ctx'), { importId: id, ...said })
  const back = page === undefined ? undefined : layerPaths.findings(id, said.rule, page)
  return backTo(c, id, done.ok ? undefined : done.refusal, back)
}

async function postTake(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const { runner } = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(takeForm, sent, locale)
  if (!form.ok) return showImport(c, form)
  const found = await runner.query(importQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const reading = found.value.found.reading
  if (reading === undefined) return backTo(c, id, undefined)
  const { version, way, shapeKind, identifies, layer, code, title, ...texts } = form.value
  const target = found.value.layers.find((each) => each.code === layer)
  const done = await runner.command(takeOfImport, c.get('ctx'), {
    importId: id,
    expectedVersion: version,
    way,
    shapeKind,
    fields: confirmedFields(sent, reading, identifies),
    ...(way === 'new'
      ? title === undefined
        ? {}
        : { layer: { ...texts, title, code: code ?? codeOf(title) } }
      : { layerId: target?.id }),
  })
  if (done.ok || done.refusal.kind === 'forbidden' || done.refusal.kind === 'import_moved')
    return backTo(c, id, done.ok ? undefined : done.refusal)
  return showImport(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
}

async function postCancel(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const done = await c.get('services').runner.command(cancelImport, c.get('ctx'), { importId: id })
  return backTo(c, id, done.ok ? undefined : done.refusal)
}

const permission = MANAGE_LAYERS

export const layerImportRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/capas/nueva', permission, handle: (c) => showNew(c) },
  {
    method: 'POST',
    path: '/t/capas/nueva',
    permission,
    weight: 'upload',
    // Larger files come in pieces, sent by the page before the form.
    largestBody: 64_000_000,
    form: newImportForm,
    handle: postNew,
  },
  { method: 'GET', path: '/t/capas/importaciones/:id', permission, handle: (c) => showImport(c) },
  { method: 'POST', path: '/t/capas/importaciones/:id/lectura', permission, form: howToReadForm, handle: postHow },
  { method: 'POST', path: '/t/capas/importaciones/:id/reparar', permission, form: repairForm, handle: postRepair },
  { method: 'POST', path: '/t/capas/importaciones/:id/exceptuar', permission, form: exceptForm, handle: postExcept },
  { method: 'POST', path: '/t/capas/importaciones/:id/incorporar', permission, form: takeForm, handle: postTake },
  { method: 'POST', path: '/t/capas/importaciones/:id/cancelar', permission, form: NO_FIELDS, handle: postCancel },
  ...findingsRoutes,
]
