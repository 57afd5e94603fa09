import type { Permission } from '../capability/permission.ts'

export const SEE_JOBS: Permission = {
  id: 'jobs.see',
  sentence: {
    es: 'Quien administra ve los trabajos que el sistema hace por su cuenta',
    en: 'An administrator sees the work that the system does by itself',
  },
  grants: [{ to: 'administrator' }],
}

export const STEER_JOBS: Permission = {
  id: 'jobs.steer',
  sentence: {
    es: 'Quien administra cancela un trabajo o lo pone a hacer de nuevo',
    en: 'An administrator cancels a job or has it done again',
  },
  grants: [{ to: 'administrator' }],
}
