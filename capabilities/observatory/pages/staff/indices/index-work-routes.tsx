import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import {
  discardIndex,
  type IndexChanges,
  indexChangesQuery,
  indexWorkQuery,
  publishIndex,
} from '../../../data/index-drafts.ts'
import { indexWorkPaths } from '../../../indices-paths.ts'
import { WRITE_INDICES } from '../../../indices-permissions.ts'
import { methodDifferences, scoreChanges } from '../../../rules/indices/differences.ts'
import { scorePlaces, yearsOf } from '../../../rules/indices/scores.ts'
import { ChangesPage } from './changes-page.tsx'
import { aboveIndices, findIndex } from './found-index.ts'
import { IndexWorkPage, IndicesWorkPage } from './index-work-pages.tsx'
import { INDEX_WORK_WORDS } from './index-work-words.ts'
import { methodPartRoutes } from './parts.tsx'

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  if (refusal.kind === 'wrong_index_definition') return refusalPage(c, 422, refusal)
  return refusal.kind === 'forbidden' ? refusalPage(c, 403, refusal) : troublePage(c, 404, 'not_found')
}

const codeOf = (c: WebContext) => c.req.param('index') ?? ''

async function showIndices(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(indexWorkQuery, c.get('ctx'), undefined)
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: INDEX_WORK_WORDS[locale].title,
    body: <IndicesWorkPage locale={locale} indices={found.value} />,
  })
}

async function showIndex(
  c: WebContext,
  attempt?: { readonly typed: Typed; readonly errors: readonly FieldError[] },
): Promise<Response> {
  const found = await findIndex(c)
  if (!found.ok) return refused(c, found.refusal)
  const { institution } = c.get('services')
  const locale = c.get('locale')
  const title = say(found.value.definition.title, locale)
  return workspacePage(c, {
    title,
    breadcrumbs: [aboveIndices(c), { title }],
    status: attempt === undefined ? 200 : 422,
    body: (
      <IndexWorkPage
        {...found.value}
        locale={locale}
        csrf={c.get('csrf')}
        zone={institution.zone}
        typed={attempt?.typed ?? { validFrom: c.get('ctx').today }}
        errors={attempt?.errors ?? []}
      />
    ),
  })
}

async function showChanges(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(indexChangesQuery, c.get('ctx'), { code: codeOf(c) })
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  const { before, after, demo } = found.value
  const { definition } = after
  const title = say(definition.title, locale)
  const years = yearsOf(found.value.cells)
  const year = years.find((each) => each === c.req.query('anio')) ?? latestKnown(found.value, years) ?? ''
  return workspacePage(c, {
    title: INDEX_WORK_WORDS[locale].changesOf(title),
    breadcrumbs: [
      aboveIndices(c),
      { title, href: localPath(locale, indexWorkPaths.index(definition.code)) },
      { title: INDEX_WORK_WORDS[locale].changes },
    ],
    body: (
      <ChangesPage
        locale={locale}
        definition={definition}
        differences={methodDifferences(before.definition, definition)}
        demo={demo}
        years={years.map((each) => ({ year: each }))}
        year={year}
        changes={changesIn(found.value, year)}
      />
    ),
  })
}

function changesIn({ before, after, places, cells }: IndexChanges, year: string) {
  return scoreChanges(scorePlaces(before, places, cells, year), scorePlaces(after, places, cells, year))
}

/** The last year in which some place has a figure under either method. */
function latestKnown(found: IndexChanges, years: readonly string[]): string | undefined {
  const known = years.findLast((year) =>
    changesIn(found, year).some(({ ranks }) => ranks.some((rank) => rank !== undefined)),
  )
  return known ?? years.at(-1)
}

const expectedVersion = z.coerce.number().int()
const publishForm = z.object({
  expectedVersion,
  edition: z.string().min(1).max(40),
  validFrom: z.string().max(10),
  note: z.string().min(3).max(2000),
})
const discardForm = z.object({ expectedVersion })

async function postPublish(c: WebContext): Promise<Response> {
  const form = readForm(publishForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showIndex(c, form)
  const input = { code: codeOf(c), ...form.value }
  const done = await c.get('services').runner.command(publishIndex, c.get('ctx'), input, { address: c.get('address') })
  return done.ok ? leave(c, 'wasPublished') : notDone(c, done.refusal, form.typed)
}

async function postDiscard(c: WebContext): Promise<Response> {
  const form = readForm(discardForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showIndex(c, form)
  const input = { code: codeOf(c), ...form.value }
  const done = await c.get('services').runner.command(discardIndex, c.get('ctx'), input, { address: c.get('address') })
  return done.ok ? leave(c, 'wasDiscarded') : notDone(c, done.refusal, form.typed)
}

function leave(c: WebContext, said: 'wasPublished' | 'wasDiscarded'): Response {
  setFlash(c, 'success', { es: INDEX_WORK_WORDS.es[said], en: INDEX_WORK_WORDS.en[said] })
  return c.redirect(localPath(c.get('locale'), indexWorkPaths.index(codeOf(c))), 303)
}

function notDone(c: WebContext, refusal: Refusal, typed: Typed): Response | Promise<Response> {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (refusal.kind === 'no_index') return troublePage(c, 404, 'not_found')
  return showIndex(c, { typed, errors: [errorOfRefusal(refusal, c.get('locale'))] })
}

const INDEX = '/t/observatorio/indices/:index'
const params = z.object({ index: z.string().max(60) })
const one = { permission: WRITE_INDICES, params } as const

export const indexWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/observatorio/indices', permission: WRITE_INDICES, handle: showIndices },
  { method: 'GET', path: INDEX, ...one, handle: (c) => showIndex(c) },
  {
    method: 'GET',
    path: `${INDEX}/cambios`,
    ...one,
    query: z.object({ anio: z.string().max(10).optional() }),
    handle: showChanges,
  },
  { method: 'POST', path: `${INDEX}/publicar`, ...one, form: publishForm, handle: postPublish },
  { method: 'POST', path: `${INDEX}/descartar`, ...one, form: discardForm, handle: postDiscard },
  ...methodPartRoutes,
]
