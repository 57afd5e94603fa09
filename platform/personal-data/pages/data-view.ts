import { type Locale, say } from '../../../kernel/text.ts'
import type { Manifest } from '../../capability/manifest.ts'
import { fieldName } from '../corrections.ts'

/** What the pages of personal data know of the reader and of what is declared. */
export interface PersonalView {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly rooms: readonly Manifest[]
}

/** Title of `identity.person.email`, or of a sensitive column alone. */
export function titleOfField(view: Pick<PersonalView, 'rooms' | 'locale'>, name: string): string {
  const declared = view.rooms
    .flatMap(({ personalData = [] }) => personalData)
    .find((field) => fieldName(field) === name || (field.table === 'identity.person' && field.column === name))
  return declared === undefined ? name : say(declared.title, view.locale)
}
