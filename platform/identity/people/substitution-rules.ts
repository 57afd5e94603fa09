import { type CivilDate, daysBetween } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { RoleId } from '../../capability/context.ts'

/**
 * What a substitute may be of what the absent person is. Never administration: it looks after accounts, and whoever holds it
 * for another could name more of the kind.
 */
export function rolesInSubstitution(roles: readonly RoleId[]): readonly RoleId[] {
  return roles.filter((role) => role !== 'administrator')
}

export interface Term {
  readonly from: CivilDate
  readonly to: CivilDate
}

export interface SubstitutionAsked extends Term {
  readonly absent: Id
  readonly substitute: Id
}

export interface KnownForSubstitution {
  readonly today: CivilDate
  /** Of the account that would substitute. */
  readonly substituteKind: string
  readonly substituteDisabled: boolean
  readonly absentKind: string
  /** Roles of the absent person that a substitute could have. */
  readonly absentRoles: readonly RoleId[]
  /** Terms of the absent person's other substitutions, not ended. */
  readonly others: readonly Term[]
}

export type SubstitutionRefusal = Refusal<
  | 'same_person'
  | 'not_staff'
  | 'nothing_to_do'
  | 'ends_before_it_begins'
  | 'begins_in_the_past'
  | 'too_long'
  | 'overlaps'
>

/** Longer absences are appointments: the post is given to somebody, with a term of its own. */
export const LONGEST_DAYS = 366

/** Whether somebody may be named substitute of somebody for these days. Both days are included. */
export function judgeSubstitution(
  asked: SubstitutionAsked,
  known: KnownForSubstitution,
): Result<null, SubstitutionRefusal> {
  const { from, to } = asked
  if (asked.absent === asked.substitute) return refuse(SAME)
  if (known.absentKind !== 'staff' || known.substituteKind !== 'staff' || known.substituteDisabled)
    return refuse(NOT_STAFF)
  if (rolesInSubstitution(known.absentRoles).length === 0) return refuse(NOTHING)
  if (to < from) return refuse(BACKWARDS)
  if (from < known.today) return refuse(PAST)
  if (daysBetween(from, to) + 1 > LONGEST_DAYS) return refuse(TOO_LONG)
  if (known.others.some((other) => overlap(other, asked))) return refuse(OVERLAPS)
  return { ok: true, value: null }
}

function overlap(one: Term, other: Term): boolean {
  return one.from <= other.to && other.from <= one.to
}

const SAME: SubstitutionRefusal = {
  kind: 'same_person',
  field: 'substitute',
  message: {
    es: 'Nadie se sustituye a sí mismo. Elija a otra persona.',
    en: 'Nobody substitutes themselves. Choose another person.',
  },
}
const NOT_STAFF: SubstitutionRefusal = {
  kind: 'not_staff',
  field: 'substitute',
  message: {
    es: 'Solo se sustituyen entre sí personas con cuenta de personal activa.',
    en: 'Only people with an active staff account substitute each other.',
  },
}
const NOTHING: SubstitutionRefusal = {
  kind: 'nothing_to_do',
  message: {
    es: 'La persona ausente no tiene hoy ninguna función que otra pueda ejercer. La administración de la plataforma no se sustituye: nombre a otra persona administradora.',
    en: 'The absent person holds no role today that another could act with. Administration is not substituted: name another administrator.',
  },
}
const BACKWARDS: SubstitutionRefusal = {
  kind: 'ends_before_it_begins',
  field: 'to',
  message: { es: 'El último día es anterior al primero.', en: 'The last day lies before the first.' },
}
const PAST: SubstitutionRefusal = {
  kind: 'begins_in_the_past',
  field: 'from',
  message: {
    es: 'Una sustitución empieza hoy o después: lo que ya se hizo, lo hizo quien lo hizo.',
    en: 'A substitution begins today or later: what was done before, was done by who did it.',
  },
}
const TOO_LONG: SubstitutionRefusal = {
  kind: 'too_long',
  field: 'to',
  message: {
    es: `Una sustitución dura ${LONGEST_DAYS} días o menos. Para más tiempo, dé el puesto a la otra persona.`,
    en: `A substitution lasts ${LONGEST_DAYS} days or fewer. For longer, give the post to the other person.`,
  },
}
const OVERLAPS: SubstitutionRefusal = {
  kind: 'overlaps',
  field: 'from',
  message: {
    es: 'En esos días ya hay otra sustitución de esta persona. Termínela primero o elija otros días.',
    en: 'There is another substitution of this person in those days. End it first or choose other days.',
  },
}
