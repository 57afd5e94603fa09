import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../web/paths.ts'

export interface PeopleFilter {
  readonly text?: string | undefined
  /** Code of an office. */
  readonly office?: string | undefined
  readonly state?: string | undefined
}

export type PersonAct =
  | 'reenviar'
  | 'retirar'
  | 'funciones'
  | 'terminar-funcion'
  | 'puestos'
  | 'terminar-puesto'
  | 'correo'
  | 'cerrar'
  | 'abrir'
  | 'sustitucion'

/** Addresses of identity, without the language. */
export const identityPaths = {
  account: () => '/t/cuenta',
  password: () => '/t/cuenta/clave',
  substitution: () => '/t/cuenta/sustitucion',
  endSubstitution: () => '/t/cuenta/sustitucion/terminar',
  startActing: () => '/t/cuenta/sustitucion/actuar',
  stopActing: () => '/t/cuenta/sustitucion/dejar',
  people: ({ text, office, state }: PeopleFilter = {}, page?: number) =>
    withQuery('/t/personas', { q: text, oficina: office, estado: state, pagina: page === 1 ? undefined : page }),
  invite: () => '/t/personas/invitar',
  person: (account: Id) => `/t/personas/${account}`,
  /** Something done to a person: `invitacion`, `cerrar`, … */
  personAct: (account: Id, act: PersonAct) => `/t/personas/${account}/${act}`,
  recover: () => '/recuperar',
  register: () => '/registro',
} as const
