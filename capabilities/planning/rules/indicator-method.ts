import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'

/** Settings of the arithmetic of indicators: deployment data with a version. */
export interface IndicatorMethod {
  readonly version: string
  /** A value to be kept without bounds of its own: percent of the target within which it is kept. */
  readonly maintainTolerance: number
  /** What a milestone is worth that was done after its day, 0 to 100. */
  readonly lateMilestone: number
}

export type IndicatorMethodRefusal = Refusal<'indicator_method_malformed'>

/** The settings from a deployment file. */
export function parseIndicatorMethod(input: unknown): Result<IndicatorMethod, IndicatorMethodRefusal> {
  const source: Record<string, unknown> = typeof input === 'object' && input !== null ? { ...input } : {}
  const { version, maintainTolerance, lateMilestone } = source
  if ((typeof version !== 'string' && typeof version !== 'number') || version === '') return malformed('version')
  if (!isBetween(maintainTolerance, 0, 100)) return malformed('maintainTolerance')
  if (!isBetween(lateMilestone, 0, 100)) return malformed('lateMilestone')
  return ok({ version: String(version), maintainTolerance, lateMilestone })
}

function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high
}

function malformed(field: string): Result<IndicatorMethod, IndicatorMethodRefusal> {
  return refuse({
    kind: 'indicator_method_malformed',
    field,
    message: {
      es: `El método de los indicadores no se entiende: falta o no es válido el dato «${field}».`,
      en: `The method of the indicators cannot be read: “${field}” is missing or not valid.`,
    },
  })
}
