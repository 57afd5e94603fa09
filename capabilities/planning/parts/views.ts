import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { nextYearQuery, startNextYear } from '../data/start-next-year.ts'
import { viewRoutes } from '../pages/staff/views/routes.tsx'
import { READ_WORKSPACE, SEE_ALL_UNITS } from '../permissions.ts'
import { VIEWS_PERMISSIONS } from '../views-permissions.ts'

/** The same plans seen from elsewhere: all units at once, by day, by place, year beside year, and the year to come. */
export const views: ManifestPart = {
  permissions: VIEWS_PERMISSIONS,
  routes: viewRoutes,
  commands: [startNextYear],
  queries: [nextYearQuery],
  menu: [
    {
      area: 'workspace',
      group: 'own',
      title: { es: 'Calendario', en: 'Calendar' },
      path: '/t/calendario',
      permission: READ_WORKSPACE,
      order: 20,
    },
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Matriz de control', en: 'Control matrix' },
      path: '/t/control',
      permission: SEE_ALL_UNITS,
      order: 15,
    },
    {
      area: 'workspace',
      group: 'plans',
      title: { es: 'Año contra año', en: 'Year against year' },
      path: '/t/anios',
      permission: READ_WORKSPACE,
      order: 35,
    },
  ],
}
