import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { DraftPoa, MonthReport, Schedule } from '../model.ts'

/** Where and when a photograph was taken, as somebody decided to publish it. */
export interface PublishedPlace {
  readonly latitude: number
  readonly longitude: number
  readonly takenOn: CivilDate | null
}

/** That there is a piece of evidence: what it is, the staff reads elsewhere (`report-evidence.ts`). */
export interface StoredEvidence {
  readonly id: Id
  readonly place: PublishedPlace | null
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
  readonly id: Id
  readonly version: number
  /** Of a milestone, the day on which it is due. */
  readonly period: string
  /** Which of several targets it measures. */
  readonly target: number | null
  readonly value: number | null
  readonly missing: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** The day on which a milestone was done. */
  readonly doneOn: string | null
  readonly note: string | null
  readonly demo: boolean
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
  readonly approvedReference: string | null
  readonly origin: 'pack' | 'import' | 'screen'
  readonly demo: boolean
}

/** A plan that was started here and has not been approved: for who prepares it, and for nobody outside. */
export function isInPreparation({ origin, status }: Pick<PoaHead, 'origin' | 'status'>): boolean {
  return origin === 'screen' && status === 'draft'
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
