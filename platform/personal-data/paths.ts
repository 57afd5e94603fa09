import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../web/paths.ts'

export const dataPaths = {
  /** What the platform holds on who is signed in. */
  own: () => '/t/cuenta/mis-datos',
  download: () => '/t/cuenta/mis-datos/descargar',
  ask: () => '/t/cuenta/mis-datos/correcciones',
  /** For administrators: corrections to decide, readings, what will be forgotten. */
  keep: (page?: number) => withQuery('/t/datos-personales', { pagina: page === 1 ? undefined : page }),
  decide: (id: Id) => `/t/datos-personales/correcciones/${id}`,
  /** Where a sensitive value is asked for with a reason, and shown once. */
  reveal: (person: Id, field: string) => `/t/datos-personales/mostrar/${person}/${field}`,
} as const
