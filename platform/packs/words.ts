import { z } from 'zod'
import { parseCivilDate } from '../../kernel/civil.ts'
import type { Text } from '../../kernel/text.ts'
import { says } from './issues.ts'

const words = z.string().trim().min(1)

/** Text of a pack: `{ es, en? }`, or a bare string, which is Spanish alone. */
export const textSchema: z.ZodType<Text> = z.union([
  words.transform((es): Text => ({ es })),
  z.strictObject({ es: words, en: words.exactOptional() }),
])

/** A civil date written `2019-12-31`. */
export const civilDateSchema: z.ZodType<string> = z.string().refine((text) => parseCivilDate(text) !== undefined, {
  params: says('No es una fecha (AAAA-MM-DD).', 'This is no date (YYYY-MM-DD).'),
})

/** How sure a datum is: read in a source, derived from sources, recollected, or made up. Unverified is never shown as law. */
export const CERTAINTIES = ['found', 'inferred', 'unverified', 'invented'] as const
export type Certainty = (typeof CERTAINTIES)[number]
export const certaintySchema = z.enum(CERTAINTIES)
