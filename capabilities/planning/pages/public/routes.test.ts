import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { refuse } from '../../../../kernel/result.ts'
import type { Ctx } from '../../../../platform/capability/context.ts'
import { mayDo } from '../../../../platform/capability/permission.ts'
import type { Runner } from '../../../../platform/capability/runner.ts'
import type { Measure } from '../../../../platform/measures/measure.ts'
import type { Services, WebEnv } from '../../../../platform/web/env.ts'
import { localPath, splitLocale } from '../../../../platform/web/paths.ts'
import { problemSchema } from '../../../../platform/web/problem-schema.ts'
import { type ElementAnswer, forPublication, type MeasureAnswer } from '../../data/public-queries.ts'
import type { YearAnswer, YearQuestion } from '../../data/year-query.ts'
import { BINDABLE_MEASURES, monthsReported } from '../../measures.ts'
import { planningPaths } from '../../paths.ts'
import { GOLDEN_METHOD } from '../../rules/golden/bands.ts'
import { STATE_IDS } from '../../rules/states.ts'
import { exampleYear } from '../plan/example-year.ts'
import { EXAMPLE_PLAN, SECRET_NAME } from './example-plan.ts'
import { publicRoutes } from './routes.ts'

/** What the queries answer, without a database. */
function answerOf(cutOff: string | undefined): YearAnswer {
  const within = cutOff === undefined || cutOff.startsWith('2019-') ? cutOff : '2019-12-31'
  const answer = exampleYear({ ...EXAMPLE_PLAN, ...(within === undefined ? {} : { cutOff: within }) })
  return { ...answer, plan: { ...answer.plan, poas: answer.plan.poas.map(forPublication) } }
}

/** A measure with a record that may be opened, one that may not, and one that is not counted. */
function measured(): MeasureAnswer {
  return {
    measure: monthsReported as Measure,
    reading: {
      measure: monthsReported.id,
      version: 1,
      period: '2019',
      filters: {},
      value: 75,
      numerator: 3,
      denominator: 4,
      count: 2,
      asOf: '2019-09-30',
      recordsHash: 'a'.repeat(64),
    },
    records: [
      {
        kind: 'planning.activity',
        id: 'u-a1',
        at: undefined,
        numerator: 2,
        denominator: 3,
        value: undefined,
        open: { label: 'Escribir cada informe', href: '/elementos/u-a1' },
      },
      {
        kind: 'planning.activity',
        id: 'hidden-record',
        at: '2019-03-01',
        numerator: 1,
        denominator: 1,
        value: undefined,
        open: undefined,
      },
    ],
    excluded: [
      {
        record: { kind: 'planning.activity', id: 'u-a3', label: 'Dejada sin efecto', href: '/elementos/u-a3' },
        reason: { es: 'Cancelada', en: 'Cancelled' },
      },
    ],
    feeds: [],
    captures: [],
    shown: { captured: true, now: undefined },
    demo: true,
  }
}

const noPlan = () => refuse({ kind: 'no_plan', message: { es: 'No hay plan.', en: 'No plan.' } })

const runner = {
  async query(query: { readonly id: string }, _ctx: Ctx, input: YearQuestion & { readonly id?: string }) {
    if (query.id === 'planning.public_year')
      return input.year === undefined || input.year === 2019 ? { ok: true, value: answerOf(input.cutOff) } : noPlan()
    if (query.id === 'planning.stored_book') return { ok: true, value: undefined }
    const year = answerOf(input.cutOff)
    if (query.id === 'planning.public_measure')
      return BINDABLE_MEASURES.some(({ id }) => id === input.id) ? { ok: true, value: measured() } : noPlan()
    const element = [
      ...year.plan.poas.flatMap((poa) => poa.plan.elements),
      ...(year.plan.pei?.nodes ?? []),
      ...(year.plan.actionPlan?.nodes ?? []),
    ].find((each) => each.key === input.id)
    if (query.id !== 'planning.public_element' || element === undefined) return noPlan()
    const beside = { indicator: undefined, indicatorMethod: GOLDEN_METHOD, municipalities: [] }
    const value: ElementAnswer = { year, element, retired: false, ...beside }
    return { ok: true, value }
  },
} as unknown as Runner

const services = {
  runner,
  institution: {
    id: 'example',
    title: { es: 'Institución de ejemplo', en: 'Example institution' },
    status: { es: 'Ejemplo', en: 'Example' },
  },
  assets: { forPage: () => ({ styles: [], fonts: [], icon: undefined, scripts: [], preloads: [] }) },
  menu: [],
} as unknown as Services

