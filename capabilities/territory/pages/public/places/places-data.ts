import { z } from 'zod'
import { parseCivilDate } from '../../../../../kernel/civil.ts'
import { CSV_START, CSV_TYPE, csvLine } from '../../../../../platform/documents/csv.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { openJson } from '../../../../../platform/web/json-answer.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { problem } from '../../../../../platform/web/problem.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { geographyQuery, groundQuery, NO_PLACE, sharesQuery } from '../../../data/ground-queries.ts'
import type { Geography, Place } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { READ_GROUND } from '../../../places-permissions.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const geographySchema = z.strictObject({
  code: z.string(),
  title: z.strictObject({ es: z.string(), en: z.string().optional() }),
  kind: z.string(),
  validFrom: day.optional(),
  validUntil: day.optional().describe('Primer día en que ya no rige / first day on which it is no longer in force'),
  citation: z.string(),
  certainty: z.string(),
  places: z.number().int(),
  demo: z.boolean().describe('Trazada para una demostración / drawn for a demonstration'),
  made: z
    .discriminatedUnion('way', [
      z.strictObject({ way: z.literal('grid'), cell: z.number(), crs: z.number().int(), over: z.string() }),
      z.strictObject({
        way: z.literal('layer'),
        layer: z.string(),
        edition: z.number().int(),
        field: z.string(),
        leftOut: z.number().int(),
      }),
    ])
    .optional()
    .describe(
      'Cómo se hicieron sus lugares, si ninguna norma los nombra / how its places were made, where no law names them',
    ),
})
const placeSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  officialCodes: z.record(z.string(), z.string()),
  partial: z.boolean().describe('Solo se conoce la parte dentro del área / only the part inside the area is known'),
  population: z.number().int().optional(),
  populationYear: z.number().int().optional(),
  populationCertainty: z.string().optional(),
  areaKm2: z.number().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  shapeStatus: z.enum(['schematic', 'computed', 'unofficial', 'official', 'none']),
  source: z.string(),
  recordedAt: z.string(),
  within: z.array(z.strictObject({ geography: z.string(), code: z.string(), name: z.string() })),
})

function presentGeography({ id: _id, ...rest }: Geography): z.infer<typeof geographySchema> {
  return rest
}

function presentPlace(
  { id, code, name, officialCodes, partial, state }: Place,
  within: z.infer<typeof placeSchema>['within'],
): z.infer<typeof placeSchema> {
  const { population, populationYear, populationCertainty, areaKm2, latitude, longitude, shapeStatus, source } = state
  const { recordedAt } = state
  return {
    id,
    code,
    name,
    officialCodes,
    partial,
    population,
    populationYear,
    populationCertainty,
    areaKm2,
    latitude,
    longitude,
    shapeStatus,
    source,
    recordedAt,
    within,
  }
}

async function ground(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(groundQuery, c.get('ctx'), undefined)
  if (!found.ok) return problem(c, 403, found.refusal)
  return openJson(c, { geographies: found.value.map(presentGeography) })
}

async function geography(c: WebContext): Promise<Response> {
  const asked = c.req.query('al')
  const on = asked === undefined ? undefined : parseCivilDate(asked)
  if (asked !== undefined && on === undefined)
    return problem(c, 400, {
      kind: 'day_malformed',
      field: 'al',
      message: { es: 'La fecha se escribe 2019-12-31.', en: 'A date is written 2019-12-31.' },
    })
  const code = c.req.param('geography') ?? ''
  const found = await c.get('services').runner.query(geographyQuery, c.get('ctx'), { code, day: on })
  if (!found.ok) return problem(c, found.refusal.kind === 'no_place' ? 404 : 403, found.refusal)
  const { geography: head, places, within, day: shown } = found.value
  return openJson(c, {
    geography: presentGeography(head),
    day: shown,
    places: places.map((place) => presentPlace(place, [...(within.get(place.id) ?? [])])),
  })
}

function csv(c: WebContext, name: string, rows: readonly (readonly unknown[])[]): Response {
  return c.body(CSV_START + rows.map(csvLine).join(''), 200, {
    'content-type': CSV_TYPE,
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  })
}

async function placesCsv(c: WebContext): Promise<Response> {
  const code = c.req.param('geography') ?? ''
  const found = await c.get('services').runner.query(geographyQuery, c.get('ctx'), { code })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const head = [
    'codigo',
    'nombre',
    'poblacion',
    'anio_poblacion',
    'certeza_poblacion',
    'superficie_km2',
    'latitud',
    'longitud',
    'limites',
    'solo_parte',
    'fuente',
  ]
  const rows = found.value.places.map(({ code: own, name, partial, state }) => [
    own,
    name,
    state.population,
    state.populationYear,
    state.populationCertainty,
    state.areaKm2,
    state.latitude,
    state.longitude,
    state.shapeStatus,
    partial,
    state.source,
  ])
  return csv(c, code, [head, ...rows])
}

async function sharesCsv(c: WebContext): Promise<Response> {
  const code = c.req.param('geography') ?? ''
  const found = await c.get('services').runner.query(sharesQuery, c.get('ctx'), { code })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const head = ['lugar', 'division', 'otro_lugar', 'base', 'parte', 'regla', 'fuente']
  const rows = found.value.map((share) => [
    share.from,
    share.geography,
    share.code,
    share.basis,
    share.share,
    share.rule,
    share.source,
  ])
  return csv(c, `${code}-correspondencia`, [head, ...rows])
}

const route = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path,
  permission: READ_GROUND,
  weight: 'export',
  handle,
})

/** The places as data. */
export const placesDataRoutes: readonly Route[] = [
  route('/territorio/:geography/lugares.csv', placesCsv),
  route('/territorio/:geography/correspondencia.csv', sharesCsv),
  {
    ...route(placesPaths.apiGeographies(), ground),
    weight: 'api',
    api: {
      title: { es: 'Divisiones del territorio', en: 'Divisions of the ground' },
      explanation: {
        es: 'Cómo se divide el suelo, desde cuándo y por qué norma.',
        en: 'How the ground is divided, since when and by what law.',
      },
      answer: z.strictObject({ geographies: z.array(geographySchema) }),
      example: placesPaths.apiGeographies(),
      problems: {},
    },
  },
  {
    ...route('/api/v1/territorio/:geography', geography),
    weight: 'api',
    params: z.object({ geography: z.string().max(100).describe('Código de la división / code of the division') }),
    query: z.object({ al: day.optional().describe('Como era ese día / as it was on that day') }),
    api: {
      title: { es: 'Lugares de una división', en: 'Places of a division' },
      explanation: {
        es: 'Los lugares que estaban en vigor un día, con su población, su superficie, cuán seguro es cada dato, y a qué otros lugares pertenecen por ley. Un dato que falta no se escribe.',
        en: 'The places in force on a day, with their population, their area, how sure each is, and in what other places they lie by law. What is not known is left out.',
      },
      answer: z.strictObject({ geography: geographySchema, day, places: z.array(placeSchema) }),
      example: placesPaths.apiGeography('municipalities-until-2024'),
      problems: {
        no_place: NO_PLACE.message,
        day_malformed: { es: 'la fecha no es una fecha', en: 'the date is no date' },
      },
    },
  },
]
