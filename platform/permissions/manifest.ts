import type { Manifest } from '../capability/manifest.ts'
import { accountStanding } from './account-standing.ts'
import { permissionRoutes } from './pages/permission-routes.tsx'
import { permissionPaths } from './paths.ts'
import { SEE_PERMISSIONS } from './permissions.ts'

/** The page where administrators read who may what, and why. */
export const permissions: Manifest = {
  id: 'permissions',
  title: { es: 'Permisos', en: 'Permissions' },
  permissions: [SEE_PERMISSIONS],
  queries: [accountStanding],
  routes: permissionRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'administration',
      title: { es: 'Permisos', en: 'Permissions' },
      path: permissionPaths.byAct(),
      permission: SEE_PERMISSIONS,
      order: 905,
    },
  ],
}
