import { foreignKey, integer, pgSchema, uuid } from 'drizzle-orm/pg-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../platform/root.ts'
import { graph } from './graph.ts'
import { describeTable, readTables, type Table, tableViolations } from './tables.ts'

describe('the tables as declared', () => {
  let tables: readonly Table[]
  beforeAll(async () => {
    tables = await readTables(projectRoot)
  })

  it('are read, of the platform and of every room', () => {
    expect(tables.length).toBeGreaterThanOrEqual(10)
    expect(tables.some(({ owner }) => owner === 'platform/audit')).toBe(true)
    for (const room of Object.keys(graph.rooms))
      expect(
        tables.some(({ owner }) => owner === `capabilities/${room}`),
        room,
      ).toBe(true)
  })

  it('carry id, office_id and version, and point only along declared edges', () => {
    expect(tableViolations(tables, graph)).toEqual([])
  })
})

describe('a planted violation is reported', () => {
  const own = {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id').notNull(),
    version: integer('version').notNull(),
  }
  const planning = pgSchema('planning')
  const cases = pgSchema('cases')
  const activity = planning.table('activity', own)
  const file = cases.table('file', { ...own, activityId: uuid('activity_id').references(() => activity.id) })
  const rooms = { planning: [], cases: ['planning'] }

  it('a sound pair is not', () => {
    const tables = [describeTable('capabilities/planning', activity), describeTable('capabilities/cases', file)]
    expect(tableViolations(tables, { ...graph, rooms })).toEqual([])
  })

  it('a table without version', () => {
    const bare = planning.table('bare', { id: uuid('id').primaryKey(), officeId: uuid('office_id') })
    expect(tableViolations([describeTable('capabilities/planning', bare)], graph)).toEqual([
      'planning.bare has no version',
    ])
  })

  it('a foreign key against the declared edge', () => {
    const late = planning.table('late', { ...own, fileId: uuid('file_id') }, (table) => [
      foreignKey({ columns: [table.fileId], foreignColumns: [file.id], name: 'late_file' }),
    ])
    const tables = [describeTable('capabilities/planning', late), describeTable('capabilities/cases', file)]
    expect(tableViolations(tables, { ...graph, rooms })).toContain(
      'planning.late: late_file points at cases, an edge not declared',
    )
  })

  it('a table of the platform that points at a room', () => {
    const link = pgSchema('links').table('link', {
      ...own,
      activityId: uuid('activity_id').references(() => activity.id),
    })
    const tables = [describeTable('platform/links', link), describeTable('capabilities/planning', activity)]
    expect(tableViolations(tables, { ...graph, rooms })).toHaveLength(1)
  })

  it('a room that puts a table into the schema of another', () => {
    const tables = [describeTable('capabilities/cases', file), describeTable('capabilities/planning', activity)]
    const stranger = describeTable('capabilities/cases', planning.table('stranger', own))
    expect(tableViolations([...tables, stranger], { ...graph, rooms })).not.toEqual([])
  })
})
