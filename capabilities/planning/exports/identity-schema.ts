import { z } from 'zod'
import {
  ACCUMULATIONS,
  DIRECTIONS,
  ELEMENT_KINDS,
  FREQUENCIES,
  FUNDING_STATUSES,
  INDICATOR_KINDS,
  MATRIX_COLUMNS,
  RESPONSIBLE_ROLES,
  SCHEDULE_KINDS,
} from '../model.ts'

/** Records of the hidden sheet. They went through a person's hands: nothing in them is taken on trust. */
const key = z.string().min(1).max(200)
const keys = z.array(key).readonly()
const civilDate = z.iso.date()

const target = z.object({
  value: z.number().exactOptional(),
  comparator: z.enum(['at_least', 'at_most', 'equal', 'within']).exactOptional(),
  lower: z.number().exactOptional(),
  unit: z.string().exactOptional(),
  due: civilDate.exactOptional(),
})

const indicator = z.object({
  kind: z.enum(INDICATOR_KINDS),
  direction: z.enum(DIRECTIONS),
  accumulation: z.enum(ACCUMULATIONS),
  baseline: z.number().exactOptional(),
  baselinePeriod: z.string().max(20).exactOptional(),
  baselineSource: z.string().max(400).exactOptional(),
  targets: z.array(target).readonly(),
  every: z.enum(FREQUENCIES).exactOptional(),
  levels: z.array(z.string().max(200)).readonly().exactOptional(),
  breakdowns: z.array(key).readonly().exactOptional(),
})

const schedule = z.object({
  kind: z.enum(SCHEDULE_KINDS),
  months: z.array(z.number().nonnegative().nullable()).length(12).readonly(),
  annualTotal: z.number().exactOptional(),
  rule: z.string().exactOptional(),
})

export const identityHead = z.object({
  format: z.literal('trama-poa'),
  version: z.literal(1),
  sheet: z.string(),
  plan: z.object({ unit: z.string().exactOptional(), title: z.string(), year: z.int() }),
})

const element = z.object({
  key,
  kind: z.enum(ELEMENT_KINDS),
  title: z.string(),
  code: z.string().exactOptional(),
  label: z.string().exactOptional(),
  titleEn: z.string().exactOptional(),
  indicator: indicator.exactOptional(),
  role: z.enum(RESPONSIBLE_ROLES).exactOptional(),
  namesPersons: z.boolean().exactOptional(),
  funding: z.enum(FUNDING_STATUSES).exactOptional(),
  schedule: schedule.exactOptional(),
  weight: z.number().nonnegative().exactOptional(),
  cancelled: z.object({ reason: z.string(), on: civilDate }).exactOptional(),
})

export const identityRecord = z.union([
  z.object({ element }),
  z.object({ part: z.object({ key, heading: key.exactOptional() }) }),
  z.object({ section: z.object({ key, headings: keys }) }),
  z.object({ line: z.object({ key, cells: z.partialRecord(z.enum(MATRIX_COLUMNS), keys) }) }),
  z.object({
    row: z.object({ row: z.int().positive(), line: key, section: key, part: key, activity: key.exactOptional() }),
  }),
])
