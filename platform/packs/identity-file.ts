import { z } from 'zod'
import { LOCALES } from '../../kernel/text.ts'
import { says } from './issues.ts'
import type { PackIdentity } from './pack.ts'
import { textSchema } from './words.ts'

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const identitySchema: z.ZodType<PackIdentity> = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: textSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string().refine(isZone, {
    params: says('No es una zona horaria conocida.', 'This is no known time zone.'),
  }),
  defaultLocale: z.enum(LOCALES),
  year: z.int().min(1990).max(2100),
  status: textSchema,
})
