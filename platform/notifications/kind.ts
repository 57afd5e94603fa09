import type { ZodType } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { Permission } from '../capability/permission.ts'

/** Ways to a person: the list in the workspace, a letter at once, or a line in the daily summary. */
export const CHANNELS = ['in_app', 'email', 'digest'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a notification says. Paragraphs are plain text: the letter's HTML is made from them, so nothing has to be escaped. */
export interface Message {
  /** One line: the subject of the letter, the title in the list. */
  readonly subject: Text
  readonly body: readonly Text[]
  /** What following the link does: "Ver el plan". */
  readonly action?: Text | undefined
}

/** Something people are told of; a manifest lists it under `notifications`. */
export interface NotificationKind<D> {
  /** The room, then what happened: `planning.plan_imported`. */
  readonly id: string
  readonly title: Text
  /** When it is sent, for the page where people choose. */
  readonly explanation: Text
  readonly data: ZodType<D>
  message(data: D): Message
  /** Until the person chooses otherwise. */
  readonly defaultChannels: readonly Channel[]
  /** Also in quiet hours, and never held for the summary. */
  readonly urgent?: boolean | undefined
  /**
   * Carries a secret (a link that opens an account): only by letter, whatever the person chose, and what it said is
   * forgotten once it has left.
   */
  readonly confidential?: boolean | undefined
  /** Offered for choosing only to who holds this. */
  readonly audience?: Permission | undefined
}

/** A kind with its data typed; what `notify` is given. */
export function defineNotification<D>(kind: NotificationKind<D>): NotificationKind<D> {
  return kind
}
