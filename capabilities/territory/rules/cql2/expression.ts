import type { Position } from '../../model.ts'

/**
 * A filter in CQL2 text (OGC 21-065r2), read. Each part keeps where it begins, so that what is wrong with it can be shown there.
 * Values and conditions are one kind of thing here, as in the text; whether they fit is asked where they are used.
 */
export type Expression = { readonly at: number } & (
  | { readonly type: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly type: 'not'; readonly of: Expression }
  | {
      readonly type: 'compare'
      readonly operator: CompareOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly type: 'like'; readonly value: Expression; readonly pattern: Expression }
  | { readonly type: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly type: 'in'; readonly value: Expression; readonly list: readonly Expression[] }
  | { readonly type: 'is_null'; readonly value: Expression }
  | {
      readonly type: 'spatial'
      readonly relation: SpatialRelation
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly type: 'temporal'
      readonly relation: TemporalRelation
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly type: 'arithmetic'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'property'; readonly name: string }
  | { readonly type: 'text' | 'date' | 'timestamp'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** `fold`: compared without regard to case, or to accents. */
  | { readonly type: 'fold'; readonly how: 'case' | 'accents'; readonly of: Expression }
  /** `undefined`: open at that end. */
  | { readonly type: 'interval'; readonly from: Expression | undefined; readonly until: Expression | undefined }
  | { readonly type: 'geometry'; readonly shape: GeometryLiteral }
)

export type CompareOperator = '=' | '<>' | '<' | '>' | '<=' | '>='

export const SPATIAL_RELATIONS = [
  'S_INTERSECTS',
  'S_EQUALS',
  'S_DISJOINT',
  'S_TOUCHES',
  'S_WITHIN',
  'S_OVERLAPS',
  'S_CROSSES',
  'S_CONTAINS',
] as const
export type SpatialRelation = (typeof SPATIAL_RELATIONS)[number]

/** Of the relations in time, those that a single day can be in; the others need features that last. */
export const TEMPORAL_RELATIONS = ['T_AFTER', 'T_BEFORE', 'T_DURING', 'T_EQUALS', 'T_INTERSECTS', 'T_DISJOINT'] as const
export type TemporalRelation = (typeof TEMPORAL_RELATIONS)[number]

export interface GeometryLiteral {
  readonly type: string
  /** Nested as in GeoJSON; heights are left out. */
  readonly coordinates?: Nested
  readonly geometries?: readonly GeometryLiteral[]
}

export type Nested = Position | readonly Nested[]
