import { createHash } from 'node:crypto'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { publicYear } from '../data/public-queries.ts'
import { planYearQuery } from '../data/year-query.ts'
import { parseCutOff } from '../pages/plan/cut-off.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import type { PoaExport } from './poa-export.ts'
import { poaExportOf } from './poa-export-of.ts'
import { poaPdf } from './poa-pdf.ts'
import { poaWorkbook } from './poa-workbook.ts'

interface Format {
  readonly extension: string
  readonly type: string
  make(input: PoaExport): Promise<Result<Uint8Array, Refusal>>
}

const FORMATS: readonly Format[] = [
  {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: poaWorkbook,
  },
  { extension: 'pdf', type: 'application/pdf', make: poaPdf },
]

/** The plan of a unit as a file. Who has an account gets what staff may read, anybody else what is published. */
export const exportRoutes: readonly Route[] = FORMATS.map((format) => ({
  method: 'GET',
  path: `/planes/:year/unidades/:unit/matriz.${format.extension}`,
  permission: READ_PUBLIC,
  weight: 'export',
  handle: (c) => answer(c, format),
}))

async function answer(c: WebContext, format: Format): Promise<Response> {
  const found = await exportAsked(c)
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const input = found.value
  // The content has not changed: the reader's copy is as good as a new one, and costs nothing.
  const tag = `"${createHash('sha256').update(`${input.verification} ${input.locale} ${input.madeOn} ${input.madeBy}`).digest('hex')}"`
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
  const made = await format.make(input)
  if (!made.ok) {
    if (made.refusal.kind !== 'busy') return refusalPage(c, 422, made.refusal)
    c.header('retry-after', '30')
    return troublePage(c, 503, 'busy')
  }
  c.header('etag', tag)
  c.header('cache-control', 'private, no-cache')
  c.header('content-type', format.type)
  c.header(
    'content-disposition',
    `attachment; filename="POA-${input.unit.code.replace(/[^\w.-]/g, '_')}-${input.plan.year}.${format.extension}"`,
  )
  return c.body(new Uint8Array(made.value))
}

async function exportAsked(c: WebContext): Promise<Result<PoaExport, Refusal>> {
  const ctx = c.get('ctx')
  const year = /^(19|20)\d\d$/.exec(c.req.param('year') ?? '')?.[0]
  const cutOff = parseCutOff(c.req.query('corte'))
  if (year === undefined || !cutOff.ok) return refuse(NOT_THERE)
  const query = mayDo(ctx.who, READ_WORKSPACE) ? planYearQuery : publicYear
  const found = await c.get('services').runner.query(query, ctx, { year: Number(year), cutOff: cutOff.value })
  if (!found.ok) return found
  const code = c.req.param('unit')?.toLowerCase()
  const poa = found.value.plan.poas.find(({ head }) => head.unit.code.toLowerCase() === code)
  const input =
    poa &&
    poaExportOf(found.value, poa, {
      institution: c.get('services').institution.title,
      locale: c.get('locale'),
      today: ctx.today,
      now: ctx.now,
      ...(typeof ctx.who === 'object' ? { name: ctx.who.name } : {}),
    })
  return input ? { ok: true, value: input } : refuse(NOT_THERE)
}

const NOT_THERE: Refusal<'not_found'> & { readonly message: Text } = {
  kind: 'not_found',
  message: { es: 'Ninguna unidad tiene un plan en esta dirección.', en: 'No unit has a plan at this address.' },
}
