import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShapeKind } from '../../model.ts'
import { kindOf, type Shape, type XY } from '../layers/shape.ts'
import { SYSTEMS, systemOf, WGS84 } from './coordinate-systems.ts'
import { shapeFault } from './shape-faults.ts'
import { faultWords, readTypedShape, SEPARATORS, verticesOf, writeTypedShape } from './typed-shape.ts'

const UTM = systemOf('32616') ?? WGS84

function read(text: string, kind: ShapeKind = 'polygon', system = WGS84) {
  const outcome = readTypedShape(text, kind, system)
  return outcome.ok ? outcome.value.shape : outcome.faults.map((each) => faultWords(each).es)
}

describe('coordinates typed by hand', () => {
  const square: Shape = {
    type: 'Polygon',
    coordinates: [
      [
        [-89.2, 13.7],
        [-89.199, 13.7],
        [-89.199, 13.701],
        [-89.2, 13.7],
      ],
    ],
  }

  test.each([
    ['one vertex on each line', '13.7, -89.2\n13.7, -89.199\n13.701, -89.199'],
    ['the first vertex said again at the end', '13.7, -89.2\n13.7, -89.199\n13.701, -89.199\n13.7, -89.2'],
    ['empty lines and line ends of Windows', '\r\n13.7, -89.2\r\n\r\n13.7, -89.199\r\n13.701, -89.199\r\n'],
    ['decimal commas', '13,7 -89,2\n13,7; -89,199\n13,701 -89,199'],
    ['letters of the compass', '13.7 N 89.2 O\n89.199 W, 13.7 N\n13.701 N, 89.199 O'],
    ['well-known text', 'POLYGON((-89.2 13.7, -89.199 13.7, -89.199 13.701, -89.2 13.7))'],
    [
      'well-known text that says its system',
      'SRID=4326;POLYGON((-89.2 13.7, -89.199 13.7, -89.199 13.701, -89.2 13.7))',
    ],
    ['GeoJSON', JSON.stringify(square)],
    ['a feature of GeoJSON', JSON.stringify({ type: 'Feature', properties: {}, geometry: square })],
    [
      'a collection of one feature',
      JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square }] }),
    ],
  ])('%s', (_how, text) => {
    expect(read(text)).toEqual(square)
  })

  test('metres are written east first', () => {
    expect(read('262063.07 1515630.48', 'point', UTM)).toEqual({ type: 'Point', coordinates: [262063.07, 1515630.48] })
    expect(read('262063,07; 1515630,48', 'point', UTM)).toEqual({ type: 'Point', coordinates: [262063.07, 1515630.48] })
    expect(read('262063, 1515630', 'point', UTM)).toEqual({ type: 'Point', coordinates: [262063, 1515630] })
  })

  test('holes and parts', () => {
    const ring = '13.7, -89.2\n13.7, -89.1\n13.8, -89.1'
    const hole = '13.72, -89.12\n13.72, -89.11\n13.73, -89.11'
    expect(read(`${ring}\nhueco\n${hole}\nparte\n${hole}`)).toMatchObject({ type: 'MultiPolygon' })
    expect(read(`${ring}\nHole:\n${hole}`)).toMatchObject({ type: 'Polygon' })
  })

  test.each<[string, string, ShapeKind, typeof WGS84, string]>([
    [
      'what is no number',
      '13.7, -89.2\nperro\n13.7, -89.1',
      'polygon',
      WGS84,
      'Línea 2: «perro» no es un vértice. Escriba latitud y longitud, por ejemplo 13.6929, -89.2182.',
    ],
    [
      'separated thousands',
      '262,063.07 1,515,630.48',
      'point',
      UTM,
      'Línea 1: «262,063.07 1,515,630.48» no es un punto. Escriba este y norte en metros, sin separar los miles, por ejemplo 262063.07 1515630.48.',
    ],
    [
      'degrees where metres go',
      '-89.2 13.7',
      'point',
      UTM,
      'Línea 1: «-89.2 13.7» no puede ser un lugar en UTM 16 Norte, WGS 84, metros (EPSG:32616). Un lugar de aquí se escribe como 262063.07 1515630.48.',
    ],
    [
      'two vertices of a polygon',
      '13.7, -89.2\n13.7, -89.1',
      'polygon',
      WGS84,
      'Línea 1: Un polígono tiene al menos tres vértices distintos.',
    ],
    [
      'a hole without vertices',
      '13.7, -89.2\n13.7, -89.1\n13.8, -89.1\nhueco',
      'polygon',
      WGS84,
      'Falta al menos un vértice al final.',
    ],
    [
      'two vertices of a point',
      '13.7, -89.2\n13.7, -89.1',
      'point',
      WGS84,
      'Línea 2: Un punto tiene una sola línea. Para varios puntos, escriba «parte» entre ellos.',
    ],
    ['a hole in a line', '13.7, -89.2\nhueco\n13.7, -89.1', 'line', WGS84, 'Línea 2: Solo un polígono tiene huecos.'],
    ['nothing', '  \n ', 'line', WGS84, 'Escriba las coordenadas: un vértice en cada línea.'],
    ['no point', '  \n ', 'point', WGS84, 'Escriba las coordenadas del punto.'],
    ['a part before any point', 'parte\n13.7, -89.1', 'point', WGS84, 'Línea 1: Antes de esta línea falta un punto.'],
    [
      'a point beyond the world',
      'POINT(262063 1515630)',
      'point',
      WGS84,
      'El punto (262063 1515630) no puede ser un lugar en Latitud y longitud, WGS 84 (EPSG:4326).',
    ],
    [
      'half a WKT',
      'POLYGON((1 2, 3 4',
      'polygon',
      WGS84,
      'Empieza como WKT y no está completo: revise los paréntesis.',
    ],
    ['half a GeoJSON', '{"type":"Point"', 'point', WGS84, 'Empieza como GeoJSON y no está completo. Péguelo entero.'],
    ['another kind', 'POINT(-89.2 13.7)', 'line', WGS84, 'Aquí va una línea y lo pegado es un punto.'],
    [
      'a system that is not listed',
      'SRID=2000;POINT(1 2)',
      'point',
      WGS84,
      'El WKT dice EPSG:2000, que no está en la lista de sistemas.',
    ],
    [
      'a pasted place beyond the world',
      'LINESTRING(-89.2 13.7, 262063 1515630)',
      'line',
      WGS84,
      'El vértice 2 (262063 1515630) no puede ser un lugar en Latitud y longitud, WGS 84 (EPSG:4326).',
    ],
  ])('%s is refused, the line named', (_what, text, kind, system, words) => {
    expect(read(text, kind, system)).toEqual([words])
  })

  test('each wrong line is told', () => {
    expect(read('a\n13.7, -89.2\nb\nc')).toHaveLength(3)
  })
})

