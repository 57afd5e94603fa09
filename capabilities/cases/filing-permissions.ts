import type { Permission } from '../../platform/capability/permission.ts'

/**
 * Who has no account applies too: the page, having checked the guest's link, then works as the program. Whose the draft or case is,
 * the commands ask of the record themselves.
 */
export const APPLY: Permission = {
  id: 'cases.apply',
  sentence: {
    es: 'Cualquier persona puede preparar y presentar una solicitud, y seguirla: con su cuenta, o con el enlace que recibe por correo',
    en: 'Anybody may prepare and file an application, and follow it: with an account, or by the link received by e-mail',
  },
  grants: [{ to: 'public' }],
}

export const ACT_ON_CASE: Permission = {
  id: 'cases.act',
  sentence: {
    es: 'En cada paso de un expediente actúa quien dice la definición: quien solicita, o la unidad a la que le toca',
    en: 'At each step of a case acts whom the definition says: the applicant, or the unit whose turn it is',
  },
  grants: [{ to: 'signed_in' }, { to: 'system' }],
}

export const READ_STATUS: Permission = {
  id: 'cases.read_status',
  sentence: {
    es: 'Cualquier persona puede ver, con su número, en qué está un expediente y cómo se cuenta su plazo, sin datos de personas',
    en: 'Anybody may see, by its number, how a case stands and how its term is counted, without data of persons',
  },
  grants: [{ to: 'public' }],
}

export const COUNT_AGAIN: Permission = {
  id: 'cases.count_again',
  sentence: {
    es: 'El sistema cuenta de nuevo los plazos cada noche y cuando cambia el calendario, y hace lo que el plazo hace por sí mismo',
    en: 'The system counts terms anew every night and when the calendar changes, and does what the term does by itself',
  },
  grants: [{ to: 'system' }],
}

export const REMIND_OF_OPINIONS: Permission = {
  id: 'cases.remind_of_opinions',
  sentence: {
    es: 'El sistema recuerda cada mañana las opiniones pedidas que están por vencer o no han llegado',
    en: 'Every morning the system reminds of opinions asked for that are about to be due or have not arrived',
  },
  grants: [{ to: 'system' }],
}

export const ARCHIVE_CASES: Permission = {
  id: 'cases.archive',
  sentence: {
    es: 'El sistema archiva cada noche los expedientes terminados contra los que ya no cabe recurso, cuando su definición lo dice',
    en: 'Every night the system archives ended cases against which no appeal is possible any more, when their definition says so',
  },
  grants: [{ to: 'system' }],
}

/** Of which office the case is, the command asks of the case itself. */
export const RECORD_PAYMENT: Permission = {
  id: 'cases.record_payment',
  sentence: {
    es: 'Quien administra o planifica en la oficina que tramita el expediente anota un pago hecho en caja',
    en: 'An administrator or planner of the office that handles the case records a payment made at the till',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner' }],
}

export const MAKE_CASES: Permission = {
  id: 'cases.make_cases',
  sentence: {
    es: 'El sistema genera expedientes de demostración cuando lo pide quien lo maneja en el servidor',
    en: 'The system makes up cases of a demonstration when whoever runs it on the server asks for it',
  },
  grants: [{ to: 'system' }],
}
