import { describe, expect, test } from 'vitest'
import { readMigrationFiles } from '../database/migration-files.ts'
import { type ForeignKey, houseSchemas, loadingOrder, type Table } from './catalog.ts'

const table = (name: string): Table => ({ schema: 's', name, columns: [], key: [] })
const key = (from: string, to: string): ForeignKey => ({
  name: `${from}_${to}`,
  schema: 's',
  table: from,
  toSchema: 's',
  toTable: to,
  deferrable: false,
})

/** `a>b` is a key of a that points at b. */
function orderOf(names: string, ...edges: readonly string[]) {
  const keys = edges.map((edge) => key(edge[0] ?? '', edge[2] ?? ''))
  const { tables, deferred } = loadingOrder([...names].map(table), keys)
  return [tables.map(({ name }) => name).join(''), deferred.map(({ name }) => name).join(' ')]
}

describe('tables are loaded', () => {
  test.each([
    ['in their own order when nothing binds them', 'abc', [], ['abc', '']],
    ['after those they point at', 'abc', ['a>b', 'b>c'], ['cba', '']],
    ['with a key at themselves checked later', 'ab', ['a>a', 'a>b'], ['ba', 'a_a']],
    ['with one key of a ring checked later', 'ab', ['a>b', 'b>a'], ['ab', 'a_b']],
    ['after a ring they only hang on', 'abc', ['a>b', 'b>c', 'c>b'], ['bac', 'b_c']],
    ['twice bound like once', 'ab', ['a>b', 'a>b'], ['ba', '']],
  ])('%s', (_what, names, edges, expected) => expect(orderOf(names, ...edges)).toEqual(expected))
})

describe('the schemas of the house', () => {
  test('are those its migrations create, and the ledger’s', () => {
    const schemas = houseSchemas(readMigrationFiles())
    expect(schemas).toEqual(expect.arrayContaining(['audit', 'identity', 'planning', 'platform', 'trama']))
    expect(schemas).not.toContain('public')
  })

  test.each([
    ['CREATE SCHEMA "cases";', 'cases'],
    ['create schema if not exists school', 'school'],
    ['select 1;\ncreate  schema "gis"', 'gis'],
  ])('are read from %j', (statement, schema) => {
    expect(houseSchemas([{ name: '0000_x', sha256: '', statements: [statement] }])).toEqual([schema, 'trama'].sort())
  })
})
