import { boolean, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, office, unit } from '../../../platform/identity/data/tables.ts'
import { planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** A key process of the institution, by which some plans order their risks. */
export const keyProcess = planningSchema.table(
  'key_process',
  {
    ...own,
    code: text('code').notNull(),
    number: integer('number'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('key_process_code').on(table.officeId, table.code)],
)

/** The institution's one catalogue of risks; the plans name its entries in their own words. */
export const risk = planningSchema.table(
  'risk',
  {
    ...own,
    /** As the institution numbers it: `24`, `P4-P1`. */
    code: text('code').notNull(),
    processId: uuid('process_id').references(() => keyProcess.id),
    type: text('type').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    cause: text('cause'),
    effect: text('effect'),
    ownerUnitId: uuid('owner_unit_id').references(() => unit.id),
    ownerPost: text('owner_post'),
    response: text('response'),
    mitigation: text('mitigation'),
    /** For the staff only. */
    internalNote: text('internal_note'),
    status: text('status').notNull(),
    certainty: text('certainty').notNull(),
    demo: boolean('demo').notNull().default(false),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('risk_code').on(table.officeId, table.code)],
)

/** Likelihood and impact, 1 to 5 each, as they were judged on a day. The last one holds; earlier ones stay. */
export const riskAssessment = planningSchema.table(
  'risk_assessment',
  {
    ...own,
    riskId: uuid('risk_id')
      .notNull()
      .references(() => risk.id),
    assessedOn: date('assessed_on', { mode: 'string' }).notNull(),
    likelihood: integer('likelihood').notNull(),
    impact: integer('impact').notNull(),
    /** After mitigation; absent while nobody has judged it. */
    likelihoodAfter: integer('likelihood_after'),
    impactAfter: integer('impact_after'),
    note: text('note'),
    byAccount: uuid('by_account').references(() => account.id),
    at: instant('at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [index('risk_assessment_risk').on(table.riskId, table.assessedOn)],
)

/** How a risk is doing, as its owner saw it on a day. */
export const riskMonitoring = planningSchema.table(
  'risk_monitoring',
  {
    ...own,
    riskId: uuid('risk_id')
      .notNull()
      .references(() => risk.id),
    seenOn: date('seen_on', { mode: 'string' }).notNull(),
    outlook: text('outlook').notNull(),
    note: text('note').notNull(),
    byAccount: uuid('by_account').references(() => account.id),
    at: instant('at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [index('risk_monitoring_risk').on(table.riskId, table.seenOn)],
)

/** It happened: what, when, with what consequence and what was done. What it touched are links (`affects`). */
export const riskOccurrence = planningSchema.table(
  'risk_occurrence',
  {
    ...own,
    riskId: uuid('risk_id')
      .notNull()
      .references(() => risk.id),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    what: text('what').notNull(),
    consequence: text('consequence').notNull(),
    response: text('response').notNull(),
    /** What was at stake then (`StakeThen`); absent where no plan of that year was there, or of records before this was kept. */
    atStake: jsonb('at_stake'),
    byAccount: uuid('by_account').references(() => account.id),
    at: instant('at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [index('risk_occurrence_risk').on(table.riskId, table.happenedOn)],
)
