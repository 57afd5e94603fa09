import type { Permission } from '../../platform/capability/permission.ts'

export const CANCEL_ELEMENT: Permission = {
  id: 'planning.cancel_element',
  sentence: {
    es: 'La persona planificadora de una unidad anula y reanuda actividades y resultados de su plan mientras es un borrador; la Dirección Ejecutiva y quien administra, los de todas las unidades',
    en: 'A unit’s planner cancels and resumes activities and results of its plan while it is a draft; the Executive Director and the administrators, those of all units',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const CANCEL_IN_APPROVED: Permission = {
  id: 'planning.cancel_in_approved',
  sentence: {
    es: 'En un plan aprobado, solo la Dirección Ejecutiva o quien administra anula y reanuda actividades y resultados',
    en: 'In an approved plan only the Executive Director or an administrator cancels and resumes activities and results',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}
