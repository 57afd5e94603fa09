import { createHash } from 'node:crypto'
import { troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { publicElement } from '../data/public-queries.ts'
import type { DraftElement } from '../model.ts'
import { parseCutOff } from '../pages/plan/cut-off.ts'
import { READ_PUBLIC } from '../permissions.ts'
import type { OpenTable } from './open-table.ts'
import { OPEN_TABLES, tableCsv, tableJson } from './open-tables.ts'
import { sendFile } from './send-file.ts'
import { yearExportOf } from './year-export.ts'

/** What there is to take away of an element: its months, its readings, or its figure. */
export function tableOf({ kind }: Pick<DraftElement, 'kind'>): OpenTable | undefined {
  const name =
    kind === 'activity' ? 'meses' : kind === 'indicator' ? 'lecturas' : kind === 'result' ? 'avance' : undefined
  return OPEN_TABLES.find((table) => table.name === name)
}

async function answer(c: WebContext, format: 'csv' | 'json'): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const cutOff = parseCutOff(c.req.query('corte'))
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  if (!cutOff.ok) return troublePage(c, 404, 'not_found')
  const found = await runner.query(publicElement, ctx, { id, cutOff: cutOff.value })
  if (!found.ok || found.value.retired) return troublePage(c, 404, 'not_found')
  const table = tableOf(found.value.element)
  if (table === undefined) return troublePage(c, 404, 'not_found')
  const reader = { institution: institution.title, locale: c.get('locale'), today: ctx.today, now: ctx.now }
  const input = yearExportOf(found.value.year, reader)
  const text =
    format === 'csv'
      ? tableCsv(table, input, { bom: c.req.query('bom') !== '0', element: id })
      : tableJson(table, input, id)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`
  c.header('access-control-allow-origin', '*')
  if (c.req.header('if-none-match')?.replaceAll('W/', '') === etag) return c.body(null, 304, { etag })
  return sendFile(c, { name: `${table.name}-${id}.${format}`, format, bytes: text, etag })
}

export const elementFileRoutes: readonly Route[] = (['csv', 'json'] as const).map((format) => ({
  method: 'GET',
  path: `/elementos/:id/datos.${format}`,
  permission: READ_PUBLIC,
  weight: 'export',
  handle: (c) => answer(c, format),
}))
