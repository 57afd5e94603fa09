import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { problem } from '../../../../../platform/web/problem.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { exceptFeatureFinding } from '../../../data/drawing-except.ts'
import { neighboursQuery } from '../../../data/drawing-ground.ts'
import { featureListQuery, featureQuery, layerThenQuery } from '../../../data/drawing-queries.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { boxSchema } from '../../../data/tiles-features.ts'
import { type AsOfDays, drawingPaths } from '../../../drawing-paths.ts'
import { EDIT_FEATURES } from '../../../drawing-permissions.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { SEE_LAYERS } from '../../../layers-permissions.ts'
import { systemOf, WGS84 } from '../../../rules/drawing/coordinate-systems.ts'
import { isKnownDay } from '../../../rules/drawing/known-day.ts'
import { LAYER_WORDS } from '../layers/layer-words.ts'
import { DRAWING_WORDS } from './drawing-words.ts'
import { exceptForm } from './edit-form.ts'
import { FeaturePage, layerTitle } from './feature-page.tsx'
import { FeatureListPage, LayerThenPage } from './list-pages.tsx'

const asked = z.object({
  terreno: z.string().optional(),
  libros: z.string().optional(),
  version: z.string().optional(),
  sistema: z.string().optional(),
})
const params = z.object({ code: z.string(), number: z.string() })

/** Days in the address; what is no day asks nothing. */
function daysOf(c: WebContext): AsOfDays {
  const day = (name: string) => {
    const text = c.req.query(name) ?? ''
    return isKnownDay(text) ? text : undefined
  }
  return { ground: day('terreno'), books: day('libros') }
}

export function wholeNumber(text: string | undefined): number | undefined {
  const number = Number(text)
  return text !== undefined && /^\d{1,9}$/.test(text) && number >= 1 ? number : undefined
}

export function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusalPage(c, refusal.kind === 'forbidden' ? 403 : 404, refusal)
}

/** The way down to a layer's features. */
export function crumbs(
  c: WebContext,
  layer: StoredLayer,
  more: readonly { readonly title: string; readonly href?: string }[],
) {
  const locale = c.get('locale')
  return [
    { title: LAYER_WORDS[locale].layers, href: localPath(locale, layerPaths.layers()) },
    { title: layerTitle(layer, locale), href: localPath(locale, layerPaths.layer(layer.code)) },
    ...more,
  ]
}

