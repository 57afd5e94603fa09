/** `security.yaml`: for which roles the institution asks a second step. */
import { z } from 'zod'
import { ROLE_IDS, type RoleId } from '../../capability/context.ts'
import type { DeploymentFile } from '../../packs/pack.ts'

export interface SecurityFile {
  /**
   * A role in this list sleeps while its holder is in with a password alone. What the institution's provider of identities
   * asked for is the provider's to say, and counts.
   */
  readonly secondStepFor: readonly RoleId[]
}

export const securityFile: DeploymentFile<SecurityFile> = {
  id: 'identity.security',
  path: 'security.yaml',
  schema: z.strictObject({ secondStepFor: z.array(z.enum(ROLE_IDS)).default([]) }),
  required: false,
  title: { es: 'Seguridad: funciones que piden un segundo paso', en: 'Security: roles that ask for a second step' },
}
