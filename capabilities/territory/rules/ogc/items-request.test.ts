import { describe, expect, it } from 'vitest'
import type { FieldSpec } from '../../model.ts'
import { itemsRequest } from './items-request.ts'

const FIELDS: readonly FieldSpec[] = [
  { name: 'nombre', title: 'Nombre', type: 'text' },
  { name: 'pisos', title: 'Pisos', type: 'whole' },
]
const read = (address: string) => {
  const query: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(address)) query[name] = [...(query[name] ?? []), value]
  return itemsRequest(query, FIELDS)
}

describe('what an address asks of a layer', () => {
  it.each([
    ['', { limit: 100, after: 0 }],
    ['limit=10', { limit: 10 }],
    ['limit=999999', { limit: 2000 }],
    ['bbox=-89.3,13.6,-89.1,13.8', { bbox: { corners: [-89.3, 13.6, -89.1, 13.8] } }],
    ['bbox=-89.3,13.6,0,-89.1,13.8,100', { bbox: { corners: [-89.3, 13.6, -89.1, 13.8] } }],
    [
      'bbox=13.6,-89.3,13.8,-89.1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326',
      { bbox: { corners: [-89.3, 13.6, -89.1, 13.8] } },
    ],
    ['bbox=177,-18,-178,-16', { bbox: { corners: [177, -18, -178, -16] } }],
    [
      'bbox=480000,1500000,490000,1510000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/32616',
      { bbox: { crs: { srid: 32616 } } },
    ],
    ['crs=http://www.opengis.net/def/crs/EPSG/0/3857', { crs: { srid: 3857 } }],
    ['crs=EPSG:3857', { crs: { srid: 3857 } }],
    ['datetime=2019-06-30', { datetime: { from: '2019-06-30', until: '2019-06-30' } }],
    ['datetime=../2019-06-30', { datetime: { from: undefined, until: '2019-06-30' } }],
    ['datetime=2019-06-30T00:00:00Z/..', { datetime: { from: '2019-06-30', until: undefined } }],
    ['resultType=hits', { onlyHits: true }],
    ['resultType=results', { onlyHits: false }],
    ['nombre=Apopa&pisos=3', { equals: [{ value: 'Apopa' }, { value: 3 }] }],
    ['filter=pisos>3&filter-lang=cql2-text', { filter: { type: 'compare' } }],
    ["filter=((uso = 'comercio') AND (pisos >= 5))&filter-lang=cql-text", { filter: { type: 'and' } }],
  ])('%s', (address, expected) => {
    expect(read(address)).toMatchObject({ ok: true, value: expected })
  })

  it.each([
    ['limite=10', 'limite', 'There is no parameter “limite”'],
    ['limit=0', 'limit', 'at least 1'],
    ['limit=diez', 'limit', 'whole number'],
    ['limit=5&limit=6', 'limit', 'twice'],
    ['bbox=1,2,3', 'bbox', 'four numbers'],
    ['bbox=1,2,3,', 'bbox', 'four numbers'],
    ['bbox=-89.3,13.8,-89.1,13.6', 'bbox', 'four numbers'],
    ['bbox=13.6,-89.3,13.8,-89.1,x,y', 'bbox', 'four numbers'],
    ['bbox=0,0,200,10', 'bbox', 'four numbers'],
    ['crs=http://www.opengis.net/def/crs/EPSG/0/9999', 'crs', 'not given in that reference system'],
    ['datetime=ayer', 'datetime', 'It is a date'],
    ['datetime=2019-02-30', 'datetime', 'It is a date'],
    ['datetime=../..', 'datetime', 'It is a date'],
    ['datetime=2020-01-01/2019-01-01', 'datetime', 'It is a date'],
    ['filter-lang=cql2-json', 'filter-lang', 'Only cql2-text'],
    ['filter=pisos>', 'filter', 'at character 7'],
    ['resultType=some', 'resultType', '“results” and “hits”'],
    ['pisos=tres', 'pisos', 'no value'],
  ])('%s is refused in words', (address, field, words) => {
    const answer = read(address)
    if (answer.ok) throw new Error('It should have been refused.')
    expect(answer.refusal).toMatchObject({ kind: 'bad_parameter', field })
    expect(answer.refusal.message.en).toContain(words)
  })
})
