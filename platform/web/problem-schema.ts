import { z } from 'zod'

/** What a program gets instead of data: RFC 9457, with the sentence in both languages, so that it can show its reader's. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** Names this answer in the institution's own records. */
  instance: z.string().optional(),
  kind: z.string(),
  message: z.object({ es: z.string(), en: z.string().optional() }),
  /** The parameter that was wrong. */
  field: z.string().optional(),
})
