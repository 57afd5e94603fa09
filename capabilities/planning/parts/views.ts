import { viewRoutes } from '../pages/staff/views/routes.tsx'
import { SEE_ALL_UNITS } from '../permissions.ts'
import type { ManifestPart } from './manifest-part.ts'

/** The same plans seen from elsewhere: all units at once, by day, by place, year beside year, and the year to come. */
export const views: ManifestPart = {
  routes: viewRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Matriz de control', en: 'Control matrix' },
      path: '/t/control',
      permission: SEE_ALL_UNITS,
      order: 15,
    },
  ],
}
