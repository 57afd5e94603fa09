import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'

/** In what a term is told. Months and years go from date to date (LPA, art. 82). */
export const TERM_UNITS = ['working_days', 'calendar_days', 'months', 'years'] as const
export type TermUnit = (typeof TERM_UNITS)[number]

export interface Span {
  readonly length: number
  readonly unit: TermUnit
  /** Article or instrument that says so, as in a footnote. */
  readonly citation?: string
}

/** For how long the administration may take, and what belongs to that. Data of the deployment, with its version. */
export interface Term extends Span {
  /** Version of the rule, written into every entry of a ledger: `2019-1`. */
  readonly version: string
  /** How long the applicant has to answer an observation. */
  readonly correction?: Span
  /** After how long without an answer the case lapses. */
  readonly lapse?: Span
  /** What silence means where the law says so: the day after the due date the case counts as decided. */
  readonly silence?: { readonly decides: 'granted' | 'denied'; readonly citation: string }
  /** How often and by how much, in the unit of the term, it may be extended. */
  readonly extension?: { readonly times: number; readonly most: number; readonly citation: string }
  /** Filing and re-filings together. OPAMSS takes three: the filing and two after observations. */
  readonly entries?: number
  /** What an answer to an observation does to the count: go on, or begin anew with the next entry. */
  readonly afterCorrection?: 'continues' | 'begins_anew'
  readonly counting?: Counting
}

/** Questions of method that laws leave open or answer differently; said in the deployment, never decided in code. */
export interface Counting {
  /** What is filed on a day off counts as filed that day or on the next working day. */
  readonly filedOnDayOff: 'next_working_day' | 'same_day'
  /** Whether the day of an observation still counts for the administration (`next_day`) or no more (`same_day`). */
  readonly suspensionFrom: 'same_day' | 'next_day'
}

/** Where the term says nothing: an observation on the last day leaves that day to be used after the answer. */
export const USUAL_COUNTING: Counting = { filedOnDayOff: 'next_working_day', suspensionFrom: 'same_day' }

/** Whose turn it is: whose days are being used. */
export type Holder = 'administration' | 'applicant' | 'others'

interface Entered {
  /** The civil day, in the institution's zone, on which it takes effect: that of its instant. */
  readonly on: CivilDate
  /** The instant, ISO. Order in the ledger is what counts; the instant is its proof. */
  readonly at?: string
  readonly actor?: string
  /** Version of the term it was entered under. */
  readonly rule?: string
}

/** One line of the ledger of a case. It is only ever added to. */
export type LedgerEntry =
  | (Entered & { readonly kind: 'start' })
  | (Entered & {
      readonly kind: 'pause'
      readonly reason: Text
      readonly citation?: string
      /** Whose answer is awaited; the applicant's unless said. */
      readonly awaits?: Exclude<Holder, 'administration'>
      /** Another time to answer than the term's. */
      readonly answerWithin?: Span
    })
  | (Entered & { readonly kind: 'resume' })
  | (Entered & { readonly kind: 'extend'; readonly by: number; readonly reason?: Text; readonly citation?: string })
  | (Entered & { readonly kind: 'restart' })
  | (Entered & { readonly kind: 'stop'; readonly outcome?: Text })

export type Ledger = readonly LedgerEntry[]

export function countingOf({ counting = USUAL_COUNTING }: Term): Counting {
  return counting
}
