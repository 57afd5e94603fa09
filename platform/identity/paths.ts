import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../web/paths.ts'

export interface PeopleFilter {
  readonly text?: string | undefined
  /** Code of an office. */
  readonly office?: string | undefined
  readonly state?: string | undefined
}

/** Addresses of identity, without the language. */
export const identityPaths = {
  account: () => '/t/cuenta',
  password: () => '/t/cuenta/clave',
  substitution: () => '/t/cuenta/sustitucion',
  people: ({ text, office, state }: PeopleFilter = {}, page?: number) =>
    withQuery('/t/personas', { q: text, oficina: office, estado: state, pagina: page === 1 ? undefined : page }),
  person: (account: Id) => `/t/personas/${account}`,
} as const
