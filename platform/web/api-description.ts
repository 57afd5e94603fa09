import type { ZodType } from 'zod'
import type { Text } from '../../kernel/text.ts'

/** What a route of the open API says of itself, for who reads it and for the program that does. */
export interface ApiDescription {
  readonly title: Text
  readonly explanation: Text
  /** The whole answer: a test holds what is sent to it, and what it does not name is not sent. */
  readonly answer: ZodType
  /** JSON unless said. */
  readonly mediaType?: string
  /** An address to try. */
  readonly example: string
  /** What may be answered instead of data, by `kind`. */
  readonly problems: Readonly<Record<string, Text>>
}
