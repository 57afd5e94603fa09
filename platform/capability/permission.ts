import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ctx, RoleId } from './context.ts'

/**
 * One grant: who, and in which relation to the record. `own_unit` means the record belongs to a unit in which
 * the person holds a post this year.
 */
export interface Grant {
  readonly to: RoleId | 'public' | 'signed_in' | 'system'
  readonly relation?: 'any' | 'own_unit'
}

/** A short sentence with a table of grants; server and screen ask the same `mayDo`. */
export interface Permission {
  readonly id: string
  readonly sentence: Text
  readonly grants: readonly Grant[]
}

/** What of the record the decision depends on. */
export interface Subject {
  readonly unitId?: Id | undefined
}

/** True when a grant covers the actor and the record. Unknown relation = no: a missing unit never matches `own_unit`. */
export function mayDo(who: Ctx['who'], permission: Permission, subject: Subject = {}): boolean {
  return permission.grants.some((grant) => {
    if (grant.to === 'public') return true
    if (who === 'public') return false
    if (who === 'system') return grant.to === 'system'
    const holds = grant.to === 'signed_in' || (grant.to !== 'system' && who.roles.includes(grant.to))
    if (!holds) return false
    if (grant.relation === 'own_unit') return subject.unitId !== undefined && who.unitIds.includes(subject.unitId)
    return true
  })
}
