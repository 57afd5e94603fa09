import type { Locale } from '../../../kernel/text.ts'

interface MoneySheetWords {
  readonly title: string
  readonly total: string
  readonly lead: (currency: string) => string
  readonly heads: readonly string[]
}

export const MONEY_SHEET_WORDS: Readonly<Record<Locale, MoneySheetWords>> = {
  es: {
    title: 'Dinero y avance',
    total: 'Total',
    lead: (currency) =>
      `Una fila por actividad y fuente, en ${currency}. Presupuesto de todo el año; gastado hasta el corte. Lo que nadie escribió se dice con palabras: no es cero.`,
    heads: [
      'Unidad',
      'Código',
      'Actividad',
      'Fuente',
      'Presupuesto',
      'Gastado al corte',
      '% gastado',
      'Avance del año',
      'Avisos',
    ],
  },
  en: {
    title: 'Money and progress',
    total: 'Total',
    lead: (currency) =>
      `One row an activity and source, in ${currency}. Budget of the whole year; spent up to the cut-off. What nobody wrote is said in words: it is not zero.`,
    heads: [
      'Unit',
      'Code',
      'Activity',
      'Source',
      'Budget',
      'Spent to date',
      '% spent',
      'Progress of the year',
      'Alerts',
    ],
  },
}
