import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import type { OpenRegisterYear } from '../../../data/register-queries.ts'
import { fileHeaders } from '../../../exports/figure-files.ts'
import { registerPaths, type SurfaceView } from '../../../registers-paths.ts'
import { SURFACE_METHODS, type SurfaceTerms } from '../../../rules/registers/kind.ts'
import { type LocatedValue, type SurfaceAnswer, surfaceOf } from '../../../rules/registers/surface.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { registerFileName, registerOf, registersLink } from './register-routes.tsx'
import { SurfacePage } from './surface-page.tsx'
import { SURFACE_WORDS } from './surface-words.ts'

interface Asked {
  readonly answer: OpenRegisterYear
  readonly terms: SurfaceTerms
  readonly view: SurfaceView
  readonly values: readonly LocatedValue[]
  readonly surface: SurfaceAnswer
}

/** The surface as the address asks for it; what it asks beyond reason is as the register says. */
async function asked(c: WebContext): Promise<Asked | undefined> {
  const answer = await registerOf(c)
  const { content } = answer ?? {}
  const own = answer?.kind.surface
  if (answer === undefined || content === undefined || own === undefined) return undefined
  const number = (name: string, low: number, high: number) => {
    const value = Number(c.req.query(name) || Number.NaN)
    return value >= low && value <= high ? value : undefined
  }
  const method = SURFACE_METHODS.find((each) => each === c.req.query('metodo'))
  const use = answer.kind.category?.values.find(({ code }) => code === c.req.query('clase'))?.code
  const neighbours = number('vecinos', 1, 64)
  const terms: SurfaceTerms = {
    ...own,
    method: method ?? own.method,
    power: number('potencia', 0.5, 6) ?? own.power,
    neighbours: neighbours === undefined ? own.neighbours : Math.round(neighbours),
  }
  const values = content.points.flatMap(({ longitude, latitude, amount, category }) =>
    amount === undefined || (use !== undefined && category !== use) ? [] : [{ longitude, latitude, amount }],
  )
  return {
    answer,
    terms,
    values,
    view: {
      year: String(content.year),
      use,
      method: terms.method,
      power: String(terms.power),
      neighbours: String(terms.neighbours),
    },
    surface: surfaceOf(values, answer.shapes, terms),
  }
}

async function show(c: WebContext): Promise<Response> {
  const found = await asked(c)
  if (found === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { kind } = found.answer
  const register = say(kind.title, locale)
  return observatoryPage(c, {
    title: SURFACE_WORDS[locale].title(register),
    description: SURFACE_WORDS[locale].lead,
    above: [registersLink(c), { title: register, href: localPath(locale, registerPaths.register(kind.code)) }],
    body: <SurfacePage locale={locale} {...found} />,
  })
}

async function data(c: WebContext): Promise<Response> {
  const found = await asked(c)
  if (found?.surface.is !== 'surface') return troublePage(c, 404, 'not_found')
  const { answer, terms, surface } = found
  const { cells, method, count, validation, variogram, cellMetres } = surface.surface
  const round = (value: number) => Number(value.toFixed(6))
  const figure = (value: number) => Number(value.toFixed(answer.kind.decimals))
  const body = {
    type: 'FeatureCollection',
    register: answer.kind.code,
    year: answer.content?.year,
    unit: say(answer.kind.unit, c.get('locale')),
    demonstration: answer.demo,
    method,
    power: method === 'idw' ? terms.power : undefined,
    neighbours: terms.neighbours,
    variogram: method === 'kriging' ? variogram : undefined,
    cellMetres,
    points: count,
    crossValidation: {
      rmse: figure(validation.rmse),
      mae: figure(validation.mae),
      bias: figure(validation.bias),
      rmseOfMean: figure(validation.rmseOfMean),
    },
    features: cells.map(({ west, south, east, north, value, error }) => {
      const [w, s, e, n] = [west, south, east, north].map(round)
      const ring = [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ]
      return {
        type: 'Feature',
        properties: { value: figure(value), error: error === undefined ? null : figure(error) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
    }),
  }
  return c.body(
    JSON.stringify(body),
    200,
    fileHeaders(registerFileName(answer, 'superficie', 'geojson'), 'application/geo+json; charset=utf-8'),
  )
}

const query = z.object({
  anio: z.string().max(4).optional(),
  clase: z.string().max(80).optional(),
  metodo: z.string().max(20).optional(),
  potencia: z.string().max(6).optional(),
  vecinos: z.string().max(6).optional(),
})

export const surfaceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/observatorio/registros/:register/superficie',
    permission: READ_OBSERVATORY,
    weight: 'search',
    query,
    handle: show,
  },
  {
    method: 'GET',
    path: '/observatorio/registros/:register/superficie.geojson',
    permission: READ_OBSERVATORY,
    weight: 'export',
    query,
    handle: data,
  },
]
