import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Query } from '../../capability/command.ts'
import { ASSURANCES, type Ctx } from '../../capability/context.ts'
import type { WriteTx } from '../../database/database.ts'
import { notify } from '../../notifications/notify.ts'
import { proofSchema, useProof } from '../factors/proof.ts'
import { rememberDevice } from '../lock-out.ts'
import { OPEN_SESSION, OWN_SESSION } from '../permissions.ts'
import { IDLE_HOURS } from '../session.ts'
import { deviceWords } from './device-words.ts'
import { endSessions } from './end-sessions.ts'
import { FACTORS_CHANGED, NEW_DEVICE } from './notices.ts'
import { signInPaths } from './paths.ts'

const hash = z.string().length(64)

const openSessionInput = z.object({
  tokenHash: hash,
  accountId: z.uuid(),
  agent: z.string().max(300),
  address: z.string().max(100),
  expiresAt: z.iso.datetime(),
  assurance: z.enum(ASSURANCES),
  /** What was shown, in order: the password or the provider first, then the second step. */
  proofs: z.array(proofSchema).min(1).max(2),
  /** Of the secret by which this browser is known again. */
  deviceHash: hash,
  /** Of the session that the browser still had: it ends (OWASP ASVS 5, 7.2.4). */
  replaces: hash.optional(),
})

/** Answers whose session it is, and whether the workspace is theirs. */
export const openSession: Command<
  z.infer<typeof openSessionInput>,
  { readonly accountId: Id; readonly staff: boolean }
> = {
  id: 'identity.open_session',
  title: { es: 'Ingresar', en: 'Sign in' },
  input: openSessionInput,
  permission: OPEN_SESSION,
  async run(tx, ctx, input) {
    const { accountId } = input
    const account = await tx.execute(sql`
      select kind from identity.account where id = ${accountId} and disabled_at is null`)
    if (account.rows[0] === undefined) return refuse(GONE)
    const staff = account.rows[0].kind === 'staff'
    for (const proof of input.proofs) {
      const spent = await useProof(tx, ctx, accountId, proof)
      if (spent !== undefined) return refuse(spent)
    }
    const sessionId = newId()
    if (input.replaces !== undefined)
      await tx.execute(sql`delete from identity.session where token_hash = ${input.replaces}`)
    await tx.execute(sql`
      insert into identity.session (token_hash, id, account_id, assurance, proven_at, address, created_at, seen_at, expires_at, agent)
      values (${input.tokenHash}, ${sessionId}, ${accountId}, ${input.assurance}, ${ctx.now}, ${input.address}, ${ctx.now},
        ${ctx.now}, ${input.expiresAt}, ${input.agent})`)
    await knowDevice(tx, ctx, accountId, input)
    if (input.proofs.some(({ way }) => way === 'recovery_code'))
      await notify(tx, ctx, {
        kind: FACTORS_CHANGED,
        to: accountId,
        data: { change: 'recovery_code_used' },
        link: signInPaths.security(),
      })
    const how = { assurance: input.assurance, by: input.proofs.map(({ way }) => way) }
    return { ok: true, value: { output: { accountId, staff }, changes: [changeOf(accountId, 'session', how)] } }
  },
}

/** The first browser of an account is nobody's surprise; accounts of a demonstration are everybody's, and each is new there. */
async function knowDevice(
  tx: WriteTx,
  ctx: Ctx,
  accountId: Id,
  { deviceHash, agent }: { readonly deviceHash: string; readonly agent: string },
): Promise<void> {
  const before = await tx.execute(sql`
    select a.demo, exists (select 1 from identity.known_device d where d.account_id = a.id) as others
    from identity.account a where a.id = ${accountId}`)
  const isNew = await rememberDevice(tx, accountId, deviceHash, ctx.now)
  if (!isNew || before.rows[0]?.demo !== false || before.rows[0].others !== true) return
  const device = { es: deviceWords(agent, 'es'), en: deviceWords(agent, 'en') }
  await notify(tx, ctx, { kind: NEW_DEVICE, to: accountId, data: { device }, link: signInPaths.sessions() })
}

const proveAgainInput = z.object({
  tokenHash: hash,
  assurance: z.enum(ASSURANCES),
  proof: proofSchema,
})

