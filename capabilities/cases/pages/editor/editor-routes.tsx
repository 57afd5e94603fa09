import { z } from 'zod'
import type { Refusal } from '../../../../kernel/result.ts'
import { say, type Text } from '../../../../kernel/text.ts'
import type { Command } from '../../../../platform/capability/command.ts'
import { mayDo } from '../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import { anyDefinitionQuery, definitionsListQuery, draftQuery } from '../../data/definition-drafts.ts'
import {
  discardDraft,
  editDraft,
  importDraft,
  importInput,
  noteTried,
  publishDraft,
  startDraft,
  startInput,
} from '../../data/edit-definition.ts'
import { editorPaths } from '../../definition-editor-paths.ts'
import { definitionPaths } from '../../definitions-paths.ts'
import { definitionYaml, YAML_TYPE } from '../../exports/definition-yaml.ts'
import { PUBLISH_DEFINITIONS, SEE_DRAFT_DEFINITIONS, WRITE_DEFINITIONS } from '../../permissions.ts'
import { definitionFor } from '../../rules/definition/override.ts'
import { readTrial } from '../public/definitions/trial-form.ts'
import { BAD_FORM } from './bad-form.ts'
import { ComparePage } from './compare-page.tsx'
import { DraftPage } from './draft-page.tsx'
import { EDITOR_WORDS } from './editor-words.ts'
import { ListPage, type ListShown } from './list-page.tsx'
import { partRoutes } from './part-routes.tsx'
import { PLACE, TryPage } from './try-page.tsx'

const NOTHING_TYPED: ListShown = { form: undefined, typed: {}, errors: [] }
const local = (c: WebContext) => (path: string) => localPath(c.get('locale'), path)

function trail(c: WebContext) {
  return { title: EDITOR_WORDS[c.get('locale')].list, href: local(c)(editorPaths.list()) }
}

async function listPage(
  c: WebContext,
  shown: ListShown = NOTHING_TYPED,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(definitionsListQuery, ctx, null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: EDITOR_WORDS[locale].list,
    status,
    breadcrumbs: [{ title: EDITOR_WORDS[locale].list }],
    body: (
      <ListPage
        {...found.value}
        shown={shown}
        mayWrite={mayDo(ctx.who, WRITE_DEFINITIONS)}
        zone={c.get('services').institution.zone}
        locale={locale}
        csrf={c.get('csrf')}
        local={local(c)}
      />
    ),
  })
}

async function draftOf(c: WebContext) {
  return c.get('services').runner.query(draftQuery, c.get('ctx'), { id: c.req.param('id') ?? '' })
}

function notThere(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'no_draft' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, refusal)
}

async function draftPage(c: WebContext): Promise<Response> {
  const found = await draftOf(c)
  if (!found.ok) return notThere(c, found.refusal)
  const { who } = c.get('ctx')
  const title = say(found.value.draft.content.title, c.get('locale'))
  return workspacePage(c, {
    title,
    breadcrumbs: [trail(c), { title }],
    body: (
      <DraftPage
        {...found.value}
        may={{ write: mayDo(who, WRITE_DEFINITIONS), publish: mayDo(who, PUBLISH_DEFINITIONS) }}
        locale={c.get('locale')}
        csrf={c.get('csrf')}
        local={local(c)}
      />
    ),
  })
}

async function tryPage(c: WebContext): Promise<Response> {
  const found = await draftOf(c)
  if (!found.ok) return notThere(c, found.refusal)
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const { draft } = found.value
  const search = new URL(c.req.url).searchParams
  const place = search.get(PLACE)?.slice(0, 100)
  const definition = definitionFor(draft.content, place)
  const fields = new Set(definition.sections.flatMap((section) => section.fields.map(({ key }) => key)))
  const form = readTrial(definition, fields, search, locale)
  const title = EDITOR_WORDS[locale].try
  return workspacePage(c, {
    title,
    status: form.errors.length > 0 ? 422 : 200,
    breadcrumbs: [
      trail(c),
      { title: say(draft.content.title, locale), href: local(c)(editorPaths.draft(draft.id)) },
      { title },
    ],
    body: (
      <TryPage
        draft={draft}
        definition={definition}
        place={place}
        form={form}
        search={search}
        today={ctx.today}
        mayWrite={mayDo(ctx.who, WRITE_DEFINITIONS)}
        locale={locale}
        csrf={c.get('csrf')}
        local={local(c)}
      />
    ),
  })
}

async function comparePage(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  const [before, after] = await Promise.all(
    ['de', 'a'].map((name) => runner.query(anyDefinitionQuery, c.get('ctx'), { id: c.req.query(name) ?? '' })),
  )
  if (before === undefined || after === undefined) return troublePage(c, 404, 'not_found')
  if (!before.ok) return notThere(c, before.refusal)
  if (!after.ok) return notThere(c, after.refusal)
  const locale = c.get('locale')
  const title = EDITOR_WORDS[locale].comparing
  return workspacePage(c, {
    title,
    breadcrumbs: [trail(c), { title }],
    body: <ComparePage before={before.value.content} after={after.value.content} locale={locale} />,
  })
}

async function yamlFile(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(anyDefinitionQuery, c.get('ctx'), { id: c.req.param('id') ?? '' })
  if (!found.ok) return notThere(c, found.refusal)
  return c.body(definitionYaml(found.value.content), 200, {
    'content-type': YAML_TYPE,
    'content-disposition': `attachment; filename="${found.value.content.code}.yaml"`,
  })
}

