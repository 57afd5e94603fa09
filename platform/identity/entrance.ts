import type { RoleId } from '../capability/context.ts'
import type { Database } from '../database/database.ts'
import type { Vault } from './factors/seal.ts'
import type { IdentityProvider } from './single-sign-on/provider.ts'

/**
 * What proving who somebody is needs and no page has: tries that are counted whether or not anything comes of them, secrets
 * that the database alone cannot read. Everything else changes by commands, as everywhere.
 */
export interface Entrance {
  readonly database: Database
  readonly vault: Vault
  /** Roles that sleep until their holder has taken a second step. */
  readonly secondStepFor: readonly RoleId[]
  /** The institution's own provider of identities, where it has one. */
  readonly provider?: IdentityProvider | undefined
  /** Where people reach the platform, when that was said: passkeys and the provider are bound to it. */
  readonly publicUrl?: string | undefined
}
