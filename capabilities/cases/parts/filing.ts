import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { CASE_MOVED } from '../cases-events.ts'
import { actOnCase } from '../data/act-on-case.ts'
import { answerObservations } from '../data/answer-observations.ts'
import { writeMessage } from '../data/case-messages.ts'
import { ownCaseQuery } from '../data/case-query.ts'
import { openOrdersQuery } from '../data/cashier-query.ts'
import { discardDraft, giveConsent } from '../data/draft-consent.ts'
import { consentQuery, draftQuery, guestLinkQuery, ownThingsQuery } from '../data/draft-queries.ts'
import { fileCase } from '../data/file-case.ts'
import { formGroundsQuery } from '../data/form-grounds.ts'
import { toStartQuery } from '../data/jurisdictions.ts'
import { payOrder, recordPayment } from '../data/pay-order.ts'
import { receiptQuery } from '../data/receipt-query.ts'
import { saveDraft } from '../data/save-draft.ts'
import { counterQuery, startAtCounter } from '../data/start-at-counter.ts'
import { startDraft } from '../data/start-draft.ts'
import { statusQuery } from '../data/status-query.ts'
import { CASE_FILES } from '../filing-file-use.ts'
import { CASE_NEWS, CONSENT_ASKED, GUEST_LINK } from '../filing-notices.ts'
import { filingPaths } from '../filing-paths.ts'
import { ACT_ON_CASE, APPLY, READ_STATUS, RECORD_PAYMENT } from '../filing-permissions.ts'
import { filingPersonalData } from '../filing-personal-data.ts'
import { filingRecords } from '../filing-records.ts'
import { forgetDrafts } from '../forget-drafts-job.ts'
import { cashierRoutes } from '../pages/cashier/cashier-routes.tsx'
import { caseRoutes } from '../pages/public/filing/case-routes.tsx'
import { draftRoutes } from '../pages/public/filing/draft-routes.tsx'
import { startRoutes } from '../pages/public/filing/start-routes.tsx'
import { statusRoutes } from '../pages/public/filing/status-routes.tsx'
import { counterRoutes } from '../pages/staff/counter/counter-routes.tsx'
import { isCaseNumber, typedCaseNumber } from '../rules/filing/number.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'

/** Drafts and filed cases: what applicants do, and the engine by which every case moves. */
export const filingPart: ManifestPart = {
  permissions: [APPLY, ACT_ON_CASE, READ_STATUS, RECORD_PAYMENT],
  // `/solicitudes/enlace/…` stands before `/solicitudes/:id/…`, which would take it.
  routes: [...startRoutes, ...draftRoutes, ...caseRoutes, ...statusRoutes, ...cashierRoutes, ...counterRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Mis trámites', en: 'My procedures' },
      path: filingPaths.mine(),
      permission: APPLY,
      order: 76,
    },
    {
      area: 'portal',
      title: { es: 'Estado de un expediente', en: 'Status of a case' },
      path: filingPaths.statusSearch(),
      lookingFor: (words) =>
        isCaseNumber(typedCaseNumber(words)) ? filingPaths.status(typedCaseNumber(words)) : undefined,
      permission: READ_STATUS,
      order: 81,
      foot: true,
    },
    {
      area: 'workspace',
      title: { es: 'Ventanilla', en: 'Counter' },
      path: filingPaths.counter(),
      permission: WORK_ON_CASES,
      group: 'administration',
      order: 65,
    },
    {
      area: 'workspace',
      title: { es: 'Caja', en: 'Till' },
      path: filingPaths.till(),
      permission: RECORD_PAYMENT,
      group: 'administration',
      order: 66,
    },
  ],
  commands: [
    startDraft,
    startAtCounter,
    saveDraft,
    discardDraft,
    giveConsent,
    fileCase,
    actOnCase,
    answerObservations,
    writeMessage,
    payOrder,
    recordPayment,
  ],
  queries: [
    toStartQuery,
    counterQuery,
    receiptQuery,
    draftQuery,
    formGroundsQuery,
    ownThingsQuery,
    guestLinkQuery,
    consentQuery,
    ownCaseQuery,
    statusQuery,
    openOrdersQuery,
  ],
  jobs: [forgetDrafts],
  publishes: [{ ...CASE_MOVED, title: { es: 'Un expediente avanzó', en: 'A case moved' } }],
  notifications: [CASE_NEWS, GUEST_LINK, CONSENT_ASKED],
  fileUses: [CASE_FILES],
  personalData: filingPersonalData,
  records: filingRecords,
}
