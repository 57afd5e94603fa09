import { date, text, uuid } from 'drizzle-orm/pg-core'
import { account } from '../../../platform/identity/data/tables.ts'
import { instant, observatorySchema, own } from './tables.ts'

/** With a key a program of another institution brings figures; what it brings is reviewed like everything else. */
export const deliveryKey = observatorySchema.table('delivery_key', {
  ...own,
  /** Whose program it is: an institution or a system, never a person. */
  holder: text('holder').notNull(),
  /** Of the key, which is shown once and kept by nobody. */
  sha256: text('sha256').notNull().unique('delivery_key_sha256'),
  madeBy: uuid('made_by')
    .notNull()
    .references(() => account.id),
  madeAt: instant('made_at').notNull(),
  /** The last day. */
  validTo: date('valid_to', { mode: 'string' }).notNull(),
  revokedAt: instant('revoked_at'),
  usedAt: instant('used_at'),
})
