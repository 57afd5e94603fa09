import type { Permission } from '../../platform/capability/permission.ts'

export const EDIT_RISKS: Permission = {
  id: 'planning.edit_risks',
  sentence: {
    es: 'Quien administra y la Dirección Ejecutiva llevan el catálogo de riesgos: lo escriben, lo valoran y lo vinculan con los planes',
    en: 'Administrators and the Executive Director keep the risk catalogue: they write it, grade it and link it to the plans',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}

export const FOLLOW_RISK: Permission = {
  id: 'planning.follow_risk',
  sentence: {
    es: 'La unidad dueña de un riesgo anota cómo va y lo que ocurrió; la Dirección Ejecutiva y quien administra, de todos',
    en: 'The unit that owns a risk notes how it is doing and what happened; the Executive Director and administrators, of all',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const RISK_PERMISSIONS: readonly Permission[] = [EDIT_RISKS, FOLLOW_RISK]
