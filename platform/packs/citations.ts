/** `law/citations.yaml`: instruments that rules and figures lean on, in our own words, with validity and certainty. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from './pack.ts'
import { type Certainty, certaintySchema, civilDateSchema, textSchema } from './words.ts'

export interface Citation {
  readonly key: string
  /** Short form for a footnote: `LAIP, art. 10`. */
  readonly short: string
  readonly title: Text
  /** What it says, in our own words. */
  readonly says: Text
  readonly validFrom?: string
  readonly validTo?: string
  readonly certainty: Certainty
  readonly source: Text
}

export const citationsSchema: z.ZodType<{ readonly citations: readonly Citation[] }> = z.strictObject({
  citations: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]*$/),
      short: z.string().min(1),
      title: textSchema,
      says: textSchema,
      validFrom: civilDateSchema.exactOptional(),
      validTo: civilDateSchema.exactOptional(),
      certainty: certaintySchema,
      source: textSchema,
    }),
  ),
})

export const citationsFile: DeploymentFile<{ readonly citations: readonly Citation[] }> = {
  id: 'rules.citations',
  path: 'law/citations.yaml',
  schema: citationsSchema,
  required: false,
  title: { es: 'Citas legales y de instrumentos', en: 'Citations of law and instruments' },
}
