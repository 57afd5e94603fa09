import { z } from 'zod'
import { isMonth } from '../../../../../kernel/civil.ts'
import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import { evidenceToPlace, sayEvidencePlace } from '../../../data/say-evidence-place.ts'
import { planningPaths } from '../../../paths.ts'
import { REPORT_MONTH } from '../../../permissions.ts'
import { REPORT_WORDS } from '../report-words.ts'
import { EvidencePlacePage, PLACE } from './evidence-place-page.tsx'

const SYSTEM = systemNameOf(PLACE)
const placeForm = z.object({
  expectedVersion: z.coerce.number().int().min(1),
  [PLACE]: z.string().max(500).default(''),
  [SYSTEM]: z.string().max(40).optional(),
})

async function show(c: WebContext, state: FormState = { values: {}, errors: [] }, status: 200 | 409 | 422 = 200) {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(evidenceToPlace, c.get('ctx'), { evidenceId: id })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const local = (path: string) => localPath(locale, path)
  const { activityId, month, activity } = found.value
  const words = REPORT_WORDS[locale]
  const back = `${local(planningPaths.report(activityId, isMonth(month) ? month : 1))}#kept`
  return workspacePage(c, {
    title: words.sayPlaceTitle,
    status,
    breadcrumbs: [{ title: activity, href: back }],
    body: (
      <EvidencePlacePage
        evidence={found.value}
        locale={locale}
        csrf={c.get('csrf')}
        state={state}
        back={back}
        local={local}
      />
    ),
  })
}

async function post(c: WebContext): Promise<Response> {
  const form = readForm(placeForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return show(c, { values: form.typed, errors: form.errors }, 422)
  const { expectedVersion, [PLACE]: text = '', [SYSTEM]: system } = form.value
  const input = { evidenceId: c.req.param('id'), expectedVersion, text, system }
  const done = await c
    .get('services')
    .runner.command(sayEvidencePlace, c.get('ctx'), input, { address: c.get('address') })
  const locale = c.get('locale')
  if (!done.ok) {
    const { kind } = done.refusal
    if (kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (!kind.startsWith('shape_')) return refusalPage(c, kind === 'no_evidence' ? 404 : 409, done.refusal)
    const error = { ...errorOfRefusal(done.refusal, locale), field: PLACE }
    return show(c, { values: form.typed, errors: [error] }, 422)
  }
  setFlash(c, 'success', { es: REPORT_WORDS.es.placeSaved, en: REPORT_WORDS.en.placeSaved })
  const { activityId, month } = done.value
  return c.redirect(localPath(locale, `${planningPaths.report(activityId, isMonth(month) ? month : 1)}#kept`), 303)
}

export const evidencePlaceRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/evidencias/:id/lugar-indicado', permission: REPORT_MONTH, handle: (c) => show(c) },
  {
    method: 'POST',
    path: '/t/evidencias/:id/lugar-indicado',
    permission: REPORT_MONTH,
    form: placeForm,
    handle: post,
  },
]
