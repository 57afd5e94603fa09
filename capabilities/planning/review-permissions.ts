import type { Permission } from '../../platform/capability/permission.ts'

export const DELIVER_PART: Permission = {
  id: 'planning.deliver_part',
  sentence: {
    es: 'La persona planificadora de una unidad entrega la parte de su unidad en una revisión; quien administra, la de todas',
    en: 'A unit’s planner delivers that unit’s part of a review; an administrator, that of all',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const OPEN_REVIEW: Permission = {
  id: 'planning.open_review',
  sentence: {
    es: 'Quien administra abre la revisión de un trimestre; si nadie la abre, la plataforma lo hace a su tiempo',
    en: 'An administrator opens the review of a quarter; where nobody does, the platform opens it in time',
  },
  grants: [{ to: 'administrator' }, { to: 'system' }],
}

/** The record is the consolidating unit; what each may do in which state, the table of the cycle says. */
export const RUN_REVIEW: Permission = {
  id: 'planning.run_review',
  sentence: {
    es: 'La unidad que consolida, la Dirección Ejecutiva y quien administra llevan la revisión de una fase a la siguiente, cada cual lo suyo',
    en: 'The consolidating unit, the Executive Director and the administrators take a review from phase to phase, each their part',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const RECORD_MEETING: Permission = {
  id: 'planning.record_meeting',
  sentence: {
    es: 'La unidad que consolida, la Dirección Ejecutiva y quien administra escriben la reunión de revisión y sus acuerdos',
    en: 'The consolidating unit, the Executive Director and the administrators write down the review meeting and its agreements',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const CLOSE_AGREEMENT: Permission = {
  id: 'planning.close_agreement',
  sentence: {
    es: 'La persona planificadora de la unidad responsable da por cumplido un acuerdo; la Dirección Ejecutiva y quien administra, cualquiera',
    en: 'The planner of the responsible unit marks an agreement as done; the Executive Director and the administrators, any',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner', relation: 'own_unit' }],
}

export const WITHDRAW_AGREEMENT: Permission = {
  id: 'planning.withdraw_agreement',
  sentence: {
    es: 'La Dirección Ejecutiva y quien administra retiran un acuerdo que ya no procede',
    en: 'The Executive Director and the administrators withdraw an agreement that no longer applies',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}

export const REVIEW_PERMISSIONS: readonly Permission[] = [
  DELIVER_PART,
  OPEN_REVIEW,
  RUN_REVIEW,
  RECORD_MEETING,
  CLOSE_AGREEMENT,
  WITHDRAW_AGREEMENT,
]
