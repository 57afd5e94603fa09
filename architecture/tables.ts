import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { DeclaredGraph } from './graph.ts'

export interface Reference {
  readonly fromSchema: string
  readonly toSchema: string
  readonly name: string
}

export interface Table {
  /** `capabilities/planning`, `platform/audit`. */
  readonly owner: string
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  readonly references: readonly Reference[]
}

/** Every table of every room and of the platform, as drizzle will create it. */
export async function readTables(root: string): Promise<readonly Table[]> {
  const files = globSync('{platform,capabilities}/*/data/*tables.ts', { cwd: root }).sort()
  const read = files.map(async (file) => {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    const tables = Object.values(module).filter((value): value is PgTable => is(value, PgTable))
    return tables.map((table) => describeTable(file.split('/').slice(0, 2).join('/'), table))
  })
  return (await Promise.all(read)).flat()
}

export function describeTable(owner: string, table: PgTable): Table {
  const config = getTableConfig(table)
  const schema = config.schema ?? 'public'
  const references = config.foreignKeys.map((key) => ({
    fromSchema: schema,
    toSchema: getTableConfig(key.reference().foreignTable).schema ?? 'public',
    name: key.getName(),
  }))
  return { owner, schema, name: config.name, columns: config.columns.map((column) => column.name), references }
}

/** What every table outside `platform/` carries: who made it is known, whose it is, and that two writers do not overwrite each other. */
export const columnsOfARoom = ['id', 'office_id', 'version']

export function tableViolations(tables: readonly Table[], graph: DeclaredGraph): readonly string[] {
  return [
    ...tables
      .filter((table) => isOfARoom(table) && !(`${table.schema}.${table.name}` in graph.narrowTables))
      .flatMap((table) =>
        columnsOfARoom
          .filter((column) => !table.columns.includes(column))
          .map((column) => `${table.schema}.${table.name} has no ${column}`),
      ),
    ...strangers(tables),
    ...tables.flatMap((table) => referencesAcross(table, tables, graph)),
  ]
}

function isOfARoom({ owner }: Table): boolean {
  return owner.startsWith('capabilities/')
}

/** A schema belongs to one owner: nobody else's tables stand in it. */
function strangers(tables: readonly Table[]): readonly string[] {
  const ownerOf = new Map(tables.map(({ schema, owner }) => [schema, owner]))
  return tables
    .filter(({ schema, owner }) => ownerOf.get(schema) !== owner && schema !== 'platform')
    .map(({ schema, name, owner }) => `${schema}.${name} of ${owner} stands in the schema of ${ownerOf.get(schema)}`)
}

/** Foreign keys follow the same edges as imports: a room may point at the platform and at rooms it may know. */
function referencesAcross(table: Table, tables: readonly Table[], graph: DeclaredGraph): readonly string[] {
  return table.references.flatMap(({ toSchema, name }) => {
    const target = tables.find(({ schema }) => schema === toSchema)
    if (target === undefined) return [`${table.schema}.${table.name}: ${name} points at the unknown schema ${toSchema}`]
    if (target.owner === table.owner || target.owner.startsWith('platform/')) return []
    const [guest, host] = [table.owner, target.owner].map((owner) => owner.split('/')[1] ?? '')
    const declared = isOfARoom(table) && graph.rooms[guest ?? '']?.includes(host ?? '')
    return declared ? [] : [`${table.schema}.${table.name}: ${name} points at ${toSchema}, an edge not declared`]
  })
}
