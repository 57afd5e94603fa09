import type { RoleId } from '../capability/context.ts'
import { withQuery } from '../web/paths.ts'

/** The page of who may what: by act, by role, or of one account. */
export const permissionPaths = {
  byAct: () => '/t/permisos',
  byRole: (role: RoleId) => withQuery('/t/permisos', { funcion: role }),
  ofAccount: (login: string) => withQuery('/t/permisos', { cuenta: login }),
} as const
