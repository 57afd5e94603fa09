import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ScanState } from '../../../platform/files/scanner.ts'
import type { DraftPoa, MonthReport, Schedule } from '../model.ts'

export interface StoredEvidence {
  readonly id: Id
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly type: string
  readonly scan: ScanState
  /** Whether a small version of it can be shown. */
  readonly thumbnail: boolean
}

/** A month as it was reported, with who said so and on what evidence. */
export interface StoredReport extends MonthReport {
  readonly id: Id
  readonly version: number
  readonly reportedAt: string
  readonly demo: boolean
  readonly evidence: readonly StoredEvidence[]
}

export interface StoredReading {
  readonly period: string
  readonly value: number | null
  readonly missing: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly note: string | null
}

export interface PoaHead {
  readonly id: Id
  readonly version: number
  readonly officeId: Id
  readonly year: number
  readonly title: string
  readonly titleEn: string | null
  readonly unit: { readonly id: Id; readonly code: string; readonly title: Text; readonly sort: number }
  readonly status: 'draft' | 'approved'
  readonly approvedOn: string | null
  readonly approvedBy: string | null
  readonly origin: 'pack' | 'import' | 'screen'
  readonly demo: boolean
}

/**
 * A unit's plan as the database holds it, in the shape that rules, pages and exports work on: `plan.elements[].key` is the
 * element's id. Schedules in `plan` are those in force; the baseline stands beside.
 */
export interface StoredPoa {
  readonly head: PoaHead
  readonly plan: DraftPoa
  readonly baselines: ReadonlyMap<Id, Schedule>
  readonly reports: ReadonlyMap<Id, readonly StoredReport[]>
  readonly readings: ReadonlyMap<Id, readonly StoredReading[]>
}
