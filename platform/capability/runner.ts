import { type ZodError, z } from 'zod'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { appendAudit } from '../audit/append.ts'
import type { Database, DatabaseUser, ReadTx } from '../database/database.ts'
import { CHANGED } from '../database/memory.ts'
import { enqueueEvents } from '../events/outbox.ts'
import type { Change, Command, Query } from './command.ts'
import type { Ctx } from './context.ts'
import { recallOutcome, rememberOutcome } from './idempotency.ts'
import type { Kept } from './kept.ts'
import { couldDo, mayDo, type Permission, type Subject } from './permission.ts'
import { PROVEN_MINUTES, provenWithin, STEP_UP_REQUIRED } from './step-up.ts'

export interface RunOptions {
  /** From a form's hidden field or the API's `Idempotency-Key`: the same key gives the first answer again. */
  readonly idempotencyKey?: string
  /** The client's address, kept with the audit entry. */
  readonly address?: string
}

/** Runs commands and queries; the only holder of the database in the program besides the start-up and the workers. */
export interface Runner {
  command<I, O>(command: Command<I, O>, ctx: Ctx, input: unknown, options?: RunOptions): Promise<Result<O, Refusal>>
  query<I, O>(query: Query<I, O>, ctx: Ctx, input: I): Promise<Result<O, Refusal>>
  /** The same each time: what a room keeps between requests. */
  kept<T>(what: Kept<T>): T
}

class Rollback extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

export function createRunner(database: Database, afterCommit: () => void): Runner {
  const kept = new Map<string, unknown>()
  return {
    kept<T>(what: Kept<T>): T {
      if (!kept.has(what.id)) kept.set(what.id, what.make(database.events))
      return kept.get(what.id) as T
    },

    async command(command, ctx, input, options = {}) {
      const parsed = command.input.safeParse(input)
      if (!parsed.success) return refuse(refusalOfInput(parsed.error))
      try {
        const output = await database.write(databaseUser(ctx), async (tx) => {
          await authorise(tx, ctx, command, parsed.data)
          const key = options.idempotencyKey
          if (key !== undefined) {
            const earlier = await recallOutcome(tx, key, command.id, ctx)
            if (earlier.known) return earlier.output as never
          }
          const result = await command.run(tx, ctx, parsed.data)
          if (!result.ok) throw new Rollback(result.refusal)
          const { output, changes, events, reason } = result.value
          if (key !== undefined) await rememberOutcome(tx, key, command.id, ctx, output)
          await enqueueEvents(tx, ctx, events ?? [])
          // The chain's head is locked last: locked first it halves the throughput of concurrent commands.
          await appendAudit(tx, ctx, { command: command.id, changes, reason, address: options.address })
          await tellWhatChanged(database, changes)
          return output
        })
        afterCommit()
        return { ok: true, value: output }
      } catch (error) {
        if (error instanceof Rollback) return refuse(error.refusal)
        throw error
      }
    },

    async query(query, ctx, input) {
      try {
        return await database.read(databaseUser(ctx), async (tx) => {
          await authorise(tx, ctx, query, input)
          return query.run(tx, ctx, input)
        })
      } catch (error) {
        if (error instanceof Rollback) return refuse(error.refusal)
        throw error
      }
    },
  }
}

/** News by room, out with the commit: who remembers data of that room loads them again. */
export async function tellWhatChanged(database: Database, changes: readonly Change[]): Promise<void> {
  const topics = new Set(changes.map((change) => change.kind.split('.')[0] ?? change.kind))
  for (const topic of topics) await database.events.publish(CHANGED, topic)
}

interface Guarded<I> {
  readonly permission: Permission
  readonly sensitive?: boolean
  subject?(tx: ReadTx, input: I): Promise<Subject>
}

async function authorise<I>(tx: ReadTx, ctx: Ctx, act: Guarded<I>, input: I): Promise<void> {
  // Who could not do it with any record is not let near the tables that say whose the record is.
  if (!couldDo(ctx.who, act.permission)) throw new Rollback(forbidden(act.permission))
  const subject = act.subject === undefined ? {} : await act.subject(tx, input)
  if (!mayDo(ctx.who, act.permission, subject)) throw new Rollback(forbidden(act.permission))
  // After the permission: who may not do it at all is not asked to prove anything.
  if (act.sensitive === true && !provenWithin(ctx, PROVEN_MINUTES)) throw new Rollback(STEP_UP_REQUIRED)
}

/** The refusal of a permission, in words. Part of every answer, so that pages and API say the same. */
export function forbidden(permission: Permission): Refusal<'forbidden'> {
  return {
    kind: 'forbidden',
    message: {
      es: `Su cuenta no tiene permiso para esto: ${permission.sentence.es}.`,
      en: `Your account is not allowed to do this: ${permission.sentence.en ?? permission.sentence.es}.`,
    },
  }
}

export function databaseUser(ctx: Ctx): DatabaseUser {
  if (ctx.who === 'public') return { role: 'trama_public' }
  if (ctx.who === 'system') return { role: 'trama_app' }
  const { accountId, officeId, roles } = ctx.who
  return { role: 'trama_app', accountId, officeId, roles }
}

/** The first failing field, in words; pages list all of them through `platform/web/form.ts`. */
function refusalOfInput(error: ZodError): Refusal<'invalid_input'> {
  const issue = error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const detail = issue?.message ?? z.prettifyError(error)
  return {
    kind: 'invalid_input',
    message: {
      es: `El dato «${field}» no es válido: ${detail}`,
      en: `The value of “${field}” is not valid: ${detail}`,
    },
    field,
  }
}
