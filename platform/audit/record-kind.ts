import type { Id } from '../../kernel/ids.ts'
import type { Locale, Text } from '../../kernel/text.ts'

/** How one field of a kind of record is told to people. */
export interface FieldWords {
  readonly title: Text
  /** Words for a value; undefined where the general ones serve (`field-words.ts`). */
  readonly say?: ((value: unknown, locale: Locale) => string | undefined) | undefined
  /** Long text of people, kept in its own paragraph and language. */
  readonly prose?: boolean | undefined
}

/** A kind of record that entries of the history speak of: how it is called, where it is, how its fields are told. */
export interface RecordKind {
  /** As in `Change.kind`. */
  readonly kind: string
  readonly title: Text
  href?(id: Id): string
  field?(name: string): FieldWords | undefined
  /** Where a field stands among the others, small numbers first; without it they stand as they come. */
  place?(name: string): number
}
