import type { Permission } from '../capability/permission.ts'

export const SEE_HISTORY: Permission = {
  id: 'audit.see_history',
  sentence: {
    es: 'Quien administra ve el historial completo y lo comprueba',
    en: 'An administrator sees the whole history and verifies it',
  },
  grants: [{ to: 'administrator' }],
}

export const READ_HEADS: Permission = {
  id: 'audit.read_heads',
  sentence: {
    es: 'Cualquier persona puede leer y guardar las cabezas diarias del historial',
    en: 'Anybody may read and keep the daily heads of the history',
  },
  grants: [{ to: 'public' }],
}
