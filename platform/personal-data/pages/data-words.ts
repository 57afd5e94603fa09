import { formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import type { Sensitivity } from '../../capability/manifest.ts'
import type { CorrectionState } from '../data/corrections.ts'

interface DataWords {
  readonly ownTitle: string
  readonly ownLead: string
  readonly download: string
  readonly heldTitle: string
  readonly what: string
  readonly value: string
  readonly purpose: string
  readonly kept: string
  readonly none: string
  readonly more: (count: number) => string
  readonly sensitivity: Readonly<Record<Sensitivity, string>>
  readonly readingsTitle: string
  readonly readingsLead: string
  readonly noReadings: string
  readonly when: string
  readonly who: string
  readonly whose: string
  readonly which: string
  readonly reason: string
  readonly correctTitle: string
  readonly correctLead: string
  readonly field: string
  readonly chooseField: string
  readonly wanted: string
  readonly why: string
  readonly ask: string
  readonly asked: string
  readonly requests: string
  readonly state: string
  readonly states: Readonly<Record<CorrectionState, string>>
  readonly decision: string
  readonly keepTitle: string
  readonly keepLead: string
  readonly toDecide: string
  readonly nothingToDecide: string
  readonly decided: string
  readonly accept: string
  readonly acceptYes: string
  readonly acceptNo: string
  readonly decideWhy: string
  readonly decide: string
  readonly decidedSaid: string
  readonly allReadings: string
  readonly dueTitle: string
  readonly dueLead: string
  readonly rule: string
  readonly keep: string
  readonly action: string
  readonly delete: string
  readonly anonymise: string
  readonly rows: string
  readonly oldest: string
  readonly revealTitle: string
  readonly revealLead: string
  readonly revealReason: string
  readonly revealHint: string
  readonly reveal: string
  readonly shownOnce: string
  readonly noValue: string
  readonly yourReasonNoted: string
}

export const DATA_WORDS: Record<Locale, DataWords> = {
  es: {
    ownTitle: 'Mis datos',
    ownLead:
      'Lo que la plataforma tiene de su persona, para qué y por cuánto tiempo. Puede descargarlo todo y pedir que se corrija lo que no sea correcto.',
    download: 'Descargar todo (JSON)',
    heldTitle: 'Qué se tiene',
    what: 'Dato',
    value: 'Valor',
    purpose: 'Para qué',
    kept: 'Por cuánto tiempo',
    none: 'nada',
    more: (count) => `y ${formatNumber(count)} más en la descarga`,
    sensitivity: {
      sensitive: 'protegido',
      identifying: 'identifica',
      technical: 'técnico',
      content: 'contenido',
    },
    readingsTitle: 'Quién leyó sus datos protegidos',
    readingsLead: 'Cada vez que alguien abre un dato protegido suyo queda anotado quién y para qué.',
    noReadings: 'Nadie los ha leído.',
    when: 'Cuándo',
    who: 'Quién',
    whose: 'De quién',
    which: 'Qué dato',
    reason: 'Motivo',
    correctTitle: 'Pedir una corrección',
    correctLead: 'Alguien de administración lo decidirá y usted recibirá la respuesta con su motivo.',
    field: 'Qué dato',
    chooseField: 'Elija un dato',
    wanted: 'Qué debe decir',
    why: 'Por qué',
    ask: 'Pedir la corrección',
    asked: 'Su solicitud quedó registrada. Le avisaremos cuando se decida.',
    requests: 'Correcciones que pidió',
    state: 'Situación',
    states: { open: 'por decidir', accepted: 'corregido', refused: 'no corresponde' },
    decision: 'Decisión',
    keepTitle: 'Datos personales',
    keepLead:
      'Correcciones por decidir, quién leyó datos protegidos y para qué, y lo que se olvidará por haber cumplido su plazo.',
    toDecide: 'Correcciones por decidir',
    nothingToDecide: 'No hay correcciones por decidir.',
    decided: 'Decididas',
    accept: 'Decisión',
    acceptYes: 'Corregir el dato',
    acceptNo: 'No corregirlo',
    decideWhy: 'Motivo, que la persona leerá',
    decide: 'Decidir',
    decidedSaid: 'La decisión quedó registrada y se avisó a la persona.',
    allReadings: 'Lecturas de datos protegidos',
    dueTitle: 'Lo que se olvidará esta noche',
    dueLead:
      'Cada noche se aplica cada regla. Aquí se ve cuántas filas alcanzaría ahora; nada se borra al mirar. El historial anota la regla y el número, y nunca se toca.',
    rule: 'Regla',
    keep: 'Plazo',
    action: 'Qué se hace',
    delete: 'se borra',
    anonymise: 'se quita lo que identifica',
    rows: 'Filas',
    oldest: 'La más antigua',
    revealTitle: 'Leer un dato protegido',
    revealLead: 'Diga para qué lo necesita. Su nombre, la hora y el motivo quedan anotados, y la persona los verá.',
    revealReason: 'Para qué lo necesita',
    revealHint: 'Por ejemplo: llamar por la evidencia que falta en el informe de marzo.',
    reveal: 'Mostrar',
    shownOnce: 'Se muestra esta vez. La lectura quedó anotada.',
    noValue: 'La persona no tiene ese dato.',
    yourReasonNoted: 'Motivo anotado',
  },
  en: {
    ownTitle: 'My data',
    ownLead:
      'What the platform holds on you, what for and for how long. You can download all of it and ask for what is wrong to be corrected.',
    download: 'Download everything (JSON)',
    heldTitle: 'What is held',
    what: 'What',
    value: 'Value',
    purpose: 'What for',
    kept: 'For how long',
    none: 'nothing',
    more: (count) => `and ${formatNumber(count)} more in the download`,
    sensitivity: {
      sensitive: 'protected',
      identifying: 'identifying',
      technical: 'technical',
      content: 'content',
    },
    readingsTitle: 'Who read your protected data',
    readingsLead: 'Each time somebody opens a protected value of yours, who and what for is noted.',
    noReadings: 'Nobody has read them.',
    when: 'When',
    who: 'Who',
    whose: 'Whose',
    which: 'Which value',
    reason: 'Reason',
    correctTitle: 'Ask for a correction',
    correctLead: 'An administrator will decide, and you will get the answer with its reason.',
    field: 'Which value',
    chooseField: 'Choose a value',
    wanted: 'What it should say',
    why: 'Why',
    ask: 'Ask for the correction',
    asked: 'Your request was recorded. We will tell you when it is decided.',
    requests: 'Corrections you asked for',
    state: 'State',
    states: { open: 'to be decided', accepted: 'corrected', refused: 'not due' },
    decision: 'Decision',
    keepTitle: 'Personal data',
    keepLead:
      'Corrections to decide, who read protected values and what for, and what will be forgotten because its time has passed.',
    toDecide: 'Corrections to decide',
    nothingToDecide: 'There are no corrections to decide.',
    decided: 'Decided',
    accept: 'Decision',
    acceptYes: 'Correct the value',
    acceptNo: 'Do not correct it',
    decideWhy: 'Reason, which the person will read',
    decide: 'Decide',
    decidedSaid: 'The decision was recorded and the person was told.',
    allReadings: 'Readings of protected values',
    dueTitle: 'What will be forgotten tonight',
    dueLead:
      'Each rule is applied every night. This is how many rows it would reach now; looking removes nothing. The history notes the rule and the number, and is never touched.',
    rule: 'Rule',
    keep: 'Time',
    action: 'What is done',
    delete: 'removed',
    anonymise: 'what identifies is taken away',
    rows: 'Rows',
    oldest: 'The oldest',
    revealTitle: 'Read a protected value',
    revealLead: 'Say what you need it for. Your name, the time and the reason are noted, and the person will see them.',
    revealReason: 'What you need it for',
    revealHint: 'For example: to call about the evidence that is missing from the March report.',
    reveal: 'Show',
    shownOnce: 'It is shown this once. The reading was noted.',
    noValue: 'The person has no such value.',
    yourReasonNoted: 'Reason noted',
  },
}

const UNITS: Readonly<Record<string, Readonly<Record<Locale, readonly [string, string]>>>> = {
  Y: { es: ['año', 'años'], en: ['year', 'years'] },
  M: { es: ['mes', 'meses'], en: ['month', 'months'] },
  W: { es: ['semana', 'semanas'], en: ['week', 'weeks'] },
  D: { es: ['día', 'días'], en: ['day', 'days'] },
}

/** `P30D` → "30 días"; a period of several units is told unit by unit. */
export function periodWords(period: string, locale: Locale): string {
  return [...period.matchAll(/(\d+)([YMWD])/g)]
    .map(([, number = '', unit = '']) => {
      const [one, many] = UNITS[unit]?.[locale] ?? [unit, unit]
      return `${number} ${number === '1' ? one : many}`
    })
    .join(', ')
}
