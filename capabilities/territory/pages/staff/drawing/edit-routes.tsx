import { randomUUID } from 'node:crypto'
import { formatNumber } from '../../../../../kernel/format.ts'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { choiceNameOf, systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import { changeAttributes, changeShape, createFeature, type SavedFeature } from '../../../data/drawing-commands.ts'
import { drawingGroundQuery, type PickAnswer, pickQuery } from '../../../data/drawing-ground.ts'
import {
  type FeatureAnswer,
  featureQuery,
  type ShapePreview,
  shapePreviewQuery,
} from '../../../data/drawing-queries.ts'
import { layerQuery } from '../../../data/layer-queries.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { drawingPaths } from '../../../drawing-paths.ts'
import { EDIT_FEATURES } from '../../../drawing-permissions.ts'
import type { MapView } from '../../../rules/map/map-view.ts'
import { FROM } from './begin-from.tsx'
import type { Conflict } from './conflict-section.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'
import {
  attributeField,
  attributesForm,
  attributeValues,
  errorAt,
  newFeatureForm,
  shapeForm,
  TEXT,
  typedAttributes,
  typedShapeOf,
} from './edit-form.ts'
import { EditPage, type EditPageProps } from './edit-pages.tsx'
import { crumbs, refused, wholeNumber } from './feature-routes.tsx'

/** What the form is about: a feature as it is, or a layer that gets a new one. */
interface Matter {
  readonly layer: StoredLayer
  readonly feature: FeatureAnswer | undefined
}

type What = 'new' | 'shape' | 'attributes'

async function matterOf(c: WebContext): Promise<Result<Matter, Refusal>> {
  const { runner, institution } = c.get('services')
  const code = c.req.param('code') ?? ''
  const said = c.req.param('number')
  if (said === undefined) {
    const found = await runner.query(layerQuery, c.get('ctx'), { code })
    return found.ok ? { ok: true, value: { layer: found.value.layer, feature: undefined } } : found
  }
  const found = await runner.query(featureQuery, c.get('ctx'), {
    code,
    number: wholeNumber(said) ?? 0,
    zone: institution.zone,
  })
  return found.ok ? { ok: true, value: { layer: found.value.layer, feature: found.value } } : found
}

const PARTS: Readonly<Record<What, EditPageProps['parts']>> = {
  new: { attributes: true, shape: true },
  shape: { attributes: false, shape: true },
  attributes: { attributes: true, shape: false },
}

interface Shown {
  readonly state?: FormState
  readonly preview?: ShapePreview | undefined
  readonly conflict?: Conflict | undefined
  readonly status?: 200 | 422 | 409
  readonly picked?: PickAnswer | undefined
  readonly view?: MapView | undefined
}

async function editPage(
  c: WebContext,
  what: What,
  { layer, feature }: Matter,
  { state, preview, conflict, status = 200, picked, view }: Shown = {},
) {
  const locale = c.get('locale')
  const { institution } = c.get('services')
  const ground = PARTS[what].shape
    ? await c.get('services').runner.query(drawingGroundQuery, c.get('ctx'), { code: layer.code })
    : undefined
  const words = DRAWING_WORDS[locale]
  const heading =
    what === 'new'
      ? words.draw
      : `${what === 'shape' ? words.changeShape : words.changeAttributes}: ${feature?.title ?? ''}`
  const [action, back] =
    feature === undefined
      ? [drawingPaths.newFeature(layer.code), drawingPaths.features(layer.code)]
      : [
          drawingPaths[what === 'shape' ? 'shape' : 'attributes'](layer.code, feature.number),
          drawingPaths.feature(layer.code, feature.number),
        ]
  const features = { title: words.features, href: localPath(locale, drawingPaths.features(layer.code)) }
  return workspacePage(c, {
    title: heading,
    breadcrumbs: crumbs(c, layer, [
      features,
      ...(feature === undefined ? [] : [{ title: feature.title, href: localPath(locale, back) }]),
      { title: what === 'new' ? words.draw : what === 'shape' ? words.changeShape : words.changeAttributes },
    ]),
    status,
    body: (
      <EditPage
        layer={layer}
        locale={locale}
        zone={institution.zone}
        csrf={c.get('csrf')}
        heading={heading}
        action={localPath(locale, action)}
        back={localPath(locale, back)}
        state={state ?? { values: valuesOf(layer, feature), errors: [] }}
        version={feature?.versions[0]?.version}
        idempotencyKey={feature === undefined ? randomUUID() : undefined}
        preview={preview}
        conflict={conflict}
        ground={ground?.ok === true ? ground.value : undefined}
        view={feature?.picture?.view ?? view}
        from={
          feature === undefined
            ? {
                layer,
                locale,
                action: localPath(locale, action),
                text: (c.req.query(FROM) ?? '').slice(0, 200),
                answer: picked,
                ground: ground?.ok === true ? ground.value : undefined,
              }
            : undefined
        }
        parts={PARTS[what]}
      />
    ),
  })
}

function valuesOf({ fields }: StoredLayer, feature: FeatureAnswer | undefined): FormState['values'] {
  if (feature?.shown === undefined) return {}
  return { ...attributeValues(fields, feature.shown.attributes), [TEXT]: feature.text }
}

function show(what: What) {
  return async (c: WebContext): Promise<Response> => {
    const matter = await matterOf(c)
    if (!matter.ok) return refused(c, matter.refusal)
    if (what !== 'new' && matter.value.feature?.isNow !== true) return c.redirect(featureAddress(c, matter.value), 303)
    return what === 'new' ? newPage(c, matter.value) : editPage(c, what, matter.value)
  }
}

/** A new feature, empty or begun as a copy of one that was pointed to. Its code stays behind: it is the other's. */
async function newPage(c: WebContext, matter: Matter): Promise<Response> {
  const { runner, institution } = c.get('services')
  const { layer } = matter
  const text = (c.req.query(FROM) ?? '').slice(0, 200)
  const found = await runner.query(pickQuery, c.get('ctx'), {
    code: layer.code,
    text,
    chosen: c.req.query(choiceNameOf(FROM)),
  })
  const picked = found.ok ? found.value : undefined
  if (picked?.picked === undefined || c.req.query('act') === 'find') return editPage(c, 'new', matter, { picked })
  const { number } = picked.picked
  const origin = await runner.query(featureQuery, c.get('ctx'), { code: layer.code, number, zone: institution.zone })
  if (!origin.ok) return editPage(c, 'new', matter, { picked })
  const code = layer.fields.findIndex(({ identifies }) => identifies === true)
  const values = { ...valuesOf(layer, origin.value), [attributeField(code)]: undefined }
  return editPage(c, 'new', matter, { picked, state: { values, errors: [] }, view: origin.value.picture?.view })
}

function featureAddress(c: WebContext, { layer, feature }: Matter): string {
  return localPath(
    c.get('locale'),
    feature === undefined ? drawingPaths.features(layer.code) : drawingPaths.feature(layer.code, feature.number),
  )
}

const FORMS = { new: newFeatureForm, shape: shapeForm, attributes: attributesForm } as const

function post(what: What) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const { runner } = c.get('services')
    const sent = await c.req.formData()
    const form = readForm<{
      readonly version?: number | undefined
      readonly note?: string | undefined
      readonly validFrom?: string | undefined
      readonly act?: string | undefined
    }>(FORMS[what], sent, locale)
    const matter = await matterOf(c)
    if (!matter.ok) return refused(c, matter.refusal)
    const { layer, feature } = matter.value
    const typed = typedShapeOf(sent)
    const values = { ...form.typed, [TEXT]: typed.text, [systemNameOf(TEXT)]: typed.system }
    if (!form.ok) return editPage(c, what, matter.value, { state: { values, errors: form.errors }, status: 422 })
    const { version, note, validFrom, act } = form.value
    const preview = async () => {
      const found =
        what === 'attributes'
          ? undefined
          : await runner.query(shapePreviewQuery, c.get('ctx'), { code: layer.code, ...typed })
      return found?.ok ? found.value : undefined
    }
    if (act === 'check') {
      const checked = await preview()
      const errors = checked?.read.ok === false ? [errorAt(checked.read.refusal, layer.fields, locale)] : []
      return editPage(c, what, matter.value, {
        state: { values, errors },
        preview: checked,
        status: errors.length > 0 ? 422 : 200,
      })
    }
    const attributes = typedAttributes(sent, layer.fields)
    const why = { note, validFrom }
    const which = { layerId: layer.id, number: feature?.number ?? 0, expectedVersion: version ?? 0 }
    const key = form.typed['idempotency-key']
    const options = { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) }
    const done: Result<SavedFeature, Refusal> =
      what === 'new'
        ? await runner.command(
            createFeature,
            c.get('ctx'),
            { layerId: layer.id, attributes, ...typed, ...why },
            options,
          )
        : what === 'shape'
          ? await runner.command(changeShape, c.get('ctx'), { ...which, ...typed, ...why }, options)
          : await runner.command(changeAttributes, c.get('ctx'), { ...which, attributes, ...why }, options)
    if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (!done.ok) {
      const conflict =
        done.refusal.kind === 'feature_changed' && feature !== undefined
          ? conflictOf(feature, version, attributes, await preview())
          : undefined
      const state = { values, errors: [errorAt(done.refusal, layer.fields, locale)] }
      return editPage(c, what, matter.value, { state, conflict, status: conflict === undefined ? 422 : 409 })
    }
    const { number, findings } = done.value
    const title = feature?.title ?? String(number)
    const told = (words: typeof DRAWING_WORDS.es) =>
      [words.saved(title), findings.length === 0 ? '' : words.savedFindings].filter(Boolean).join(' ')
    setFlash(c, 'success', { es: told(DRAWING_WORDS.es), en: told(DRAWING_WORDS.en) })
    return c.redirect(localPath(locale, drawingPaths.feature(layer.code, number)), 303)
  }
}

