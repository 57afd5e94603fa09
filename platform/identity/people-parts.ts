import type { Manifest } from '../capability/manifest.ts'
import { entranceRoutes } from './pages/entrance-routes.tsx'
import { peopleRoutes } from './pages/people-routes.tsx'
import { substitutionRoutes } from './pages/substitution-routes.tsx'
import { changeEmailCommands, changeEmailQueries } from './people/change-email.ts'
import { changePassword, passwordQueries, useLink } from './people/choose-password.ts'
import { inviteAccount, inviteAgain, withdrawInvitation } from './people/invite.ts'
import { disableAccount, enableAccount, endHolding, endRole, grantRole, holdPost } from './people/manage.ts'
import {
  ALREADY_REGISTERED,
  CONFIRM_REGISTRATION,
  EMAIL_CHANGED,
  INVITATION,
  PASSWORD_CHANGED,
  RECOVERY,
  SUBSTITUTION,
} from './people/notices.ts'
import { peopleQuery, personQuery } from './people/people-query.ts'
import { recoveryCommands, recoveryJobs } from './people/recover.ts'
import { registrationCommands, registrationJobs, registrationQueries } from './people/register.ts'

import { endSubstitution, nameSubstitute, nameSubstituteFor, startActing, stopActing } from './people/substitution.ts'
import { substitutionsQuery } from './people/substitutions-query.ts'
import { BY_LINK, ENTRANCE, MANAGE_PEOPLE, SEE_PEOPLE, SUBSTITUTE } from './permissions.ts'

/** What the manifest of identity takes from people: inviting, recovering, registering, administering. */
export const peopleParts = {
  permissions: [SEE_PEOPLE, MANAGE_PEOPLE, ENTRANCE, BY_LINK, SUBSTITUTE],
  commands: [
    inviteAccount,
    inviteAgain,
    withdrawInvitation,
    grantRole,
    endRole,
    holdPost,
    endHolding,
    disableAccount,
    enableAccount,
    ...changeEmailCommands,
    nameSubstitute,
    nameSubstituteFor,
    endSubstitution,
    startActing,
    stopActing,
    useLink,
    changePassword,
    ...recoveryCommands,
    ...registrationCommands,
  ],
  queries: [
    ...changeEmailQueries,
    substitutionsQuery,
    peopleQuery,
    personQuery,
    ...passwordQueries,
    ...registrationQueries,
  ],
  jobs: [...recoveryJobs, ...registrationJobs],
  notifications: [
    INVITATION,
    RECOVERY,
    PASSWORD_CHANGED,
    CONFIRM_REGISTRATION,
    ALREADY_REGISTERED,
    EMAIL_CHANGED,
    SUBSTITUTION,
  ],
  routes: [...peopleRoutes, ...entranceRoutes, ...substitutionRoutes],
} satisfies Partial<Manifest>
