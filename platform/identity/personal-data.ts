import type { PersonalField, RetentionRule } from '../capability/manifest.ts'

const AS_LONG_AS_THE_ACCOUNT = { es: 'Mientras la cuenta esté activa', en: 'While the account is active' }

/** What identity holds on people. */
export const identityPersonalData: readonly PersonalField[] = [
  {
    table: 'identity.person',
    column: 'name',
    title: { es: 'Nombre', en: 'Name' },
    sensitivity: 'identifying',
    purpose: { es: 'Saber quién actuó', en: 'To know who acted' },
    keptFor: {
      es: 'Cinco años después de cerrada la cuenta; en el historial, mientras este exista',
      en: 'Five years after the account was closed; in the history, as long as that exists',
    },
    subject: { column: 'id', is: 'person' },
    correctable: true,
  },
  {
    table: 'identity.person',
    column: 'email',
    title: { es: 'Correo electrónico', en: 'E-mail address' },
    sensitivity: 'sensitive',
    purpose: { es: 'Avisos y recuperación de la cuenta', en: 'Notices and account recovery' },
    keptFor: AS_LONG_AS_THE_ACCOUNT,
    subject: { column: 'id', is: 'person' },
    through: 'identity.email_of',
    correctable: true,
  },
  {
    table: 'identity.account',
    column: 'login',
    title: { es: 'Usuario', en: 'User name' },
    sensitivity: 'identifying',
    purpose: { es: 'Ingresar', en: 'Signing in' },
    keptFor: { es: 'Mientras exista el historial de lo que hizo', en: 'As long as the history of what it did' },
    subject: { column: 'person_id', is: 'person' },
  },
  {
    table: 'identity.session',
    column: 'agent',
    title: { es: 'Navegador de cada sesión', en: 'Browser of each session' },
    sensitivity: 'technical',
    purpose: { es: 'Que cada quien reconozca sus sesiones', en: 'So that people recognise their sessions' },
    keptFor: { es: '30 días después de vencida la sesión', en: '30 days after the session expired' },
    subject: { column: 'account_id', is: 'account' },
  },
  {
    table: 'identity.sign_in_failure',
    column: 'login',
    title: { es: 'Usuario de un ingreso fallido', en: 'User name of a failed sign-in' },
    sensitivity: 'technical',
    purpose: { es: 'Frenar a quien adivina contraseñas', en: 'To slow down who guesses passwords' },
    keptFor: { es: 'Un día', en: 'One day' },
  },
  {
    table: 'identity.sign_in_failure',
    column: 'address',
    title: { es: 'Dirección de un ingreso fallido', en: 'Address of a failed sign-in' },
    sensitivity: 'technical',
    purpose: { es: 'Frenar a quien adivina contraseñas', en: 'To slow down who guesses passwords' },
    keptFor: { es: 'Un día', en: 'One day' },
  },
]

export const identityRetention: readonly RetentionRule[] = [
  {
    id: 'identity.old_sessions',
    title: { es: 'Sesiones vencidas', en: 'Expired sessions' },
    table: 'identity.session',
    since: 'expires_at',
    keep: 'P30D',
    action: 'delete',
  },
  {
    id: 'identity.failed_sign_ins',
    title: { es: 'Ingresos fallidos', en: 'Failed sign-ins' },
    table: 'identity.sign_in_failure',
    since: 'at',
    keep: 'P1D',
    action: 'delete',
  },
]
