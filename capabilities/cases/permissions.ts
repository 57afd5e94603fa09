import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const COUNT_TERMS: Permission = {
  id: 'cases.count_terms',
  sentence: {
    es: 'Cualquier persona puede contar un plazo y ver la cuenta día por día',
    en: 'Anybody may count a term and see the account day by day',
  },
  grants: [{ to: 'public' }],
}

export const READ_CATALOGUE: Permission = {
  id: 'cases.read_catalogue',
  sentence: {
    es: 'Cualquier persona puede ver los trámites que hay, qué piden y cómo se resuelven',
    en: 'Anybody may see which procedures there are, what they ask for and how they are decided',
  },
  grants: [{ to: 'public' }],
}

/** Whoever works in the institution may see what is being written; nobody else. */
export const SEE_DRAFT_DEFINITIONS: Permission = {
  id: 'cases.see_definition_drafts',
  sentence: {
    es: 'Quien trabaja en la institución ve los borradores de trámites, los compara y los prueba',
    en: 'Who works in the institution sees drafts of procedures, compares and tries them',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const WRITE_DEFINITIONS: Permission = {
  id: 'cases.write_definition',
  sentence: {
    es: 'Quien administra y quien planifica una unidad de la oficina de planificación escriben borradores de trámites',
    en: 'Administrators and planners of units of the planning office write drafts of procedures',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}

/** Another person than who wrote it, where the institution has one: what is published binds everybody. */
export const PUBLISH_DEFINITIONS: Permission = {
  id: 'cases.publish_definition',
  sentence: {
    es: 'La Dirección Ejecutiva y quien administra publican una edición de un trámite',
    en: 'The Executive Director and administrators publish an edition of a procedure',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}
