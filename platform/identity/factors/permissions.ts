import type { Permission } from '../../capability/permission.ts'

export const OWN_FACTORS: Permission = {
  id: 'identity.own_factors',
  sentence: {
    es: 'Cada quien decide con qué se ingresa a su cuenta',
    en: 'Everybody decides what their own account is entered with',
  },
  grants: [{ to: 'signed_in' }],
  inPerson: true,
}

export const RESET_FACTORS: Permission = {
  id: 'identity.reset_factors',
  sentence: {
    es: 'Quien administra quita los códigos y las llaves de quien los perdió',
    en: 'An administrator takes away the codes and passkeys of who lost them',
  },
  grants: [{ to: 'administrator', officeKinds: ['planning_office', 'council'] }],
  inPerson: true,
}

export const PROVE_IDENTITY: Permission = {
  id: 'identity.prove',
  sentence: {
    es: 'Cualquier persona puede demostrar quién es para ingresar',
    en: 'Anybody may prove who they are to sign in',
  },
  grants: [{ to: 'public' }],
}
