import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { realTimesQuery } from '../data/real-times-query.ts'
import { registerQuery } from '../data/register-query.ts'
import { statisticsQuery } from '../data/statistics-query.ts'
import { CASE_MEASURES } from '../measures.ts'
import { registerRoutes } from '../pages/public/register/register-routes.tsx'
import { statisticsRoutes } from '../pages/staff/statistics/statistics-routes.tsx'
import { staffPaths } from '../staff-paths.ts'
import { READ_CASES, READ_REGISTER } from '../staff-permissions.ts'

/** What cases come to: the public register of what was authorised, statistics, and the measures that plans are bound to. */
export const registerPart: ManifestPart = {
  permissions: [READ_REGISTER],
  routes: [...registerRoutes, ...statisticsRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Registro de permisos', en: 'Register of permits' },
      path: staffPaths.register(),
      permission: READ_REGISTER,
      order: 78,
      foot: true,
    },
    {
      area: 'workspace',
      group: 'cases',
      title: { es: 'Estadísticas de trámites', en: 'Statistics of procedures' },
      path: staffPaths.statistics(),
      permission: READ_CASES,
      order: 30,
    },
  ],
  queries: [registerQuery, statisticsQuery, realTimesQuery],
  measures: CASE_MEASURES,
}
