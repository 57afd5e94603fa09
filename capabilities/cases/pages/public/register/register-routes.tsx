import { z } from 'zod'
import { csvText } from '../../../../../platform/documents/csv.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { type Authorised, type RegisterAsked, registerQuery } from '../../../data/register-query.ts'
import { READ_REGISTER } from '../../../staff-permissions.ts'
import { REGISTER_WORDS, RegisterPage } from './register-page.tsx'

const asked = z.object({ anio: z.string().optional(), tramite: z.string().optional(), uso: z.string().optional() })

function askedIn(c: WebContext): RegisterAsked {
  const year = Number(c.req.query('anio'))
  return {
    year: Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : undefined,
    procedure: c.req.query('tramite')?.slice(0, 100) || undefined,
    use: c.req.query('uso')?.slice(0, 100) || undefined,
  }
}

async function showRegister(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const asking = askedIn(c)
  const found = await c.get('services').runner.query(registerQuery, c.get('ctx'), asking)
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const words = REGISTER_WORDS[locale]
  return portalPage(c, {
    title: words.title,
    description: words.lead,
    body: <RegisterPage register={found.value} asked={asking} locale={locale} />,
  })
}

const ALL = 100_000

/** The same in a table or a list: names of columns are the same in both languages. */
function getData(format: 'csv' | 'json') {
  return async (c: WebContext): Promise<Response> => {
    const found = await c.get('services').runner.query(registerQuery, c.get('ctx'), { ...askedIn(c), size: ALL })
    if (!found.ok) return troublePage(c, 404, 'not_found')
    const rows = found.value.rows.map(openRow)
    c.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    c.header('content-disposition', `attachment; filename="registro-de-permisos.${format}"`)
    if (format === 'json') return c.body(JSON.stringify({ license: 'CC-BY-4.0', permits: rows }))
    return c.body(csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]))
  }
}

const COLUMNS = [
  'number',
  'procedure',
  'outcome',
  'date',
  'municipality',
  'use',
  'area_m2',
  'storeys',
  'investment_usd',
  'resolution',
  'verification_code',
  'demonstration',
] as const

function openRow(row: Authorised): Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>> {
  return {
    number: row.number,
    procedure: row.procedure,
    outcome: row.outcome,
    date: row.endedOn,
    municipality: row.jurisdiction ?? null,
    use: row.use ?? null,
    area_m2: row.area ?? null,
    storeys: row.storeys ?? null,
    investment_usd: row.investment ?? null,
    resolution: row.resolution?.number ?? null,
    verification_code: row.resolution?.code ?? null,
    demonstration: row.demo,
  }
}

export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: '/registro-de-permisos', permission: READ_REGISTER, query: asked, handle: showRegister },
  {
    method: 'GET',
    path: '/registro-de-permisos/datos.csv',
    permission: READ_REGISTER,
    weight: 'export',
    query: asked,
    handle: getData('csv'),
  },
  {
    method: 'GET',
    path: '/registro-de-permisos/datos.json',
    permission: READ_REGISTER,
    weight: 'export',
    query: asked,
    handle: getData('json'),
  },
]
