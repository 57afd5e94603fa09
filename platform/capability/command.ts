import type { ZodType } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import type { Ctx } from './context.ts'
import type { Permission, Subject } from './permission.ts'

/** What the audit entry says of one record that a command touched. */
export interface Change {
  readonly kind: string
  readonly id: Id
  readonly label: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Something that happened, told to other rooms after the commit. Name and version are the publisher's contract. */
export interface DomainEvent {
  readonly name: string
  readonly version: number
  readonly payload: Readonly<Record<string, unknown>>
}

export interface Outcome<O> {
  readonly output: O
  readonly changes: readonly Change[]
  readonly events?: readonly DomainEvent[]
  readonly reason?: string
}

/**
 * The only way to change anything: authorise → load → rule → save → audit → outbox, in one transaction that the runner
 * opens. `input` parses what came from outside; `subject` loads what the permission depends on.
 */
export interface Command<I, O> {
  readonly id: string
  readonly title: Text
  readonly input: ZodType<I>
  readonly permission: Permission
  /** Only shortly after the person proved who they are (`step-up.ts`): roles, accounts, what proves who somebody is. */
  readonly sensitive?: boolean
  subject?(tx: ReadTx, input: I): Promise<Subject>
  run(tx: WriteTx, ctx: Ctx, input: I): Promise<Result<Outcome<O>, Refusal>>
}

/** Reading in a read-only transaction; `permission` is asked in the same way. */
export interface Query<I, O> {
  readonly id: string
  readonly permission: Permission
  subject?(tx: ReadTx, input: I): Promise<Subject>
  run(tx: ReadTx, ctx: Ctx, input: I): Promise<Result<O, Refusal>>
}
