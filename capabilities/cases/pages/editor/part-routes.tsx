import { z } from 'zod'
import type { Refusal } from '../../../../kernel/result.ts'
import { say } from '../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { type DefinitionDraft, draftQuery } from '../../data/definition-drafts.ts'
import { editDraft } from '../../data/edit-definition.ts'
import { editorPaths, partId } from '../../definition-editor-paths.ts'
import { WRITE_DEFINITIONS } from '../../permissions.ts'
import { kindOfList, kindOfPart, partAt } from '../../rules/definition/edit.ts'
import { BAD_FORM } from './bad-form.ts'
import { BASICS_FORM, LEADS } from './basics-form.ts'
import { EDITOR_WORDS } from './editor-words.ts'
import { PART_FORMS, type PartForm } from './part-forms.ts'
import { PartPage } from './part-page.tsx'
import { readPart, type TypedPart, typedOf } from './part-values.ts'

/** What the address asks: a part that stands, a new one for a list, or what is of the whole. */
interface Target {
  readonly form: PartForm
  /** What stands now; nothing of a new one. */
  readonly part: Readonly<Record<string, unknown>>
  readonly at: string
  readonly act: 'put' | 'add' | 'basics'
}

const NEW = { required: true, certainty: 'unverified' }

function targetOf({ content }: DefinitionDraft, en: string | undefined, list: string | undefined): Target | undefined {
  if (en === 'basics') return { form: BASICS_FORM, part: content, at: 'basics', act: 'basics' }
  if (en !== undefined) {
    const [kind, part] = [kindOfPart(en), partAt(content, en)]
    return kind === undefined || part === undefined ? undefined : { form: PART_FORMS[kind], part, at: en, act: 'put' }
  }
  const kind = list === undefined ? undefined : kindOfList(list)
  return kind === undefined || list === undefined
    ? undefined
    : { form: PART_FORMS[kind], part: NEW, at: list, act: 'add' }
}

interface Shown {
  readonly typed: TypedPart
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
  /** The version that was seen when it was typed. */
  readonly version: number
}

async function show(c: WebContext, asked: Asked, shown?: Shown): Promise<Response> {
  const found = await c.get('services').runner.query(draftQuery, c.get('ctx'), { id: c.req.param('id') ?? '' })
  if (!found.ok) return notThere(c, found.refusal)
  const { draft, places } = found.value
  const target = targetOf(draft, asked.en, asked.lista)
  if (target === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const local = (path: string) => localPath(locale, path)
  const title = say(target.form.title, locale)
  return workspacePage(c, {
    title,
    status: shown?.status ?? 200,
    breadcrumbs: [
      { title: EDITOR_WORDS[locale].list, href: local(editorPaths.list()) },
      { title: say(draft.content.title, locale), href: local(editorPaths.draft(draft.id)) },
      { title },
    ],
    body: (
      <PartPage
        form={target.form}
        definition={draft.content}
        places={places}
        typed={shown?.typed ?? typedOf(target.form.fields, target.part)}
        errors={shown?.errors ?? []}
        action={local(`${editorPaths.draft(draft.id)}/parte`)}
        back={local(`${editorPaths.draft(draft.id)}${target.act === 'add' ? '' : `#${partId(target.at)}`}`)}
        hidden={{
          ...(asked.en === undefined ? {} : { en: asked.en }),
          ...(asked.lista === undefined ? {} : { lista: asked.lista }),
          expectedVersion: String(shown?.version ?? draft.version),
        }}
        csrf={c.get('csrf')}
        locale={locale}
      />
    ),
  })
}

function notThere(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'no_draft' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, refusal)
}

async function post(c: WebContext): Promise<Response> {
  const sent = await c.req.formData()
  const named = z.object({ en: place, lista: place, expectedVersion: z.coerce.number().int().min(1) }).safeParse({
    en: sent.get('en') ?? undefined,
    lista: sent.get('lista') ?? undefined,
    expectedVersion: sent.get('expectedVersion'),
  })
  if (!named.success) return refusalPage(c, 422, BAD_FORM)
  const { expectedVersion, ...asked } = named.data
  const { runner } = c.get('services')
  const id = c.req.param('id') ?? ''
  const found = await runner.query(draftQuery, c.get('ctx'), { id })
  if (!found.ok) return notThere(c, found.refusal)
  const target = targetOf(found.value.draft, asked.en, asked.lista)
  if (target === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const read = readPart(target.form, sent, locale, target.act === 'basics' ? LEADS : {})
  const again = (errors: readonly FieldError[], status: 409 | 422) =>
    show(c, asked, { typed: read.typed, errors, status, version: expectedVersion })
  if (!read.ok) return again(read.errors, 422)
  const edit =
    target.act === 'basics'
      ? { act: 'basics' as const, value: basicsOf(read.value, target.part) }
      : { act: target.act, at: target.at, value: read.value }
  const done = await runner.command(
    editDraft,
    c.get('ctx'),
    { draftId: id, expectedVersion, edit },
    { address: c.get('address') },
  )
  if (!done.ok) return again([errorOfRefusal(done.refusal, locale)], 409)
  setFlash(c, 'success', { es: EDITOR_WORDS.es.saved, en: EDITOR_WORDS.en.saved })
  const anchor = target.act === 'add' ? `lista-${target.at.split('.')[0]}` : partId(target.at)
  return c.redirect(`${localPath(locale, editorPaths.draft(id))}#${anchor}`, 303)
}

/** What the form does not show of a term (corrections, lapse, entries) stays; a group that was emptied goes. */
function basicsOf(value: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>) {
  const gone = Object.keys(LEADS).filter((group) => value[group] === undefined)
  const { term } = value
  const { citation: _old, ...kept } = (before.term ?? {}) as Readonly<Record<string, unknown>>
  return {
    ...value,
    ...Object.fromEntries(gone.map((group) => [group, null])),
    ...(term === undefined ? {} : { term: { ...kept, ...(term as object) } }),
  }
}

const place = z.string().max(100).optional()
interface Asked {
  readonly en?: string | undefined
  readonly lista?: string | undefined
}
const params = z.object({ id: z.string().max(100) })
const query = z.object({ en: place, lista: place })
const partForm = z.object({ en: place, lista: place, expectedVersion: z.coerce.number().int().min(1) })

export const partRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/tramites/borradores/:id/parte',
    permission: WRITE_DEFINITIONS,
    params,
    query,
    handle: (c) => show(c, { en: c.req.query('en'), lista: c.req.query('lista') }),
  },
  {
    method: 'POST',
    path: '/t/tramites/borradores/:id/parte',
    permission: WRITE_DEFINITIONS,
    params,
    form: partForm,
    handle: post,
  },
]