/** What was begun from, what somebody saved since, and what this person typed. */
function conflictOf(
  feature: FeatureAnswer,
  began: number | undefined,
  mine: Conflict['mine'],
  preview: ShapePreview | undefined,
): Conflict | undefined {
  const theirs = feature.versions[0]
  if (theirs === undefined) return undefined
  const size = preview?.read.ok === true ? preview.read.value : undefined
  const figure = size?.areaM2 ?? size?.lengthM
  const unit = size?.areaM2 === undefined ? 'm' : 'm²'
  return {
    layer: feature.layer,
    began: feature.versions.find(({ version }) => version === began),
    theirs,
    mine,
    mineSize: figure === undefined ? undefined : `${formatNumber(figure, { max: 1 })} ${unit}`,
  }
}

export const editFeatureRoutes: readonly Route[] = (
  [
    ['new', '/t/capas/:code/objetos/nuevo'],
    ['shape', '/t/capas/:code/objetos/:number{[0-9]+}/forma'],
    ['attributes', '/t/capas/:code/objetos/:number{[0-9]+}/atributos'],
  ] as const
).flatMap(([what, path]): readonly Route[] => [
  { method: 'GET', path, permission: EDIT_FEATURES, handle: show(what) },
  { method: 'POST', path, permission: EDIT_FEATURES, form: FORMS[what], handle: post(what) },
])
