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

export type AskedDocument = Pick<Definition['documents'][number], 'key' | 'title' | 'accepts' | 'heldBy'>

/** The documents that these answers ask for; what cannot be told yet is not asked for yet. */
function askedDocuments({ definition, holds }: Rules): readonly Definition['documents'][number][] {
  return definition.documents.filter(({ when }) => when === undefined || holds(when) === true)
}

/** These, and the form's own fields that are files, which may be of any kind that is taken. */
export function askedWithFields(rules: Rules): readonly AskedDocument[] {
  const seen = (when: string | undefined) => when === undefined || rules.holds(when) === true
  const fields = rules.definition.sections
    .filter(({ when }) => seen(when))
    .flatMap(({ fields: all }) => all.filter(({ kind, when }) => kind === 'file' && seen(when)))
    .map(({ key, title }): AskedDocument => ({ key, title, accepts: ['pdf', 'dwg', 'dxf', 'jpg', 'png'] }))
  return [...fields, ...askedDocuments(rules)]
}

/** What the administration holds already it may not ask for (LPA, art. 4): nothing is missing there. */
export function missingDocuments(rules: Rules, sent: readonly Pick<DraftDocument, 'key'>[]): readonly AskedDocument[] {
  const here = new Set(sent.map(({ key }) => key))
  return askedDocuments(rules).filter(({ key, heldBy }) => heldBy === undefined && !here.has(key))
}

/** Names of media types by the short names that definitions use. */
const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/vnd.dwg': 'dwg',
  'image/vnd.dxf': 'dxf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

export function isAccepted({ accepts }: Pick<AskedDocument, 'accepts'>, type: string): boolean {
  return (accepts as readonly string[]).includes(KINDS[type] ?? '')
}
