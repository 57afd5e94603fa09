import type { Permission } from '../../platform/capability/permission.ts'

const KEEPERS = [
  { to: 'administrator' },
  { to: 'unit_planner', officeKinds: ['planning_office'] },
] as const satisfies Permission['grants']

export const SEE_REGISTERS: Permission = {
  id: 'observatory.see_registers',
  sentence: {
    es: 'Quien administra, la dirección ejecutiva y quien planifica en la oficina de planificación ven las fichas de los registros del observatorio, con su punto exacto',
    en: 'Administrators, the executive director and the planners of the planning office see the records of the observatory’s registers, with their exact point',
  },
  grants: [...KEEPERS, { to: 'executive_director' }],
}

export const KEEP_REGISTERS: Permission = {
  id: 'observatory.keep_registers',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación traen, revisan y corrigen fichas de los registros; lo que una persona trae lo toma otra',
    en: 'Administrators and the planners of the planning office bring, review and correct records of the registers; what one person brings another takes',
  },
  grants: KEEPERS,
}

export const REGISTERS_PERMISSIONS: readonly Permission[] = [SEE_REGISTERS, KEEP_REGISTERS]
