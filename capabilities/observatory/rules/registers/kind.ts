/** What a register is: data of the deployment, so that another one is a file and not a program. Pure. */
import type { Text } from '../../../../kernel/text.ts'

/** How many rows there are; what they add up to; or the value in the middle of them. */
export const FIGURES = ['count', 'sum', 'median'] as const
export type Figure = (typeof FIGURES)[number]

export interface Category {
  readonly code: string
  readonly title: Text
}

/** What the public gets of where a row lies: nothing, a point moved by a distance in a ring around it, or the point itself. */
export const PUBLIC_POINTS = ['none', 'displaced', 'open'] as const
export type PublicPoints = (typeof PUBLIC_POINTS)[number]

export interface RegisterPrivacy {
  readonly statement: Text
  /** Counts below this are not published, nor what would give them away. 0: every figure is. */
  readonly suppressBelow: number
  readonly points: PublicPoints
  /** Metres; with `displaced` only. */
  readonly ring?: { readonly from: number; readonly to: number }
}

export const SURFACE_METHODS = ['idw', 'kriging'] as const
export type SurfaceMethod = (typeof SURFACE_METHODS)[number]

/** How values at points become a surface, unless who looks at it asks otherwise. */
export interface SurfaceTerms {
  readonly method: SurfaceMethod
  readonly power: number
  readonly neighbours: number
  /** With fewer there is no surface. */
  readonly fewest: number
  readonly cellMetres: number
}

/** How many values a plan wants entered, in which span of days, and where it says so. */
export interface RegisterTarget {
  readonly records: number
  readonly from: string
  readonly by: string
  readonly source: Text
}

export interface RegisterKind {
  readonly code: string
  readonly title: Text
  readonly description: Text
  /** What one row is: a reported crime, the weight of a month, a value. */
  readonly row: Text
  readonly figure: Figure
  /** Of the figure. */
  readonly unit: Text
  readonly decimals: number
  /** Of each row: a day, or a whole month. */
  readonly grain: 'day' | 'month'
  /** The division in which its places are. */
  readonly geography: string
  readonly point: 'none' | 'optional' | 'required'
  /** What its categories are called, and which there are; none: rows are of one kind. */
  readonly category?: { readonly title: Text; readonly values: readonly Category[] }
  /** A name inside the place: a park, a landfill. */
  readonly site?: { readonly title: Text }
  /** What each row says of how much; absent for what is only counted. */
  readonly amount?: { readonly title: Text; readonly min: number; readonly max: number }
  readonly source: Text
  readonly limitations: Text
  readonly contact: Text
  readonly privacy: RegisterPrivacy
  /** Indicators of the catalogue that its figures go to, by the year or by the month. */
  readonly feeds: readonly { readonly indicator: string; readonly grain: 'year' | 'month' }[]
  readonly surface?: SurfaceTerms
  readonly target?: RegisterTarget
}

/** A row as it is kept, without what the database adds. */
export interface RegisterRow {
  /** Of a month: its first day. */
  readonly on: string
  readonly placeId: string
  readonly category: string
  readonly site: string
  readonly amount: number | undefined
  readonly longitude: number | undefined
  readonly latitude: number | undefined
  readonly source: string
  /** The number that its source gave it; empty where it has none. */
  readonly external: string
}
