import { z } from 'zod'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { type Authorised, type RegisterAsked, registerQuery, type UseTotal } from '../../../data/register-query.ts'
import { LIST_FORMATS, type ListColumn, type ListFormat, piecesOf, sendList } from '../../../exports/list-files.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { READ_REGISTER } from '../../../staff-permissions.ts'
import { RegisterPage } from './register-page.tsx'
import { REGISTER_WORDS } from './register-words.ts'

const asked = z.object({
  anio: z.string().optional(),
  tramite: z.string().optional(),
  uso: z.string().optional(),
  municipio: z.string().optional(),
})
const pageAsked = asked.extend({ pagina: z.string().optional() })

function askedIn(c: WebContext): RegisterAsked {
  const year = Number(c.req.query('anio'))
  return {
    year: Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : undefined,
    procedure: c.req.query('tramite')?.slice(0, 100) || undefined,
    use: c.req.query('uso')?.slice(0, 100) || undefined,
    jurisdiction: c.req.query('municipio')?.slice(0, 100) || undefined,
  }
}

async function showRegister(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const page = Number(c.req.query('pagina'))
  const asking = { ...askedIn(c), page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1 }
  const found = await c.get('services').runner.query(registerQuery, c.get('ctx'), { ...asking, mapped: true })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const words = REGISTER_WORDS[locale]
  return portalPage(c, {
    title: words.title,
    description: words.lead,
    width: 'wide',
    body: <RegisterPage register={found.value} asked={asking} locale={locale} />,
  })
}

/** So many are read and written at a time: memory stays small however much was authorised. */
const PIECE = 1000

/** Names of columns are the same in both languages; a workbook has those that people read. */
function getData(format: ListFormat): Route['handle'] {
  return async (c) => {
    const asking = askedIn(c)
    const pieceAfter = (after?: Authorised) =>
      c.get('services').runner.query(registerQuery, c.get('ctx'), { ...asking, size: PIECE, after })
    const first = await pieceAfter()
    if (!first.ok) return troublePage(c, 404, 'not_found')
    const words = REGISTER_WORDS[c.get('locale')]
    return sendList(c, format, {
      name: 'registro-de-permisos',
      sheet: words.title,
      columns: registerColumns(words),
      rows: 'permits',
      about: { license: 'CC-BY-4.0' },
      titles: 'keys',
      cacheControl: 'no-cache',
      pieces: piecesOf(first.value.rows, PIECE, async (last) => {
        const next = await pieceAfter(last)
        if (!next.ok) throw new Error('The register could not be read to its end.')
        return next.value.rows
      }),
    })
  }
}

/** All that was asked for, by use: the figures of the page. */
function getTotals(format: ListFormat): Route['handle'] {
  return async (c) => {
    const found = await c.get('services').runner.query(registerQuery, c.get('ctx'), { ...askedIn(c), size: 1 })
    if (!found.ok) return troublePage(c, 404, 'not_found')
    const { totals } = found.value
    const locale = c.get('locale')
    const words = REGISTER_WORDS[locale]
    return sendList(c, format, {
      name: 'totales-por-uso',
      sheet: words.totals,
      columns: totalColumns(words, locale),
      rows: 'uses',
      about: { license: 'CC-BY-4.0' },
      titles: 'keys',
      cacheControl: 'no-cache',
      pieces: piecesOf(totals, totals.length + 1, async () => []),
    })
  }
}

function totalColumns(words: (typeof REGISTER_WORDS)['es'], locale: Locale): readonly ListColumn<UseTotal>[] {
  return [
    { key: 'use', title: words.useKey, value: ({ use }) => use ?? null },
    {
      key: 'title',
      title: words.use,
      width: 30,
      value: ({ title }) => (title === undefined ? words.notSaid : say(title, locale)),
    },
    { key: 'authorisations', title: words.cases, value: ({ cases }) => cases },
    { key: 'area_m2', title: words.area, value: ({ area }) => area },
    { key: 'investment_usd', title: words.investment, value: ({ investment }) => investment },
  ]
}

function registerColumns(words: (typeof REGISTER_WORDS)['es']): readonly ListColumn<Authorised>[] {
  return [
    { key: 'number', title: words.number, width: 24, value: ({ number }) => number },
    { key: 'procedure', title: words.procedure, width: 26, value: ({ procedure }) => procedure },
    { key: 'outcome', title: words.outcome, value: ({ outcome }) => outcome },
    { key: 'date', title: words.date, kind: 'date', value: ({ endedOn }) => endedOn },
    { key: 'municipality', title: words.municipality, value: ({ jurisdiction }) => jurisdiction ?? null },
    { key: 'latitude', title: words.latitude, value: ({ place }) => place?.latitude ?? null },
    { key: 'longitude', title: words.longitude, value: ({ place }) => place?.longitude ?? null },
    { key: 'square_m', title: words.within, value: ({ place }) => place?.metres ?? null },
    { key: 'use', title: words.use, value: ({ use }) => use ?? null },
    { key: 'area_m2', title: words.area, value: ({ area }) => area ?? null },
    { key: 'storeys', title: words.storeys, value: ({ storeys }) => storeys ?? null },
    { key: 'investment_usd', title: words.investment, value: ({ investment }) => investment ?? null },
    { key: 'resolution', title: words.verify, width: 24, value: ({ resolution }) => resolution?.number ?? null },
    { key: 'verification_code', title: words.code, value: ({ resolution }) => resolution?.code ?? null },
    { key: 'demonstration', title: words.demo, value: ({ demo }) => demo },
  ]
}

export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: '/registro-de-permisos', permission: READ_REGISTER, query: pageAsked, handle: showRegister },
  ...LIST_FORMATS.flatMap((format): readonly Route[] => {
    const file = { method: 'GET', permission: READ_REGISTER, weight: 'export', query: asked } as const
    return [
      { ...file, path: staffPaths.registerData(format), handle: getData(format) },
      { ...file, path: staffPaths.registerTotals(format), handle: getTotals(format) },
    ]
  }),
]
