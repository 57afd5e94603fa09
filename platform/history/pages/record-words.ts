import type { Locale } from '../../../kernel/text.ts'

interface RecordWords {
  readonly history: string
  readonly lead: string
  readonly leadNamed: string
  readonly none: string
  readonly count: (differences: number) => string
  readonly system: string
  readonly asOf: string
  readonly asOfHint: string
  readonly show: string
  readonly asItWas: (date: string) => string
  readonly unknown: string
  readonly over: string
  readonly fromMiddle: string
  readonly uncertain: (fields: string) => string
  readonly nothing: string
  readonly latest: string
  readonly whole: string
  readonly badDate: string
}

export const RECORD_WORDS: Record<Locale, RecordWords> = {
  es: {
    history: 'Historial de cambios',
    lead: 'Qué cambió, cuándo y desde qué oficina o puesto. Se publican puestos, no personas.',
    leadNamed: 'Qué cambió, cuándo y quién lo hizo.',
    none: 'El historial no tiene cambios de este registro.',
    count: (differences) => `${differences} datos`,
    system: 'el sistema',
    asOf: 'Cómo estaba el día',
    asOfHint: 'Al terminar ese día, según el historial.',
    show: 'Ver cómo estaba',
    asItWas: (date) => `Como estaba al terminar el ${date}`,
    unknown: 'Hasta ese día el historial no dice nada de este registro.',
    over: 'Ese día el registro ya no existía.',
    fromMiddle:
      'El comienzo de este registro no está en el historial: aquí solo aparece lo que sus cambios dicen; de lo demás no se sabe cómo estaba.',
    uncertain: (fields) =>
      `De estos datos no se puede decir cómo estaban ese día, porque algo los cambió sin dejar entrada en el historial: ${fields}.`,
    nothing: 'Ese día no tenía ningún dato.',
    latest: 'Últimos cambios',
    whole: 'Todo el historial, y cómo estaba en una fecha',
    badDate: 'Esa fecha no existe. Escríbala como 2019-03-31.',
  },
  en: {
    history: 'History of changes',
    lead: 'What changed, when, and from which office or post. Posts are published, persons are not.',
    leadNamed: 'What changed, when, and who did it.',
    none: 'The history has no changes of this record.',
    count: (differences) => `${differences} fields`,
    system: 'the system',
    asOf: 'As it was on',
    asOfHint: 'At the end of that day, by the history.',
    show: 'Show how it was',
    asItWas: (date) => `As it was at the end of ${date}`,
    unknown: 'Up to that day the history says nothing of this record.',
    over: 'On that day the record was no longer there.',
    fromMiddle:
      'The beginning of this record is not in the history: only what its changes say is shown here; how the rest was is not known.',
    uncertain: (fields) =>
      `How these were on that day cannot be told, because something changed them without an entry in the history: ${fields}.`,
    nothing: 'On that day it had no values.',
    latest: 'Latest changes',
    whole: 'The whole history, and how it was on a date',
    badDate: 'There is no such date. Write it as 2019-03-31.',
  },
}
