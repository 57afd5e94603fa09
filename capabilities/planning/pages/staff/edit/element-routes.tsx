import { randomUUID } from 'node:crypto'
import { isId } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { editElement, editElementInput, elementToEdit } from '../../../data/edit-element.ts'
import { placesOfElement } from '../../../data/element-places.ts'
import { editPaths } from '../../../edit-paths.ts'
import { EDIT_PLAN } from '../../../edit-permissions.ts'
import { planningPaths } from '../../../paths.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { ElementPage, type PlacesAttempt } from './element-page.tsx'
import { EDIT_WORDS } from './element-words.ts'

const elementForm = editElementInput.omit({ elementId: true, namesPersons: true })

type Attempt =
  | { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly status: 409 | 422 }
  | { readonly places: PlacesAttempt; readonly status: 409 | 422 }

const NO_PLACES = { division: undefined, places: [], chosen: [], demo: false }

/** The page of one element; also for the form of municipalities, which stands on it. */
export async function showElement(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(elementToEdit, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const places = await c.get('services').runner.query(placesOfElement, c.get('ctx'), id)
  const { head, element } = found.value
  const own = attempt !== undefined && 'typed' in attempt ? attempt : undefined
  const words = EDIT_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return workspacePage(c, {
    title: `${words.editOf(say(KIND_NAMES[element.kind], locale))} · ${element.code ?? head.unit.code}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: head.unit.code, href: local(planningPaths.matrix(head.year, head.unit.code)) },
      { title: words.lines, href: local(editPaths.lines(head.year, head.unit.code)) },
      { title: element.code ?? say(KIND_NAMES[element.kind], locale) },
    ],
    body: (
      <ElementPage
        answer={found.value}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        typed={own?.typed}
        errors={own?.errors ?? []}
        overtaken={own?.status === 409}
        places={places.ok ? places.value : NO_PLACES}
        placesAttempt={attempt !== undefined && 'places' in attempt ? attempt.places : undefined}
        local={local}
      />
    ),
  })
}

async function postElement(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const form = readForm(elementForm, await c.req.formData(), locale)
  if (!form.ok) return showElement(c, { typed: form.typed, errors: form.errors, status: 422 })
  const input = { ...form.value, elementId: id, namesPersons: form.typed.namesPersons !== undefined }
  const key = form.typed['idempotency-key']
  const saved = await c.get('services').runner.command(editElement, c.get('ctx'), input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const stale = saved.refusal.kind === 'changed_meanwhile'
    return showElement(c, {
      // The next save knowingly replaces what stands now: the form takes the current version along.
      typed: stale ? { ...form.typed, expectedVersion: '' } : form.typed,
      errors: [errorOfRefusal(saved.refusal, locale)],
      status: stale ? 409 : 422,
    })
  }
  setFlash(c, 'success', { es: EDIT_WORDS.es.saved, en: EDIT_WORDS.en.saved })
  return c.redirect(localPath(locale, editPaths.element(id)), 303)
}

export const elementRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/elementos/:id/editar', permission: EDIT_PLAN, handle: (c) => showElement(c) },
  { method: 'POST', path: '/t/elementos/:id/editar', permission: EDIT_PLAN, form: elementForm, handle: postElement },
]
