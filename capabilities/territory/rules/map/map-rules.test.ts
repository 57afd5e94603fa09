import { describe, expect, test } from 'vitest'
import type { LayerStyle, Position } from '../../model.ts'
import { basemapLayers, groundLayers } from './basemap-look.ts'
import { clusteredLayers, clusterSource } from './cluster-look.ts'
import { readCoordinates } from './coordinates.ts'
import { colourExpression, colourOf, drawingLayers, legendOf, type MapLook, paletteColours } from './layer-look.ts'
import { boxOfView, PICTURE, scaleBar, stepped, viewAsked, viewInAddress, viewOf, zoomShift } from './map-view.ts'
import { areaM2, distanceM, lengthM } from './measure.ts'

describe('coordinates as people type them', () => {
  test.each([
    ['13.6929, -89.2182', [-89.2182, 13.6929]],
    ['13.6929 -89.2182', [-89.2182, 13.6929]],
    ['13,6929; -89,2182', [-89.2182, 13.6929]],
    ['89.2182 O, 13.6929 N', [-89.2182, 13.6929]],
    [`13°41'34.44" N 89°13'5.52" O`, [-89.2182, 13.6929]],
    [`13° 41.574' N, 89° 13.092' W`, [-89.2182, 13.6929]],
    ['-33, 18', [18, -33]],
  ])('%s', (text, [longitude, latitude]) => {
    const found = readCoordinates(text)
    expect(found?.[0]).toBeCloseTo(longitude as number, 4)
    expect(found?.[1]).toBeCloseTo(latitude as number, 4)
  })

  test.each(['Soyapango', '13.69', '91, 10', '13 N, 14 N', `13°75'0" N 89°0'0" O`, '', 'calle 13, casa 4'])(
    '«%s» is no place',
    (text) => {
      expect(readCoordinates(text)).toBeUndefined()
    },
  )
})

/** Against `st_distance` and `st_area` of PostGIS on geography. */
describe('measured on the ellipsoid', () => {
  const [plaza, airport]: [Position, Position] = [
    [-89.1914, 13.6989],
    [-89.0557, 13.4409],
  ]
  test('a distance', () => {
    expect(distanceM(plaza, airport)).toBeCloseTo(32100.873753, 3)
    expect(distanceM(plaza, plaza)).toBe(0)
    expect(lengthM([plaza, airport, plaza])).toBeCloseTo(2 * distanceM(plaza, airport), 6)
  })
  test('an area, whichever way round', () => {
    const square: Position[] = [
      [-89.2, 13.7],
      [-89.1, 13.7],
      [-89.1, 13.8],
      [-89.2, 13.8],
    ]
    expect(areaM2(square) / 119653694.07).toBeCloseTo(1, 7)
    expect(areaM2(square.toReversed())).toBeCloseTo(areaM2(square), 3)
    expect(areaM2(square.slice(0, 2))).toBe(0)
  })
})

describe('where the map looks', () => {
  const view = { centre: [-89.2, 13.7] as Position, zoom: 12 }
  test('is read from the address, and nothing else is', () => {
    expect(viewAsked({ z: '12', lat: '13.7', lng: '-89.2' })).toEqual(view)
    expect(viewAsked({ z: '99', lat: '13.7', lng: '-89.2' })?.zoom).toBe(20)
    for (const asked of [
      {},
      { z: '12', lat: '13.7' },
      { z: '12', lat: '99', lng: '1' },
      { z: 'x', lat: '1', lng: '1' },
      { z: '', lat: '', lng: '' },
    ])
      expect(viewAsked(asked)).toBeUndefined()
  })
  test('holds a box, and comes back to it', () => {
    const [west, south, east, north] = boxOfView(view)
    const again = viewOf([west, south, east, north])
    expect(again.centre[0]).toBeCloseTo(-89.2, 6)
    expect(again.zoom).toBeLessThan(12)
    expect(again.zoom).toBeGreaterThan(11.8)
  })
  test('goes on by steps', () => {
    expect(stepped(view, 'nearer').zoom).toBe(13)
    expect(stepped(stepped(view, 'north'), 'south').centre[1]).toBeCloseTo(13.7, 9)
    expect(stepped(view, 'west').centre[0]).toBeLessThan(-89.2)
    expect(viewInAddress(view)).toEqual({ zoom: '12', latitude: '13.70000', longitude: '-89.20000' })
  })
  test('has a scale of a round length', () => {
    const { metres, points } = scaleBar(view, 120)
    expect(metres).toBe(2000)
    expect(points).toBeLessThanOrEqual(120)
    expect(points).toBeGreaterThan(48)
  })
})

