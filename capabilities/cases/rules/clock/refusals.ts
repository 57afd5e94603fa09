import { type Refusal, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'

export type ClockRefusalKind =
  | 'no_start'
  | 'second_start'
  | 'after_stop'
  | 'not_running'
  | 'not_suspended'
  | 'out_of_order'
  | 'after_today'
  | 'nothing_extended'
  | 'no_extension'
  | 'too_many_extensions'
  | 'extension_too_long'
  | 'extended_too_late'
  | 'too_many_entries'
  | 'lapsed'
  | 'endless'

export type ClockRefusal = Refusal<ClockRefusalKind>

const SAY: Readonly<Record<ClockRefusalKind, Text>> = {
  no_start: {
    es: 'La cuenta de un plazo empieza con la presentación; no hay nada antes.',
    en: 'The count of a term begins with the filing; nothing stands before it.',
  },
  second_start: {
    es: 'La presentación ya está anotada. Un nuevo ingreso se anota como reingreso.',
    en: 'The filing has been entered already. A further filing is entered as a re-filing.',
  },
  after_stop: {
    es: 'El plazo ya terminó; después no se anota nada.',
    en: 'The term has ended already; nothing is entered after that.',
  },
  not_running: {
    es: 'El plazo ya está suspendido: no se suspende otra vez.',
    en: 'The term is suspended already: it is not suspended again.',
  },
  not_suspended: {
    es: 'El plazo no está suspendido: no hay observación que responder.',
    en: 'The term is not suspended: there is no observation to answer.',
  },
  out_of_order: {
    es: 'Lleva una fecha anterior a la de lo que ya está anotado.',
    en: 'Its date lies before that of what has been entered already.',
  },
  after_today: {
    es: 'Lleva una fecha posterior al día en que se hace la cuenta.',
    en: 'Its date lies after the day on which the count is made.',
  },
  nothing_extended: {
    es: 'La prórroga tiene que ser de un número entero mayor que cero.',
    en: 'An extension has to be by a whole number above zero.',
  },
  no_extension: { es: 'Este plazo no admite prórroga.', en: 'This term allows no extension.' },
  too_many_extensions: {
    es: 'El plazo ya se prorrogó las veces que se permite.',
    en: 'The term has been extended as often as is allowed.',
  },
  extension_too_long: {
    es: 'La prórroga es más larga de lo que se permite.',
    en: 'The extension is longer than is allowed.',
  },
  extended_too_late: {
    es: 'El plazo ya venció: un plazo vencido no se prorroga.',
    en: 'The term is over: a term that is over is not extended.',
  },
  too_many_entries: {
    es: 'El expediente ya tuvo todos los ingresos que se permiten.',
    en: 'The case has had all the filings that are allowed.',
  },
  lapsed: {
    es: 'El expediente caducó por falta de respuesta; hay que presentar una nueva solicitud.',
    en: 'The case has lapsed for want of an answer; a new application has to be filed.',
  },
  endless: {
    es: 'El plazo no llega a su fin en cincuenta años: el calendario no deja días que contar.',
    en: 'The term does not come to its end in fifty years: the calendar leaves no days to count.',
  },
}

/** `at`: place of the entry in the ledger, from 0; it becomes the place that the refusal names. */
export function refuseClock(kind: ClockRefusalKind, at?: number, part?: string) {
  const field = at === undefined ? undefined : `ledger[${at}]${part === undefined ? '' : `.${part}`}`
  return refuse<ClockRefusal>({ kind, message: SAY[kind], ...(field === undefined ? {} : { field }) })
}
