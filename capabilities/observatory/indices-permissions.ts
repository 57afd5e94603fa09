import type { Permission } from '../../platform/capability/permission.ts'

export const WRITE_INDICES: Permission = {
  id: 'observatory.write_indices',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación deciden el método de los índices compuestos y publican sus versiones',
    en: 'Administrators and the planners of the planning office decide on the method of composite indices and publish its versions',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}
