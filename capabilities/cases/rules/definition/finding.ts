import type { Text } from '../../../../kernel/text.ts'

export type FindingKind =
  | 'unknown_step'
  | 'unreachable_step'
  | 'dead_end'
  | 'no_maker'
  | 'unknown_role'
  | 'clock_disorder'
  | 'bad_expression'
  | 'missing_field'
  | 'repeated_key'
  | 'repeated_document'
  | 'overlapping_validity'
  | 'term_without_citation'
  | 'held_document'
  | 'unknown_label'
  | 'open_place_field'
  | 'bad_nearness'
  | 'judged_by_hidden'
  | 'nearness_without_citation'
  | 'too_large'

/** Something wrong (`error`) or to be looked at (`warning`) in a definition, and where. */
export interface DefinitionFinding {
  readonly kind: FindingKind
  readonly severity: 'error' | 'warning'
  /** Place in the data, `steps[2].actions[0].to`. */
  readonly path: string
  readonly message: Text
}

export function error(kind: FindingKind, path: string, es: string, en: string): DefinitionFinding {
  return { kind, severity: 'error', path, message: { es, en } }
}

export function warning(kind: FindingKind, path: string, es: string, en: string): DefinitionFinding {
  return { kind, severity: 'warning', path, message: { es, en } }
}