/** The session goes on under a new token, so that one that was copied before is of no use (OWASP ASVS 5, 7.2.4). */
export const proveAgain: Command<z.infer<typeof proveAgainInput>, null> = {
  id: 'identity.prove_again',
  title: { es: 'Confirmar quién es', en: 'Confirm who one is' },
  input: proveAgainInput,
  permission: OWN_SESSION,
  async run(tx, ctx, input) {
    if (typeof ctx.who === 'string') return refuse(GONE)
    const { accountId, sessionId } = ctx.who
    const spent = await useProof(tx, ctx, accountId, input.proof)
    if (spent !== undefined) return refuse(spent)
    const stronger = ASSURANCES.indexOf(input.assurance) > ASSURANCES.indexOf(ctx.who.assurance ?? 'password')
    const assurance = stronger ? input.assurance : (ctx.who.assurance ?? 'password')
    const renewed = await tx.execute(sql`
      update identity.session set token_hash = ${input.tokenHash}, proven_at = ${ctx.now}, assurance = ${assurance}
      where id = ${sessionId ?? null} and account_id = ${accountId} returning id`)
    if (renewed.rows.length === 0) return refuse(GONE)
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'proof', { by: input.proof.way })] } }
  },
}

export const closeSession: Command<{ tokenHash: string }, null> = {
  id: 'identity.close_session',
  title: { es: 'Salir', en: 'Sign out' },
  input: z.object({ tokenHash: hash }),
  permission: OWN_SESSION,
  async run(tx, ctx, input) {
    const accountId = typeof ctx.who === 'string' ? null : ctx.who.accountId
    await tx.execute(sql`
      delete from identity.session where token_hash = ${input.tokenHash} and account_id = ${accountId}`)
    return {
      ok: true,
      value: { output: null, changes: accountId === null ? [] : [changeOf(accountId, 'session')] },
    }
  },
}

const endInput = z.object({
  /** Absent: all but the one in which it is asked. */
  id: z.uuid().optional(),
})

export const endOwnSessions: Command<z.infer<typeof endInput>, { readonly ended: number }> = {
  id: 'identity.end_own_sessions',
  title: { es: 'Cerrar sesiones abiertas en otros lugares', en: 'End sessions that are open elsewhere' },
  input: endInput,
  permission: OWN_SESSION,
  async run(tx, ctx, { id }) {
    if (typeof ctx.who === 'string' || ctx.who.sessionId === undefined) return refuse(GONE)
    const { accountId, sessionId } = ctx.who
    const ended =
      id === undefined ? await endSessions(tx, accountId, { except: sessionId }) : await endOne(tx, accountId, id)
    if (id !== undefined && ended === 0) return refuse(NO_SUCH_SESSION)
    return { ok: true, value: { output: { ended }, changes: [changeOf(accountId, 'session', { ended })] } }
  },
}

async function endOne(tx: WriteTx, accountId: Id, id: Id): Promise<number> {
  const ended = await tx.execute(sql`
    delete from identity.session where id = ${id} and account_id = ${accountId} returning id`)
  return ended.rows.length
}

export interface SessionLine {
  readonly id: Id
  readonly agent: string | undefined
  readonly address: string | undefined
  readonly at: string
  readonly seenAt: string
  readonly here: boolean
}

/** The person's sessions that are alive, the one in which they ask first. */
export const ownSessions: Query<null, readonly SessionLine[]> = {
  id: 'identity.own_sessions',
  permission: OWN_SESSION,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string') return { ok: true, value: [] }
    const { accountId, sessionId } = ctx.who
    const found = await tx.execute(sql`
      select id, agent, address, created_at, seen_at from identity.session
      where account_id = ${accountId} and expires_at > ${ctx.now}
        and seen_at > ${ctx.now}::timestamptz - ${IDLE_HOURS} * interval '1 hour'
      order by id is distinct from ${sessionId ?? null}::uuid, seen_at desc, id limit 200`)
    return {
      ok: true,
      value: found.rows.map((row) => ({
        id: String(row.id),
        agent: row.agent === null ? undefined : String(row.agent),
        address: row.address === null ? undefined : String(row.address),
        at: String(row.created_at),
        seenAt: String(row.seen_at),
        here: row.id === sessionId,
      })),
    }
  },
}

function changeOf(accountId: Id, label: string, after?: unknown): Change {
  return { kind: 'account', id: accountId, label, ...(after === undefined ? {} : { after }) }
}

const GONE: Refusal<'no_session'> = {
  kind: 'no_session',
  message: {
    es: 'La sesión terminó mientras tanto. Ingrese de nuevo.',
    en: 'The session ended meanwhile. Sign in again.',
  },
}

const NO_SUCH_SESSION: Refusal<'no_such_session'> = {
  kind: 'no_such_session',
  message: { es: 'Esa sesión ya estaba cerrada.', en: 'That session had ended already.' },
}
