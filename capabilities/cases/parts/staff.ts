import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { assignCases } from '../data/assign-cases.ts'
import { caseFileQuery } from '../data/case-file-query.ts'
import { caseListQuery } from '../data/case-list-query.ts'
import { draftResolution } from '../data/draft-resolution.ts'
import { inboxQuery } from '../data/inbox-query.ts'
import { inspectCase } from '../data/inspect-case.ts'
import { noteCase } from '../data/note-case.ts'
import { observeCase, withdrawObservation } from '../data/observe-case.ts'
import { answerOpinion, askOpinion } from '../data/opinions.ts'
import { opinionReminders, remindOfOpinion } from '../data/remind-of-opinions.ts'
import { resolutionClock } from '../data/resolution-clock.ts'
import { notifyResolution, signResolution } from '../data/sign-resolution.ts'
import { staffCaseQuery } from '../data/staff-case-query.ts'
import { verifyFileQuery, verifyQuery } from '../data/verify-query.ts'
import { workloadQuery } from '../data/workload-query.ts'
import { REMIND_OF_OPINIONS } from '../filing-permissions.ts'
import { verifyRoutes } from '../pages/public/verify/verify-routes.tsx'
import { caseRoutes } from '../pages/staff/case/case-routes.tsx'
import { fileRoutes } from '../pages/staff/case/file-routes.tsx'
import { inspectRoutes } from '../pages/staff/case/inspect-routes.tsx'
import { inboxRoutes } from '../pages/staff/inbox/inbox-routes.tsx'
import { resolutionRoutes } from '../pages/staff/resolution/resolution-routes.tsx'
import { remindOfOpinions } from '../remind-job.ts'
import { demoCasesFile, phraseFile } from '../staff-deployment.ts'
import { INSPECTION_PHOTOS } from '../staff-file-uses.ts'
import { CASE_WORK, CASES_ASSIGNED, OPINION_DUE } from '../staff-notices.ts'
import { staffPaths } from '../staff-paths.ts'
import { READ_CASES, VERIFY_DOCUMENTS, WORK_ON_CASES } from '../staff-permissions.ts'
import { staffPersonalData } from '../staff-personal-data.ts'
import { staffRecords } from '../staff-records.ts'

/** What the office does with filed cases: inbox, case page, observations, opinions, inspections, resolutions; and verifying these. */
export const staffPart: ManifestPart = {
  permissions: [READ_CASES, WORK_ON_CASES, VERIFY_DOCUMENTS, REMIND_OF_OPINIONS],
  routes: [...inboxRoutes, ...caseRoutes, ...fileRoutes, ...inspectRoutes, ...resolutionRoutes, ...verifyRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'cases',
      title: { es: 'Bandeja de expedientes', en: 'Inbox of cases' },
      path: staffPaths.inbox(),
      lookingFor: (words) => staffPaths.inbox({ ver: 'all', busca: words }),
      permission: READ_CASES,
      order: 10,
    },
    {
      area: 'workspace',
      group: 'cases',
      title: { es: 'Carga de trabajo', en: 'Workload' },
      path: staffPaths.workload(),
      permission: READ_CASES,
      order: 20,
    },
    {
      area: 'portal',
      title: { es: 'Verificar un documento', en: 'Verify a document' },
      path: staffPaths.verify(),
      permission: VERIFY_DOCUMENTS,
      order: 82,
      foot: true,
    },
  ],
  commands: [
    assignCases,
    noteCase,
    observeCase,
    withdrawObservation,
    askOpinion,
    answerOpinion,
    inspectCase,
    draftResolution,
    signResolution,
    notifyResolution,
    remindOfOpinion,
  ],
  queries: [
    inboxQuery,
    caseListQuery,
    workloadQuery,
    staffCaseQuery,
    caseFileQuery,
    resolutionClock,
    verifyQuery,
    verifyFileQuery,
    opinionReminders,
  ],
  jobs: [remindOfOpinions],
  notifications: [CASE_WORK, CASES_ASSIGNED, OPINION_DUE],
  fileUses: [INSPECTION_PHOTOS],
  deploymentFiles: [phraseFile, demoCasesFile],
  personalData: staffPersonalData,
  records: staffRecords,
}
