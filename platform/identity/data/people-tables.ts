import { date, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { account, identitySchema } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/**
 * A link that opens an account once, sent by letter: to accept an invitation, or to choose a new password. Only the hash of
 * its token is kept. Read by the program and by who administers the account.
 */
export const accessLink = identitySchema.table(
  'access_link',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** `invitation` or `recovery`. */
    purpose: text('purpose').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    at: instant('at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Taken back, or replaced by a later one. */
    withdrawnAt: instant('withdrawn_at'),
    /** Null: the program, at the request of whoever wrote the address. */
    createdBy: uuid('created_by').references(() => account.id),
  },
  (table) => [index('access_link_account').on(table.accountId, table.purpose)],
)

/**
 * Somebody asked for an account of their own and has not yet shown that the address is theirs. The token comes with the
 * letter, which a job writes. Read by the program alone.
 */
export const registration = identitySchema.table(
  'registration',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').unique(),
    /** `citizen` or `professional`. */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull(),
    at: instant('at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    tries: integer('tries').notNull().default(0),
  },
  (table) => [index('registration_expires').on(table.expiresAt)],
)

/**
 * An address that was written into the form of recovery, until a job has looked whose it is: the form itself asks nothing, so
 * that its answer and its time tell nobody who has an account. Read by the program alone.
 */
export const recoveryRequest = identitySchema.table('recovery_request', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull(),
  locale: text('locale').notNull(),
  at: instant('at').notNull(),
})

/** Who acts for whom while that person is absent, from one day to another, both included. */
export const substitution = identitySchema.table(
  'substitution',
  {
    id: uuid('id').primaryKey(),
    absentAccountId: uuid('absent_account_id')
      .notNull()
      .references(() => account.id),
    substituteAccountId: uuid('substitute_account_id')
      .notNull()
      .references(() => account.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => account.id),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by').references(() => account.id),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('substitution_absent').on(table.absentAccountId, table.validTo),
    index('substitution_substitute').on(table.substituteAccountId, table.validTo),
  ],
)
