import type { Permission } from '../../platform/capability/permission.ts'

export const WRITE_STORIES: Permission = {
  id: 'observatory.write_stories',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación escriben análisis con cifras vivas y los publican',
    en: 'Administrators and the planners of the planning office write stories with live figures and publish them',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}
