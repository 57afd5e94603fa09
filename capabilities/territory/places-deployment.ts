/** `territory/geographies.yaml`: what a list of municipalities cannot say: how the ground is divided, since when, by what law. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { type Certainty, certaintySchema, civilDateSchema, textSchema } from '../../platform/packs/words.ts'

/** What of the list of municipalities fills a geography: each row; its district; the municipality it went into; all together. */
export type GeographyOf = 'places' | 'districts' | 'groups' | 'whole'

export interface GeographyData {
  readonly code: string
  readonly of: GeographyOf
  readonly title: Text
  readonly kind: 'administrative' | 'metropolitan' | 'zoning' | 'grid'
  readonly validFrom?: string
  /** The first day on which it is no longer so. */
  readonly validUntil?: string
  readonly citation: string
  readonly certainty: Certainty
  /** Code of the geography in whose places its own lie by law. */
  readonly within?: string
  /** Names of places of which only a part lies in the list. */
  readonly partial?: readonly string[]
}

export const codeSchema = z.string().regex(/^[a-z][a-z0-9-]*$/)

export const geographiesFile: DeploymentFile<{ readonly geographies: readonly GeographyData[] }> = {
  id: 'territory.geographies',
  path: 'territory/geographies.yaml',
  schema: z.strictObject({
    geographies: z.array(
      z.strictObject({
        code: codeSchema,
        of: z.enum(['places', 'districts', 'groups', 'whole']),
        title: textSchema,
        kind: z.enum(['administrative', 'metropolitan', 'zoning', 'grid']),
        validFrom: civilDateSchema.exactOptional(),
        validUntil: civilDateSchema.exactOptional(),
        citation: z.string().min(1),
        certainty: certaintySchema,
        within: codeSchema.exactOptional(),
        partial: z.array(z.string().min(1)).exactOptional(),
      }),
    ),
  }),
  required: false,
  title: { es: 'Territorio: divisiones del suelo', en: 'Territory: divisions of the ground' },
}

/** Of a deployment that says nothing of its divisions: its list of municipalities, without a law behind it. */
export const PLAIN_GEOGRAPHY: GeographyData = {
  code: 'municipalities',
  of: 'places',
  title: { es: 'Municipios', en: 'Municipalities' },
  kind: 'administrative',
  citation: 'Lista de municipios del despliegue',
  certainty: 'unverified',
}
