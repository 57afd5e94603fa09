import type { Definition } from '../definition/definition.ts'
import type { Rules } from './compiled.ts'

/** A file that belongs to a draft: of which document, and which content of the store. */
export interface DraftDocument {
  readonly key: string
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly type: string
}

export type AskedDocument = Definition['documents'][number]

/** The documents that these answers ask for; what cannot be told yet is not asked for yet. */
export function askedDocuments({ definition, holds }: Rules): readonly AskedDocument[] {
  return definition.documents.filter(({ when }) => when === undefined || holds(when) === true)
}

export function missingDocuments(rules: Rules, sent: readonly Pick<DraftDocument, 'key'>[]): readonly AskedDocument[] {
  const here = new Set(sent.map(({ key }) => key))
  return askedDocuments(rules).filter(({ key, heldBy }) => heldBy === undefined && !here.has(key))
}
