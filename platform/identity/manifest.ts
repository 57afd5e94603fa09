import type { Manifest } from '../capability/manifest.ts'
import { demoAccountsFile } from '../packs/demo-accounts.ts'
import { institutionFile } from '../packs/institution.ts'
import { addAccount } from './add-account.ts'
import { identityCommandLine } from './command-line.ts'
import { loadInstitution } from './load-institution.ts'
import { chooseLanguage, ownAccount } from './own-account.ts'
import { accountRoutes } from './pages/account-routes.tsx'
import { identityPaths } from './paths.ts'
import { ADD_ACCOUNT, OPEN_SESSION, OWN_ACCOUNT, OWN_SESSION } from './permissions.ts'
import { identityPersonalData, identityRetention } from './personal-data.ts'
import { identityRecords } from './records.ts'
import { closeSession, openSession } from './sign-in.ts'

export const identity: Manifest = {
  id: 'identity',
  title: { es: 'Personas, oficinas y unidades', en: 'People, offices and units' },
  schema: 'identity',
  permissions: [OWN_SESSION, OPEN_SESSION, ADD_ACCOUNT, OWN_ACCOUNT],
  commands: [openSession, closeSession, addAccount, chooseLanguage],
  queries: [ownAccount],
  routes: accountRoutes,
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
  personalData: identityPersonalData,
  retention: identityRetention,
  records: identityRecords,
}
