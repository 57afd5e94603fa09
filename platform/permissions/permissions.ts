import type { Permission } from '../capability/permission.ts'

export const SEE_PERMISSIONS: Permission = {
  id: 'permissions.see',
  sentence: {
    es: 'Quien administra ve qué puede hacer cada función y cada cuenta, y por qué',
    en: 'An administrator sees what each role and each account may do, and why',
  },
  grants: [{ to: 'administrator' }],
}
