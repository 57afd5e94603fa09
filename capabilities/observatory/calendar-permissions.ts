import type { Permission } from '../../platform/capability/permission.ts'

export const KEEP_CALENDAR: Permission = {
  id: 'observatory.keep_calendar',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación anuncian cuándo se publicarán las cifras, y cambian las fechas con su motivo',
    en: 'Administrators and the planners of the planning office announce when figures will be published, and move the dates with the reason',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}
