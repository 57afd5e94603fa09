import type { Locale } from '../../../kernel/text.ts'
import type { JobState } from '../../jobs/data/job-list.ts'
import type { CheckId } from '../health.ts'

interface HealthWords {
  readonly title: string
  readonly up: string
  readonly upSays: string
  readonly trouble: string
  readonly troubleSays: string
  readonly partsTitle: string
  readonly part: string
  readonly state: string
  readonly works: string
  readonly fails: string
  readonly checks: Readonly<Record<CheckId, { readonly name: string; readonly ifNot: string }>>
  readonly workTitle: string
  readonly what: string
  readonly count: string
  readonly jobs: Readonly<Record<Exclude<JobState, 'done' | 'cancelled'>, string>>
  readonly events: string
  readonly givenUp: string
  readonly lag: string
  readonly seconds: (count: string) => string
  readonly since: string
  readonly restarts: string
  readonly notKnown: string
}

export const HEALTH_WORDS: Readonly<Record<Locale, HealthWords>> = {
  es: {
    title: 'Estado del servicio',
    up: 'La plataforma está en servicio',
    upSays: 'Todo lo que hace falta para consultar y guardar responde.',
    trouble: 'La plataforma tiene un problema',
    troubleSays:
      'Puede que algunas páginas no abran o que no se pueda guardar. Quien la administra recibe el aviso; vuelva a intentarlo en unos minutos.',
    partsTitle: 'Partes de la plataforma',
    part: 'Parte',
    state: 'Estado',
    works: 'Responde',
    fails: 'Falla',
    checks: {
      database: {
        name: 'Base de datos',
        ifNot: 'No respondió en cinco segundos. Revise que PostgreSQL esté en marcha y DATABASE_URL.',
      },
      migrations: {
        name: 'Estructura de la base de datos',
        ifNot: 'Le faltan cambios que este programa necesita: npm run trama -- migrate.',
      },
      files: { name: 'Almacén de archivos', ifNot: 'No se puede escribir en él. Revise el disco y sus permisos.' },
      jobs: {
        name: 'Trabajos del sistema',
        ifNot: 'El proceso no busca trabajos. Si dura más de un minuto, reinícielo.',
      },
      serving: { name: 'Este proceso', ifNot: 'Está arrancando o deteniéndose y ya no recibe solicitudes nuevas.' },
    },
    workTitle: 'Trabajo pendiente y este proceso',
    what: 'Qué',
    count: 'Cuánto',
    jobs: { waiting: 'Trabajos en espera', running: 'Trabajos en curso', set_aside: 'Trabajos apartados' },
    events: 'Mensajes entre partes por entregar',
    givenUp: 'Mensajes que agotaron sus intentos',
    lag: 'Antigüedad del mensaje más viejo',
    seconds: (count) => `${count} s`,
    since: 'Este proceso atiende desde',
    restarts: 'Reinicios de la base incorporada desde entonces',
    notKnown: 'No se sabe mientras la base de datos no responda.',
  },
  en: {
    title: 'State of the service',
    up: 'The platform is in service',
    upSays: 'Everything needed to look things up and to save them answers.',
    trouble: 'The platform has a problem',
    troubleSays: 'Some pages may not open, or saving may fail. Whoever runs it is told; try again in a few minutes.',
    partsTitle: 'Parts of the platform',
    part: 'Part',
    state: 'State',
    works: 'Answers',
    fails: 'Fails',
    checks: {
      database: {
        name: 'Database',
        ifNot: 'It did not answer within five seconds. See that PostgreSQL is running, and check DATABASE_URL.',
      },
      migrations: {
        name: 'Structure of the database',
        ifNot: 'It lacks changes that this program needs: npm run trama -- migrate.',
      },
      files: { name: 'File store', ifNot: 'It cannot be written to. Check the disk and its permissions.' },
      jobs: {
        name: 'System jobs',
        ifNot: 'The process does not look for jobs. If this lasts more than a minute, start it again.',
      },
      serving: { name: 'This process', ifNot: 'It is starting or stopping, and takes no new requests.' },
    },
    workTitle: 'Work that waits, and this process',
    what: 'What',
    count: 'How much',
    jobs: { waiting: 'Jobs waiting', running: 'Jobs running', set_aside: 'Jobs set aside' },
    events: 'Messages between parts to be delivered',
    givenUp: 'Messages that used all their attempts',
    lag: 'Age of the oldest message',
    seconds: (count) => `${count} s`,
    since: 'This process has served since',
    restarts: 'Restarts of the embedded database since then',
    notKnown: 'Not known while the database does not answer.',
  },
}