const figure = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true })
const shapes = (system: (typeof SYSTEMS)[number]): fc.Arbitrary<Shape> => {
  const [west, south, east, north] = system.range
  const at: fc.Arbitrary<XY> = fc
    .tuple(figure(west, east), figure(south, north))
    .map(([x, y]) => [x + 0, y + 0] as const)
  const differ = (least: number) => fc.uniqueArray(at, { minLength: least, maxLength: 6, selector: String })
  const ring = differ(3).map((list): readonly XY[] => [...list, list[0] as XY])
  const polygon = fc.array(ring, { minLength: 1, maxLength: 3 })
  const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 2, maxLength: 3 })
  return fc.oneof<fc.Arbitrary<Shape>[]>(
    at.map((coordinates) => ({ type: 'Point', coordinates })),
    many(at).map((coordinates) => ({ type: 'MultiPoint', coordinates })),
    differ(2).map((coordinates) => ({ type: 'LineString', coordinates })),
    many(differ(2)).map((coordinates) => ({ type: 'MultiLineString', coordinates })),
    polygon.map((coordinates) => ({ type: 'Polygon', coordinates })),
    many(polygon).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  )
}

describe.each(SYSTEMS.map((system) => [system.title.es, system] as const))('%s', (_title, system) => {
  test('what is written is read back to the last digit', () => {
    fc.assert(
      fc.property(shapes(system), fc.constantFrom('es', 'en'), (shape, language) => {
        const text = writeTypedShape(shape, system, SEPARATORS[language as 'es' | 'en'])
        const outcome = readTypedShape(text, kindOf(shape), system)
        expect(outcome).toEqual({ ok: true, value: { shape, system } })
      }),
    )
  })

  test('its own example is a place in it', () => {
    expect(readTypedShape(system.example, 'point', system)).toMatchObject({ ok: true })
  })
})

test('any text is read or refused in words, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('point', 'line', 'polygon'), (text, kind) => {
      const outcome = readTypedShape(text, kind as ShapeKind, WGS84)
      if (!outcome.ok) expect(outcome.faults.length).toBeGreaterThan(0)
    }),
  )
})

describe('what is wrong with a shape names its vertices', () => {
  const polygon = (...points: readonly XY[]): Shape => ({
    type: 'Polygon',
    coordinates: [[...points, points[0] as XY]],
  })

  test.each<[string, Shape, string | undefined]>([
    ['nothing', polygon([0, 0], [1, 0], [1, 1], [0, 1]), undefined],
    [
      'a bow tie',
      polygon([0, 0], [1, 1], [1, 0], [0, 1]),
      'El lado del vértice 1 al 2 cruza o toca el lado del vértice 3 al 4. Mueva uno de esos vértices o cambie su orden.',
    ],
    [
      'a vertex twice',
      polygon([0, 0], [1, 0], [1, 0], [1, 1]),
      'El vértice 3 está en el mismo lugar que el vértice 2. Quite uno de los dos.',
    ],
    [
      'a figure of eight',
      polygon([0, 0], [1, 1], [2, 0], [2, 2], [1, 1], [0, 2]),
      'El vértice 5 está en el mismo lugar que el vértice 2: el borde vuelve a pasar por ahí. Sepárelos, o dibuje dos partes.',
    ],
    [
      'a line that crosses itself',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ],
      },
      undefined,
    ],
    [
      'a line that stands still',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 0],
        ],
      },
      'El vértice 2 está en el mismo lugar que el vértice 1. Quite uno de los dos.',
    ],
  ])('%s', (_what, shape, words) => {
    expect(shapeFault(shape)?.es).toBe(words)
  })

  test('vertices of a second ring go on counting', () => {
    const shape: Shape = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 9],
          [0, 0],
        ],
        [
          [1, 1],
          [2, 2],
          [2, 1],
          [1, 2],
          [1, 1],
        ],
      ],
    }
    expect(shapeFault(shape)?.es).toContain('El lado del vértice 5 al 6')
    expect(verticesOf(shape)).toHaveLength(8)
  })
})
