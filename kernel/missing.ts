/** Why a value is not there. None of these is 0, "" or null: missing data is typed. */
export const MISSING_REASONS = [
  'not_collected',
  'not_applicable',
  'suppressed',
  'not_yet_due',
  'no_demand',
  'not_programmed',
  'not_reported',
  'undefined_ratio',
  'below_coverage',
] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

export interface Missing {
  readonly missing: MissingReason
  readonly note?: string
}

/** A measured number or the typed reason for its absence. */
export type Maybe<T> = T | Missing

export function missing(reason: MissingReason, note?: string): Missing {
  return note === undefined ? { missing: reason } : { missing: reason, note }
}

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value
}
