import { beforeAll, describe, expect, it, test } from 'vitest'
import { MANIFESTS } from '../app/manifests.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { projectRoot } from '../platform/root.ts'
import { brokenPrivacy, undeclaredPersonalColumns } from './personal-columns.ts'
import { readTables, type Table } from './tables.ts'

let tables: readonly Table[]
beforeAll(async () => {
  tables = await readTables(projectRoot)
})

describe('what the platform holds on people', () => {
  it('is declared: what it is for, how long it is kept, how close it is to the person', () => {
    expect(tables.length).toBeGreaterThan(30)
    expect(undeclaredPersonalColumns(tables, MANIFESTS)).toEqual([])
  })

  it('names columns and rules that exist', () => {
    expect(brokenPrivacy(tables, MANIFESTS)).toEqual([])
  })
})

const text = { es: 'x', en: 'x' }
const field = {
  table: 'cases.file',
  column: 'dui',
  title: text,
  sensitivity: 'sensitive',
  purpose: text,
  keptFor: text,
} as const
const cases: Table = {
  owner: 'capabilities/cases',
  schema: 'cases',
  name: 'file',
  columns: ['id', 'dui', 'owner_phone'],
  references: [],
}
const room: Manifest = { id: 'cases', title: text, permissions: [], personalData: [field] }
const rule = {
  id: 'cases.old',
  title: text,
  table: 'cases.file',
  since: 't.at',
  keep: 'P1Y',
  action: 'delete',
} as const

describe('planted', () => {
  test.each([
    ['a telephone that nobody declared', [room], {}, 'cases.file.owner_phone looks like personal data'],
    [
      'an exception for what is not there',
      [room],
      { 'cases.file.owner_phone': 'why', 'cases.file.fax': 'why' },
      'cases.file.fax needs no exception',
    ],
    [
      'an exception for what is declared',
      [room],
      { 'cases.file.owner_phone': 'why', 'cases.file.dui': 'why' },
      'cases.file.dui needs no exception',
    ],
  ])('%s is found', (_what, manifests, exceptions, expected) => {
    expect(undeclaredPersonalColumns([cases], manifests, exceptions).join('\n')).toContain(expected)
  })

  test.each([
    [
      'a person looked for in a column that is not there',
      { personalData: [{ ...field, subject: { column: 'who', is: 'person' } }] },
      'who, which is not there',
    ],
    ['a rule about no table', { retention: [{ ...rule, table: 'cases.gone' }] }, 'no table cases.gone'],
    ['a rule without a period', { retention: [{ ...rule, keep: '30 days' }] }, 'is no period'],
    [
      'a rule that changes no column',
      { retention: [{ ...rule, action: { anonymise: { nit: null } } }] },
      'no column cases.file.nit',
    ],
    ['a rule about the history', { retention: [{ ...rule, table: 'audit.entry' }] }, 'touches the history'],
  ] as const)('%s is found', (_what, change, expected) => {
    const history: Table = { ...cases, schema: 'audit', name: 'entry' }
    expect(brokenPrivacy([cases, history], [{ ...room, personalData: [], ...change }]).join('\n')).toContain(expected)
  })
})
