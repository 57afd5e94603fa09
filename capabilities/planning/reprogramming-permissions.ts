import type { Permission } from '../../platform/capability/permission.ts'

export const APPROVE_POA: Permission = {
  id: 'planning.approve_poa',
  sentence: {
    es: 'La Dirección Ejecutiva aprueba el plan de una unidad',
    en: 'The Executive Director approves a unit’s plan',
  },
  grants: [{ to: 'executive_director' }],
}

export const REQUEST_REPROGRAMMING: Permission = {
  id: 'planning.request_reprogramming',
  sentence: {
    es: 'La persona planificadora de una unidad pide reprogramar el plan de su unidad; quien administra, el de todas',
    en: 'A unit’s planner asks to reprogramme that unit’s plan; an administrator, those of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const DECIDE_REPROGRAMMING: Permission = {
  id: 'planning.decide_reprogramming',
  sentence: {
    es: 'La Dirección Ejecutiva aprueba o deniega las solicitudes de reprogramación',
    en: 'The Executive Director approves or refuses requests to reprogramme',
  },
  grants: [{ to: 'executive_director' }],
}
