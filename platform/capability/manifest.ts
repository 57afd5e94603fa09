import type { Text } from '../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import type { Measure } from '../measures/measure.ts'
import type { SearchSource } from '../search/document.ts'
import type { Route } from '../web/route.ts'
import type { Command, DomainEvent } from './command.ts'
import type { Ctx } from './context.ts'
import type { Permission } from './permission.ts'

export interface MenuItem {
  readonly area: 'portal' | 'workspace'
  readonly title: Text
  readonly path: string
  readonly permission: Permission
  readonly order: number
}

/** An idempotent reaction to another room's event (or to the room's own), in its own write transaction. */
export interface Subscription {
  readonly event: string
  readonly version: number
  readonly name: string
  handle(tx: WriteTx, ctx: Ctx, event: DomainEvent): Promise<void>
}

/** A column that holds personal data, and how long it is kept. */
export interface PersonalField {
  readonly table: string
  readonly column: string
  readonly purpose: Text
  readonly keptFor: Text
}

/** What `app/` needs to know of a room. An unused key is absent. */
export interface Manifest {
  readonly id: string
  readonly title: Text
  readonly schema?: string
  readonly permissions: readonly Permission[]
  readonly routes?: readonly Route[]
  readonly menu?: readonly MenuItem[]
  readonly commands?: readonly Command<unknown, unknown>[]
  readonly publishes?: readonly { readonly name: string; readonly version: number; readonly title: Text }[]
  readonly subscribes?: readonly Subscription[]
  readonly measures?: readonly Measure[]
  readonly search?: readonly SearchSource[]
  readonly personalData?: readonly PersonalField[]
  /** Questions `trama check` asks of the data; each answers sentences, none when all is well. */
  readonly checks?: readonly { readonly title: Text; run(tx: ReadTx): Promise<readonly Text[]> }[]
}
