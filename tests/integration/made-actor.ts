import { sql } from 'drizzle-orm'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../platform/capability/context.ts'
import type { Database } from '../../platform/database/database.ts'

const app = { role: 'trama_app' } as const

/** A person with an account in an office of its own, where no deployment is loaded. */
export async function makeActor(database: Database): Promise<Actor> {
  const [officeId, personId, accountId] = [newId(), newId(), newId()]
  const login = `persona.${accountId.slice(-6)}`
  await database.write(app, async (tx) => {
    await tx.execute(sql`
      insert into identity.office (id, code, kind, title) values (${officeId}, ${login}, 'planning_office', '{"es":"Oficina"}')`)
    await tx.execute(sql`insert into identity.person (id, name, sort_key) values (${personId}, ${login}, ${login})`)
    await tx.execute(sql`
      insert into identity.account (id, person_id, office_id, login, password_hash)
      values (${accountId}, ${personId}, ${officeId}, ${login}, 'none')`)
  })
  return { accountId, personId, name: login, officeId, unitIds: [], roles: [] }
}
