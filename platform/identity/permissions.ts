import type { Permission } from '../capability/permission.ts'

export const OWN_SESSION: Permission = {
  id: 'identity.own_session',
  sentence: { es: 'Cada quien puede cerrar su propia sesión', en: 'Everybody may end their own session' },
  grants: [{ to: 'signed_in' }],
}

export const OPEN_SESSION: Permission = {
  id: 'identity.open_session',
  sentence: {
    es: 'El sistema abre la sesión de quien demostró su identidad',
    en: 'The system opens the session of who proved their identity',
  },
  grants: [{ to: 'system' }],
}

export const ADD_ACCOUNT: Permission = {
  id: 'identity.add_account',
  sentence: { es: 'Quien administra crea cuentas', en: 'An administrator creates accounts' },
  grants: [{ to: 'administrator' }, { to: 'system' }],
}

export const OWN_ACCOUNT: Permission = {
  id: 'identity.own_account',
  sentence: {
    es: 'Cada quien ve y cuida su propia cuenta, en nombre propio',
    en: 'Everybody sees and looks after their own account, in their own name',
  },
  grants: [{ to: 'signed_in' }],
  inPerson: true,
}

/** Administrators of who plans and who governs; those of a municipality administer nobody until a decision says what. */
const PEOPLE_OFFICES = ['planning_office', 'council'] as const

export const SEE_PEOPLE: Permission = {
  id: 'identity.see_people',
  sentence: {
    es: 'Quien administra ve las personas, sus cuentas, funciones y puestos',
    en: 'An administrator sees people, their accounts, roles and posts',
  },
  grants: [{ to: 'administrator', officeKinds: PEOPLE_OFFICES }],
}

export const MANAGE_PEOPLE: Permission = {
  id: 'identity.manage_people',
  sentence: {
    es: 'Quien administra invita personas, da y termina funciones y puestos, y cierra y abre cuentas',
    en: 'An administrator invites people, gives and ends roles and posts, and closes and opens accounts',
  },
  grants: [{ to: 'administrator', officeKinds: PEOPLE_OFFICES }, { to: 'system' }],
}

export const ENTRANCE: Permission = {
  id: 'identity.entrance',
  sentence: {
    es: 'Cualquier persona puede usar el enlace que recibió, recuperar su contraseña y pedir una cuenta',
    en: 'Anybody may use the link that they received, recover their password and ask for an account',
  },
  grants: [{ to: 'public' }],
}

export const BY_LINK: Permission = {
  id: 'identity.by_link',
  sentence: {
    es: 'El sistema abre la cuenta de quien demostró que recibe su correo, y guarda la contraseña que esa persona eligió',
    en: 'The system opens the account of who showed that its mail reaches them, and keeps the password they chose',
  },
  grants: [{ to: 'system' }],
}

export const SUBSTITUTE: Permission = {
  id: 'identity.substitute',
  sentence: {
    es: 'Quien fue nombrado actúa en sustitución de la persona ausente, deja de hacerlo y ve sus sustituciones',
    en: 'Who was named acts for the absent person, stops doing so, and sees their substitutions',
  },
  // Also of who holds no role at present: whoever acts must be able to stop.
  grants: [{ to: 'signed_in' }],
}
