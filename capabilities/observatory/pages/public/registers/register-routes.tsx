import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { CSV_START, CSV_TYPE, csvLine } from '../../../../../platform/documents/csv.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { catalogueQuery } from '../../../data/catalogue-queries.ts'
import { type OpenRegisterYear, openRegisterQuery, openRegistersQuery } from '../../../data/register-queries.ts'
import { fileHeaders } from '../../../exports/figure-files.ts'
import { registerPaths } from '../../../registers-paths.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { RegisterPage } from './register-page.tsx'
import { REGISTER_WORDS } from './register-words.ts'
import { RegistersPage } from './registers-page.tsx'

async function list(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(openRegistersQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const { title, lead } = REGISTER_WORDS[locale]
  return observatoryPage(c, {
    title,
    description: lead,
    body: <RegistersPage locale={locale} registers={found.value} />,
  })
}

export function askedYear(c: WebContext): number | undefined {
  const text = c.req.query('anio') ?? ''
  return /^\d{4}$/.test(text) ? Number(text) : undefined
}

/** The register as the address asks for it; of a year of which there is nothing, the newest. */
export async function registerOf(c: WebContext): Promise<OpenRegisterYear | undefined> {
  const { runner } = c.get('services')
  const code = c.req.param('register') ?? ''
  const year = askedYear(c)
  const found = await runner.query(openRegisterQuery, c.get('ctx'), { code, year })
  if (!found.ok) return undefined
  if (found.value.content !== undefined || year === undefined) return found.value
  const newest = await runner.query(openRegisterQuery, c.get('ctx'), { code })
  return newest.ok ? newest.value : undefined
}

export function registersLink(c: WebContext) {
  const locale = c.get('locale')
  return { title: REGISTER_WORDS[locale].title, href: localPath(locale, registerPaths.registers()) }
}

async function show(c: WebContext): Promise<Response> {
  const answer = await registerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const catalogue = await c.get('services').runner.query(catalogueQuery, c.get('ctx'), {})
  const fed = new Set(answer.kind.feeds.map(({ indicator }) => indicator))
  const named = (catalogue.ok ? catalogue.value.indicators : []).filter(({ code }) => fed.has(code))
  return observatoryPage(c, {
    title: say(answer.kind.title, locale),
    description: say(answer.kind.description, locale),
    above: [registersLink(c)],
    body: (
      <RegisterPage
        locale={locale}
        answer={answer}
        zone={c.get('services').institution.zone}
        askedYear={askedYear(c)}
        indicators={new Map(named.map(({ code, sheet }) => [code, say(sheet.title, locale)] as const))}
      />
    ),
  })
}

/** A demonstration says so in the name of its files too. */
export function registerFileName({ kind, content, demo }: OpenRegisterYear, what: string, ending: string): string {
  return `${kind.code}-${what}-${content?.year ?? ''}${demo ? '-demostracion' : ''}.${ending}`
}

async function figures(c: WebContext): Promise<Response> {
  const answer = await registerOf(c)
  const { content } = answer ?? {}
  if (answer === undefined || content === undefined) return troublePage(c, 404, 'not_found')
  const { kind, places, demo } = answer
  const unit = say(kind.unit, c.get('locale'))
  const line = (code: string, name: string, period: string, said: number | string) =>
    csvLine([
      kind.code,
      code,
      name,
      period,
      typeof said === 'number' ? said : null,
      typeof said === 'number' ? null : said,
      unit,
      demo,
    ])
  const period = (index: number) => `${content.year}-${String(index + 1).padStart(2, '0')}`
  const lines = content.places.flatMap((id, at) => {
    const place = places.find((each) => each.id === id)
    if (place === undefined) return []
    return [
      ...(content.cells[at] ?? []).map((said, index) => line(place.code, place.name, period(index), said)),
      line(place.code, place.name, String(content.year), content.byPlace[at] ?? 'not_reported'),
    ]
  })
  const whole = [...content.byMonth.map((said, index) => line('', '', period(index), said))]
  const head = csvLine(['register', 'place', 'place_name', 'period', 'value', 'missing', 'unit', 'demonstration'])
  const total = line('', '', String(content.year), content.total)
  return c.body(
    CSV_START + head + [...lines, ...whole, total].join(''),
    200,
    fileHeaders(registerFileName(answer, 'cifras', 'csv'), CSV_TYPE),
  )
}

async function points(c: WebContext): Promise<Response> {
  const answer = await registerOf(c)
  const { content } = answer ?? {}
  if (answer === undefined || content === undefined || content.points.length === 0)
    return troublePage(c, 404, 'not_found')
  const { kind, places, demo } = answer
  const codes = new Map(places.map(({ id, code }) => [id, code] as const))
  const open = kind.privacy.points === 'open'
  const head = ['register', 'year', 'longitude', 'latitude', 'place', 'displaced', 'demonstration']
  const more = open ? ['number', 'date', 'category', 'value', 'unit', 'source'] : []
  const lines = content.points.map(({ longitude, latitude, placeId, number, on, category, amount, source }) =>
    csvLine([
      ...[kind.code, content.year, longitude, latitude, codes.get(placeId) ?? '', !open, demo],
      ...(open ? [number, on, category, amount, say(kind.unit, c.get('locale')), source] : []),
    ]),
  )
  return c.body(
    CSV_START + csvLine([...head, ...more]) + lines.join(''),
    200,
    fileHeaders(registerFileName(answer, 'puntos', 'csv'), CSV_TYPE),
  )
}

const year = z.object({ anio: z.string().max(4).optional() })

const route = (path: string, handle: Route['handle'], query?: z.ZodType, weight?: Route['weight']): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  handle,
  ...(query === undefined ? {} : { query }),
  ...(weight === undefined ? {} : { weight }),
})

export const registerRoutes: readonly Route[] = [
  route('/observatorio/registros', list),
  route('/observatorio/registros/:register', show, year),
  route('/observatorio/registros/:register/cifras.csv', figures, year, 'export'),
  route('/observatorio/registros/:register/puntos.csv', points, year, 'export'),
]
