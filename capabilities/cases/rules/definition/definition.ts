import { z } from 'zod'
import { certaintySchema, civilDateSchema, textSchema } from '../../../../platform/packs/words.ts'
import type { ValueKind } from '../../../../platform/rules/expression.ts'
import { spanSchema, termSchema } from './term-schema.ts'

/**
 * What a procedure is, as versioned data. Expressions are FEEL (decision 0038) over the keys of the form's fields. Nothing here
 * knows what is applied for.
 */
const key = z.string().regex(/^[a-z][a-z0-9_]*$/)
const expression = z.string().trim().min(1)
const grounds = { citation: z.string().trim().min(1).exactOptional(), certainty: certaintySchema }
const validity = { inForceFrom: civilDateSchema.exactOptional(), inForceTo: civilDateSchema.exactOptional() }

/** Kinds of fields, each with what an expression sees of it. */
export const FIELD_KINDS = {
  text: 'text',
  number: 'number',
  money: 'number',
  date: 'date',
  yes_no: 'boolean',
  choice: 'text',
  choices: 'list',
  table: 'list',
  person: 'text',
  professional: 'text',
  file: 'text',
  parcel: 'text',
  point: 'text',
  polygon: 'text',
} as const satisfies Record<string, ValueKind>
export type FieldKind = keyof typeof FIELD_KINDS

/** What an expression says, for people: the guide shows it first, and the expression to who wants to check. */
const inWords = textSchema.exactOptional()

export const fieldSchema = z.strictObject({
  key,
  title: textSchema,
  hint: textSchema.exactOptional(),
  kind: z.enum(Object.keys(FIELD_KINDS) as [FieldKind, ...FieldKind[]]),
  required: z.boolean().default(true),
  unit: z.string().exactOptional(),
  /** Of a parcel: code of the layer in which it is looked for and shown on a map. */
  layer: z.string().exactOptional(),
  /** Shown only where this holds. */
  when: expression.exactOptional(),
  whenSays: inWords,
  options: z.array(z.strictObject({ value: key, title: textSchema })).exactOptional(),
  /** What has to hold of an answer, and what is said where it does not. */
  valid: z.strictObject({ holds: expression, otherwise: textSchema }).exactOptional(),
})

export const sectionSchema = z.strictObject({
  key,
  title: textSchema,
  when: expression.exactOptional(),
  fields: z.array(fieldSchema).min(1),
})

export const roleSchema = z.strictObject({ key, title: textSchema })

export const documentSchema = z.strictObject({
  key,
  title: textSchema,
  when: expression.exactOptional(),
  whenSays: inWords,
  accepts: z.array(z.enum(['pdf', 'dwg', 'dxf', 'jpg', 'png'])).min(1),
  /** The register or office that has it already: then the law forbids to ask for it (LPA, art. 4). */
  heldBy: textSchema.exactOptional(),
  ...grounds,
})

export const feeSchema = z.strictObject({
  key,
  title: textSchema,
  amount: expression,
  amountSays: inWords,
  when: expression.exactOptional(),
  whenSays: inWords,
  ...grounds,
  ...validity,
})

export const checkSchema = z.strictObject({
  key,
  /** What is wrong holds. */
  when: expression,
  severity: z.enum(['stops', 'warns']),
  message: textSchema,
  ...grounds,
  ...validity,
})

/** What an action does to the clock of the case. */
export const CLOCK_EFFECTS = ['start', 'pause', 'resume', 'restart', 'stop'] as const

export const actionSchema = z.strictObject({
  key,
  title: textSchema,
  /** One step, or several that then run side by side. */
  to: z.union([key.transform((one) => [one]), z.array(key).min(1)]),
  /** Who may, where it is not who holds the step. */
  by: key.exactOptional(),
  when: expression.exactOptional(),
  clock: z.enum(CLOCK_EFFECTS).exactOptional(),
  tells: z.array(key).exactOptional(),
})

export const ENDS = ['granted', 'conditioned', 'denied', 'withdrawn', 'lapsed', 'closed'] as const

