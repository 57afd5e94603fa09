import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../web/paths.ts'
import { JOB_STATES, type JobFilter, type JobState } from './data/job-list.ts'

/** States as the address says them. */
const IN_ADDRESS: Readonly<Record<JobState, string>> = {
  waiting: 'en-espera',
  running: 'en-curso',
  done: 'hechos',
  set_aside: 'apartados',
  cancelled: 'cancelados',
}

export const jobPaths = {
  list: ({ state, job }: JobFilter = {}, page?: number) =>
    withQuery('/t/trabajos', {
      estado: state === undefined ? undefined : IN_ADDRESS[state],
      clase: job,
      pagina: page === 1 ? undefined : page,
    }),
  job: (id: Id) => `/t/trabajos/${id}`,
  cancel: (id: Id) => `/t/trabajos/${id}/cancelar`,
  retry: (id: Id) => `/t/trabajos/${id}/repetir`,
} as const

/** The state an address names; undefined for all of them. */
export function stateInAddress(text: string | undefined): JobState | undefined {
  return JOB_STATES.find((state) => IN_ADDRESS[state] === text)
}