async function postStart(c: WebContext): Promise<Response> {
  const form = readForm(startInput, await c.req.formData(), c.get('locale'))
  if (!form.ok) return listPage(c, { form: 'start', typed: form.typed, errors: form.errors }, 422)
  const { runner } = c.get('services')
  const done = await runner.command(startDraft, c.get('ctx'), form.value, { address: c.get('address') })
  if (done.ok) return c.redirect(local(c)(editorPaths.draft(done.value.draftId)), 303)
  return listPage(c, { form: 'start', typed: form.typed, errors: [errorOfRefusal(done.refusal, c.get('locale'))] }, 409)
}

async function postImport(c: WebContext): Promise<Response> {
  const form = readForm(importInput, await c.req.formData(), c.get('locale'))
  if (!form.ok) return listPage(c, { form: 'import', typed: form.typed, errors: form.errors }, 422)
  const { runner } = c.get('services')
  const done = await runner.command(importDraft, c.get('ctx'), form.value, { address: c.get('address') })
  if (done.ok) return c.redirect(local(c)(editorPaths.draft(done.value.draftId)), 303)
  return listPage(
    c,
    { form: 'import', typed: form.typed, errors: [errorOfRefusal(done.refusal, c.get('locale'))] },
    422,
  )
}

const versionForm = z.object({ expectedVersion: z.coerce.number().int().min(1) })

/** A button alone, sent with the version that the person saw. */
function postAct<O>(
  command: Command<{ draftId: string; expectedVersion: number }, O>,
  said: 'triedSaid' | 'publishedSaid' | 'discardedSaid',
  to: (c: WebContext, output: O) => string,
) {
  return async (c: WebContext): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    const form = readForm(versionForm, await c.req.formData(), c.get('locale'))
    if (!form.ok) return refusalPage(c, 422, BAD_FORM)
    const input = { draftId: id, ...form.value }
    const done = await c.get('services').runner.command(command, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok && done.refusal.kind === 'no_draft') return troublePage(c, 404, 'not_found')
    if (!done.ok) {
      setFlash(c, 'refusal', done.refusal.message)
      return c.redirect(local(c)(editorPaths.draft(id)), 303)
    }
    const words: Text = { es: EDITOR_WORDS.es[said], en: EDITOR_WORDS.en[said] }
    setFlash(c, 'success', words)
    return c.redirect(local(c)(to(c, done.value)), 303)
  }
}

const orderForm = versionForm.extend({ at: z.string().max(100), act: z.enum(['up', 'down', 'remove']) })

async function postOrder(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const form = readForm(orderForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return refusalPage(c, 422, BAD_FORM)
  const { expectedVersion, ...edit } = form.value
  const { runner } = c.get('services')
  const input = { draftId: id, expectedVersion, edit }
  const done = await runner.command(editDraft, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'no_draft') return troublePage(c, 404, 'not_found')
  if (done.ok) setFlash(c, 'success', { es: EDITOR_WORDS.es.moved, en: EDITOR_WORDS.en.moved })
  else setFlash(c, 'refusal', done.refusal.message)
  const list = edit.at.split('.')[0] ?? ''
  return c.redirect(`${local(c)(editorPaths.draft(id))}#lista-${encodeURIComponent(list)}`, 303)
}

const params = z.object({ id: z.string().max(100) })
const compared = z.object({ de: z.string().max(100).optional(), a: z.string().max(100).optional() })
const draft = '/t/tramites/borradores/:id'
const see = SEE_DRAFT_DEFINITIONS
const write = WRITE_DEFINITIONS

export const editorRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/tramites', permission: see, handle: (c) => listPage(c) },
  { method: 'POST', path: '/t/tramites/borradores', permission: write, form: startInput, handle: postStart },
  { method: 'POST', path: '/t/tramites/importar', permission: write, form: importInput, handle: postImport },
  { method: 'GET', path: '/t/tramites/comparar', permission: see, query: compared, handle: comparePage },
  {
    method: 'GET',
    path: '/t/tramites/definiciones/:id/definicion.yaml',
    permission: see,
    params,
    weight: 'export',
    handle: yamlFile,
  },
  { method: 'GET', path: draft, permission: see, params, handle: draftPage },
  { method: 'GET', path: `${draft}/probar`, permission: see, params, handle: tryPage },
  ...partRoutes,
  { method: 'POST', path: `${draft}/orden`, permission: write, params, form: orderForm, handle: postOrder },
  {
    method: 'POST',
    path: `${draft}/probado`,
    permission: write,
    params,
    form: versionForm,
    handle: postAct(noteTried, 'triedSaid', (_, { draftId }) => editorPaths.draft(draftId)),
  },
  {
    method: 'POST',
    path: `${draft}/publicar`,
    permission: PUBLISH_DEFINITIONS,
    params,
    form: versionForm,
    handle: postAct(publishDraft, 'publishedSaid', (_, { code }) => definitionPaths.guide(code)),
  },
  {
    method: 'POST',
    path: `${draft}/descartar`,
    permission: write,
    params,
    form: versionForm,
    handle: postAct(discardDraft, 'discardedSaid', () => editorPaths.list()),
  },
]
