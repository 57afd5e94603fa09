import { z } from 'zod'
import type { Ctx } from '../capability/context.ts'
import type { WriteTx } from '../database/database.ts'
import type { Job } from '../jobs/jobs.ts'
import { jobPaths } from '../jobs/paths.ts'
import { SEE_JOBS } from '../jobs/permissions.ts'
import { defineNotification } from './kind.ts'
import { notify } from './notify.ts'
import { accountsWithRole } from './recipients.ts'

const data = z.object({ job: z.object({ es: z.string(), en: z.string().optional() }) })

export const JOB_SET_ASIDE = defineNotification<z.infer<typeof data>>({
  id: 'jobs.set_aside',
  title: { es: 'Un trabajo del sistema quedó apartado', en: 'A system job was set aside' },
  explanation: {
    es: 'Cuando algo que el sistema hace por su cuenta agotó sus intentos y espera que alguien decida.',
    en: 'When something that the system does by itself has used up its attempts and waits for somebody to decide.',
  },
  data,
  defaultChannels: ['in_app', 'digest'],
  audience: SEE_JOBS,
  message: ({ job }) => ({
    subject: { es: `Quedó apartado: ${job.es}`, en: `Set aside: ${job.en ?? job.es}` },
    body: [
      {
        es: 'El sistema lo intentó varias veces y no pudo. Puede ver qué pasó y hacerlo de nuevo.',
        en: 'The system tried several times and could not. You may see what happened and have it done again.',
      },
    ],
    action: { es: 'Ver los trabajos apartados', en: 'See the jobs that were set aside' },
  }),
})

/** Tells the administrators; of the same kind of job once, until they have read it. */
export async function tellOfSetAside(tx: WriteTx, ctx: Ctx, job: Job<unknown>): Promise<void> {
  const link = jobPaths.list({ state: 'set_aside', job: job.id })
  for (const to of await accountsWithRole(tx, 'administrator', ctx.today))
    await notify(tx, ctx, { kind: JOB_SET_ASIDE, to, data: { job: job.title }, link, collapse: true })
}
