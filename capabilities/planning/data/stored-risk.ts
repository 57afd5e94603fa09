import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { RiskType } from '../deployment-catalogues.ts'
import type { ElementKind } from '../model.ts'
import type { Assessment } from '../rules/risk/assessment.ts'
import type { Outlook, RiskResponse, RiskStatus } from '../rules/risk/risk.ts'
import type { StakeThen } from '../rules/risk/stake-record.ts'

export interface KeyProcess {
  readonly id: Id
  readonly code: string
  readonly number: number | null
  readonly title: Text
}

export interface StoredAssessment extends Assessment {
  readonly demo: boolean
  /** For the staff only. */
  readonly note?: string
}

/** An entry of the catalogue as anybody may read it. */
export interface StoredRisk {
  readonly id: Id
  readonly version: number
  readonly code: string
  readonly type: RiskType
  readonly title: Text
  readonly process: KeyProcess | undefined
  readonly cause: string | null
  readonly effect: string | null
  readonly owner: { readonly id: Id; readonly code: string; readonly title: Text } | undefined
  readonly response: RiskResponse | null
  readonly mitigation: string | null
  readonly status: RiskStatus
  readonly certainty: string
  readonly demo: boolean
  readonly assessments: readonly StoredAssessment[]
}

/** An element of a plan that a risk is linked to, enough to name it. */
export interface LinkedElement {
  readonly id: Id
  readonly kind: ElementKind
  readonly code: string | null
  readonly title: Text
  readonly unit: string | null
  readonly year: number
  /** Why somebody says so. */
  readonly reason: string | null
}

export interface RiskSeen {
  readonly id: Id
  readonly on: CivilDate
  readonly outlook: Outlook
  readonly note: string
  readonly demo: boolean
}

export interface RiskHappened {
  readonly id: Id
  readonly on: CivilDate
  readonly what: string
  readonly consequence: string
  readonly response: string
  readonly demo: boolean
  readonly affects: readonly LinkedElement[]
  /** What was at stake then; absent where it was not kept. */
  readonly stake: StakeThen | undefined
}

/** What the staff reads of one entry. */
export interface RiskFile extends StoredRisk {
  readonly ownerPost: string | null
  readonly internalNote: string | null
  readonly seen: readonly RiskSeen[]
  readonly happened: readonly RiskHappened[]
  /** Elements that somebody linked, and the plans' own wordings of it. */
  readonly threatens: readonly LinkedElement[]
  readonly wordings: readonly LinkedElement[]
}
