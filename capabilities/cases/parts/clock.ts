import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { clockCommandLine } from '../clock-command-line.ts'
import { clockPaths } from '../clock-paths.ts'
import { clockRoutes } from '../pages/public/clock/clock-routes.tsx'
import { COUNT_TERMS } from '../permissions.ts'

/** The clock of a case: terms, suspensions, due dates, explained day by day. */
export const clockPart: ManifestPart = {
  permissions: [COUNT_TERMS],
  routes: clockRoutes,
  menu: [
    {
      area: 'portal',
      title: { es: 'Contar un plazo', en: 'Count a term' },
      path: clockPaths.clock(),
      permission: COUNT_TERMS,
      order: 80,
      foot: true,
    },
  ],
  commandLine: clockCommandLine,
}
