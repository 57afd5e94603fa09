import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { placeElement } from '../../../data/element-places.ts'
import { editPaths } from '../../../edit-paths.ts'
import { EDIT_PLAN } from '../../../edit-permissions.ts'
import { showElement } from './element-routes.tsx'
import { EDIT_WORDS } from './element-words.ts'

/** Boxes come several times under one name; without any, nothing of them is sent. */
const placesForm = z.object({
  place: z.string().max(100).optional(),
  expectedVersion: z.coerce.number().int().min(1),
})

async function postPlaces(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const sent = await c.req.formData()
  const form = readForm(placesForm, sent, locale)
  const places = sent.getAll('place').map(String)
  if (!form.ok) return showElement(c, { places: { typed: places, errors: form.errors }, status: 422 })
  const { expectedVersion } = form.value
  const saved = await c
    .get('services')
    .runner.command(
      placeElement,
      c.get('ctx'),
      { elementId: id, places, expectedVersion },
      { address: c.get('address') },
    )
  if (!saved.ok) {
    const { refusal } = saved
    if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
    const errors = [errorOfRefusal(refusal, locale)]
    const status = refusal.kind === 'changed_meanwhile' ? 409 : 422
    return showElement(c, { places: { typed: places, errors }, status })
  }
  setFlash(c, 'success', { es: EDIT_WORDS.es.placesSaved, en: EDIT_WORDS.en.placesSaved })
  return c.redirect(localPath(locale, editPaths.element(id)), 303)
}

export const placesRoutes: readonly Route[] = [
  { method: 'POST', path: '/t/elementos/:id/municipios', permission: EDIT_PLAN, form: placesForm, handle: postPlaces },
]
