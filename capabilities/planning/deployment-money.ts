/** `methods/money.yaml`: how money beside work is judged. Thresholds are data with a version (decision 0007). */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { type Certainty, certaintySchema, textSchema } from '../../platform/packs/words.ts'
import type { MoneyMethod } from './rules/money/money-progress.ts'

export interface MoneyMethodFile {
  readonly version: string
  readonly title: Text
  /** ISO 4217. */
  readonly currency: string
  /** Percentage points of the budget spent ahead of the work, and of the work ahead of the budget spent. */
  readonly spentAhead: number
  readonly workAhead: number
  /** Amounts up to this, in units of the currency, raise no alert. */
  readonly floor: number
  readonly certainty: Certainty
  readonly note?: Text
}

const points = z.number().gt(0).max(100)

const moneyMethodSchema: z.ZodType<MoneyMethodFile> = z.strictObject({
  version: z.string().min(1),
  title: textSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  spentAhead: points,
  workAhead: points,
  floor: z.number().nonnegative(),
  certainty: certaintySchema,
  note: textSchema.exactOptional(),
})

export const moneyMethodFile: DeploymentFile<MoneyMethodFile> = {
  id: 'planning.money-method',
  path: 'methods/money.yaml',
  schema: moneyMethodSchema,
  required: false,
  title: { es: 'Método del dinero junto al avance', en: 'Method of money beside progress' },
}

export interface MoneySettings {
  readonly currency: string
  /** Absent where the deployment does not say: amounts are shown and nothing is judged. */
  readonly method: MoneyMethod | undefined
}

/** The method as the database keeps it. */
export function moneySettings(content: unknown): MoneySettings {
  const parsed = moneyMethodSchema.safeParse(content)
  if (!parsed.success) return { currency: 'USD', method: undefined }
  const { version, currency, spentAhead, workAhead, floor } = parsed.data
  return { currency, method: { version, spentAhead, workAhead, floorCents: Math.round(floor * 100) } }
}
