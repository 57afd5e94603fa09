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
