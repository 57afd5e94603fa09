import { expect, test } from 'vitest'
import { rejectedCsv, rejectedGeojson } from './rejected-rows.ts'

const REASON = { es: 'No tiene geometría.', en: 'It has no geometry.' }
const ROWS = [
  { row: 4, reason: REASON, raw: { attributes: { uso: 'Comercio, venta', codigo: 'P-4' }, geometry: null } },
  {
    row: 9,
    reason: REASON,
    raw: { attributes: { codigo: '=1+1', otro: 'dijo "no"' }, geometry: { type: 'Point', coordinates: [1] } },
  },
  { row: 11, reason: REASON, raw: '{"a": ' },
]

test('rejected rows as a table: place, reason, and the fields in the order of the file; no cell becomes a formula', () => {
  expect(rejectedCsv(ROWS, 'es', ['codigo', 'uso']).replace('\uFEFF', '').split('\r\n')).toEqual([
    'fila,motivo,codigo,uso,otro,contenido',
    '4,No tiene geometría.,P-4,"Comercio, venta",,',
    `9,No tiene geometría.,'=1+1,,"dijo ""no""",`,
    '11,No tiene geometría.,,,,"{""a"": "',
    '',
  ])
})

test('the same as GeoJSON, each with the shape that stood there', () => {
  const { features } = JSON.parse(rejectedGeojson(ROWS, 'en'))
  expect(features.map((each: { geometry: unknown }) => each.geometry)).toEqual([
    null,
    { type: 'Point', coordinates: [1] },
    null,
  ])
  expect(features[0].properties).toMatchObject({ codigo: 'P-4', _fila: 4, _motivo: 'It has no geometry.' })
})
