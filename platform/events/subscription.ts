import type { DomainEvent } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { WriteTx } from '../database/database.ts'

/** An idempotent reaction to another room's event (or to the room's own), in its own write transaction. */
export interface Subscription {
  readonly event: string
  readonly version: number
  readonly name: string
  handle(tx: WriteTx, ctx: Ctx, event: DomainEvent): Promise<void>
}
