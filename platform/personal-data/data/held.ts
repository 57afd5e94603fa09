import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Manifest, PersonalField } from '../../capability/manifest.ts'
import type { ReadTx } from '../../database/database.ts'

/** Whose data: a person may have several accounts over the years; this is the one that asks. */
export interface DataSubject {
  readonly personId: Id
  readonly accountId: Id
}

/** What one table holds on a person: the fields that its manifest declares, and each row's values. */
export interface HeldTable {
  readonly table: string
  readonly room: Text
  readonly fields: readonly Pick<PersonalField, 'column' | 'title' | 'purpose' | 'keptFor' | 'sensitivity'>[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** A name of ours, as `identity.person`; anything else is a fault of a manifest. */
const TABLE = /^([a-z_]+)\.([a-z_]+)$/

export function tableName(name: string): SQL {
  const [, schema, table] = TABLE.exec(name) ?? []
  if (schema === undefined || table === undefined) throw new Error(`“${name}” is no table of a schema.`)
  return sql`${sql.identifier(schema)}.${sql.identifier(table)}`
}

/** Everything that is declared in the manifests and stands there about this person, read in the person's own name. */
export async function heldOn(
  tx: ReadTx,
  rooms: readonly Manifest[],
  subject: DataSubject,
): Promise<readonly HeldTable[]> {
  const held: HeldTable[] = []
  for (const { title, personalData = [] } of rooms) {
    const told = personalData.filter((field) => field.subject !== undefined)
    // A table may speak of two people: who is absent and who stands in. Each sees the fields that are theirs.
    for (const own of Map.groupBy(told, ({ table, subject }) => `${table} ${subject?.column}`).values()) {
      const [{ table, subject: owner } = {}] = own
      if (table === undefined || owner === undefined) continue
      const columns = sql.join(own.map(columnOf), sql`, `)
      const id = owner.is === 'person' ? subject.personId : subject.accountId
      // As text: some tables keep an account's id beside 'system' and 'public'.
      const found = await tx.execute(sql`
        select ${columns} from ${tableName(table)} t where t.${sql.identifier(owner.column)}::text = ${id}`)
      held.push({
        table,
        room: title,
        fields: own.map(({ column, title: name, purpose, keptFor, sensitivity }) => ({
          column,
          title: name,
          purpose,
          keptFor,
          sensitivity,
        })),
        rows: found.rows,
      })
    }
  }
  return held
}

function columnOf(field: PersonalField): SQL {
  const name = sql.identifier(field.column)
  if (field.through === undefined) return sql`t.${name}`
  // Sensitive columns are had through their function only.
  return sql`${tableName(field.through)}(t.${sql.identifier(field.subject?.column ?? 'id')}) as ${name}`
}
