import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Actor, Ctx, OfficeKind, RoleId } from './context.ts'

/**
 * How the person must stand to the record:
 * `own_unit`: it belongs to a unit in which the person holds a post this year;
 * `own_office`: it belongs to the person's office;
 * `own_record`: it is about the person, or made by the person's account.
 */
export const RELATIONS = ['any', 'own_unit', 'own_office', 'own_record'] as const
export type Relation = (typeof RELATIONS)[number]

export type Grantee = RoleId | 'public' | 'signed_in' | 'system'

/** One grant: who, of which kinds of office, and in which relation to the record. What it leaves out, it does not ask. */
export interface Grant {
  readonly to: Grantee
  readonly officeKinds?: readonly OfficeKind[]
  readonly relation?: Relation
}

/** A short sentence with a table of grants; server and screen ask the same `mayDo`. */
export interface Permission {
  readonly id: string
  readonly sentence: Text
  readonly grants: readonly Grant[]
  /** Not while substituting somebody: who acts for another person does not look after either account. */
  readonly inPerson?: boolean
}

/** What of the record the decision depends on. */
export interface Subject {
  readonly unitId?: Id | undefined
  readonly officeId?: Id | undefined
  readonly accountId?: Id | undefined
  readonly personId?: Id | undefined
}

/** True when a grant covers the actor and the record. What is not known never grants: no unit, no office, no owner. */
export function mayDo(who: Ctx['who'], permission: Permission, subject: Subject = {}): boolean {
  if (permission.inPerson === true && isSubstituting(who)) return false
  return permission.grants.some((grant) => covers(grant, who) && isRelated(grant.relation, who, subject))
}

/** Whether there could be a record with which this person may; which one it is, the command or query asks. */
export function couldDo(who: Ctx['who'], permission: Permission): boolean {
  if (permission.inPerson === true && isSubstituting(who)) return false
  return permission.grants.some((grant) => covers(grant, who) && couldBeRelated(grant.relation, who))
}

/** Whether the decision depends on the record, for some who may. */
export function asksRecord(permission: Permission): boolean {
  return permission.grants.some(({ relation }) => relation !== undefined && relation !== 'any')
}

function isSubstituting(who: Ctx['who']): boolean {
  return typeof who !== 'string' && who.actingFor !== undefined
}

function covers(grant: Grant, who: Ctx['who']): boolean {
  if (typeof who === 'string') return grant.officeKinds === undefined && (grant.to === 'public' || grant.to === who)
  if (grant.officeKinds !== undefined && (who.officeKind === undefined || !grant.officeKinds.includes(who.officeKind)))
    return false
  if (grant.to === 'public' || grant.to === 'signed_in') return true
  return grant.to !== 'system' && who.roles.includes(grant.to)
}

function isRelated(relation: Relation | undefined, who: Ctx['who'], subject: Subject): boolean {
  if (relation === undefined || relation === 'any') return true
  if (typeof who === 'string') return false
  switch (relation) {
    case 'own_unit':
      return subject.unitId !== undefined && who.unitIds.includes(subject.unitId)
    case 'own_office':
      return subject.officeId !== undefined && subject.officeId === who.officeId
    case 'own_record':
      return isOwner(who, subject)
    default:
      return false
  }
}

function isOwner(who: Actor, { accountId, personId }: Subject): boolean {
  return (
    (accountId !== undefined && accountId === who.accountId) || (personId !== undefined && personId === who.personId)
  )
}

function couldBeRelated(relation: Relation | undefined, who: Ctx['who']): boolean {
  if (relation === undefined || relation === 'any') return true
  if (typeof who === 'string') return false
  return relation === 'own_unit' ? who.unitIds.length > 0 : RELATIONS.includes(relation)
}
