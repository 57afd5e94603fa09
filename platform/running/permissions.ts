import type { Permission } from '../capability/permission.ts'

export const SEE_WHETHER_IT_RUNS: Permission = {
  id: 'running.see',
  sentence: {
    es: 'Cualquier persona puede ver si la plataforma está en servicio',
    en: 'Anybody may see whether the platform is in service',
  },
  grants: [{ to: 'public' }],
}

export const SEE_HOW_IT_RUNS: Permission = {
  id: 'running.see_details',
  sentence: {
    es: 'Quien administra ve qué parte de la plataforma falla y cuánto trabajo espera',
    en: 'An administrator sees which part of the platform fails and how much work waits',
  },
  grants: [{ to: 'administrator' }],
}
