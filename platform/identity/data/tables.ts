import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

export const identitySchema = pgSchema('identity')

const words = (name: string) => jsonb(name).$type<{ es: string; en?: string }>()

/** The planning office, each municipality, outside agencies. */
export const office = identitySchema.table('office', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull().unique(),
  kind: text('kind').notNull(),
  title: words('title').notNull(),
  version: integer('version').notNull().default(1),
})

/** A unit keeps its identity through the years; its name and place in the chart are those of a year. */
export const unit = identitySchema.table(
  'unit',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    code: text('code').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [unique('unit_code').on(table.officeId, table.code)],
)

export const unitYear = identitySchema.table(
  'unit_year',
  {
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    year: integer('year').notNull(),
    title: words('title').notNull(),
    /** Names by which documents call it, as written. */
    synonyms: text('synonyms').array().notNull().default(sql`'{}'::text[]`),
    level: text('level').notNull(),
    parentUnitId: uuid('parent_unit_id').references(() => unit.id),
    sort: integer('sort').notNull(),
    /** Must present a plan of its own; a missing one is reported, not hidden. */
    presentsPlan: boolean('presents_plan').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.year] })],
)

/** A post exists without a person: plans publish posts, not persons. */
export const post = identitySchema.table(
  'post',
  {
    id: uuid('id').primaryKey(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    code: text('code').notNull(),
    title: words('title').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [unique('post_code').on(table.unitId, table.code)],
)

/**
 * Personal data. Row security shows a person to themselves, to the staff of the same office and to administrators.
 * `email` is a sensitive column: the application may write it, but select it only through `identity.email_of(id)` (the
 * program itself and the person), `identity.masked_of(id, 'email')` (screens) and `identity.reveal(…)` (with a reason, noted).
 */
export const person = identitySchema.table(
  'person',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    sortKey: text('sort_key').notNull(),
    email: text('email'),
    version: integer('version').notNull().default(1),
  },
  // Whose address it is, is asked at each sign-in (`identity.persons_with_email`).
  (table) => [index('person_email').on(sql`lower(${table.email})`)],
)

export const holding = identitySchema.table('holding', {
  id: uuid('id').primaryKey(),
  postId: uuid('post_id')
    .notNull()
    .references(() => post.id),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
})

export const account = identitySchema.table('account', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  login: text('login').notNull().unique(),
  /** `staff`, `professional` or `citizen`: whose account it is; what it may do is said by its roles. */
  kind: text('kind').notNull().default('staff'),
  /** Null until the person has chosen one: invited, or signing in by other ways alone. */
  passwordHash: text('password_hash'),
  passwordAt: timestamp('password_at', { withTimezone: true, mode: 'string' }),
  demo: boolean('demo').notNull().default(false),
  disabledAt: timestamp('disabled_at', { withTimezone: true, mode: 'string' }),
  disabledReason: text('disabled_reason'),
  version: integer('version').notNull().default(1),
})

/** A role held for a time. */
export const roleGrant = identitySchema.table(
  'role_grant',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    role: text('role').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [index('role_grant_account').on(table.accountId)],
)

/** Only the hash of the token is kept: who reads the table cannot become the person. */
export const session = identitySchema.table(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** What pages and the history call it; the token's hash is for the cookie alone. */
    id: uuid('id').notNull().defaultRandom().unique(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** How the person proved who they are, the strongest way in this session. */
    assurance: text('assurance').notNull().default('password'),
    /** When last; null: when the session was opened. */
    provenAt: timestamp('proven_at', { withTimezone: true, mode: 'string' }),
    /** From where it was opened. */
    address: text('address'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull(),
    agent: text('agent'),
    /** The substitution (`identity.substitution`) under which the person acts for somebody else at present. */
    actingFor: uuid('acting_for'),
  },
  (table) => [index('session_account').on(table.accountId)],
)

/** Failed sign-ins by login and address, to slow guessing down. */
export const signInFailure = identitySchema.table(
  'sign_in_failure',
  {
    id: uuid('id').primaryKey(),
    login: text('login').notNull(),
    address: text('address').notNull(),
    /** `password`, or `code` when the second step failed: who gets there knew the password. */
    kind: text('kind').notNull().default('password'),
    /** Of a browser that the account knew: it is counted by itself, and nobody else's failures count for it. */
    deviceHash: text('device_hash'),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('sign_in_failure_recent').on(table.login, table.at)],
)
