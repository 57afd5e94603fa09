import type { Text } from '../../kernel/text.ts'
import type { ReadTx } from '../database/database.ts'
import type { Ctx } from './context.ts'
import type { Permission } from './permission.ts'

/** An entry of the portal's or the workspace's menu; shown to who holds its permission. */
export interface MenuItem {
  readonly area: 'portal' | 'workspace'
  readonly title: Text
  readonly path: string
  readonly permission: Permission
  readonly order: number
  /** How many things wait for this person there; shown beside the title on each page of the workspace, so it must be cheap. */
  waiting?(tx: ReadTx, ctx: Ctx): Promise<number>
}
