import type { Manifest } from '../capability/manifest.ts'
import { cancelJob, jobQuery, jobsQuery, retryJob } from './commands.ts'
import { JOB_WAS_CANCELLED } from './jobs.ts'
import { jobRoutes } from './pages/job-routes.tsx'
import { jobPaths } from './paths.ts'
import { SEE_JOBS, STEER_JOBS } from './permissions.ts'
import { tidyJobs } from './tidy.ts'

/** Work outside of requests, and the page where administrators see and steer it. */
export const jobs: Manifest = {
  id: 'jobs',
  title: { es: 'Trabajos del sistema', en: 'System jobs' },
  permissions: [SEE_JOBS, STEER_JOBS],
  commands: [cancelJob, retryJob],
  queries: [jobsQuery, jobQuery],
  publishes: [{ ...JOB_WAS_CANCELLED, title: { es: 'Se canceló un trabajo', en: 'A job was cancelled' } }],
  routes: jobRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'administration',
      title: { es: 'Trabajos del sistema', en: 'System jobs' },
      path: jobPaths.list(),
      permission: SEE_JOBS,
      order: 910,
    },
  ],
  jobs: [tidyJobs],
}
