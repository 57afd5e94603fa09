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
  /** The smaller corner and the larger, in the order of axes that the filter is written in. */
  | { readonly type: 'box'; readonly corners: Corners }
)

export type Corners = readonly [number, number, number, number]

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

/** The first ones are of moments and of spans, the others of spans alone. */
export const TEMPORAL_RELATIONS = ['T_AFTER', 'T_BEFORE', 'T_DISJOINT', 'T_EQUALS', 'T_INTERSECTS'] as const
export const SPAN_RELATIONS = [
  'T_CONTAINS',
  'T_DURING',
  'T_FINISHEDBY',
  'T_FINISHES',
  'T_MEETS',
  'T_METBY',
  'T_OVERLAPPEDBY',
  'T_OVERLAPS',
  'T_STARTEDBY',
  'T_STARTS',
] as const
export type TemporalRelation = (typeof TEMPORAL_RELATIONS)[number] | (typeof SPAN_RELATIONS)[number]

export interface GeometryLiteral {
  readonly type: string
  /** Nested as in GeoJSON; heights are left out. */
  readonly coordinates?: Nested
  readonly geometries?: readonly GeometryLiteral[]
}

export type Nested = Position | readonly Nested[]
