import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { addAgreement, closeAgreement, withdrawAgreement } from '../data/agreement-commands.ts'
import { agreementQuery, agreementsQuery } from '../data/agreement-query.ts'
import { openReview, stepReview } from '../data/review-cycle.ts'
import { followUpDaysQuery } from '../data/review-days.ts'
import { deliverPart } from '../data/review-deliver.ts'
import { recordMeeting } from '../data/review-meeting.ts'
import { meetingFormQuery, reviewQuery, reviewsQuery } from '../data/review-query.ts'
import { snapshotDifferencesQuery, snapshotQuery } from '../data/snapshot-query.ts'
import { snapshotRoutes } from '../pages/public/review/routes.tsx'
import { agreementRoutes } from '../pages/staff/review/agreement-routes.tsx'
import { meetingRoutes } from '../pages/staff/review/meeting-routes.tsx'
import { reviewRoutes } from '../pages/staff/review/routes.tsx'
import { READ_WORKSPACE } from '../permissions.ts'
import { verifySnapshot } from '../review-command-line.ts'
import { demoReviewsFile, reviewMethodFile } from '../review-deployment.ts'
import { openReviews, remindOfReviews } from '../review-jobs.ts'
import { AGREEMENT_DUE, AT_DIRECTION, PART_DUE } from '../review-notifications.ts'
import { REVIEW_PERMISSIONS } from '../review-permissions.ts'

/** The quarterly review: its phases, what is frozen at the sign-off, the meeting and what it agrees on. */
export const reviewPart: ManifestPart = {
  permissions: REVIEW_PERMISSIONS,
  routes: [...reviewRoutes, ...meetingRoutes, ...agreementRoutes, ...snapshotRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Revisiones', en: 'Reviews' },
      path: '/t/revisiones',
      permission: READ_WORKSPACE,
      order: 32,
    },
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Acuerdos', en: 'Agreements' },
      path: '/t/acuerdos',
      permission: READ_WORKSPACE,
      order: 34,
    },
  ],
  commands: [openReview, stepReview, deliverPart, recordMeeting, addAgreement, closeAgreement, withdrawAgreement],
  queries: [
    reviewsQuery,
    reviewQuery,
    meetingFormQuery,
    agreementsQuery,
    agreementQuery,
    snapshotQuery,
    snapshotDifferencesQuery,
    followUpDaysQuery,
  ],
  jobs: [openReviews, remindOfReviews],
  notifications: [PART_DUE, AT_DIRECTION, AGREEMENT_DUE],
  records: [
    { kind: 'planning.review', title: { es: 'Revisión trimestral', en: 'Quarterly review' } },
    { kind: 'planning.review_delivery', title: { es: 'Entrega de una unidad', en: 'Delivery of a unit' } },
    { kind: 'planning.review_meeting', title: { es: 'Reunión de revisión', en: 'Review meeting' } },
    { kind: 'planning.agreement', title: { es: 'Acuerdo de una revisión', en: 'Agreement of a review' } },
  ],
  commandLine: [verifySnapshot],
  deploymentFiles: [reviewMethodFile, demoReviewsFile],
}
