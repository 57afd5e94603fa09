import { boolean, index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { platformSchema } from '../../events/data/tables.ts'
import type { LetterContent } from '../letter.ts'

/*
 * Accounts are named here without `references`, because identity itself notifies (invitations, recovery) and two folders of
 * the platform may not need each other; the foreign keys are in the migration.
 */

/** What somebody was told, in both languages, written with the change that made it happen. */
export const notification = platformSchema.table(
  'notification',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').notNull(),
    title: jsonb('title').$type<Text>().notNull(),
    body: jsonb('body').$type<readonly Text[]>().notNull(),
    /** A path of ours without the language, `/t/poa/2019/sim`. */
    link: text('link'),
    urgent: boolean('urgent').notNull(),
    /** Whether it stands in the person's list. */
    listed: boolean('listed').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    readAt: timestamp('read_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [index('notification_of_account').on(table.accountId, table.listed, table.at)],
)

/** One letter to one address. What it says is forgotten when it has left, where the kind is confidential. */
export const letter = platformSchema.table(
  'letter',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Whose address is looked up when the letter leaves; null for an address that belongs to no account yet. */
    accountId: uuid('account_id'),
    address: text('address'),
    locale: text('locale').notNull(),
    urgent: boolean('urgent').notNull(),
    confidential: boolean('confidential').notNull(),
    content: jsonb('content').$type<LetterContent>(),
    state: text('state').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    sentAt: timestamp('sent_at', { withTimezone: true, mode: 'string' }),
    /** Why it has not left, in words without personal data. */
    trouble: jsonb('trouble').$type<Text>(),
    /** As it would have left, in the mailbox of a demonstration: subject, text and HTML. */
    kept: jsonb('kept').$type<{ readonly subject: string; readonly text: string; readonly html: string }>(),
  },
  (table) => [index('letter_newest').on(table.at)],
)

/** By which way a notification reaches its person, and whether it did. */
export const notificationDelivery = platformSchema.table(
  'notification_delivery',
  {
    notificationId: uuid('notification_id')
      .notNull()
      .references(() => notification.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull(),
    state: text('state').notNull(),
    /** The letter it went in; several of one digest share one. */
    letterId: uuid('letter_id').references(() => letter.id, { onDelete: 'set null' }),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.notificationId, table.channel] }),
    index('notification_delivery_state').on(table.channel, table.state),
    index('notification_delivery_letter').on(table.letterId),
  ],
)

/** What a person chose for a kind and a channel; what is absent is as the kind says. */
export const notificationChoice = platformSchema.table(
  'notification_choice',
  {
    accountId: uuid('account_id').notNull(),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    wanted: boolean('wanted').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind, table.channel] })],
)

/** When and in which language a person is written to; times of day in the institution's zone, `07:30`. */
export const notificationSetting = platformSchema.table('notification_setting', {
  accountId: uuid('account_id').primaryKey(),
  locale: text('locale').notNull(),
  digestAt: text('digest_at').notNull(),
  quietFrom: text('quiet_from'),
  quietTo: text('quiet_to'),
})
