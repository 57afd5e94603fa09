import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { storiesQuery, storyQuery } from '../../../data/stories.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { STORY_WORDS } from './stories-words.ts'
import { StoriesPage, StoryPage } from './story-page.tsx'

async function list(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(storiesQuery, c.get('ctx'), undefined)
  const locale = c.get('locale')
  const words = STORY_WORDS[locale]
  return observatoryPage(c, {
    title: words.title,
    description: words.lead,
    body: <StoriesPage locale={locale} stories={found.ok ? found.value : []} />,
  })
}

async function one(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const number = c.req.param('number')
  const asked = { code: c.req.param('story') ?? '', number: number === undefined ? undefined : Number(number) }
  const found = await runner.query(storyQuery, c.get('ctx'), asked)
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { content } = found.value.story
  return observatoryPage(c, {
    title: say(content.title, locale),
    description: say(content.lead, locale),
    above: [{ title: STORY_WORDS[locale].title, href: localPath(locale, publicationPaths.stories()) }],
    body: <StoryPage locale={locale} zone={institution.zone} {...found.value} />,
  })
}

export const storyRoutes: readonly Route[] = [
  { method: 'GET', path: publicationPaths.stories(), permission: READ_OBSERVATORY, handle: list },
  {
    method: 'GET',
    path: '/observatorio/analisis/:story',
    permission: READ_OBSERVATORY,
    params: z.object({ story: z.string().max(100) }),
    handle: one,
  },
  {
    method: 'GET',
    path: '/observatorio/analisis/:story/versiones/:number',
    permission: READ_OBSERVATORY,
    params: z.object({ story: z.string().max(100), number: z.coerce.number().int().min(1).max(1_000_000) }),
    handle: one,
  },
]
