import type { Permission } from '../capability/permission.ts'

export const READ_CALENDARS: Permission = {
  id: 'calendar.read',
  sentence: {
    es: 'Cualquier persona puede saber qué días son hábiles y contar un plazo',
    en: 'Anybody may know which days are working days, and count a term',
  },
  grants: [{ to: 'public' }],
}

export const SEE_CALENDARS: Permission = {
  id: 'calendar.see',
  sentence: {
    es: 'El personal ve los calendarios de días hábiles, sus decretos y su historia',
    en: 'Staff see the calendars of working days, their decrees and their history',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner' }, { to: 'reader' }],
}

export const EDIT_CALENDARS: Permission = {
  id: 'calendar.edit',
  sentence: {
    es: 'Quien administra y la dirección ejecutiva anotan y retiran decretos de asueto y suspensiones de plazos',
    en: 'Administrators and the executive director enter and withdraw decrees of days off and suspensions of terms',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }],
}
