import { beforeAll, describe, expect, test } from 'vitest'
import { identity } from '../../../platform/identity/manifest.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeLayer } from '../../../tests/integration/made-layer.ts'
import { territory } from '../capability.ts'
import type { FieldSpec } from '../model.ts'
import { CONFORMS_TO } from '../rules/ogc/present.ts'
import { itemsQuery } from './ogc-queries.ts'

const MANIFESTS = [identity, territory]
const FIELDS: readonly FieldSpec[] = [
  { name: 'nombre', title: 'Nombre', type: 'text' },
  { name: 'alias', title: 'Alias', type: 'text' },
  { name: 'pisos', title: 'Pisos', type: 'whole' },
  { name: 'altura', title: 'Altura', type: 'number' },
  { name: 'abierto', title: 'Abierto', type: 'yes_no' },
  { name: 'desde', title: 'Desde', type: 'date' },
  { name: 'hasta', title: 'Hasta', type: 'date' },
]
const square = (west: number, south: number, side = 1) =>
  `POLYGON((${west} ${south},${west + side} ${south},${west + side} ${south + side},${west} ${south + side},${west} ${south}))`

/** Six works on plain degrees. 1 and 2 touch along the meridian 1; 3 holds 4; 5 crosses the 180th meridian's side; 6 has no values. */
const WORKS = [
  {
    nombre: 'Plaza Bolívar',
    alias: 'Plaza Bolivar',
    pisos: 1,
    altura: 4.5,
    abierto: true,
    desde: '2020-01-01',
    hasta: '2020-12-31',
  },
  {
    nombre: 'STRASSE 5%',
    alias: 'Straße 5%',
    pisos: 2,
    altura: 9,
    abierto: false,
    desde: '2020-12-31',
    hasta: '2021-06-30',
  },
  {
    nombre: "D'Aubuisson",
    alias: 'd_aubuisson',
    pisos: 3,
    altura: 3,
    abierto: true,
    desde: '2020-01-01',
    hasta: '2021-06-30',
  },
  { nombre: 'Ñeco', alias: 'Neco', pisos: 4, altura: 16.5, abierto: false, desde: '2020-06-01', hasta: '2020-06-30' },
  {
    nombre: 'Ὀδυσσεύς',
    alias: 'tab\there',
    pisos: 5,
    altura: 25,
    abierto: true,
    desde: '2020-06-01',
    hasta: '2020-12-31',
  },
  {},
]
const SHAPES = [square(0, 0), square(1, 0), square(3, 0, 3), square(4, 1), square(178, 0, 2), square(-180, 0)]

/**
 * Every kind of filter that the text of the standard has an example or an abstract test of (OGC 21-065r2), class by class, in our own
 * words: with what is found, or with the words of its refusal where the class is not claimed.
 */
