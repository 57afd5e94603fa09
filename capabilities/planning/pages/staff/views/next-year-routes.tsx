import { randomUUID } from 'node:crypto'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { nextYearQuery, startNextYear, startNextYearInput } from '../../../data/start-next-year.ts'
import { planYearQuery } from '../../../data/year-query.ts'
import { planningPaths } from '../../../paths.ts'
import { START_NEXT_YEAR } from '../../../views-permissions.ts'
import { yearOf } from '../year-page.tsx'
import { NextYearPage } from './next-year-page.tsx'
import { NEXT_YEAR_WORDS } from './next-year-words.ts'

const startForm = startNextYearInput.omit({ poaId: true })

/** The plan that the address names, or the page that says why not. */
async function planOf(c: WebContext) {
  const { year, unit } = c.req.param()
  const answer = await c.get('services').runner.query(planYearQuery, c.get('ctx'), { year: yearOf(year) })
  if (!answer.ok) return undefined
  return answer.value.plan.poas.find(({ head }) => head.unit.code.toLowerCase() === unit?.toLowerCase())
}

async function showNextYear(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const poa = await planOf(c)
  if (poa === undefined) return troublePage(c, 404, 'not_found')
  const next = await c.get('services').runner.query(nextYearQuery, c.get('ctx'), poa.head.id)
  if (!next.ok) return refusalPage(c, next.refusal.kind === 'forbidden' ? 403 : 404, next.refusal)
  const { year, unit } = poa.head
  const local = (path: string) => localPath(locale, path)
  const words = NEXT_YEAR_WORDS[locale]
  return workspacePage(c, {
    title: words.title(year + 1, unit.code),
    breadcrumbs: [
      { title: `${unit.code} · ${year}`, href: local(planningPaths.matrix(year, unit.code)) },
      { title: words.link(year + 1) },
    ],
    body: (
      <NextYearPage
        poa={poa}
        locale={locale}
        taken={next.value.taken}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        local={local}
      />
    ),
  })
}

async function postNextYear(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(startForm, await c.req.formData(), locale)
  const poa = await planOf(c)
  if (poa === undefined) return troublePage(c, 404, 'not_found')
  const input = form.ok ? { ...form.value, poaId: poa.head.id } : { poaId: poa.head.id }
  const key = form.typed['idempotency-key']
  const done = await c.get('services').runner.command(startNextYear, c.get('ctx'), input, {
    address: c.get('address'),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 422, done.refusal)
  const { year, unitCode, toConfirm } = done.value
  setFlash(c, 'success', {
    es: NEXT_YEAR_WORDS.es.started(year, toConfirm),
    en: NEXT_YEAR_WORDS.en.started(year, toConfirm),
  })
  return c.redirect(localPath(locale, planningPaths.matrix(year, unitCode)), 303)
}

export const nextYearRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/poa/:year/:unit/siguiente', permission: START_NEXT_YEAR, handle: showNextYear },
  {
    method: 'POST',
    path: '/t/poa/:year/:unit/siguiente',
    permission: START_NEXT_YEAR,
    form: startForm,
    handle: postNextYear,
  },
]
