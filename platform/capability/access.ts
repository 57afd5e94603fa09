import type { Text } from '../../kernel/text.ts'
import { type Actor, type OfficeKind, ROLE_IDS, type RoleId } from './context.ts'
import { couldDo, type Grant, type Grantee, type Permission, type Relation } from './permission.ts'

/** Everybody of whom an auditor asks "may they?": without an account, with one and no role, in each role, the system itself. */
export const STANDINGS = ['public', 'signed_in', ...ROLE_IDS, 'system'] as const
export type Standing = 'public' | 'signed_in' | RoleId | 'system'

/** Under which conditions: the record must stand so to the person, the person belong to such an office. */
export interface Condition {
  readonly relation: Relation
  readonly officeKinds: readonly OfficeKind[]
}

/** `always`, `never`, or under one of some conditions. */
export type Answer = 'always' | 'never' | readonly Condition[]

export interface Act {
  readonly kind: 'route' | 'command' | 'query'
  /** `GET /t/avisos` of a route. */
  readonly id: string
  readonly title: Text | undefined
}

/** One permission with everything that asks it. */
export interface AccessRow {
  readonly permission: Permission
  readonly room: { readonly id: string; readonly title: Text }
  readonly answers: Readonly<Record<Standing, Answer>>
  readonly acts: readonly Act[]
}

/** What of a manifest the table of who may what is made from. */
interface Declares {
  readonly id: string
  readonly title: Text
  readonly permissions: readonly Permission[]
  readonly routes?: readonly { readonly method: string; readonly path: string; readonly permission: Permission }[]
  readonly menu?: readonly { readonly path: string; readonly title: Text }[]
  readonly commands?: readonly { readonly id: string; readonly title: Text; readonly permission: Permission }[]
  readonly queries?: readonly { readonly id: string; readonly permission: Permission }[]
}

/** The one table of who may what, as the manifests declare it: for the auditor's page, the administrators' page and the tests. */
export function accessOf(manifests: readonly Declares[]): readonly AccessRow[] {
  const titles = new Map(manifests.flatMap(({ menu = [] }) => menu.map(({ path, title }) => [path, title] as const)))
  return manifests.flatMap((manifest) =>
    manifest.permissions.map((permission) => ({
      permission,
      room: { id: manifest.id, title: manifest.title },
      answers: answersOf(permission),
      acts: manifests.flatMap((each) => actsOf(each, permission, titles)),
    })),
  )
}

function actsOf(manifest: Declares, permission: Permission, titles: ReadonlyMap<string, Text>): readonly Act[] {
  const asks = (act: { readonly permission: Permission }) => act.permission === permission
  return [
    ...(manifest.routes ?? []).filter(asks).map(({ method, path }) => ({
      kind: 'route' as const,
      id: `${method} ${path}`,
      title: method === 'GET' ? titles.get(path) : undefined,
    })),
    ...(manifest.commands ?? []).filter(asks).map(({ id, title }) => ({ kind: 'command' as const, id, title })),
    ...(manifest.queries ?? []).filter(asks).map(({ id }) => ({ kind: 'query' as const, id, title: undefined })),
  ]
}

function answersOf(permission: Permission): Readonly<Record<Standing, Answer>> {
  return Object.fromEntries(STANDINGS.map((standing) => [standing, answerFor(permission, standing)])) as Record<
    Standing,
    Answer
  >
}

/** What a permission says to a standing, whatever the record. */
export function answerFor(permission: Permission, standing: Standing): Answer {
  const grants = permission.grants.filter((grant) => reaches(grant, standing))
  if (grants.some(({ relation, officeKinds }) => (relation ?? 'any') === 'any' && officeKinds === undefined))
    return 'always'
  const noPerson = standing === 'public' || standing === 'system'
  const conditions = noPerson
    ? []
    : grants.map(({ relation = 'any', officeKinds = [] }): Condition => ({ relation, officeKinds }))
  return conditions.length === 0 ? 'never' : conditions
}

function reaches({ to }: Grant, standing: Standing): boolean {
  if (to === 'public' || to === standing) return true
  return to === 'signed_in' && standing !== 'public' && standing !== 'system'
}

/** What a permission says to one person, and what of that person it rests on. */
export interface PersonalAnswer {
  readonly answer: Answer
  /** Those of the grants that reach the person; of a refusal, whom it would let in. */
  readonly because: readonly Grantee[]
}

export function answerForActor(permission: Permission, actor: Actor): PersonalAnswer {
  const reaching = permission.grants.filter((grant) => couldDo(actor, { ...permission, grants: [grant] }))
  if (reaching.length === 0) return { answer: 'never', because: granteesOf(permission.grants) }
  const free = reaching.filter(({ relation }) => (relation ?? 'any') === 'any')
  if (free.length > 0) return { answer: 'always', because: granteesOf(free) }
  const conditions = reaching.map(({ relation = 'any' }): Condition => ({ relation, officeKinds: [] }))
  return { answer: conditions, because: granteesOf(reaching) }
}

function granteesOf(grants: readonly Grant[]): readonly Grantee[] {
  return [...new Set(grants.map(({ to }) => to))]
}
