import type { Text } from '../../kernel/text.ts'
import type { Permission } from './permission.ts'

/** An entry of the portal's or the workspace's menu; shown to who holds its permission. */
export interface MenuItem {
  readonly area: 'portal' | 'workspace'
  readonly title: Text
  readonly path: string
  readonly permission: Permission
  readonly order: number
}
