import type { Permission } from '../../platform/capability/permission.ts'

export const ALIGN_ELEMENT: Permission = {
  id: 'planning.align_element',
  sentence: {
    es: 'La persona planificadora dice a qué contribuyen los elementos del plan de su unidad; la Dirección Ejecutiva y quien administra, los de todos los planes',
    en: 'A planner says what the elements of the unit’s plan contribute to; the Executive Director and administrators, those of all plans',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}
