import { CALENDAR_CHANGED } from '../../../platform/calendar/events.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { enqueue } from '../../../platform/jobs/jobs.ts'
import { archiveCases } from '../archive-job.ts'
import { countTermsAgain } from '../count-again-job.ts'
import { archiveCase, toArchiveQuery } from '../data/archive-cases.ts'
import { clockTurns } from '../data/clock-turns.ts'
import { countAgain } from '../data/count-again.ts'
import { countFinishedAgain } from '../data/keep-finished.ts'
import { ARCHIVE_CASES, COUNT_AGAIN } from '../filing-permissions.ts'

/** The terms of open cases, counted anew when the calendar changes and every night; and ended ones archived. */
export const countAgainPart: ManifestPart = {
  permissions: [COUNT_AGAIN, ARCHIVE_CASES],
  commands: [countAgain, countFinishedAgain, archiveCase],
  queries: [clockTurns, toArchiveQuery],
  jobs: [countTermsAgain, archiveCases],
  subscribes: [
    {
      event: CALENDAR_CHANGED.name,
      version: CALENDAR_CHANGED.version,
      name: 'cases.count_again',
      // One that waits sees every change made until it begins.
      async handle(tx) {
        await enqueue(tx, countTermsAgain, {}, { singletonKey: 'all' })
      },
    },
  ],
}
