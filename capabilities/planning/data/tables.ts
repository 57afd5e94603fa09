import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { file } from '../../../platform/files/data/tables.ts'
import { account, office, unit } from '../../../platform/identity/data/tables.ts'
import type { CellRef, IndicatorTerms, Proposal } from '../model.ts'

export const planningSchema = pgSchema('planning')

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** A plan: PEI, Plan de Acción or the POA of a unit in a year. */
export const instrument = planningSchema.table(
  'instrument',
  {
    ...own,
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year').notNull(),
    unitId: uuid('unit_id').references(() => unit.id),
    status: text('status').notNull().default('draft'),
    approvedOn: date('approved_on', { mode: 'string' }),
    /** The body that approved it, as a post or organ and not as a person. */
    approvedBy: text('approved_by'),
    /** Act or session in which it was approved, as the institution cites it. */
    approvedReference: text('approved_reference'),
    /** `pack` (deployment), `import` (a person's file) or `screen`. */
    origin: text('origin').notNull(),
    demo: boolean('demo').notNull().default(false),
    cells: jsonb('cells').$type<readonly CellRef[]>().notNull().default([]),
    sourceSha256: text('source_sha256'),
  },
  (table) => [
    unique('instrument_once').on(table.officeId, table.kind, table.fromYear, table.unitId).nullsNotDistinct(),
  ],
)