export const stepSchema = z.strictObject({
  key,
  title: textSchema,
  /** Role that works on it; who applies is `applicant`. */
  by: key.exactOptional(),
  unit: z.string().exactOptional(),
  /** Opens only when all of these steps have sent the case here. */
  join: z.array(key).exactOptional(),
  /** An opinion is asked here, of whom and with what time. */
  opinion: z
    .strictObject({
      of: textSchema,
      within: z.strictObject({ length: z.int().min(1), unit: z.literal('working_days') }),
      /** While it does not arrive: working days before its day, and from the first day late on every so many. */
      remind: z
        .strictObject({ before: z.int().min(1).max(60).exactOptional(), every: z.int().min(1).max(60).exactOptional() })
        .exactOptional(),
    })
    .exactOptional(),
  actions: z.array(actionSchema).default([]),
  end: z.enum(ENDS).exactOptional(),
})

/** What a label renames: the procedure itself, or one of its parts, `steps.review`. */
export const LABELLED = ['sections', 'fields', 'documents', 'fees', 'steps', 'roles'] as const
const labelSchema = z.string().regex(new RegExp(`^(title|(${LABELLED.join('|')})\\.[a-z][a-z0-9_]*)$`))

/** What one municipality says otherwise: names, fees, units, more documents. All else is common. */
export const overrideSchema = z.strictObject({
  jurisdiction: z.string().min(1),
  title: textSchema,
  calendar: z.string().min(1).exactOptional(),
  labels: z.record(labelSchema, textSchema).exactOptional(),
  /** Fees of the same key stand in the place of the common ones; others are added. */
  fees: z.array(feeSchema).exactOptional(),
  /** Unit by step. */
  units: z.record(key, z.string()).exactOptional(),
  documents: z.array(documentSchema).exactOptional(),
})

/** How near the public register says where what was authorised is. */
export const NEARNESS = ['municipality', 'square', 'point'] as const

/** In metres: below it one might as well tell the point. */
const square = z.int().min(100).max(20_000)

/**
 * What the register says of where: the field that tells it, and how near. Absent: the municipality alone, for from a parcel one gets
 * to who lives there.
 */
const openPlaceSchema = z.strictObject({
  field: key,
  near: z.enum(NEARNESS),
  /** Side of the square that is told, with `near: square`. */
  square: square.exactOptional(),
  /** Where this holds less is told: a square of so many metres, or without one the municipality. It looks at open fields alone. */
  unless: z.strictObject({ when: expression, says: textSchema, square: square.exactOptional() }).exactOptional(),
  ...grounds,
})

export const definitionSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** `2026-1`: filed cases stay on theirs. */
  edition: z.string().min(1),
  title: textSchema,
  /** What it settles, for whom, in two sentences at most. */
  summary: textSchema,
  who: textSchema,
  /** What a person says who needs it, «Voy a construir»: the catalogue is ordered by it. */
  situation: textSchema,
  /** Other words under which people look for it. */
  synonyms: z.array(z.string().trim().min(1)).exactOptional(),
  /** Who works on it; `applicant` is whoever files. */
  roles: z.array(roleSchema).min(1),
  calendar: z.string().min(1),
  certainty: certaintySchema,
  term: termSchema.exactOptional(),
  /** How long what is granted stays good. */
  lasts: z.strictObject({ ...spanSchema.shape, ...grounds }).exactOptional(),
  /**
   * To whom a person turns who disagrees, and within which time, from the day after the decision was notified; by which procedure,
   * where it is filed here.
   */
  appeal: z
    .strictObject({
      to: textSchema,
      within: spanSchema,
      procedure: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .exactOptional(),
      ...grounds,
    })
    .exactOptional(),
  /** How long after nothing more can be done against it an ended case goes to the archive. */
  archive: z.strictObject({ after: spanSchema, ...grounds }).exactOptional(),
  /** It is filed against the decision of a case, from there, and never by itself. */
  againstDecision: z.boolean().exactOptional(),
  sections: z.array(sectionSchema).min(1),
  documents: z.array(documentSchema).default([]),
  fees: z.array(feeSchema).default([]),
  checks: z.array(checkSchema).default([]),
  steps: z.array(stepSchema).min(2),
  /** Fields that everybody may read of a filed case. */
  open: z.array(key).default([]),
  openPlace: openPlaceSchema.exactOptional(),
  /** Fields that statistics add up. */
  counted: z.array(key).default([]),
  /**
   * Divisions of the ground (codes of geographies) by which cases are told apart; the one in force on the day of filing is offered.
   * Absent: only the municipalities that say something of their own are.
   */
  divisions: z.array(z.string().min(1)).exactOptional(),
  overrides: z.array(overrideSchema).default([]),
})

export type Definition = z.infer<typeof definitionSchema>
export type Step = Definition['steps'][number]
export type Action = Step['actions'][number]
