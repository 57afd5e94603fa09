import { formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import type { JobState } from '../data/job-list.ts'

interface JobWords {
  readonly title: string
  readonly lead: string
  readonly all: string
  readonly states: Readonly<Record<JobState, string>>
  readonly stateViews: string
  readonly kind: string
  readonly anyKind: string
  readonly filter: string
  readonly table: string
  readonly job: string
  readonly state: string
  readonly attempts: string
  readonly attemptsOf: (done: number, allowed: number) => string
  readonly asked: string
  readonly askedBy: string
  readonly bySystem: string
  readonly started: string
  readonly ended: string
  readonly notBefore: string
  readonly progress: string
  readonly progressOf: (done: number, total: number | undefined) => string
  readonly trouble: string
  readonly hint: string
  readonly actions: string
  readonly cancel: string
  readonly retry: string
  readonly cancelled: string
  readonly retried: string
  readonly noneTitle: string
  readonly none: string
  readonly calendar: string
  readonly calendarLead: string
  readonly next: string
  readonly last: string
  readonly never: string
  readonly noCalendar: string
}

export const JOB_WORDS: Record<Locale, JobWords> = {
  es: {
    title: 'Trabajos del sistema',
    lead: 'Lo que el sistema hace por su cuenta: correos, avisos, tareas largas y tareas con calendario. Lo que falla se intenta de nuevo; lo que agota sus intentos queda apartado hasta que alguien decida.',
    all: 'Todos',
    states: {
      waiting: 'En espera',
      running: 'En curso',
      done: 'Hechos',
      set_aside: 'Apartados',
      cancelled: 'Cancelados',
    },
    stateViews: 'Trabajos según su estado',
    kind: 'Clase de trabajo',
    anyKind: 'Todas las clases',
    filter: 'Filtrar',
    table: 'Trabajos, del más reciente al más antiguo',
    job: 'Trabajo',
    state: 'Estado',
    attempts: 'Intentos',
    attemptsOf: (done, allowed) => `${done} de ${allowed}`,
    asked: 'Pedido',
    askedBy: 'Pedido por',
    bySystem: 'el sistema',
    started: 'Comenzó',
    ended: 'Terminó',
    notBefore: 'No antes de',
    progress: 'Avance',
    progressOf: (done, total) =>
      total === undefined ? formatNumber(done) : `${formatNumber(done)} de ${formatNumber(total)}`,
    trouble: 'Qué pasó',
    hint: 'Señal para soporte',
    actions: 'Acciones',
    cancel: 'Cancelar',
    retry: 'Hacer de nuevo',
    cancelled: 'El trabajo quedó cancelado.',
    retried: 'El trabajo está de nuevo en espera y comenzará en un momento.',
    noneTitle: 'No hay trabajos en esta vista',
    none: 'Elija otro estado u otra clase de trabajo. Los que terminaron se guardan por noventa días.',
    calendar: 'Con calendario',
    calendarLead:
      'Se hacen a su hora en la zona de la institución. Si el sistema estaba apagado, se hacen una vez al encenderlo.',
    next: 'Próxima vez',
    last: 'Última vez',
    never: 'todavía ninguna',
    noCalendar: 'Ningún trabajo tiene calendario.',
  },
  en: {
    title: 'System jobs',
    lead: 'What the system does by itself: letters, notices, long work and work by the calendar. What fails is tried again; what has used up its attempts is set aside until somebody decides.',
    all: 'All',
    states: {
      waiting: 'Waiting',
      running: 'Running',
      done: 'Done',
      set_aside: 'Set aside',
      cancelled: 'Cancelled',
    },
    stateViews: 'Jobs by their state',
    kind: 'Kind of job',
    anyKind: 'All kinds',
    filter: 'Filter',
    table: 'Jobs, newest first',
    job: 'Job',
    state: 'State',
    attempts: 'Attempts',
    attemptsOf: (done, allowed) => `${done} of ${allowed}`,
    asked: 'Asked for',
    askedBy: 'Asked for by',
    bySystem: 'the system',
    started: 'Began',
    ended: 'Ended',
    notBefore: 'Not before',
    progress: 'Progress',
    progressOf: (done, total) =>
      total === undefined ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`,
    trouble: 'What happened',
    hint: 'Hint for support',
    actions: 'Actions',
    cancel: 'Cancel',
    retry: 'Do it again',
    cancelled: 'The job is cancelled.',
    retried: 'The job waits again and will begin in a moment.',
    noneTitle: 'There are no jobs in this view',
    none: 'Choose another state or kind. Those that ended are kept for ninety days.',
    calendar: 'By the calendar',
    calendarLead:
      'Done at their hour in the institution’s zone. If the system was off, they are done once when it starts.',
    next: 'Next time',
    last: 'Last time',
    never: 'not yet',
    noCalendar: 'No job has a calendar.',
  },
}
