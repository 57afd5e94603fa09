import type { Id } from '../../../kernel/ids.ts'
import { CONFIRM_PATH, withQuery } from '../../web/paths.ts'

/** Addresses of signing in and of what protects it, without the language. */
export const signInPaths = {
  signIn: (back?: string) => withQuery('/acceso', { volver: back }),
  secondStep: (back?: string) => withQuery('/acceso/paso', { volver: back }),
  /** Options for the browser's own dialogue, and what it answers. */
  passkeyOptions: () => '/acceso/llave/opciones',
  passkey: () => '/acceso/llave',
  provider: (back?: string) => withQuery('/acceso/institucion', { volver: back }),
  confirmByProvider: (back?: string) => withQuery(`${CONFIRM_PATH}/institucion`, { volver: back }),
  providerReturn: () => '/acceso/institucion/vuelta',
  confirm: (back?: string) => withQuery(CONFIRM_PATH, { volver: back }),
  confirmPasskeyOptions: () => `${CONFIRM_PATH}/llave/opciones`,
  confirmPasskey: () => `${CONFIRM_PATH}/llave`,
  sessions: () => '/t/cuenta/sesiones',
  security: () => '/t/cuenta/seguridad',
  codes: () => '/t/cuenta/seguridad/codigos',
  startCodes: () => '/t/cuenta/seguridad/codigos/nuevo',
  removeCodes: () => '/t/cuenta/seguridad/codigos/quitar',
  recoveryCodes: () => '/t/cuenta/seguridad/recuperacion',
  passkeys: () => '/t/cuenta/seguridad/llaves',
  newPasskeyOptions: () => '/t/cuenta/seguridad/llaves/opciones',
  renamePasskey: (id: Id) => `/t/cuenta/seguridad/llaves/${id}/nombre`,
  removePasskey: (id: Id) => `/t/cuenta/seguridad/llaves/${id}/quitar`,
  link: () => '/t/cuenta/seguridad/institucion',
  agreeToLink: () => '/t/cuenta/seguridad/institucion/vincular',
  unlink: (id: Id) => `/t/cuenta/seguridad/institucion/${id}/quitar`,
  ofAccount: (account: Id) => `/t/personas/${account}/seguridad`,
} as const
