import type { DefinitionsSite } from './cases-definitions-site.ts'
import type { StaffCases } from './cases-staff-site.ts'
import type { Login } from './harness.ts'

/** A page to look at: the address of a route's example, as whom, and what it must answer. */
export interface PageExample {
  readonly title: string
  readonly path: string
  readonly as?: Login
  readonly status?: number
}

/** Addresses that only the running demonstration knows. */
export interface Site {
  /** One of each kind of element that the demonstration's plans hold. */
  readonly elements: ReadonlyMap<string, string>
  /** "How is this computed": one of each kind of figure, and one of each kind that has no value. */
  readonly figures: ReadonlyMap<string, string>
  /** An activity of SCDU. */
  readonly activity: string
  /** An indicator of SCDU that is counted. */
  readonly indicator: string
  /** A draft of a procedure, and two editions of another. */
  readonly definitions: DefinitionsSite
  /** An upload that waits to be accepted: a new plan, one with differences, one whose unit is not known. */
  readonly waitingImport: string
  /** Requests to reprogramme, and the forms of one in draft. */
  readonly reprogramming: {
    readonly draft: string
    readonly activity: string
    readonly indicator: string
    readonly approved: string
    readonly submitted: string
  }
  /** An agreement of a review that is still open. */
  readonly agreement: string
  /** A letter that a demonstration keeps instead of sending it, and the job that wrote it. */
  readonly letter: string
  readonly job: string
  /** An account, as administrators see it. */
  readonly account: string
  /** An entry of the history, and the person whom it is about. */
  readonly entry: string
  readonly person: string
  /** A risk of the catalogue. */
  readonly risk: string
  /** Imports of layers: one that waits to be decided with something found in it, one that lacks an answer; and a layer's code. */
  readonly layers: { readonly read: string; readonly asking: string; readonly code: string }
  /** A batch of figures that waits for its review, and a table that waits to be understood. */
  readonly brought: {
    readonly waiting: string
    readonly table: string
    readonly request: string
    /** Of registers: a delivery that waits to be understood, and a record. */
    readonly lot: string
    readonly record: string
    /** Code of a story that was never published. */
    readonly draft: string
  }
  /** Filed cases as the office sees them. */
  readonly cases: StaffCases
}

/** The pages to look at of each route, by its pattern as the manifests write it. */
export type ExamplesByRoute = Readonly<Record<string, (site: Site) => readonly PageExample[]>>

/** The demonstration's year, and the unit whose plan is looked at from all sides. */
export const YEAR = 2019
export const UNIT = 'SCDU'