describe('how a layer is drawn', () => {
  const look: MapLook = {
    colours: paletteColours(['#111', '#222', '#333']),
    ink: '#000',
    paper: '#fff',
    here: '#f0f',
    contrast: false,
  }
  const classes: LayerStyle = {
    kind: 'classes',
    colour: 'data-1',
    field: 'pisos',
    entries: [
      { value: 0, colour: 'data-2', title: 'Hasta 3' },
      { value: 4, colour: 'data-3', title: 'De 4 en adelante', titleEn: '4 and more' },
    ],
  }
  const categories: LayerStyle = {
    ...classes,
    kind: 'categories',
    field: 'clase',
    entries: [{ value: 'Rural', colour: 'data-2', title: 'Rural' }],
  }

  test.each([
    [classes, { pisos: 3 }, 'data-2'],
    [classes, { pisos: 4 }, 'data-3'],
    [classes, { pisos: -1 }, 'data-1'],
    [classes, {}, 'data-1'],
    [categories, { clase: 'Rural' }, 'data-2'],
    [categories, { clase: 'Otra' }, 'data-1'],
    [categories, { clase: null }, 'data-1'],
    [{ kind: 'single', colour: 'data-3' } as LayerStyle, { clase: 'Rural' }, 'data-3'],
  ])('%#', (style, attributes, colour) => {
    expect(colourOf(style, attributes)).toBe(colour)
  })

  test('the map is told the same in its own language', () => {
    expect(colourExpression(categories, look)).toEqual([
      'match',
      ['to-string', ['get', 'clase']],
      'Rural',
      '#222',
      '#111',
    ])
    expect(colourExpression(classes, look)).toEqual([
      'case',
      ['==', ['typeof', ['get', 'pisos']], 'number'],
      ['step', ['get', 'pisos'], '#111', 0, '#222', 4, '#333'],
      '#111',
    ])
  })
  test('its legend names each look', () => {
    expect(legendOf(classes).map(({ title, colour }) => [title, colour])).toEqual([
      ['Hasta 3', 'data-2'],
      ['De 4 en adelante', 'data-3'],
    ])
    expect(legendOf({ kind: 'single', colour: 'data-1' })).toEqual([])
  })
  test('areas have a fill and an outline, points a circle, and a label where one is wanted', () => {
    const types = (shapeKind: 'polygon' | 'line' | 'point', label?: string) =>
      drawingLayers(
        { code: 'x', shapeKind, style: { ...classes, ...(label === undefined ? {} : { label }) } },
        look,
      ).map(({ type }) => type)
    expect([types('polygon'), types('line'), types('point', 'nombre')]).toEqual([
      ['fill', 'line'],
      ['line'],
      ['circle', 'symbol'],
    ])
  })
  test('in high contrast outlines are of ink', () => {
    const [, line] = drawingLayers({ code: 'x', shapeKind: 'polygon', style: classes }, { ...look, contrast: true })
    expect(JSON.stringify(line)).toContain('"#000"')
  })
})

describe('the ground under the layers, and points that crowd', () => {
  const LOOK: MapLook = {
    colours: { 'data-1': '#111111' },
    ink: '#222222',
    paper: '#ffffff',
    here: '#cc0066',
    contrast: false,
  }
  const TONES = { line: '#dddddd', area: '#fafafa' }

  test('an archive is drawn whole and quietly; contrast draws its lines in ink', () => {
    const drawn = basemapLayers(['calles', 'agua'], TONES, LOOK)
    expect(drawn.map(({ id }) => id)).toContain('base agua line')
    expect(new Set(drawn.map((each) => each['source-layer']))).toEqual(new Set(['calles', 'agua']))
    expect(JSON.stringify(drawn)).not.toContain(LOOK.ink)
    expect(JSON.stringify(basemapLayers(['calles'], TONES, { ...LOOK, contrast: true }))).toContain(LOOK.ink)
  })

  test.each([
    ['polygon', ['ground x area', 'ground x line']],
    ['line', ['ground x line']],
    ['point', ['ground x point']],
  ] as const)('a layer of %ss as ground', (shapeKind, ids) => {
    expect(groundLayers({ code: 'x', shapeKind }, TONES, LOOK).map(({ id }) => id)).toEqual(ids)
  })

  test('points: those alone keep their look, those together get a number, and all can still be hit', () => {
    const style: LayerStyle = { kind: 'single', colour: 'data-1' }
    const [unseen, alone, together, count] = clusteredLayers({ code: 'x', shapeKind: 'point', style }, LOOK)
    expect(unseen).toMatchObject({ source: 'x', paint: { 'circle-opacity': 0, 'circle-color': '#111111' } })
    expect(alone).toMatchObject({ source: clusterSource('x'), paint: { 'circle-color': '#111111' } })
    expect(JSON.stringify(alone?.paint)).not.toContain('"circle-opacity":0')
    expect(together).toMatchObject({ filter: ['has', 'point_count'] })
    expect(count).toMatchObject({ layout: { 'text-field': ['to-string', ['get', 'point_count']] } })
  })

  test('a narrower window shows the same ground from farther away; a wider one comes no nearer', () => {
    expect(zoomShift(PICTURE.width)).toBe(0)
    expect(zoomShift(PICTURE.width / 2)).toBe(-1)
    expect(zoomShift(PICTURE.width * 2)).toBe(0)
  })
})
