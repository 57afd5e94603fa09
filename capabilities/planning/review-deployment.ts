/** `methods/review.yaml` and `demo/reviews.yaml`: how the institution reviews its year, and the reviews of the demonstration. */
import { z } from 'zod'
import { says } from '../../platform/packs/issues.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { certaintySchema, civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import { REVIEW_PHASES, type ReviewMethod } from './rules/review/calendar.ts'

const reviewMethodSchema: z.ZodType<ReviewMethod> = z
  .strictObject({
    version: z.string().min(1),
    title: textSchema,
    citation: z.string().exactOptional(),
    certainty: certaintySchema,
    note: textSchema.exactOptional(),
    opens: z.int().min(-60).max(60),
    phases: z.array(
      z.strictObject({ phase: z.enum(['units', 'consolidation', 'direction']), lastDay: z.int().min(-30).max(90) }),
    ),
    consolidatingUnit: z.string().exactOptional(),
    meetingsPerYear: z.int().min(1).max(12),
  })
  .superRefine((method, ctx) => {
    const complain = (es: string, en: string) =>
      ctx.addIssue({ code: 'custom', path: ['phases'], params: says(es, en) })
    if (method.phases.map(({ phase }) => phase).join() !== REVIEW_PHASES.join())
      complain(
        `Las fases son, en este orden: ${REVIEW_PHASES.join(', ')}.`,
        `The phases are, in this order: ${REVIEW_PHASES.join(', ')}.`,
      )
    const days = [method.opens, ...method.phases.map(({ lastDay }) => lastDay)]
    if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? day)))
      complain('Cada fase termina después de la anterior.', 'Each phase ends after the one before.')
  })

export const reviewMethodFile: DeploymentFile<ReviewMethod> = {
  id: 'planning.review-method',
  path: 'methods/review.yaml',
  schema: reviewMethodSchema,
  required: false,
  title: { es: 'Revisión trimestral y sus fases', en: 'Quarterly review and its phases' },
}

/** Used where a deployment does not say: three phases within a month of the quarter’s end. */
export const USUAL_REVIEW: ReviewMethod = {
  version: 'usual-1',
  title: { es: 'Revisión trimestral', en: 'Quarterly review' },
  opens: -5,
  phases: [
    { phase: 'units', lastDay: 10 },
    { phase: 'consolidation', lastDay: 17 },
    { phase: 'direction', lastDay: 24 },
  ],
  meetingsPerYear: 4,
}

const demoAgreement = z.strictObject({
  text: z.string().min(10),
  unit: z.string(),
  post: z.string().exactOptional(),
  dueOn: civilDateSchema,
  closedOn: civilDateSchema.exactOptional(),
  withdrawnOn: civilDateSchema.exactOptional(),
  closingNote: z.string().exactOptional(),
})

const demoReviewsSchema = z.strictObject({
  year: z.int(),
  reviews: z.array(
    z.strictObject({
      quarter: z.int().min(1).max(4),
      signedOn: civilDateSchema.exactOptional(),
      /** Units that have delivered; all of them when it is signed. */
      delivered: z.array(z.string()).default([]),
      meeting: z
        .strictObject({
          heldOn: civilDateSchema,
          place: z.string().min(3),
          attendees: z.array(z.string()),
          agenda: z.array(z.string()),
          notes: z.string().exactOptional(),
        })
        .exactOptional(),
      agreements: z.array(demoAgreement).default([]),
    }),
  ),
})
export type DemoReviews = z.infer<typeof demoReviewsSchema>

export const demoReviewsFile: DeploymentFile<DemoReviews> = {
  id: 'planning.demo-reviews',
  path: 'demo/reviews.yaml',
  schema: demoReviewsSchema,
  required: false,
  title: { es: 'Revisiones de la demostración', en: 'Reviews of the demonstration' },
}
