/** `demo/accounts.yaml`: accounts that anyone may use on a demonstration; refused when the server is not on loopback. */
import { z } from 'zod'
import { ROLE_IDS, type RoleId } from '../capability/context.ts'
import type { DeploymentFile } from './pack.ts'

export interface DemoAccount {
  readonly username: string
  /** A role's name, never that of a real person. */
  readonly name: string
  readonly role: RoleId
  /** Units in which the account plans. */
  readonly units: readonly string[]
}

export interface DemoAccounts {
  /** Printed at start and shown at sign-in: it protects nothing. */
  readonly password: string
  readonly accounts: readonly DemoAccount[]
}

export const demoAccountsFile: DeploymentFile<DemoAccounts> = {
  id: 'identity.demo-accounts',
  path: 'demo/accounts.yaml',
  schema: z.strictObject({
    password: z.string().min(8),
    accounts: z
      .array(
        z.strictObject({
          username: z.string().regex(/^[a-z][a-z0-9.]*$/),
          name: z.string().min(1),
          role: z.enum(ROLE_IDS),
          units: z.array(z.string()).default([]),
        }),
      )
      .min(1),
  }),
  required: false,
  title: { es: 'Cuentas de demostración', en: 'Demonstration accounts' },
}
