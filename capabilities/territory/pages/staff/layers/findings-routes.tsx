import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { StoredLayerImport } from '../../../data/layer-import-store.ts'
import { findingsQuery, rejectedQuery } from '../../../data/layer-queries.ts'
import { rejectedCsv, rejectedGeojson } from '../../../exports/rejected-rows.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { MANAGE_LAYERS } from '../../../layers-permissions.ts'
import { FINDING_RULES } from '../../../rules/layers/check-terms.ts'
import { FindingsPage } from './findings-page.tsx'
import { LAYER_WORDS } from './layer-words.ts'

async function showFindings(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  const rule = FINDING_RULES.find((each) => each === c.req.param('rule'))
  const page = Math.max(1, Math.min(10_000, Math.floor(Number(c.req.query('pagina') ?? '1')) || 1))
  if (!isId(id) || rule === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(findingsQuery, c.get('ctx'), { id, rule, page })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const words = LAYER_WORDS[locale]
  return workspacePage(c, {
    title: `${words.findings}: ${found.value.found.fileName}`,
    breadcrumbs: [
      { title: words.layers, href: localPath(locale, layerPaths.layers()) },
      { title: found.value.found.fileName, href: localPath(locale, layerPaths.import(id)) },
      { title: words.findings },
    ],
    body: (
      <FindingsPage
        answer={found.value}
        rule={rule}
        page={page}
        locale={locale}
        csrf={c.get('csrf')}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function sendRejected(c: WebContext, format: 'csv' | 'geojson'): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(rejectedQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const { rows } = found.value
  return sendText(
    c,
    found.value.found,
    format,
    format === 'csv'
      ? rejectedCsv(
          rows,
          c.get('locale'),
          found.value.found.reading?.fields.map(({ name }) => name),
        )
      : rejectedGeojson(rows, c.get('locale')),
  )
}

function sendText(c: WebContext, found: StoredLayerImport, format: 'csv' | 'geojson', text: string): Response {
  const plain = found.fileName
    .replace(/\.[^.]+$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '_')
  c.header('cache-control', 'private, no-store')
  c.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json')
  c.header('content-disposition', `attachment; filename="${plain}-rechazados.${format}"`)
  return c.body(text)
}

const permission = MANAGE_LAYERS

/** What was found in a file and what was not taken of it, to look at and to take home. */
export const findingsRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/capas/importaciones/:id/observaciones/:rule', permission, handle: showFindings },
  {
    method: 'GET',
    path: '/t/capas/importaciones/:id/rechazados.csv',
    permission,
    weight: 'export',
    handle: (c) => sendRejected(c, 'csv'),
  },
  {
    method: 'GET',
    path: '/t/capas/importaciones/:id/rechazados.geojson',
    permission,
    weight: 'export',
    handle: (c) => sendRejected(c, 'geojson'),
  },
]
