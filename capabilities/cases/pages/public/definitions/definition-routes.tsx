import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { definitionQuery } from '../../../data/definitions.ts'
import { realTimesQuery } from '../../../data/real-times-query.ts'
import { definitionPaths } from '../../../definitions-paths.ts'
import { READ_CATALOGUE } from '../../../permissions.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import { definitionFor } from '../../../rules/definition/override.ts'
import { deciding, tryAnswers } from '../../../rules/definition/trial.ts'
import { cataloguePage, catalogueSearch } from './catalogue-page.tsx'
import { DEFINITION_WORDS } from './definition-words.ts'
import { GuideView } from './guide-view.tsx'
import { readTrial } from './trial-form.ts'
import { TrialView } from './trial-view.tsx'

/** The published edition as it holds where the reader says to be. */
async function chosen(c: WebContext) {
  const asked = { code: c.req.param('code') ?? '' }
  const found = await c.get('services').runner.query(definitionQuery, c.get('ctx'), asked)
  if (!found.ok) return found
  const common = found.value.content
  const place = common.overrides.find(({ jurisdiction }) => jurisdiction === c.req.query('municipio'))
  return {
    ok: true as const,
    value: { common, place: place?.jurisdiction, here: definitionFor(common, place?.jurisdiction) },
  }
}

type Refused = Exclude<Awaited<ReturnType<typeof chosen>>, { readonly ok: true }>

function refused(c: WebContext, { refusal }: Refused): Response | Promise<Response> {
  return refusal.kind === 'no_definition' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, refusal)
}

function trail(c: WebContext, definition: Definition, place: string | undefined) {
  const locale = c.get('locale')
  return [
    { title: DEFINITION_WORDS[locale].title, href: localPath(locale, definitionPaths.catalogue()) },
    { title: say(definition.title, locale), href: localPath(locale, definitionPaths.guide(definition.code, place)) },
  ]
}

async function guide(c: WebContext): Promise<Response> {
  const found = await chosen(c)
  if (!found.ok) return refused(c, found)
  const locale = c.get('locale')
  const { common, here, place } = found.value
  const title = say(here.title, locale)
  const times = await c.get('services').runner.query(realTimesQuery, c.get('ctx'), { code: common.code })
  const [catalogue] = trail(c, here, place)
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [...(catalogue === undefined ? [] : [catalogue]), { title }],
    body: (
      <GuideView
        definition={here}
        places={common.overrides}
        place={place}
        times={times.ok ? times.value : undefined}
        locale={locale}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

/** Anybody answers what the rules read and sees whether it would pass; nothing is kept. */
async function trial(c: WebContext): Promise<Response> {
  const found = await chosen(c)
  if (!found.ok) return refused(c, found)
  const locale = c.get('locale')
  const { common, here, place } = found.value
  const fields = deciding(here)
  const form = readTrial(here, fields, new URL(c.req.url).searchParams, locale)
  const answer = form.sent && form.errors.length === 0 ? tryAnswers(here, form.answers, c.get('ctx').today) : undefined
  const title = DEFINITION_WORDS[locale].trial
  return portalPage(c, {
    title: `${title}: ${say(here.title, locale)}`,
    width: 'wide',
    status: form.errors.length > 0 ? 422 : 200,
    breadcrumbs: [...trail(c, here, place), { title }],
    body: (
      <TrialView
        definition={here}
        places={common.overrides}
        place={place}
        fields={fields}
        form={form}
        trial={answer}
        locale={locale}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

const params = z.object({ code: z.string().max(100) })
const query = z.object({ municipio: z.string().max(100).optional() })

export const definitionRoutes: readonly Route[] = [
  { method: 'GET', path: '/tramites', permission: READ_CATALOGUE, query: catalogueSearch, handle: cataloguePage },
  { method: 'GET', path: '/tramites/:code', permission: READ_CATALOGUE, params, query, handle: guide },
  { method: 'GET', path: '/tramites/:code/revision', permission: READ_CATALOGUE, params, query, handle: trial },
]
