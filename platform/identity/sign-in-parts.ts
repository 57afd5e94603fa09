import type { Manifest, PersonalField, RetentionRule } from '../capability/manifest.ts'
import {
  accountFactors,
  confirmCodes,
  ownFactors,
  removeCodes,
  renewRecoveryCodes,
  resetFactors,
  startCodes,
} from './factors/commands.ts'
import { OWN_FACTORS, PROVE_IDENTITY, RESET_FACTORS } from './factors/permissions.ts'
import { accountSecurityRoutes } from './pages/account-security-routes.tsx'
import { confirmRoutes } from './pages/confirm-routes.tsx'
import { passkeyRoutes } from './pages/passkey-routes.ts'
import { providerRoutes } from './pages/provider-routes.tsx'
import { securityRoutes } from './pages/security-routes.tsx'
import { signInRoutes } from './pages/sign-in-routes.tsx'
import { addPasskey, removePasskey, renamePasskey } from './passkeys/commands.ts'
import { OPEN_SESSION, OWN_SESSION } from './permissions.ts'
import { closeSession, endOwnSessions, openSession, ownSessions, proveAgain } from './sessions/commands.ts'
import { FACTORS_CHANGED, NEW_DEVICE } from './sessions/notices.ts'
import { linkByEmail, linkIdentity, unlinkIdentity } from './single-sign-on/commands.ts'

const AS_LONG_AS_IT_SERVES = { es: 'Hasta que la persona lo quite', en: 'Until the person takes it away' }

const personalData: readonly PersonalField[] = [
  {
    table: 'identity.passkey',
    column: 'name',
    title: { es: 'Nombre de una llave de acceso', en: 'Name of a passkey' },
    sensitivity: 'technical',
    purpose: { es: 'Que cada quien reconozca sus llaves', en: 'So that people recognise their passkeys' },
    keptFor: AS_LONG_AS_IT_SERVES,
    subject: { column: 'account_id', is: 'account' },
  },
  {
    table: 'identity.provider_identity',
    column: 'subject',
    title: { es: 'Identidad en el proveedor de la institución', en: 'Identity at the institution’s provider' },
    sensitivity: 'technical',
    purpose: { es: 'Ingresar con la cuenta de la institución', en: 'Signing in with the institution’s account' },
    keptFor: AS_LONG_AS_IT_SERVES,
    subject: { column: 'account_id', is: 'account' },
  },
]

const retention: readonly RetentionRule[] = [
  {
    id: 'identity.forgotten_browsers',
    title: { es: 'Navegadores que ya no se usan', en: 'Browsers that are no longer used' },
    table: 'identity.known_device',
    since: 't.seen_at',
    keep: 'P400D',
    action: 'delete',
  },
  {
    id: 'identity.pending_steps',
    title: { es: 'Ingresos que quedaron a medias', en: 'Sign-ins that were left half way' },
    table: 'identity.pending_step',
    since: 't.expires_at',
    keep: 'P1D',
    action: 'delete',
  },
]

type Part = 'permissions' | 'commands' | 'queries' | 'routes' | 'notifications' | 'personalData' | 'retention'

/** Signing in and what proves who somebody is: its part of the manifest of identity. */
export const signInParts: Required<Pick<Manifest, Part>> = {
  permissions: [OWN_SESSION, OPEN_SESSION, PROVE_IDENTITY, OWN_FACTORS, RESET_FACTORS],
  commands: [
    openSession,
    closeSession,
    proveAgain,
    endOwnSessions,
    startCodes,
    confirmCodes,
    removeCodes,
    renewRecoveryCodes,
    resetFactors,
    addPasskey,
    renamePasskey,
    removePasskey,
    linkIdentity,
    linkByEmail,
    unlinkIdentity,
  ],
  queries: [ownSessions, ownFactors, accountFactors],
  routes: [
    ...signInRoutes,
    ...passkeyRoutes,
    ...providerRoutes,
    ...confirmRoutes,
    ...securityRoutes,
    ...accountSecurityRoutes,
  ],
  notifications: [NEW_DEVICE, FACTORS_CHANGED],
  personalData,
  retention,
}