describeOnBothDatabases('CQL2, class by class', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    await makeLayer(loaded.database, {
      code: 'obras',
      shapeKind: 'polygon',
      fields: FIELDS,
      features: SHAPES.map((wkt, i) => ({ wkt, attributes: WORKS[i] ?? {} })),
    })
  })

  const ask = async (filter: string, rest: Readonly<Record<string, string>> = {}) => {
    const query = Object.fromEntries(Object.entries({ filter, ...rest }).map(([name, value]) => [name, [value]]))
    const answer = await loaded.runner.query(itemsQuery, await loaded.as('public'), { code: 'obras', query })
    return answer.ok ? answer.value.features.map(({ number }) => number) : answer.refusal.message.en
  }

  const CASES: readonly (readonly [string, readonly (readonly [string, readonly number[] | string])[]])[] = [
    [
      'basic-cql2',
      [
        ["nombre = 'Ñeco'", [4]],
        ["nombre <> 'Ñeco'", [1, 2, 3, 5]],
        ["nombre < 'Plaza Bolívar'", [3]],
        ["nombre <= 'Plaza Bolívar'", [1, 3]],
        ["nombre > 'STRASSE 5%'", [4, 5]],
        ["nombre >= 'STRASSE 5%'", [2, 4, 5]],
        ["nombre = 'D''Aubuisson'", [3]],
        ["nombre = 'D\\'Aubuisson'", [3]],
        ["alias = 'tab\\there'", [5]],
        ['pisos = 3', [3]],
        ['pisos <> 3', [1, 2, 4, 5]],
        ['pisos < 3.5', [1, 2, 3]],
        ['altura >= 9', [2, 4, 5]],
        ['altura > 9e0', [4, 5]],
        ['abierto = true', [1, 3, 5]],
        ['abierto <> TRUE', [2, 4]],
        ['abierto', [1, 3, 5]],
        ["desde = DATE('2020-06-01')", [4, 5]],
        ["desde > DATE('2020-06-01')", [2]],
        ["desde <= date('2020-01-01')", [1, 3]],
        ["desde = TIMESTAMP('2020-06-01T00:00:00Z')", [4, 5]],
        ["desde < TIMESTAMP('2020-06-01T00:00:00.5Z')", [1, 3, 4, 5]],
        ['nombre IS NULL', [6]],
        ['"nombre" is not null', [1, 2, 3, 4, 5]],
        ['geometry IS NOT NULL', [1, 2, 3, 4, 5, 6]],
        ['true', [1, 2, 3, 4, 5, 6]],
        ['false', []],
        ['NOT pisos > 2', [1, 2]],
        ['NOT (pisos > 2) OR nombre IS NULL', [1, 2, 6]],
        [
          '(NOT pisos = 1 AND abierto = true) OR (pisos = 2 and not abierto = true) or not (pisos > 1 AND abierto = true)',
          [1, 2, 3, 4, 5],
        ],
        ['pisos = 1 OR pisos = 2 AND abierto = true', [1]],
        ["pisos = 'uno'", 'a number is expected'],
        ['pisoss = 1', 'has no attribute “pisoss”'],
        ['pisos', 'a condition is expected'],
      ],
    ],
    [
      'advanced-comparison-operators',
      [
        ["nombre LIKE 'Plaza%'", [1]],
        ["nombre not like 'Plaza%'", [2, 3, 4, 5]],
        ["nombre LIKE '_eco'", [4]],
        ["nombre LIKE '%'", [1, 2, 3, 4, 5]],
        ["nombre LIKE ''", []],
        ["nombre LIKE '%5\\%'", [2]],
        ["nombre LIKE '%5\\\\%'", [2]],
        ["alias LIKE 'd\\_%'", [3]],
        ["alias LIKE '%\\_%'", [3]],
        ['pisos BETWEEN 2 AND 4', [2, 3, 4]],
        ['pisos not between 2 and 4', [1, 5]],
        ['pisos BETWEEN 4.0 AND 2.0', []],
        ['pisos IN (1, 2, 30)', [1, 2]],
        ['pisos NOT IN (1, 2, 30)', [3, 4, 5]],
        ["nombre IN ('Ñeco', 'nadie')", [4]],
        ['abierto in (true)', [1, 3, 5]],
        ["desde in (DATE('2020-12-31'), DATE('1999-01-01'))", [2]],
        ["desde in ('2020-12-31')", [2]],
        ["pisos LIKE '1%'", 'a text is expected'],
        ["pisos IN (1, 'dos')", 'a number is expected'],
      ],
    ],
    [
      'case-insensitive-comparison',
      [
        ["CASEI(nombre) = CASEI('PLAZA BOLÍVAR')", [1]],
        ["CASEI(nombre) = casei('ñECO')", [4]],
        ["CASEI(alias) = CASEI('STRASSE 5%')", [2]],
        ["CASEI(nombre) = CASEI('straße 5%')", [2]],
        ["CASEI(nombre) = CASEI('ὈΔΥΣΣΕΎΣ')", [5]],
        ["CASEI(nombre) LIKE CASEI('%BOLÍV%')", [1]],
        ["CASEI(nombre) IN (CASEI('ÑECO'), CASEI('nadie'))", [4]],
        ["CASEI(nombre) <> CASEI('ÑECO')", [1, 2, 3, 5]],
        ['CASEI(pisos) = 1', 'a text is expected'],
      ],
    ],
    [
      'accent-insensitive-comparison',
      [
        ["ACCENTI(nombre) = ACCENTI('Plaza Bolivar')", [1]],
        ["ACCENTI(nombre) = ACCENTI('Pláza Bolívár')", [1]],
        ["ACCENTI(nombre) = ACCENTI('Plaza Boli\u0301var')", [1]],
        ['ACCENTI(nombre) = alias', [1, 4]],
        ["ACCENTI(nombre) = ACCENTI('neco')", []],
        ["ACCENTI(CASEI(nombre)) = accenti(casei('NECO'))", [4]],
        ["ACCENTI(nombre) LIKE ACCENTI('%Ñe%')", [4]],
        ["ACCENTI(CASEI(nombre)) LIKE accenti(casei('%BOLÍ%'))", [1]],
      ],
    ],
    [
      'basic-spatial-functions',
      [
        ['S_INTERSECTS(geometry, BBOX(-180,-90,180,90))', [1, 2, 3, 4, 5, 6]],
        ['S_INTERSECTS(geometry, POINT(0.5 0.5))', [1]],
        ['S_INTERSECTS(geometry, BBOX(0.2,0.2,1.2,0.8))', [1, 2]],
        ['s_intersects(geometry, bbox(0.2,0.2,-99,1.2,0.8,99))', [1, 2]],
        ['S_INTERSECTS(geometry, BBOX(170,-10,-170,10))', [5, 6]],
        ['S_INTERSECTS(geometry, BBOX(0,0,1,1)) AND NOT S_INTERSECTS(geometry, BBOX(1.5,0,2,1))', [1]],
        ['S_INTERSECTS(geometry, POINT(90 180))', 'The point 90 180 is not on Earth'],
        ['S_INTERSECTS(geometry, BBOX(0,5,1,1))', 'smaller corner'],
        ['S_INTERSECTS(nombre, POINT(0 0))', 'a geometry is expected'],
      ],
    ],
    [
      'basic-spatial-functions-plus',
      [
        ['S_INTERSECTS(geometry, LINESTRING(0.5 0.5, 1.5 0.5))', [1, 2]],
        ['S_INTERSECTS(geometry, MULTIPOINT(0.5 0.5, 4.5 1.5))', [1, 3, 4]],
        ['S_INTERSECTS(geometry, MULTIPOINT((0.5 0.5), (4.5 1.5)))', [1, 3, 4]],
        ['S_INTERSECTS(geometry, MULTILINESTRING((0.5 0.5, 0.6 0.5), (178.5 0.5, 178.6 0.5)))', [1, 5]],
        ['S_INTERSECTS(geometry, POLYGON((0 0, 2 0, 2 2, 0 2, 0 0), (0 0, 1 0, 1 1, 0 1, 0 0)))', [1, 2]],
        [
          'S_INTERSECTS(geometry, POLYGON((3.2 0.2, 5.8 0.2, 5.8 5, 3.2 5, 3.2 0.2), (3.5 0.5, 5.5 0.5, 5.5 2.5, 3.5 2.5, 3.5 0.5)))',
          [3],
        ],
        ['S_INTERSECTS(geometry, MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((178 0, 179 0, 179 1, 178 0))))', [1, 2, 5]],
        ['S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(0.5 0.5), LINESTRING(4.2 1.2, 4.4 1.4)))', [1, 3, 4]],
        ['S_INTERSECTS(geometry, POINT Z (0.5 0.5 600))', [1]],
        ['S_INTERSECTS(geometry, POINT(0.5 0.5 600))', [1]],
        ['S_INTERSECTS(geometry, MULTIPOINT(0.5 0.5, 90 180))', 'is not on Earth'],
      ],
    ],
    [
      'spatial-functions',
      [
        ['S_DISJOINT(geometry, BBOX(-180,-90,180,90))', []],
        ['S_DISJOINT(geometry, BBOX(0,0,10,10))', [5, 6]],
        ['S_EQUALS(geometry, POLYGON((1 0, 2 0, 2 1, 1 1, 1 0)))', [2]],
        ['S_EQUALS(POLYGON((1 1, 1 0, 2 0, 2 1, 1 1)), geometry)', [2]],
        ['S_TOUCHES(geometry, POLYGON((0 0, 1 0, 1 1, 0 1, 0 0)))', [2]],
        ['S_TOUCHES(geometry, POINT(1 1))', [1, 2]],
        ['S_WITHIN(geometry, BBOX(2.5,-1,7,7))', [3, 4]],
        ['S_CONTAINS(geometry, BBOX(4.1,1.1,4.9,1.9))', [3, 4]],
        ['S_CONTAINS(geometry, LINESTRING(0.1 0.1, 0.9 0.9))', [1]],
        ['S_OVERLAPS(geometry, BBOX(0.5,0.5,1.5,1.5))', [1, 2]],
        ['S_CROSSES(geometry, LINESTRING(-1 0.5, 0.5 0.5))', [1]],
        ['S_EQUALS(geometry, GEOMETRYCOLLECTION(POLYGON((1 0, 2 0, 2 1, 1 1, 1 0))))', [2]],
        ['S_EQUALS(geometry, MULTIPOINT((1 1), (2 2)))', []],
        ['S_WITHIN(geometry, POINT(0 95))', 'is not on Earth'],
      ],
    ],
    [
      'temporal-functions',
      [
        ["T_AFTER(desde, DATE('2020-01-01'))", [2, 4, 5]],
        ["T_BEFORE(desde, DATE('2020-06-01'))", [1, 3]],
        ["T_DISJOINT(desde, DATE('2020-06-01'))", [1, 2, 3]],
        ["T_EQUALS(desde, DATE('2020-06-01'))", [4, 5]],
        ["T_INTERSECTS(desde, DATE('2020-06-01'))", [4, 5]],
        ["T_INTERSECTS(desde, INTERVAL('2020-06-01', '2020-12-31'))", [2, 4, 5]],
        ["T_AFTER(desde, INTERVAL('..', '2020-01-01'))", [2, 4, 5]],
        ["T_BEFORE(desde, INTERVAL('2020-06-01', '..'))", [1, 3]],
        ["T_EQUALS(desde, INTERVAL('2020-06-01', '2020-06-01'))", [4, 5]],
        ["T_BEFORE(desde, TIMESTAMP('2020-01-01T05:30:00.000Z'))", [1, 3]],
        ["T_AFTER(INTERVAL(desde, hasta), INTERVAL('..', '2020-05-31'))", [2, 4, 5]],
        ["T_INTERSECTS(INTERVAL(desde, hasta), INTERVAL('2021-01-01', '..'))", [2, 3]],
        ["T_DISJOINT(INTERVAL(desde, hasta), INTERVAL('2021-01-01', '..'))", [1, 4, 5]],
        ["T_EQUALS(INTERVAL(desde, hasta), INTERVAL('2020-01-01', '2020-12-31'))", [1]],
        ["T_CONTAINS(INTERVAL(desde, hasta), INTERVAL('2020-07-01', '2020-08-01'))", [1, 3, 5]],
        ["T_DURING(INTERVAL(desde, hasta), INTERVAL('2020-05-01', '2020-12-31'))", [4]],
        ["T_STARTS(INTERVAL(desde, hasta), INTERVAL('2020-01-01', '2021-06-30'))", [1]],
        ["T_STARTEDBY(INTERVAL(desde, hasta), INTERVAL('2020-06-01', '2020-06-30'))", [5]],
        ["T_FINISHES(INTERVAL(desde, hasta), INTERVAL('2020-01-01', '2020-12-31'))", [5]],
        ["T_FINISHEDBY(INTERVAL(desde, hasta), INTERVAL('2020-12-31', '2021-06-30'))", [3]],
        ["T_MEETS(INTERVAL(desde, hasta), INTERVAL('2020-12-31', '2021-06-30'))", [1, 5]],
        ["T_METBY(INTERVAL(desde, hasta), INTERVAL('2020-01-01', '2020-12-31'))", [2]],
        ["T_OVERLAPS(INTERVAL(desde, hasta), INTERVAL('2020-06-15', '2021-01-31'))", [1, 4, 5]],
        ["T_OVERLAPPEDBY(INTERVAL(desde, hasta), INTERVAL('2019-01-01', '2020-06-15'))", [1, 3, 4, 5]],
        ["NOT T_AFTER(desde, DATE('2020-01-01'))", [1, 3]],
        ["NOT T_INTERSECTS(INTERVAL(desde, hasta), INTERVAL('..', '..'))", []],
        ["T_DURING(desde, INTERVAL('2020-01-01', '2020-12-31'))", 'T_DURING compares spans'],
        ["T_AFTER(nombre, DATE('2020-01-01'))", 'a date is expected'],
        ["T_AFTER(desde, DATE('2020-02-30'))", 'is no date'],
      ],
    ],
    [
      'property-property',
      [
        ["'Ñeco' = nombre", [4]],
        ['3 < pisos', [4, 5]],
        ['nombre = nombre', [1, 2, 3, 4, 5]],
        ['nombre <> nombre', []],
        ['desde = hasta', []],
        ['desde < hasta', [1, 2, 3, 4, 5]],
        ['altura = pisos', [3]],
        ["'foo' = 'foo'", [1, 2, 3, 4, 5, 6]],
        ['3.14 <> 3.14', []],
        ['true >= true', [1, 2, 3, 4, 5, 6]],
        ["TIMESTAMP('2022-04-14T14:48:46Z') <= TIMESTAMP('2022-04-14T14:48:46.000Z')", [1, 2, 3, 4, 5, 6]],
        ["'København' LIKE 'K_benhavn'", [1, 2, 3, 4, 5, 6]],
        ['altura between pisos and 2 * pisos', [3]],
        ['pisos IN (altura, 1)', [1, 3]],
        ['S_WITHIN(BBOX(4.1,1.1,4.9,1.9), geometry)', [3, 4]],
        ["T_BEFORE(DATE('2020-12-30'), desde)", [2]],
      ],
    ],
    [
      'arithmetic',
      [
        ['pisos = 1 + 2', [3]],
        ['pisos >= 10 - 2 * 3 ^ 1', [4, 5]],
        ['pisos = 21 div 10', [2]],
        ['pisos = 20 / 10', [2]],
        ['pisos = 5 % 2 + 2', [3]],
        ['altura = pisos ^ 2', [5]],
        ['0 = pisos % 2', [2, 4]],
        ['altura - 2 * pisos > 3', [2, 4, 5]],
        ['altura = - pisos * -1', [3]],
        ['pisos between 8/4 and (3*(1+0))', [2, 3]],
        ['pisos / (pisos - pisos) > 0', []],
        ["pisos + 'uno' = 2", 'a number is expected'],
      ],
    ],
  ]

  test.each(CASES.flatMap(([name, cases]) => cases.map((each) => [name, ...each] as const)))(
    '%s: %s',
    async (_class, filter, expected) => {
      const found = await ask(filter)
      if (typeof expected === 'string') expect(found).toContain(expected)
      else expect(found).toEqual(expected)
    },
  )

  test('coordinates in the order of EPSG 4326', async () => {
    const crs = { 'filter-crs': 'http://www.opengis.net/def/crs/EPSG/0/4326' }
    expect(await ask('S_INTERSECTS(geometry, POINT(0.5 178.5))', crs)).toEqual([5])
    expect(await ask('S_INTERSECTS(geometry, BBOX(-10,170,10,-170))', crs)).toEqual([5, 6])
    expect(await ask('S_INTERSECTS(geometry, POINT(178.5 0.5))', crs)).toContain('is not on Earth')
  })

  describe('what is not claimed', () => {
    test.each(['array-functions', 'functions', 'cql2-json'])('%s is not declared', (name) => {
      expect(CONFORMS_TO.some((uri) => uri.endsWith(`/cql2/1.0/conf/${name}`))).toBe(false)
    })

    test('every class of the table is declared, and no other of the language', () => {
      const declared = CONFORMS_TO.filter((uri) => uri.includes('/cql2/')).map((uri) => uri.split('/').at(-1))
      expect(declared.toSorted()).toEqual(['cql2-text', ...CASES.map(([name]) => name)].toSorted())
    })

    test('another encoding is refused in words', async () => {
      expect(await ask('{"op":"="}', { 'filter-lang': 'cql2-json' })).toContain('Only cql2-text')
    })
  })
})
