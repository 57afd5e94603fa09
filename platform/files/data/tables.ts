import { bigint, doublePrecision, index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { platformSchema } from '../../events/data/tables.ts'
import type { ScanState } from '../scanner.ts'

/** What the content-addressed store holds. The bytes lie in the data folder under their SHA-256. */
export const file = platformSchema.table('file', {
  sha256: text('sha256').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  /** Media type by content, never by name. */
  type: text('type').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  /** What the antivirus said of it, or that nobody asked. */
  scan: text('scan').$type<ScanState>().notNull().default('off'),
  scannedAt: timestamp('scanned_at', { withTimezone: true, mode: 'string' }),
})

/** What is known of a picture: its size, its small version, and where and when it was taken if it says so. */
export const picture = platformSchema.table('picture', {
  sha256: text('sha256')
    .primaryKey()
    .references(() => file.sha256, { onDelete: 'cascade' }),
  /** Null when no small version could be made. */
  thumbnail: text('thumbnail').references(() => file.sha256),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** As the camera's clock showed it, `2019-03-04T09:30:00`, with its offset when the camera knew it. */
  takenAt: text('taken_at'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
})

/**
 * A file on its way in, sent piece by piece. Belongs to the account that began it. Accounts are named here without
 * `references`, because the platform's folders may not need each other; the foreign key is in the migration.
 */
export const upload = platformSchema.table(
  'upload',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    /** Id of the `FileUse` it was begun for: its types, its largest size. */
    use: text('use').notNull(),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    /** SHA-256 of the whole, as the sender computed it before sending. */
    expected: text('expected'),
    state: text('state').$type<'receiving' | 'complete' | 'refused'>().notNull().default('receiving'),
    /** Why it was not taken, in words. */
    refusal: jsonb('refusal').$type<{ readonly kind: string; readonly message: Text }>(),
    sha256: text('sha256'),
    type: text('type'),
    scan: text('scan').$type<ScanState>(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('upload_of_account').on(table.accountId, table.state), index('upload_expiry').on(table.expiresAt)],
)

/** A piece that has arrived and lies in the store's folder of pieces under `name`. */
export const uploadPiece = platformSchema.table(
  'upload_piece',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => upload.id, { onDelete: 'cascade' }),
    start: bigint('start', { mode: 'number' }).notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.start] })],
)
