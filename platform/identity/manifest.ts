import type { Manifest } from '../capability/manifest.ts'
import { demoAccountsFile } from '../packs/demo-accounts.ts'
import { institutionFile } from '../packs/institution.ts'
import { addAccount } from './add-account.ts'
import { identityCommandLine } from './command-line.ts'
import { securityFile } from './factors/second-step-file.ts'
import { loadInstitution } from './load-institution.ts'
import { chooseLanguage, ownAccount } from './own-account.ts'
import { accountRoutes } from './pages/account-routes.tsx'
import { identityPaths } from './paths.ts'
import { peoplePersonalData, peopleRetention } from './people/personal-data.ts'
import { peopleParts } from './people-parts.ts'
import { ADD_ACCOUNT, OWN_ACCOUNT, SEE_PEOPLE } from './permissions.ts'
import { identityPersonalData, identityRetention } from './personal-data.ts'
import { identityRecords } from './records.ts'
import { signInParts } from './sign-in-parts.ts'

export const identity: Manifest = {
  id: 'identity',
  title: { es: 'Personas, oficinas y unidades', en: 'People, offices and units' },
  schema: 'identity',
  permissions: [...signInParts.permissions, ADD_ACCOUNT, OWN_ACCOUNT, ...peopleParts.permissions],
  commands: [...signInParts.commands, addAccount, chooseLanguage, ...peopleParts.commands],
  queries: [...signInParts.queries, ownAccount, ...peopleParts.queries],
  jobs: peopleParts.jobs,
  routes: [...signInParts.routes, ...accountRoutes, ...peopleParts.routes],
  menu: [
    {
      area: 'workspace',
      group: 'own',
      title: { es: 'Mi cuenta', en: 'My account' },
      path: identityPaths.account(),
      permission: OWN_ACCOUNT,
      order: 910,
    },
    {
      area: 'workspace',
      group: 'administration',
      title: { es: 'Personas', en: 'People' },
      path: identityPaths.people(),
      lookingFor: (text) => identityPaths.people({ text }),
      permission: SEE_PEOPLE,
      order: 890,
    },
  ],
  commandLine: identityCommandLine,
  deploymentFiles: [institutionFile, demoAccountsFile, securityFile],
  loadPack: loadInstitution,
  notifications: [...signInParts.notifications, ...peopleParts.notifications],
  personalData: [...identityPersonalData, ...peoplePersonalData, ...signInParts.personalData],
  retention: [...identityRetention, ...peopleRetention, ...signInParts.retention],
  records: identityRecords,
}
