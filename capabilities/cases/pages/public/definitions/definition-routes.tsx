import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Card, CardGrid, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { catalogueQuery, definitionQuery } from '../../../data/definitions.ts'
import { definitionPaths } from '../../../definitions-paths.ts'
import { READ_CATALOGUE } from '../../../permissions.ts'
import { DEFINITION_WORDS } from './definition-words.ts'
import { GuideView } from './guide-view.tsx'

async function catalogue(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(catalogueQuery, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = DEFINITION_WORDS[locale]
  const all = found.value.map(({ content }) => content)
  const situations = [...new Map(all.map(({ situation }) => [situation.es, situation])).values()]
  return portalPage(c, {
    title: words.title,
    width: 'wide',
    breadcrumbs: [{ title: words.title }],
    body: (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {all.length === 0 ? (
          <Notice kind="info" locale={locale}>
            {words.empty}
          </Notice>
        ) : null}
        {situations.map((situation, index) => (
          <section class="stack" key={situation.es} aria-labelledby={`situacion-${index}`}>
            <h2 id={`situacion-${index}`}>{say(situation, locale)}</h2>
            <CardGrid>
              {all
                .filter((each) => each.situation.es === situation.es)
                .map(({ code, title, summary }) => (
                  <Card key={code} title={say(title, locale)} href={localPath(locale, definitionPaths.guide(code))}>
                    <Spoken text={summary} locale={locale} />
                  </Card>
                ))}
            </CardGrid>
          </section>
        ))}
      </>
    ),
  })
}

async function guide(c: WebContext): Promise<Response> {
  const asked = { code: c.req.param('code') ?? '' }
  const found = await c.get('services').runner.query(definitionQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'no_definition'
      ? troublePage(c, 404, 'not_found')
      : refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const { content } = found.value
  const title = say(content.title, locale)
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [
      { title: DEFINITION_WORDS[locale].title, href: localPath(locale, definitionPaths.catalogue()) },
      { title },
    ],
    body: <GuideView definition={content} locale={locale} local={(path) => localPath(locale, path)} />,
  })
}

const params = z.object({ code: z.string().max(100) })

export const definitionRoutes: readonly Route[] = [
  { method: 'GET', path: '/tramites', permission: READ_CATALOGUE, handle: catalogue },
  { method: 'GET', path: '/tramites/:code', permission: READ_CATALOGUE, params, handle: guide },
]
