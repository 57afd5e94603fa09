import type { CivilDate } from '../../kernel/civil.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { ReadTx } from '../database/database.ts'

/** One findable thing. `audience` decides who sees it in results: applied in the query, not afterwards. */
export interface SearchDocument {
  readonly kind: string
  readonly id: Id
  readonly code?: string | undefined
  readonly title: string
  readonly body: string
  readonly path: string
  readonly when?: CivilDate | undefined
  readonly audience: 'public' | 'staff'
}

/** What a room offers to search: how its documents of one kind are loaded, all of a group at once (a plan, a case…). */
export interface SearchSource {
  readonly kind: string
  /** What the documents' kinds are called. */
  readonly titles: Readonly<Record<string, Text>>
  /** Ids of all groups, for a whole rebuild. */
  groups(tx: ReadTx): Promise<readonly Id[]>
  documents(tx: ReadTx, group: Id): Promise<readonly SearchDocument[]>
}
