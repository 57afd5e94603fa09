import type { CivilDate } from '../../kernel/civil.ts'
import type { Text } from '../../kernel/text.ts'
import type { ReadTx } from '../database/database.ts'

/** One findable thing. `audience` decides who sees it in results: applied in the query, not afterwards. */
export interface SearchDocument {
  readonly kind: string
  /** Among those of its kind. */
  readonly id: string
  readonly code?: string | undefined
  readonly title: Text
  /** What it belongs to, said beside its title: the plan of a unit, a theme, a year. */
  readonly within?: Text | undefined
  /** What else it is found by; never shown. */
  readonly body: string
  readonly path: string
  readonly when?: CivilDate | undefined
  readonly audience: 'public' | 'staff'
}

/** Results come by section: who asks for a procedure is not to find it after fifty activities of plans. */
export interface SearchSection {
  readonly id: string
  readonly title: Text
  /** Among sections whose best results are equally good. */
  readonly order: number
}

/** What a room offers to search: how its documents are loaded, all of a group at once (a plan, a catalogue…). */
export interface SearchSource {
  readonly id: string
  readonly section: SearchSection
  /** Counted up when documents say something else than before: a database that was filled by an older one is filled anew. */
  readonly edition: number
  /** What the documents' kinds are called. */
  readonly titles: Readonly<Record<string, Text>>
  /** Names of all groups, for a whole rebuild. */
  groups(tx: ReadTx): Promise<readonly string[]>
  documents(tx: ReadTx, group: string): Promise<readonly SearchDocument[]>
}

/** What pages of results need to know of the sources. */
export interface SearchWords {
  /** What each kind of document is called. */
  readonly titles: Readonly<Record<string, Text>>
  readonly sections: readonly SearchSection[]
}

/** Made once from all sources; those that share a section mean the same one. */
export function searchWordsOf(sources: readonly SearchSource[]): SearchWords {
  const sections = new Map(sources.map(({ section }) => [section.id, section]))
  return {
    titles: Object.fromEntries(sources.flatMap(({ titles }) => Object.entries(titles))),
    sections: [...sections.values()].sort((one, other) => one.order - other.order),
  }
}
