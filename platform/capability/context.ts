import type { CivilDate } from '../../kernel/civil.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/text.ts'

/** Who acts: fixed by the edge from the session, never by a rule. */
export interface Actor {
  readonly accountId: Id
  readonly personId: Id
  readonly name: string
  readonly officeId: Id
  /** Absent: not known, which no grant for a kind of office covers. */
  readonly officeKind?: OfficeKind
  /** Units of the current year in which the person holds a post. */
  readonly unitIds: readonly Id[]
  readonly roles: readonly RoleId[]
  /** The session in which the person acts; absent where there is none (jobs, the command line). */
  readonly sessionId?: Id
  /** The strongest way in which the person proved, in this session, who they are. */
  readonly assurance?: Assurance
  /** When the person last proved it: an instant. Sensitive acts ask that it be recent; absent, they refuse. */
  readonly provenAt?: string
  /** Roles that the person holds and does not act with, because the institution asks for a second step that is missing. */
  readonly sleepingRoles?: readonly RoleId[]
  /**
   * Whom the person substitutes at present: office, units and roles above are then that person's (never administration), the
   * account and the name stay those of who really acts.
   */
  readonly actingFor?: ActingFor
}

export interface ActingFor {
  readonly accountId: Id
  readonly name: string
  /** The last day. */
  readonly until: CivilDate
}

/** `passkey` and `second_factor`: two factors; `single_sign_on`: what the institution's provider asks for. */
export const ASSURANCES = ['password', 'single_sign_on', 'second_factor', 'passkey'] as const
export type Assurance = (typeof ASSURANCES)[number]

/** Offices of a metropolitan system: who governs, who plans, each municipality, and outside agencies. */
export const OFFICE_KINDS = ['council', 'planning_office', 'municipality', 'agency'] as const
export type OfficeKind = (typeof OFFICE_KINDS)[number]

/** Roles of who works in one of the offices. */
export const STAFF_ROLE_IDS = ['administrator', 'executive_director', 'unit_planner', 'reader'] as const
/** The other kinds of account are roles too: an accredited professional, a citizen. Neither sees the workspace of the staff. */
export const ROLE_IDS = [...STAFF_ROLE_IDS, 'professional', 'citizen'] as const
export type RoleId = (typeof ROLE_IDS)[number]

/** Everything a command or query may know of the world besides its input. Rules get time from here and never read a clock. */
export interface Ctx {
  readonly who: Actor | 'public' | 'system'
  /** An instant, ISO 8601 in UTC. */
  readonly now: string
  /** The civil date of `now` in the institution's zone. */
  readonly today: CivilDate
  readonly locale: Locale
  readonly requestId: string
}
