import type { Manifest } from '../capability/manifest.ts'
import { healthRoutes } from './pages/health-routes.tsx'
import { healthPaths } from './paths.ts'
import { SEE_HOW_IT_RUNS, SEE_WHETHER_IT_RUNS } from './permissions.ts'

/** Whether the platform runs, told to people, to who runs it, and to the machines that watch it. */
export const running: Manifest = {
  id: 'running',
  title: { es: 'Estado del servicio', en: 'State of the service' },
  permissions: [SEE_WHETHER_IT_RUNS, SEE_HOW_IT_RUNS],
  routes: healthRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'administration',
      title: { es: 'Estado del servicio', en: 'State of the service' },
      path: healthPaths.page,
      permission: SEE_HOW_IT_RUNS,
      order: 915,
    },
  ],
  personalData: [
    {
      table: 'platform.rate',
      column: 'key',
      title: { es: 'Huella de la dirección de red', en: 'Hash of the network address' },
      sensitivity: 'technical',
      purpose: {
        es: 'Frenar a quien prueba contraseñas: una huella de la dirección de red desde la que se intenta ingresar',
        en: 'To slow down who guesses passwords: a hash of the network address from which signing in is tried',
      },
      keptFor: { es: 'Minutos, hasta que se compensa lo intentado', en: 'Minutes, until what was tried is paid back' },
    },
  ],
}
