import { z } from 'zod'
import type { Subscription } from '../../../platform/events/subscription.ts'
import { JOB_WAS_CANCELLED } from '../../../platform/jobs/jobs.ts'
import { giveBack } from '../data/apply-import.ts'
import { moveImport } from '../data/layer-import-store.ts'
import { workOnImport } from './import-job.ts'
import { workCancelled } from './import-refusals.ts'

const cancelled = z.object({ job: z.literal(workOnImport.id), input: workOnImport.input })

/**
 * An administrator cancelled the work on an import where all jobs are listed: who brought the file learns it on the page of
 * the import instead of waiting for ever. A file that was being taken over waits to be taken again, as it was read.
 */
export const importJobCancelled: Subscription = {
  event: JOB_WAS_CANCELLED.name,
  version: JOB_WAS_CANCELLED.version,
  name: 'territory.import_job_cancelled',
  async handle(tx, { now }, { payload }) {
    const told = cancelled.safeParse(payload)
    if (!told.success) return
    const { importId } = told.data.input
    await giveBack(tx, importId, workCancelled().message)
    await moveImport(tx, importId, ['reading'], { state: 'refused', refusal: workCancelled().message, endedAt: now })
  },
}
