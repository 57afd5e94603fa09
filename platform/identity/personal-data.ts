import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { sortKey } from '../../kernel/sort-key.ts'
import type { PersonalField, RetentionRule } from '../capability/manifest.ts'

const AS_LONG_AS_THE_ACCOUNT = { es: 'Mientras la cuenta esté activa', en: 'While the account is active' }

const NO_ADDRESS = {
  kind: 'no_address',
  field: 'wanted',
  message: {
    es: 'Eso no es una dirección de correo; se espera algo como nombre@institucion.gob.sv.',
    en: 'That is no e-mail address; something like name@institution.gob.sv is expected.',
  },
} as const

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
    async correct(tx, person, value) {
      await tx.execute(sql`
        update identity.person set name = ${value}, sort_key = ${sortKey(value)}, version = version + 1 where id = ${person}`)
      return undefined
    },
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
    async correct(tx, person, value) {
      if (!z.email().safeParse(value).success) return NO_ADDRESS
      await tx.execute(sql`update identity.person set email = ${value}, version = version + 1 where id = ${person}`)
      return undefined
    },
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
    table: 'identity.session',
    column: 'address',
    title: { es: 'Dirección de red de cada sesión', en: 'Network address of each session' },
    sensitivity: 'technical',
    purpose: { es: 'Que cada quien reconozca sus sesiones', en: 'So that people recognise their sessions' },
    keptFor: { es: '30 días después de vencida la sesión', en: '30 days after the session expired' },
    subject: { column: 'account_id', is: 'account' },
  },
  {
    table: 'identity.passkey',
    column: 'name',
    title: { es: 'Nombre de cada llave de acceso', en: 'Name of each passkey' },
    sensitivity: 'content',
    purpose: { es: 'Que cada quien reconozca sus dispositivos', en: 'So that people recognise their devices' },
    keptFor: AS_LONG_AS_THE_ACCOUNT,
    subject: { column: 'account_id', is: 'account' },
  },
  {
    table: 'identity.registration',
    column: 'name',
    title: { es: 'Nombre de quien pidió una cuenta', en: 'Name of who asked for an account' },
    sensitivity: 'identifying',
    purpose: { es: 'Crear la cuenta que se pidió', en: 'To make the account that was asked for' },
    keptFor: { es: '30 días después de vencida la solicitud', en: '30 days after the request expired' },
  },
  {
    table: 'identity.registration',
    column: 'email',
    title: { es: 'Correo de quien pidió una cuenta', en: 'Address of who asked for an account' },
    sensitivity: 'sensitive',
    purpose: { es: 'Comprobar que la dirección es suya', en: 'To make sure that the address is theirs' },
    keptFor: { es: '30 días después de vencida la solicitud', en: '30 days after the request expired' },
  },
  {
    table: 'identity.recovery_request',
    column: 'email',
    title: { es: 'Correo escrito para recuperar una cuenta', en: 'Address written to recover an account' },
    sensitivity: 'sensitive',
    purpose: { es: 'Enviar el enlace a quien corresponde', en: 'To send the link to whom it belongs' },
    keptFor: { es: 'Siete días', en: 'Seven days' },
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
    since: 't.expires_at',
    keep: 'P30D',
    action: 'delete',
  },
  {
    id: 'identity.registrations',
    title: { es: 'Solicitudes de cuenta vencidas', en: 'Expired requests for an account' },
    table: 'identity.registration',
    since: 't.expires_at',
    keep: 'P30D',
    action: 'delete',
  },
  {
    id: 'identity.recovery_requests',
    title: { es: 'Solicitudes de recuperación', en: 'Requests for recovery' },
    table: 'identity.recovery_request',
    since: 't.at',
    keep: 'P7D',
    action: 'delete',
  },
  {
    id: 'identity.failed_sign_ins',
    title: { es: 'Ingresos fallidos', en: 'Failed sign-ins' },
    table: 'identity.sign_in_failure',
    since: 't.at',
    keep: 'P1D',
    action: 'delete',
  },
  {
    id: 'identity.people_who_left',
    title: { es: 'Personas cuyas cuentas se cerraron', en: 'People whose accounts were closed' },
    table: 'identity.person',
    // Only who has accounts, and no open one.
    since: `(select case when bool_and(a.disabled_at is not null) then max(a.disabled_at) end
      from identity.account a where a.person_id = t.id)`,
    keep: 'P5Y',
    action: { anonymise: { name: 'Persona retirada', sort_key: 'persona retirada', email: null } },
  },
]
