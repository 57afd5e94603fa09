import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../database/database.ts'

/**
 * Ends the sessions of an account, all or all but one: after a change of the password, the loss of a factor or the closing of the account (OWASP ASVS 5, 7.4.2 and 7.4.3). Answers how many ended.
 */
export async function endSessions(tx: WriteTx, accountId: Id, options: { readonly except?: Id } = {}): Promise<number> {
  const ended = await tx.execute(sql`
    delete from identity.session where account_id = ${accountId} and id is distinct from ${options.except ?? null}::uuid
    returning id`)
  return ended.rows.length
}
