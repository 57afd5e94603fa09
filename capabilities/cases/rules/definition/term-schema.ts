import { z } from 'zod'
import { TERM_UNITS, type Term } from '../clock/ledger.ts'

const citation = z.string().trim().min(1)
export const lengthSchema = z.int().min(1).max(3650)
const span = { length: lengthSchema, unit: z.enum(TERM_UNITS), citation: citation.exactOptional() }
export const spanSchema = z.strictObject(span)

/** A term as data of a deployment, and as anybody writes it to the command line. */
export const termSchema: z.ZodType<Term> = z.strictObject({
  ...span,
  version: z.string().min(1).default('1'),
  correction: spanSchema.exactOptional(),
  lapse: spanSchema.exactOptional(),
  silence: z.strictObject({ decides: z.enum(['granted', 'denied']), citation }).exactOptional(),
  extension: z.strictObject({ times: z.int().min(1), most: lengthSchema, citation }).exactOptional(),
  entries: z.int().min(1).max(99).exactOptional(),
  afterCorrection: z.enum(['continues', 'begins_anew']).exactOptional(),
  counting: z
    .strictObject({
      filedOnDayOff: z.enum(['next_working_day', 'same_day']),
      suspensionFrom: z.enum(['same_day', 'next_day']),
    })
    .exactOptional(),
})
