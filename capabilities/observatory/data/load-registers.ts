import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { registersFile } from '../registers-deployment.ts'
import { REGISTER } from './register-store.ts'

/** Registers that the database lacks, each with a secret of its own that nobody reads. */
export async function loadRegisters(
  tx: WriteTx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, registersFile)
  if (!file.ok) return file
  const known = await tx.execute(sql`select code from observatory.register`)
  const there = new Set(known.rows.map(({ code }) => String(code)))
  const changes: Change[] = []
  for (const [sort, kind] of (file.value?.value.registers ?? []).entries()) {
    if (there.has(kind.code)) continue
    const id = newId()
    await tx.execute(sql`
      insert into observatory.register (id, office_id, code, kind, sort)
      values (${id}, ${officeId}, ${kind.code}, ${JSON.stringify(kind)}::jsonb, ${sort})`)
    await tx.execute(sql`
      insert into observatory.register_secret (id, office_id, register_id, secret)
      values (${newId()}, ${officeId}, ${id}, ${randomBytes(32).toString('base64url')})`)
    changes.push({ kind: REGISTER, id, label: kind.title.es, after: { code: kind.code } })
  }
  return { ok: true, value: changes }
}
