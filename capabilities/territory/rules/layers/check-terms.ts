/** From where on a check speaks. Each figure with its unit in its name; the finding keeps the one it was made with. */
export interface CheckTerms {
  /** Two polygons that share more than this overlap. */
  readonly overlapM2: number
  /** A polygon thinner than a circle by this much (4πA/P², 1 for a circle) … */
  readonly thinness: number
  /** … and narrower than this is a sliver; so is any smaller than `sliverM2`. */
  readonly sliverWidthM: number
  readonly sliverM2: number
  /** A hole between polygons that should cover their ground. */
  readonly gapM2: number
  /** More points than this draw slowly. */
  readonly manyPoints: number
  /** How far from the known ground a layer may reach, in degrees: about 100 km. */
  readonly nearDegrees: number
  /** Rows that a finding about many names one by one, and findings of one rule that are kept. */
  readonly namedRows: number
  readonly keptOfRule: number
}

export const CHECK_TERMS: CheckTerms = {
  overlapM2: 1,
  thinness: 0.02,
  sliverWidthM: 0.5,
  sliverM2: 1,
  gapM2: 1,
  manyPoints: 100_000,
  nearDegrees: 1,
  namedRows: 1_000,
  keptOfRule: 20_000,
}

export const FINDING_RULES = [
  'out_of_range',
  'swapped',
  'far_away',
  'too_wide',
  'invalid',
  'duplicate_code',
  'duplicate_shape',
  'overlap',
  'gap',
  'sliver',
  'outside',
  'many_points',
  'repeated_points',
  'ring_order',
] as const
export type FindingRule = (typeof FINDING_RULES)[number]

/** `error`: as long as one is open, nothing is taken. */
export const SEVERITY: Readonly<Record<FindingRule, 'error' | 'warning'>> = {
  out_of_range: 'error',
  swapped: 'error',
  far_away: 'error',
  too_wide: 'error',
  invalid: 'error',
  duplicate_code: 'warning',
  duplicate_shape: 'warning',
  overlap: 'warning',
  gap: 'warning',
  sliver: 'warning',
  outside: 'warning',
  many_points: 'warning',
  repeated_points: 'warning',
  ring_order: 'warning',
}

/** What can be done about a finding by a named rule; `set_aside` moves its features to the rejected rows with the reason. */
export const REPAIRS = ['swap_axes', 'make_valid', 'orient_rings', 'remove_repeated_points', 'set_aside'] as const
export type Repair = (typeof REPAIRS)[number]

export const REPAIRS_OF: Readonly<Record<FindingRule, readonly Repair[]>> = {
  out_of_range: ['set_aside'],
  swapped: ['swap_axes'],
  far_away: [],
  too_wide: ['set_aside'],
  invalid: ['make_valid', 'set_aside'],
  duplicate_code: [],
  duplicate_shape: ['set_aside'],
  overlap: [],
  gap: [],
  sliver: ['set_aside'],
  outside: ['set_aside'],
  many_points: [],
  repeated_points: ['remove_repeated_points'],
  ring_order: ['orient_rings'],
}

/** Who looks may say that it is right as it is, with a reason. Not where the feature could not be drawn at all. */
export const MAY_EXCEPT: Readonly<Record<FindingRule, boolean>> = {
  out_of_range: false,
  swapped: true,
  far_away: true,
  too_wide: true,
  invalid: false,
  duplicate_code: true,
  duplicate_shape: true,
  overlap: true,
  gap: true,
  sliver: true,
  outside: true,
  many_points: true,
  repeated_points: true,
  ring_order: true,
}
