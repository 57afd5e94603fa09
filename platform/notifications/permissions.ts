import type { Permission } from '../capability/permission.ts'

export const OWN_NOTICES: Permission = {
  id: 'notifications.own',
  sentence: {
    es: 'Cada quien lee sus avisos y elige cuáles recibir, por qué medio y cuándo',
    en: 'Everybody reads their own notices and chooses which to get, by which way and when',
  },
  grants: [{ to: 'signed_in' }],
}