const app = new Hono<WebEnv>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path })
app.use(async (c, next) => {
  const url = new URL(c.req.url)
  const { locale, path } = splitLocale(url.pathname)
  c.set('ctx', { who: 'public', now: '2026-11-20T12:00:00Z', today: '2026-11-20', locale, requestId: 'test' })
  c.set('services', services)
  c.set('locale', locale)
  c.set('barePath', path + url.search)
  c.set('theme', 'system')
  c.set('csrf', '')
  c.set('address', 'test')
  await next()
})
for (const route of publicRoutes) app.on(route.method, route.path, (c) => route.handle(c))
app.notFound((c) => c.text('not mounted', 404))

async function open(
  path: string,
): Promise<{ readonly status: number; readonly html: string; readonly headers: Headers }> {
  const response = await app.request(`http://house.invalid${path}`)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

/** Pages that the body of a page links to; files are served by the routes of the exports. */
function linksOf(html: string): readonly string[] {
  const main = /<main.*<\/main>/su.exec(html)?.[0] ?? ''
  return (
    [...main.matchAll(/href="(\/[^"]*)"/gu)]
      .map(([, href]) => (href ?? '').replaceAll('&amp;', '&').split('#')[0] ?? '')
      .filter((href) => !/^(\/en)?\/api(\/|$)/.test(href) && !/\.(xlsx|pdf|csv|json)(\?|$)/.test(href))
      // Read by queries that this runner does not know; the walk in the browser follows them.
      .filter((href) => !/\/(versiones|flujo|alineacion|riesgos)(\?|\/|$)/.test(href))
  )
}

const elements = ['u-area', 'u-o1', 'u-r1', 'u-i1', 'u-v1', 'u-a1', 'u-a2', 'u-a3', 'u-q1', 'u-q2', 'u-f1', 'u-k1']
const nodes = ['mision', 'vision', 'meta', 'valor', 'eje', 'area', 'oe1', 'al1', 'al1r1', 'al1i1']
const figures = [
  'institution:institution',
  'poa:poa-UNO',
  'poa:unit-DOS',
  'sub_plan:u-p',
  'objective:u-o1',
  'objective:u-s',
  'result:u-r1',
  'activity:u-a1',
  'activity:u-a2',
  'activity:u-a3',
  'instrument:pei-id',
  'instrument:action_plan-id',
  'instrument_node:oe1',
  'instrument_node:al1r1',
]
const pages = [
  planningPaths.home(),
  planningPaths.year(2019),
  planningPaths.year(2019, '2019-01-15'),
  '/pei',
  planningPaths.pei(2019),
  planningPaths.poa(2019, 'UNO'),
  planningPaths.poa(2019, 'DOS'),
  planningPaths.poaMatrix(2019, 'UNO'),
  planningPaths.follow(2019, { what: 'results' }),
  planningPaths.measure(monthsReported.id, 2019),
  ...STATE_IDS.map((state) => planningPaths.follow(2019, { what: 'activities', state, unit: 'UNO' })),
  ...[...elements, ...nodes].map((id) => planningPaths.element(id)),
  ...figures.map((key) => planningPaths.figure(2019, key)),
]

describe('public routes', () => {
  it('are open to anybody', () => {
    expect(publicRoutes.length).toBeGreaterThan(9)
    for (const route of publicRoutes) expect(mayDo('public', route.permission), route.path).toBe(true)
  })

  describe.each(['es', 'en'] as const)('in %s', (locale) => {
    it.each(pages)('%s', async (path) => {
      const { status, html } = await open(localPath(locale, path))
      expect(status).toBe(200)
      expect(html).toContain(`<html lang="${locale}"`)
      // One first heading, and none skipped below it.
      const levels = [...html.matchAll(/<h([1-6])[ >]/gu)].map((match) => Number(match[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      levels.slice(1).forEach((level, index) => {
        const before = levels[index] ?? 1
        expect(level, `h${level} after h${before}`).toBeLessThanOrEqual(before + 1)
      })
      // Ids are unique, and links within the page lead somewhere.
      const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1])
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      for (const [, target] of html.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target)
      expect(html).not.toMatch(/undefined|NaN|\[object|null %/u)
      expect(html).not.toContain(SECRET_NAME)
      // A reader stays in the language of the page.
      for (const href of linksOf(html)) expect(splitLocale(href.split(/[?#]/u)[0] ?? '').locale, href).toBe(locale)
    })
  })

  it('links only to pages that are there', async () => {
    const seen = new Set<string>()
    const waiting = ['/planes/2019']
    while (waiting.length > 0) {
      const path = waiting.pop() ?? ''
      if (seen.has(path)) continue
      seen.add(path)
      const { status, html } = await open(path)
      expect(status, path).toBe(200)
      waiting.push(...linksOf(html))
    }
    expect(seen.size).toBeGreaterThan(45)
  })

  it('marks Spanish content on an English page, and leaves what has English unmarked', async () => {
    const { html } = await open('/en/planes/2019/unidades/uno')
    expect(html).toContain('<span lang="es">Trámites al día</span></a>')
    expect(html).toContain('Serve better</a>')
    expect((await open('/planes/2019/unidades/uno')).html).not.toContain('lang="es">Trámites')
  })

  it('names the unit whose plan is missing, on the page of the year and on its own', async () => {
    expect((await open('/planes/2019')).html).toContain('No ha presentado su plan')
    const own = await open('/planes/2019/unidades/dos')
    expect(own.html).toContain('Esta unidad no ha presentado su plan')
    expect((await open('/planes/2019/calculo/poa%3Aunit-DOS')).html).toContain('No hay un plan que medir')
  })

  it('says which cut-off it shows when the one asked for is none, and that the year is a demonstration', async () => {
    for (const wrong of ['ayer', '2019-02-30', '2018-12-31']) {
      const { status, html } = await open(`/planes/2019?corte=${wrong}`)
      expect(status).toBe(200)
      expect(html).toContain(wrong)
      expect(html).toContain('En su lugar se muestra la fecha de arriba.')
    }
    expect((await open('/planes/2019')).html).toContain('no son datos de la institución')
  })

  it.each([
    '/planes/1999',
    '/planes/20x9',
    '/planes/2019/unidades/tres',
    '/planes/2019/calculo/result%3Anobody',
    '/elementos/nobody',
    '/planes/2020/pei',
    '/medidas/none/2019',
  ])('%s is not found', async (path) => {
    const { status, html } = await open(path)
    expect(status).toBe(404)
    expect(html).toContain('No encontramos esta página')
  })
})

describe('the page of a measure', () => {
  it('counts a withheld record without saying which it is', async () => {
    const { html } = await open(planningPaths.measure(monthsReported.id, 2019))
    expect(html).toContain('Sale de 2 registros.')
    expect(html).toContain('registro reservado')
    expect(html).not.toContain('hidden-record')
    expect(html).toContain('3 de 4')
    expect(html).toContain('La medida dice hoy lo mismo.')
  })
})

describe('the public data', () => {
  it('says the same as the pages, may be read from anywhere, and carries every unit', async () => {
    const { status, html, headers } = await open('/api/v1/planes/2019')
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const data = JSON.parse(html)
    expect(data.institution.progress.toDate.capped).toBeCloseTo(58.333333333, 9)
    expect(
      data.units.map((unit: { readonly code: string; readonly plan: { readonly missing?: string } }) => [
        unit.code,
        unit.plan.missing,
      ]),
    ).toEqual([
      ['UNO', undefined],
      ['DOS', 'not_collected'],
    ])
    expect(data.demo).toBe(true)
  })

  it('gives a missing value its reason and no number', async () => {
    const { html } = await open('/api/v1/planes/2019/unidades/uno')
    const data = JSON.parse(html)
    const activity = data.elements.find((element: { readonly id: string }) => element.id === 'u-a2')
    expect(activity.progress.toDate).toEqual({ missing: 'not_programmed' })
    expect(html).not.toContain(SECRET_NAME)
  })

  it.each(['2019-02-30', 'ayer', '2018-01-01'])('refuses the cut-off %s in both languages', async (wrong) => {
    const { status, html, headers } = await open(`/api/v1/planes/2019?corte=${wrong}`)
    expect(status).toBe(400)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('content-type')).toBe('application/problem+json')
    const problem = problemSchema.parse(JSON.parse(html))
    expect(problem).toMatchObject({ status: 400, field: 'corte' })
    expect(problem.message.es).toContain(wrong)
    expect(problem.message.en).toContain(wrong)
  })

  it.each(['/api/v1/planes/1999', '/api/v1/planes/x', '/api/v1/planes/2019/unidades/tres'])(
    'answers 404 as data: %s',
    async (path) => {
      const { status, html } = await open(path)
      expect(status).toBe(404)
      expect(problemSchema.parse(JSON.parse(html)).message.es).not.toBe('')
    },
  )
})
