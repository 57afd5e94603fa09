import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { type SnapshotQuestion, snapshotDifferencesQuery, snapshotQuery } from '../../../data/snapshot-query.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { yearOf } from '../request.ts'
import { DifferencesPage } from './differences-page.tsx'
import { SnapshotPage } from './snapshot-page.tsx'
import { SNAPSHOT_WORDS } from './words.ts'

async function showSnapshot(c: WebContext): Promise<Response> {
  const asked = askedSnapshot(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(snapshotQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = SNAPSHOT_WORDS[locale]
  const title = words.title(asked.quarter, asked.year)
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [
      { title: words.plan(asked.year), href: localPath(locale, planningPaths.year(asked.year)) },
      { title },
    ],
    body: <SnapshotPage answer={found.value} locale={locale} zone={c.get('services').institution.zone} />,
  })
}

async function showDifferences(c: WebContext): Promise<Response> {
  const asked = askedSnapshot(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(snapshotDifferencesQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = SNAPSHOT_WORDS[locale]
  return portalPage(c, {
    title: `${words.differences} · ${words.title(asked.quarter, asked.year)}`,
    width: 'wide',
    breadcrumbs: [
      { title: words.plan(asked.year), href: localPath(locale, planningPaths.year(asked.year)) },
      {
        title: words.title(asked.quarter, asked.year),
        href: localPath(locale, reviewPaths.snapshot(asked.year, asked.quarter, asked.number)),
      },
      { title: words.differences },
    ],
    body: <DifferencesPage answer={found.value} locale={locale} />,
  })
}

/** The bytes that were hashed, and nothing else. They never change, so the hash is their tag. */
async function getContent(c: WebContext): Promise<Response> {
  const asked = askedSnapshot(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(snapshotQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { head, content } = found.value
  const tag = `"${head.sha256}"`
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
  return c.body(content, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="corte-${head.year}-${head.quarter}-firma-${head.number}.json"`,
    'x-content-sha256': head.sha256,
    etag: tag,
  })
}

function askedSnapshot(c: WebContext): SnapshotQuestion | undefined {
  const year = yearOf(c.req.param('year'))
  const quarter = c.req.param('quarter') ?? ''
  const number = c.req.query('firma')
  if (year === undefined || !/^[1-4]$/.test(quarter)) return undefined
  if (number !== undefined && !/^[1-9]\d{0,3}$/.test(number)) return undefined
  return { year, quarter: Number(quarter), number: number === undefined ? undefined : Number(number) }
}

export const snapshotRoutes: readonly Route[] = [
  { method: 'GET', path: '/planes/:year/cortes/:quarter', permission: READ_PUBLIC, handle: showSnapshot },
  {
    method: 'GET',
    path: '/planes/:year/cortes/:quarter/diferencias',
    permission: READ_PUBLIC,
    handle: showDifferences,
  },
  {
    method: 'GET',
    path: '/planes/:year/cortes/:quarter/contenido.json',
    permission: READ_PUBLIC,
    weight: 'export',
    handle: getContent,
  },
]
