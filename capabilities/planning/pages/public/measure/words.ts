import type { Locale } from '../../../../../kernel/text.ts'
import type { Fold } from '../../../../../platform/measures/measure.ts'

/** Words of the page of a measure. */
const es = {
  eyebrow: (year: number) => `Medida de ${year}`,
  description: 'Qué se cuenta, cómo y cuáles son los registros que hay detrás de la cifra.',
  result: 'La cifra',
  count: (records: string) => `Sale de ${records} registros.`,
  parts: (numerator: string, denominator: string) => `${numerator} de ${denominator}`,
  asOf: 'Con los datos al',
  captured: 'Es una lectura guardada: la cifra y sus registros están como se capturaron.',
  same: 'La medida dice hoy lo mismo.',
  changed: (value: string) => `Con los registros de hoy, la misma fecha da ${value}. La lectura guardada no cambia.`,
  captures: 'Lecturas guardadas',
  capturesLead: 'La cifra como se fijó cada vez, con su lista de registros.',
  value: 'Cifra',
  recordCount: 'Registros',
  method: 'Cómo se calcula',
  fold: 'Operación',
  folds: {
    count: 'se cuentan los registros',
    sum: 'se suman los valores',
    ratio: 'suma de numeradores entre suma de denominadores',
    mean: 'promedio de los valores',
    median: 'mediana de los valores',
    p90: 'valor que nueve de cada diez no superan',
    last: 'el último valor',
  } satisfies Record<Fold, string>,
  version: 'Versión de la medida',
  hash: 'Huella de la lista de registros (SHA-256)',
  records: 'Los registros',
  recordsLead: 'Cada uno con lo que aporta. Los que se pueden publicar se abren.',
  record: 'Registro',
  at: 'Fecha',
  contribution: 'Aporta',
  withheld: 'registro reservado',
  none: 'Ningún registro en este período.',
  excluded: 'Lo que no se cuenta, y por qué',
  reason: 'Por qué',
}
export type MeasureWords = typeof es

const en: MeasureWords = {
  eyebrow: (year) => `Measure of ${year}`,
  description: 'What is counted, how, and which records stand behind the figure.',
  result: 'The figure',
  count: (records) => `It comes from ${records} records.`,
  parts: (numerator, denominator) => `${numerator} of ${denominator}`,
  asOf: 'With data up to',
  captured: 'This is a captured reading: the figure and its records are as they were captured.',
  same: 'The measure says the same today.',
  changed: (value) => `With today’s records the same date gives ${value}. The captured reading does not change.`,
  captures: 'Captured readings',
  capturesLead: 'The figure as it was fixed each time, with its list of records.',
  value: 'Figure',
  recordCount: 'Records',
  method: 'How it is worked out',
  fold: 'Operation',
  folds: {
    count: 'the records are counted',
    sum: 'the values are added up',
    ratio: 'sum of numerators over sum of denominators',
    mean: 'mean of the values',
    median: 'median of the values',
    p90: 'value that nine in ten do not exceed',
    last: 'the last value',
  },
  version: 'Version of the measure',
  hash: 'Fingerprint of the list of records (SHA-256)',
  records: 'The records',
  recordsLead: 'Each with what it contributes. Those that may be published can be opened.',
  record: 'Record',
  at: 'Date',
  contribution: 'Contributes',
  withheld: 'withheld record',
  none: 'No record in this period.',
  excluded: 'What is not counted, and why',
  reason: 'Why',
}

export function measureWords(locale: Locale): MeasureWords {
  return locale === 'es' ? es : en
}
