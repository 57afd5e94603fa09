import type { Permission } from '../../platform/capability/permission.ts'

export const IMPORT_PAST: Permission = {
  id: 'cases.import_past',
  sentence: {
    es: 'Quien administra y quien planifica una unidad incorporan a su oficina expedientes del sistema anterior',
    en: 'Administrators and planners of a unit take over cases of the old system into their office',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner' }, { to: 'system' }],
}
