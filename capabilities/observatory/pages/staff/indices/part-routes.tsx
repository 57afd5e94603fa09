import type { VNode } from 'preact'
import { type ZodType, z } from 'zod'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { saveIndex } from '../../../data/index-drafts.ts'
import { indexWorkPaths } from '../../../indices-paths.ts'
import { WRITE_INDICES } from '../../../indices-permissions.ts'
import type { IndexDefinition } from '../../../rules/indices/definition.ts'
import { aboveIndices, type FoundIndex, findIndex } from './found-index.ts'
import { INDEX_WORK_WORDS } from './index-work-words.ts'
import type { MethodFormProps } from './method-form-pages.tsx'

/** A part of an index that has a form of its own. `name` is what of it the address names: a level, an indicator. */
export interface Part<Form> {
  /** Below the index's address: `pesos/:part`. */
  readonly path: string
  readonly form: ZodType<Form>
  /** What the form holds before anybody typed; undefined where the index has no such part. */
  typed(found: FoundIndex, name: string): Typed | undefined
  page(props: MethodFormProps, found: FoundIndex, name: string): VNode | null
  /** The index with the part as the form says it. */
  change(definition: IndexDefinition, form: Form, name: string): Result<IndexDefinition>
}

const nameIn = (c: WebContext) => c.req.param('part') ?? ''

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'forbidden' ? refusalPage(c, 403, refusal) : troublePage(c, 404, 'not_found')
}

/** The page on which a part is changed, and where its form is sent. */
export function partRoutes<Form extends { readonly expectedVersion: number }>(part: Part<Form>): readonly Route[] {
  const path = `/t/observatorio/indices/:index/${part.path}`
  const params = z.object({
    index: z.string().max(60),
    ...(part.path.includes(':part') ? { part: z.string().max(60) } : {}),
  })
  const show = async (
    c: WebContext,
    attempt?: { readonly typed: Typed; readonly errors: readonly FieldError[] },
  ): Promise<Response> => {
    const found = await findIndex(c)
    if (!found.ok) return refused(c, found.refusal)
    const start = part.typed(found.value, nameIn(c))
    if (start === undefined) return troublePage(c, 404, 'not_found')
    const locale = c.get('locale')
    const { definition } = found.value
    const title = say(definition.title, locale)
    const props = {
      ...{ locale, csrf: c.get('csrf'), definition },
      action: c.get('barePath').split('?')[0] ?? '',
      typed: attempt?.typed ?? start,
      errors: attempt?.errors ?? [],
    }
    return workspacePage(c, {
      title,
      breadcrumbs: [
        aboveIndices(c),
        { title, href: localPath(locale, indexWorkPaths.index(definition.code)) },
        { title: INDEX_WORK_WORDS[locale].change },
      ],
      status: attempt === undefined ? 200 : 422,
      body: part.page(props, found.value, nameIn(c)),
    })
  }
  const send = async (c: WebContext): Promise<Response> => {
    const form = readForm(part.form, await c.req.formData(), c.get('locale'))
    if (!form.ok) return show(c, form)
    const { typed, value } = form
    return keep(c, value.expectedVersion, 'saved', {
      change: (definition) => part.change(definition, value, nameIn(c)),
      again: (refusal) => show(c, { typed, errors: [errorOfRefusal(refusal, c.get('locale'))] }),
    })
  }
  return [
    { method: 'GET', path, permission: WRITE_INDICES, params, handle: (c) => show(c) },
    { method: 'POST', path, permission: WRITE_INDICES, params, form: part.form, handle: send },
  ]
}

interface Keeping {
  readonly change: (definition: IndexDefinition) => Result<IndexDefinition>
  readonly again: (refusal: Refusal) => Response | Promise<Response>
}

/** Changes the draft, or opens one with the change, and goes back to the index. */
export async function keep(
  c: WebContext,
  expectedVersion: number,
  said: 'saved' | 'removed',
  { change, again }: Keeping,
): Promise<Response> {
  const found = await findIndex(c)
  if (!found.ok) return refused(c, found.refusal)
  const { code } = found.value.definition
  const changed = change(found.value.definition)
  if (!changed.ok) return again(changed.refusal)
  const input = { code, expectedVersion, content: changed.value }
  const done = await c.get('services').runner.command(saveIndex, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) return done.refusal.kind === 'forbidden' ? refusalPage(c, 403, done.refusal) : again(done.refusal)
  setFlash(c, 'success', { es: INDEX_WORK_WORDS.es[said], en: INDEX_WORK_WORDS.en[said] })
  return c.redirect(localPath(c.get('locale'), indexWorkPaths.index(code)), 303)
}
