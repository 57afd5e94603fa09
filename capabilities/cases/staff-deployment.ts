import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { certaintySchema, civilDateSchema } from '../../platform/packs/words.ts'

export const PHRASE_KINDS = ['observation', 'condition', 'reason'] as const
export type PhraseKind = (typeof PHRASE_KINDS)[number]

const phrases = z.strictObject({
  phrases: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]*$/),
      kind: z.enum(PHRASE_KINDS),
      words: z.string().trim().min(5),
      article: z.string().trim().min(1).exactOptional(),
      procedures: z.array(z.string()).exactOptional(),
      certainty: certaintySchema,
    }),
  ),
})

/** The library of observations, conditions and reasons. In Spanish: it goes into acts of the institution. */
export const phraseFile: DeploymentFile<z.infer<typeof phrases>> = {
  id: 'cases.phrases',
  path: 'observations.yaml',
  schema: phrases,
  required: false,
  title: { es: 'Biblioteca de observaciones y condiciones', en: 'Library of observations and conditions' },
}

/** `procedures`: their codes; left out, of every one. */
const group = { seed: z.string(), count: z.int().min(0), procedures: z.array(z.string()).exactOptional() }

const demoCases = z.strictObject({
  groups: z.array(
    z.union([
      z.strictObject({ ...group, from: civilDateSchema, to: civilDateSchema }),
      /** So many days before the demonstration is loaded; 0: filed that very day. */
      z.strictObject({ ...group, days: z.int().min(0) }),
    ]),
  ),
  jurisdictions: z.array(z.string()).default([]),
  accounts: z.array(z.string()).default([]),
})

export const demoCasesFile: DeploymentFile<z.infer<typeof demoCases>> = {
  id: 'cases.demo_cases',
  path: 'demo/cases.yaml',
  schema: demoCases,
  required: false,
  title: { es: 'Expedientes de la demostración', en: 'Cases of the demonstration' },
}
