import { cases } from '../capabilities/cases/capability.ts'
import { observatory } from '../capabilities/observatory/capability.ts'
import { planning } from '../capabilities/planning/capability.ts'
import { territory } from '../capabilities/territory/capability.ts'
import { calendar } from '../platform/calendar/manifest.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { files } from '../platform/files/manifest.ts'
import { history } from '../platform/history/manifest.ts'
import { identity } from '../platform/identity/manifest.ts'
import { jobs } from '../platform/jobs/manifest.ts'
import { notifications } from '../platform/notifications/manifest.ts'
import { permissions } from '../platform/permissions/manifest.ts'
import { personalData } from '../platform/personal-data/manifest.ts'
import { running } from '../platform/running/manifest.ts'
import { frontDoor } from './front-door.tsx'
import { mailbox } from './mailbox.tsx'
import { openApi } from './open-api.tsx'

/** Every room of the house, in the order in which their packs load. */
export const MANIFESTS: readonly Manifest[] = [
  identity,
  calendar,
  territory,
  // Before the plans: indicators of the demonstration are counted from cases and from registers.
  cases,
  observatory,
  planning,
  jobs,
  notifications,
  files,
  running,
  mailbox,
  openApi,
  permissions,
  frontDoor,
  history(() => MANIFESTS),
  personalData(() => MANIFESTS),
]
