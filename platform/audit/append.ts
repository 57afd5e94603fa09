import { sql } from 'drizzle-orm'
import { newId } from '../../kernel/ids.ts'
import type { Change } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { WriteTx } from '../database/database.ts'
import { type AuditEntry, canonicalJson, entryHash, FIRST_HASH } from './hash.ts'

export interface AuditFacts {
  readonly command: string
  readonly changes: readonly Change[]
  readonly reason?: string | undefined
  readonly address?: string | undefined
}

/** Any constant: names the lock that orders the chain. */
const CHAIN_LOCK = 7_200_461

/**
 * Adds the command's entry to the chain inside the command's own transaction. The application's role may only INSERT and
 * SELECT here, so the head is found by reading the last entry under an advisory lock, taken at the very end.
 */
export async function appendAudit(tx: WriteTx, ctx: Ctx, facts: AuditFacts): Promise<void> {
  const who = ctx.who
  const entry: AuditEntry = {
    id: newId(),
    at: ctx.now,
    account: typeof who === 'string' ? who : who.accountId,
    actor: typeof who === 'string' ? who : who.name,
    office: typeof who === 'string' ? null : who.officeId,
    command: facts.command,
    request: ctx.requestId,
    address: facts.address ?? null,
    reason: facts.reason ?? null,
    ...(typeof who === 'string' || who.actingFor === undefined
      ? {}
      : { actingFor: { account: who.actingFor.accountId, name: who.actingFor.name } }),
    changes: JSON.parse(canonicalJson(facts.changes)),
  }
  await tx.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`)
  const last = await tx.execute(sql`select seq, hash from audit.entry order by seq desc limit 1`)
  const head = last.rows[0]
  const previous = typeof head?.hash === 'string' ? head.hash : FIRST_HASH
  const seq = Number(head?.seq ?? 0) + 1
  await tx.execute(sql`
    insert into audit.entry (seq, id, at, account, actor, office, command, request, address, reason, acting_for,
      changes, previous, hash)
    values (${seq}, ${entry.id}, ${entry.at}, ${entry.account}, ${entry.actor}, ${entry.office}, ${entry.command},
      ${entry.request}, ${entry.address}, ${entry.reason}, ${entry.actingFor === undefined ? null : JSON.stringify(entry.actingFor)}::jsonb,
      ${JSON.stringify(entry.changes)}::jsonb, ${previous},
      ${entryHash(previous, entry)})`)
}
