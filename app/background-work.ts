import type { Job } from '../platform/jobs/jobs.ts'
import { createJobWorker, type JobWorker } from '../platform/jobs/worker.ts'
import { mailboxMailer, smtpMailer } from '../platform/notifications/mailer.ts'
import { tellOfSetAside } from '../platform/notifications/set-aside-alarm.ts'
import { MANIFESTS } from './manifests.ts'
import type { Parts } from './platform-parts.ts'
import type { Settings } from './settings.ts'

export const JOBS: readonly Job<unknown>[] = MANIFESTS.flatMap((manifest) => manifest.jobs ?? [])
export const NOTIFICATIONS = MANIFESTS.flatMap((manifest) => manifest.notifications ?? [])

/** The worker of this process, with everything that jobs of all rooms may use. `address`: where this process listens. */
export function backgroundWork(
  settings: Settings,
  parts: Parts,
  address: string,
  onError: (error: unknown, where: string) => void,
): JobWorker {
  const { database, runner, files, scanner, pack, systemCtx } = parts
  const mailer = settings.smtp === undefined ? mailboxMailer : smtpMailer(settings.smtp)
  const worker = createJobWorker({
    database,
    jobs: JOBS,
    services: {
      database,
      runner,
      files,
      scanner,
      zone: pack.identity.zone,
      institution: pack.identity.title,
      publicUrl: settings.publicUrl ?? address,
      mailer,
      notifications: NOTIFICATIONS,
    },
    systemCtx,
    onError,
    onSetAside: (job) => {
      const ctx = systemCtx()
      database
        .write({ role: 'trama_app' }, (tx) => tellOfSetAside(tx, ctx, job))
        .catch((error) => onError(error, 'jobs'))
    },
  })
  return {
    ...worker,
    async stop() {
      await worker.stop()
      mailer.close()
    },
  }
}
