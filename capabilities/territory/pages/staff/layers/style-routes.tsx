import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import {
  type StyleAnswer,
  type StyleQuestion,
  styleLayer,
  styleQuery,
  styleQuestion,
} from '../../../data/style-layer.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { MANAGE_LAYERS } from '../../../layers-permissions.ts'
import type { LayerStyle, StyleEntry } from '../../../model.ts'
import { COLOUR_NAMES } from '../../../rules/map/colour-names.ts'
import { isSi } from './import-form.ts'
import { LAYER_WORDS } from './layer-words.ts'
import { StylePage } from './style-page.tsx'
import { STYLE_WORDS } from './style-words.ts'

/** Entries come as `value-0`, `colour-0`, `title-0`, `titleEn-0`, `drop-0`. */
const styleForm = z.object({
  version: z.coerce.number().int().min(0),
  kind: z.enum(['single', 'categories', 'classes']),
  field: z.string().max(200).optional(),
  entries: z.coerce.number().int().min(0).max(12),
  colour: z.enum(COLOUR_NAMES as [string, ...string[]]),
  opacity: z.coerce.number().min(0).max(100),
  label: z.string().max(200).optional(),
})

/** Of an address that asks for something there is not, what stands now is shown. */
function questionOf(c: WebContext): StyleQuestion {
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const asked = styleQuestion.safeParse(given)
  return asked.success ? asked.data : styleQuestion.parse({})
}

async function show(c: WebContext): Promise<Response> {
  const code = c.req.param('code') ?? ''
  const asked = questionOf(c)
  const { runner } = c.get('services')
  const found = await runner.query(styleQuery, c.get('ctx'), { code, ...asked })
  if (found.ok) return page(c, found.value, asked)
  if (found.refusal.field === undefined) return refused(c, found.refusal)
  const now = await runner.query(styleQuery, c.get('ctx'), { code, ...asked, kind: undefined })
  if (!now.ok) return refused(c, now.refusal)
  return page(c, now.value, asked, {}, [{ message: errorOfRefusal(found.refusal, c.get('locale')).message }])
}

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusalPage(c, refusal.kind === 'forbidden' ? 403 : 404, refusal)
}

function page(
  c: WebContext,
  answer: StyleAnswer,
  asked: StyleQuestion,
  typed: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = LAYER_WORDS[locale]
  const { layer } = answer
  return workspacePage(c, {
    title: `${words.style}: ${layer.title}`,
    breadcrumbs: [
      { title: words.layers, href: localPath(locale, layerPaths.layers()) },
      { title: layer.title, href: localPath(locale, layerPaths.layer(layer.code)) },
      { title: words.style },
    ],
    status: errors.length === 0 ? 200 : 422,
    body: (
      <StylePage
        {...{ answer, asked, locale, typed, errors }}
        csrf={c.get('csrf')}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function post(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const code = c.req.param('code') ?? ''
  const asked = styleQuestion.parse({})
  const found = await runner.query(styleQuery, c.get('ctx'), { code, ...asked })
  if (!found.ok) return refused(c, found.refusal)
  const { layer } = found.value
  const sent = await c.req.formData()
  const form = readForm(styleForm, sent, locale)
  const kind = form.ok ? form.value.kind : layer.style.kind
  const field = form.ok ? form.value.field : layer.style.field
  const entries = entriesOf(sent, kind)
  // What was typed stands again, with what is wrong.
  const again = (errors: readonly FieldError[]) => {
    const { field: _field, entries: _entries, ...rest } = layer.style
    const style: LayerStyle = { ...rest, kind, ...(field === undefined ? {} : { field }), entries }
    return page(c, { ...found.value, style }, asked, form.typed, errors)
  }
  if (!form.ok) return again(form.errors)
  const { version, colour, opacity, label } = form.value
  const kept = entries.filter((_entry, index) => !isSi(sent, `drop-${index}`))
  const input = {
    layerId: layer.id,
    expectedVersion: version,
    kind,
    colour,
    opacity: opacity / 100,
    entries: kept.map(({ value, ...rest }) => ({ ...rest, value: kind === 'classes' ? Number(value) : value })),
    ...(kind === 'single' || field === undefined ? {} : { field }),
    ...(label === undefined ? {} : { label }),
  }
  const done = await runner.command(styleLayer, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refused(c, done.refusal)
  if (!done.ok) return again([errorOfRefusal(done.refusal, locale)])
  setFlash(c, 'success', { es: STYLE_WORDS.es.saved, en: STYLE_WORDS.en.saved })
  return c.redirect(localPath(locale, layerPaths.style(layer.code)), 303)
}

function entriesOf(sent: FormData, kind: LayerStyle['kind']): readonly StyleEntry[] {
  if (kind === 'single') return []
  const found: StyleEntry[] = []
  for (let index = 0; index < 12 && sent.has(`value-${index}`); index += 1) {
    const text = (what: string) => String(sent.get(`${what}-${index}`) ?? '').trim()
    const value = text('value')
    const titleEn = text('titleEn')
    found.push({
      value,
      colour: text('colour'),
      title: text('title') === '' ? value : text('title'),
      ...(titleEn === '' ? {} : { titleEn }),
    })
  }
  return found
}

export const styleRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/capas/:code/estilo', permission: MANAGE_LAYERS, handle: show },
  { method: 'POST', path: '/t/capas/:code/estilo', permission: MANAGE_LAYERS, form: styleForm, handle: post },
]