/** Every element of every plan: one value, however many lines show it. */
export const element = planningSchema.table(
  'element',
  {
    ...own,
    instrumentId: uuid('instrument_id')
      .notNull()
      .references(() => instrument.id),
    parentId: uuid('parent_id'),
    kind: text('kind').notNull(),
    code: text('code'),
    label: text('label'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    namesPersons: boolean('names_persons').notNull().default(false),
    sort: integer('sort').notNull(),
    terms: jsonb('terms').$type<IndicatorTerms>(),
    role: text('role'),
    funding: text('funding'),
    weight: doublePrecision('weight'),
    cancelledReason: text('cancelled_reason'),
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    cells: jsonb('cells').$type<readonly CellRef[]>().notNull().default([]),
    proposals: jsonb('proposals').$type<readonly Proposal[]>().notNull().default([]),
    /** Set when a later version of the plan no longer has it; what was reported about it stays. */
    retiredAt: instant('retired_at'),
  },
  (table) => [
    index('element_instrument').on(table.instrumentId, table.sort),
    foreignKey({ columns: [table.parentId], foreignColumns: [table.id], name: 'element_parent' }),
  ],
)

export const subPlan = planningSchema.table('sub_plan', {
  ...own,
  instrumentId: uuid('instrument_id')
    .notNull()
    .references(() => instrument.id),
  headingId: uuid('heading_id').references(() => element.id),
  sort: integer('sort').notNull(),
})

export const section = planningSchema.table('section', {
  ...own,
  subPlanId: uuid('sub_plan_id')
    .notNull()
    .references(() => subPlan.id, { onDelete: 'cascade' }),
  sort: integer('sort').notNull(),
})

export const sectionHeading = planningSchema.table(
  'section_heading',
  {
    ...own,
    sectionId: uuid('section_id')
      .notNull()
      .references(() => section.id, { onDelete: 'cascade' }),
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    sort: integer('sort').notNull(),
  },
  (table) => [index('section_heading_section').on(table.sectionId)],
)

/** A line of the matrix. */
export const line = planningSchema.table(
  'line',
  {
    ...own,
    sectionId: uuid('section_id')
      .notNull()
      .references(() => section.id, { onDelete: 'cascade' }),
    sort: integer('sort').notNull(),
  },
  (table) => [index('line_section').on(table.sectionId)],
)

/** Which elements stand on which line: a shared cell is one element with several placements. */
export const placement = planningSchema.table(
  'placement',
  {
    ...own,
    lineId: uuid('line_id')
      .notNull()
      .references(() => line.id, { onDelete: 'cascade' }),
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('placement_once').on(table.lineId, table.elementId),
    index('placement_element').on(table.elementId),
  ],
)

/** Twelve months of one activity. Number 1 is the baseline as approved; the highest number is in force. */
export const schedule = planningSchema.table(
  'schedule',
  {
    ...own,
    activityId: uuid('activity_id')
      .notNull()
      .references(() => element.id),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    months: doublePrecision('months').array().notNull(),
    annualTotal: doublePrecision('annual_total'),
    rule: text('rule'),
    cells: jsonb('cells').$type<readonly CellRef[]>().notNull().default([]),
    reason: text('reason'),
    at: instant('at').notNull().default(sql`now()`),
  },
  (table) => [unique('schedule_number').on(table.activityId, table.number)],
)

/** What a unit reported for a month. No row = not reported; 0 = measured zero. */
export const monthReport = planningSchema.table(
  'month_report',
  {
    ...own,
    activityId: uuid('activity_id')
      .notNull()
      .references(() => element.id),
    year: integer('year').notNull(),
    month: integer('month').notNull(),
    executed: doublePrecision('executed').notNull(),
    note: text('note'),
    demo: boolean('demo').notNull().default(false),
    reportedBy: uuid('reported_by').references(() => account.id),
    reportedAt: instant('reported_at').notNull(),
    /** When the month was told of first; corrections leave it. Set by the database. */
    filedAt: instant('filed_at'),
  },
  (table) => [unique('month_report_once').on(table.activityId, table.year, table.month)],
)

export const evidence = planningSchema.table(
  'evidence',
  {
    ...own,
    reportId: uuid('report_id')
      .notNull()
      .references(() => monthReport.id, { onDelete: 'cascade' }),
    /** A file of the store, or else an address: one of the two. */
    sha256: text('sha256').references(() => file.sha256),
    url: text('url'),
    name: text('name').notNull(),
    at: instant('at').notNull(),
    /** A piece that should not have been shown is withdrawn with its reason; it is not forgotten that it was there. */
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by').references(() => account.id),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [
    index('evidence_report').on(table.reportId),
    check('evidence_file_or_link', sql`(${table.sha256} is null) <> (${table.url} is null)`),
    check('evidence_withdrawn_why', sql`(${table.withdrawnAt} is null) = (${table.withdrawnReason} is null)`),
  ],
)

export const indicatorReading = planningSchema.table(
  'indicator_reading',
  {
    ...own,
    indicatorId: uuid('indicator_id')
      .notNull()
      .references(() => element.id),
    /** Of a milestone, the day on which it is due. */
    period: text('period').notNull(),
    /** Which of several targets it measures. */
    target: integer('target'),
    value: doublePrecision('value'),
    missing: text('missing'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    /** The day on which a milestone was done. */
    doneOn: date('done_on', { mode: 'string' }),
    note: text('note'),
    demo: boolean('demo').notNull().default(false),
    at: instant('at').notNull(),
  },
  (table) => [unique('indicator_reading_once').on(table.indicatorId, table.period, table.target).nullsNotDistinct()],
)

/** A file that somebody brought, what was read in it and what became of it. */
export const planImport = planningSchema.table('plan_import', {
  ...own,
  year: integer('year').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256')
    .notNull()
    .references(() => file.sha256),
  reading: jsonb('reading').notNull(),
  status: text('status').notNull(),
  by: text('by').notNull(),
  at: instant('at').notNull(),
  appliedAt: instant('applied_at'),
})

/** How progress is judged: a version of the deployment's method (bands of the seven states) with its validity. */
export const method = planningSchema.table(
  'method',
  {
    ...own,
    code: text('code').notNull(),
    edition: text('edition').notNull(),
    content: jsonb('content').notNull(),
  },
  (table) => [unique('method_edition').on(table.code, table.edition)],
)

/** What holds for a whole planning year: the cut-off shown when nobody asks for another, and whether its figures are a demonstration. */
export const planYear = planningSchema.table(
  'plan_year',
  {
    ...own,
    year: integer('year').notNull(),
    cutOff: date('cut_off', { mode: 'string' }),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('plan_year_once').on(table.officeId, table.year)],
)
