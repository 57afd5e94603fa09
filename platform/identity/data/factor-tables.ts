import { bigint, boolean, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, identitySchema } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/**
 * What the program remembers between two requests of one browser while somebody proves who they are: the password was right
 * and the second step is open, a challenge was given, somebody was sent to the provider. Used once, for a few minutes; it
 * is no session and opens nothing. Only the program itself reads it.
 */
export const pendingStep = identitySchema.table(
  'pending_step',
  {
    /** Of the secret that the browser holds. */
    tokenHash: text('token_hash').primaryKey(),
    kind: text('kind').notNull(),
    accountId: uuid('account_id').references(() => account.id),
    data: jsonb('data').notNull(),
    /** Wrong answers so far. */
    tries: integer('tries').notNull().default(0),
    at: instant('at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('pending_step_expires').on(table.expiresAt)],
)

/** An application that shows codes (RFC 6238). It counts once a code was confirmed. */
export const totp = identitySchema.table('totp', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  /** Encrypted with a key that is not in the database (`platform/identity/factors/seal.ts`). */
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The step of the last code that was accepted: neither it nor an earlier one is accepted again. */
  lastStep: bigint('last_step', { mode: 'number' }),
  at: instant('at').notNull(),
})

/** For who lost the telephone: each works once. */
export const recoveryCode = identitySchema.table(
  'recovery_code',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    codeHash: text('code_hash').notNull(),
    at: instant('at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('recovery_code_account').on(table.accountId)],
)

/** A passkey: the public half of a key whose private half never leaves the person's device (WebAuthn level 3). */
export const passkey = identitySchema.table(
  'passkey',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    name: text('name').notNull(),
    /** Kept by the device's maker for all devices of the person. */
    backedUp: boolean('backed_up').notNull(),
    at: instant('at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('passkey_account').on(table.accountId)],
)

/** Who a provider of identities says somebody is, and which account that is here (OpenID Connect Core 1.0, section 2). */
export const providerIdentity = identitySchema.table(
  'provider_identity',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    at: instant('at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    unique('provider_identity_subject').on(table.issuer, table.subject),
    index('provider_identity_account').on(table.accountId),
  ],
)

/** Browsers from which an account has entered before: a new one is told to the person. */
export const knownDevice = identitySchema.table(
  'known_device',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** Of the secret in the browser's cookie. */
    deviceHash: text('device_hash').notNull(),
    at: instant('at').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [unique('known_device_once').on(table.accountId, table.deviceHash)],
)
