import type { Manifest } from '../capability/manifest.ts'
import { demoAccountsFile } from '../packs/demo-accounts.ts'
import { institutionFile } from '../packs/institution.ts'
import { addAccount } from './add-account.ts'
import { identityCommandLine } from './command-line.ts'
import { loadInstitution } from './load-institution.ts'
import { chooseLanguage, ownAccount } from './own-account.ts'
import { accountRoutes } from './pages/account-routes.tsx'
import { identityPaths } from './paths.ts'
import { ADD_ACCOUNT, OWN_ACCOUNT } from './permissions.ts'
import { identityPersonalData, identityRetention } from './personal-data.ts'
import { identityRecords } from './records.ts'
import { signInParts } from './sign-in-parts.ts'

export const identity: Manifest = {
  id: 'identity',
  title: { es: 'Personas, oficinas y unidades', en: 'People, offices and units' },
  schema: 'identity',
  permissions: [...signInParts.permissions, ADD_ACCOUNT, OWN_ACCOUNT],
  commands: [...signInParts.commands, addAccount, chooseLanguage],
  queries: [...signInParts.queries, ownAccount],
  routes: [...signInParts.routes, ...accountRoutes],
  menu: [
    {
      area: 'workspace',
      title: { es: 'Mi cuenta', en: 'My account' },
      path: identityPaths.account(),
      permission: OWN_ACCOUNT,
      order: 910,
    },
  ],
  commandLine: identityCommandLine,
  deploymentFiles: [institutionFile, demoAccountsFile],
  loadPack: loadInstitution,
  notifications: signInParts.notifications,
  personalData: [...identityPersonalData, ...signInParts.personalData],
  retention: [...identityRetention, ...signInParts.retention],
  records: identityRecords,
}
