import { portalPage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { pageWords } from '../../plan/page-words.ts'
import { withYearOfPath } from '../request.ts'
import { DataPage } from './data-page.tsx'
import { DATA_WORDS } from './data-words.ts'

export const dataRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/planes/:year/datos',
    permission: READ_PUBLIC,
    handle: (c) =>
      withYearOfPath(c, ({ view }) => {
        const { locale, plan, cutOff } = view
        const title = DATA_WORDS[locale].title(plan.year)
        return portalPage(c, {
          title,
          description: DATA_WORDS[locale].lead,
          width: 'wide',
          breadcrumbs: [
            {
              title: pageWords(locale).plan(plan.year),
              href: localPath(locale, planningPaths.year(plan.year, cutOff)),
            },
            { title },
          ],
          body: <DataPage view={view} />,
        })
      }),
  },
]
