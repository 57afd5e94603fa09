import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { editLayer, retireLayer } from '../../../data/edit-layer.ts'
import { layerQuery, layersQuery } from '../../../data/layer-queries.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { MANAGE_LAYERS, SEE_LAYERS } from '../../../layers-permissions.ts'
import { editForm, isSi, retireForm } from './import-form.ts'
import { EditLayerPage, LayerPage } from './layer-page.tsx'
import { LAYER_WORDS } from './layer-words.ts'
import { LayersPage } from './list-page.tsx'

async function showLayers(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(layersQuery, ctx, null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: LAYER_WORDS[locale].layers,
    body: (
      <LayersPage
        {...found.value}
        locale={locale}
        mayManage={mayDo(ctx.who, MANAGE_LAYERS)}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function showLayer(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(layerQuery, ctx, { code: c.req.param('code') ?? '' })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const words = LAYER_WORDS[locale]
  return workspacePage(c, {
    title: found.value.layer.title,
    breadcrumbs: [
      { title: words.layers, href: localPath(locale, layerPaths.layers()) },
      { title: found.value.layer.title },
    ],
    body: (
      <LayerPage
        answer={found.value}
        locale={locale}
        mayManage={mayDo(ctx.who, MANAGE_LAYERS)}
        csrf={c.get('csrf')}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function showEdit(
  c: WebContext,
  { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(layerQuery, c.get('ctx'), { code: c.req.param('code') ?? '' })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const { layer } = found.value
  const words = LAYER_WORDS[locale]
  return workspacePage(c, {
    title: `${words.edit}: ${layer.title}`,
    breadcrumbs: [
      { title: words.layers, href: localPath(locale, layerPaths.layers()) },
      { title: layer.title, href: localPath(locale, layerPaths.layer(layer.code)) },
      { title: words.edit },
    ],
    status: errors.length === 0 ? 200 : 422,
    body: (
      <EditLayerPage
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

async function postEdit(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(editForm, sent, locale)
  if (!form.ok) return showEdit(c, form)
  const found = await runner.query(layerQuery, c.get('ctx'), { code: c.req.param('code') ?? '' })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const { layer } = found.value
  const { version, ...texts } = form.value
  const staffFields = layer.fields.flatMap((field, index) => (isSi(sent, `staff-${index}`) ? [field.name] : []))
  const done = await runner.command(
    editLayer,
    c.get('ctx'),
    { layerId: layer.id, expectedVersion: version, ...texts, staffFields },
    { address: c.get('address') },
  )
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (!done.ok) return showEdit(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  setFlash(c, 'success', { es: 'Se guardaron los datos de la capa.', en: 'What the layer says of itself was saved.' })
  return c.redirect(localPath(locale, layerPaths.layer(layer.code)), 303)
}

async function postRetire(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const code = c.req.param('code') ?? ''
  const form = readForm(retireForm, await c.req.formData(), locale)
  const found = await runner.query(layerQuery, c.get('ctx'), { code })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const back = () => c.redirect(localPath(locale, layerPaths.layer(code)), 303)
  if (!form.ok) {
    setFlash(c, 'refusal', { es: 'Escriba por qué se retira la capa.', en: 'Write why the layer is retired.' })
    return back()
  }
  const { version, reason } = form.value
  const done = await runner.command(
    retireLayer,
    c.get('ctx'),
    { layerId: found.value.layer.id, expectedVersion: version, reason },
    { address: c.get('address') },
  )
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (done.ok) setFlash(c, 'success', { es: 'La capa se retiró.', en: 'The layer was retired.' })
  else setFlash(c, 'refusal', done.refusal.message)
  return back()
}

export const layerRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/capas', permission: SEE_LAYERS, handle: showLayers },
  { method: 'GET', path: '/t/capas/:code', permission: SEE_LAYERS, handle: showLayer },
  { method: 'GET', path: '/t/capas/:code/datos', permission: MANAGE_LAYERS, handle: (c) => showEdit(c) },
  { method: 'POST', path: '/t/capas/:code/datos', permission: MANAGE_LAYERS, form: editForm, handle: postEdit },
  { method: 'POST', path: '/t/capas/:code/retirar', permission: MANAGE_LAYERS, form: retireForm, handle: postRetire },
]
