import type { ZodType } from 'zod'
import type { CivilDate, Period } from '../../kernel/civil.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Maybe } from '../../kernel/missing.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx } from '../database/database.ts'

/** One record that a figure counts, with what it contributes. `href` opens it. */
export interface MeasuredRecord {
  readonly kind: string
  readonly id: Id
  readonly label: string
  readonly href: string
  readonly at?: CivilDate | undefined
  readonly place?: Id | undefined
  readonly breakdowns?: Readonly<Record<string, string>> | undefined
  readonly numerator?: number | undefined
  readonly denominator?: number | undefined
  readonly value?: number | undefined
}

export interface ExcludedRecord {
  readonly record: Pick<MeasuredRecord, 'kind' | 'id' | 'label' | 'href'>
  readonly reason: Text
}

export type Fold = 'count' | 'sum' | 'ratio' | 'mean' | 'median' | 'p90' | 'last'

/** A figure defined by the records it counts: what it says can always be walked down to them. */
export interface Measure<P = unknown> {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly unit: Text
  /** How it is computed, in words that a citizen can follow. */
  readonly method: Text
  readonly grain: 'year' | 'quarter' | 'month' | 'day'
  readonly dimensions: readonly string[]
  readonly params: ZodType<P>
  readonly fold: Fold
  records(tx: ReadTx, params: P, period: Period, asOf: CivilDate): Promise<readonly MeasuredRecord[]>
  excluded?(tx: ReadTx, params: P, period: Period, asOf: CivilDate): Promise<readonly ExcludedRecord[]>
  mayOpen(who: Ctx['who'], record: MeasuredRecord): boolean
}

export interface Reading {
  readonly id: Id
  readonly measure: string
  readonly version: number
  readonly period: Period
  readonly filters: unknown
  readonly value: Maybe<number>
  readonly numerator: number | null
  readonly denominator: number | null
  readonly count: number
  readonly asOf: CivilDate
  /** SHA-256 of the frozen, sorted list of record keys with their contributions. */
  readonly recordsHash: string
}