async function showFeature(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const { runner, institution } = c.get('services')
  const code = c.req.param('code') ?? ''
  const number = wholeNumber(c.req.param('number')) ?? 0
  const days = daysOf(c)
  const system = systemOf(c.req.query('sistema')) ?? WGS84
  const version = wholeNumber(c.req.query('version'))
  const found = await runner.query(featureQuery, ctx, {
    code,
    number,
    version,
    system,
    ...days,
    zone: institution.zone,
  })
  if (!found.ok) return refused(c, found.refusal)
  const { layer, title } = found.value
  const words = DRAWING_WORDS[locale]
  return workspacePage(c, {
    title: `${title} · ${layerTitle(layer, locale)}`,
    breadcrumbs: crumbs(c, layer, [
      { title: words.features, href: localPath(locale, drawingPaths.features(code)) },
      { title },
    ]),
    body: (
      <FeaturePage
        answer={found.value}
        locale={locale}
        zone={institution.zone}
        mayEdit={mayDo(ctx.who, EDIT_FEATURES)}
        csrf={c.get('csrf')}
        days={days}
        system={system}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function showFeatures(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner, institution } = c.get('services')
  const page = wholeNumber(c.req.query('pagina')) ?? 1
  const typed = (c.req.query('buscar') ?? '').slice(0, 100)
  const found = await runner.query(featureListQuery, c.get('ctx'), {
    code: c.req.param('code') ?? '',
    words: typed,
    page: Math.min(page, 1_000_000),
  })
  if (!found.ok) return refused(c, found.refusal)
  const { layer } = found.value
  const words = DRAWING_WORDS[locale]
  return workspacePage(c, {
    title: `${words.features} · ${layerTitle(layer, locale)}`,
    breadcrumbs: crumbs(c, layer, [{ title: words.features }]),
    body: (
      <FeatureListPage
        answer={found.value}
        words={typed}
        page={page}
        mayEdit={mayDo(c.get('ctx').who, EDIT_FEATURES)}
        locale={locale}
        zone={institution.zone}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function showLayerThen(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner, institution } = c.get('services')
  const days = daysOf(c)
  const found = await runner.query(layerThenQuery, c.get('ctx'), {
    code: c.req.param('code') ?? '',
    ...days,
    zone: institution.zone,
  })
  if (!found.ok) return refused(c, found.refusal)
  const words = DRAWING_WORDS[locale]
  const { layer } = found.value
  return workspacePage(c, {
    title: `${words.layerThen} · ${layerTitle(layer, locale)}`,
    breadcrumbs: crumbs(c, layer, [{ title: words.layerThen }]),
    body: (
      <LayerThenPage
        answer={found.value}
        days={days}
        locale={locale}
        zone={institution.zone}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function postExcept(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner, institution } = c.get('services')
  const [code, number] = [c.req.param('code') ?? '', wholeNumber(c.req.param('number')) ?? 0]
  const form = readForm(exceptForm, await c.req.formData(), locale)
  const found = await runner.query(featureQuery, c.get('ctx'), { code, number, zone: institution.zone })
  if (!found.ok) return refused(c, found.refusal)
  const back = () => c.redirect(localPath(locale, drawingPaths.feature(code, number)), 303)
  if (!form.ok) {
    setFlash(c, 'refusal', { es: 'Escriba por qué es correcto como está.', en: 'Write why it is right as it is.' })
    return back()
  }
  const input = {
    layerId: found.value.layer.id,
    number,
    findingId: c.req.param('finding') ?? '',
    reason: form.value.reason,
  }
  const done = await runner.command(exceptFeatureFinding, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (done.ok) setFlash(c, 'success', { es: DRAWING_WORDS.es.exceptedDone, en: DRAWING_WORDS.en.exceptedDone })
  else setFlash(c, 'refusal', done.refusal.message)
  return back()
}

/** Exact shapes near a drawing, for its script. */
const NO_BOX: Refusal<'box_malformed'> = {
  kind: 'box_malformed',
  field: 'bbox',
  message: {
    es: 'Diga qué parte del mapa: bbox=oeste,sur,este,norte en grados.',
    en: 'Say which part of the map: bbox=west,south,east,north in degrees.',
  },
}

async function sendNeighbours(c: WebContext): Promise<Response> {
  const box = boxSchema.safeParse(c.req.query('bbox'))
  if (!box.success) return problem(c, 400, NO_BOX)
  const found = await c
    .get('services')
    .runner.query(neighboursQuery, c.get('ctx'), { code: c.req.param('code') ?? '', box: box.data })
  if (!found.ok) return problem(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  return c.json({ shapes: found.value })
}

export const featureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/capas/:code/objetos',
    permission: SEE_LAYERS,
    query: z.object({ buscar: z.string().optional(), pagina: z.string().optional() }),
    handle: showFeatures,
  },
  {
    method: 'GET',
    path: '/t/capas/:code/objetos/:number{[0-9]+}',
    permission: SEE_LAYERS,
    params,
    query: asked,
    handle: showFeature,
  },
  {
    method: 'GET',
    path: '/t/capas/:code/como-era',
    permission: SEE_LAYERS,
    query: z.object({ terreno: z.string().optional(), libros: z.string().optional() }),
    handle: showLayerThen,
  },
  {
    method: 'GET',
    path: '/t/capas/:code/vecinos.json',
    permission: EDIT_FEATURES,
    weight: 'tile',
    query: z.object({ bbox: z.string().optional() }),
    handle: sendNeighbours,
  },
  {
    method: 'POST',
    path: '/t/capas/:code/objetos/:number{[0-9]+}/observaciones/:finding',
    permission: EDIT_FEATURES,
    form: exceptForm,
    handle: postExcept,
  },
]
