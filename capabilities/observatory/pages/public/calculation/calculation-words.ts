import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  title: (indicator: string) => `Cómo se calcula: ${indicator}`,
  of: (place: string, period: string) => `${place}, ${period}`,
  lead: 'La fórmula de la ficha, las cifras que entraron en ella y la cuenta, paso a paso, hasta las cifras que trajo una fuente.',
  how: 'La cuenta',
  formula: 'Fórmula',
  inputs: 'Cifras que entran',
  brought: 'Esta cifra no se calcula: la trajo una fuente.',
  whole: (known: number, places: number) =>
    known === places ? `conjunto de ${places} municipios` : `conjunto: ${known} de ${places} municipios tienen dato`,
  carried: (period: string) => `vale la de ${period}, la más reciente hasta ese período`,
  batch: 'Lote',
  source: 'Fuente',
  computed: 'Se calculó y publicó en el lote',
  records: 'Registros del lote',
  above: 'Lo que se calcula con este indicador',
  aboveNone: 'Ningún otro indicador se calcula con este.',
  changed:
    'Cuando cambia una cifra publicada, todo lo que se calcula con ella se vuelve a calcular y se publica con ella; lo anterior queda legible por su fecha.',
  link: 'Cómo se calcula cada cifra',
  linkBrought: 'De dónde sale cada cifra y qué se calcula con ella',
  stale: 'Lo publicado y la cuenta no coinciden: la ficha cambió después de esa publicación.',
}

const EN: typeof ES = {
  title: (indicator) => `How it is computed: ${indicator}`,
  of: (place, period) => `${place}, ${period}`,
  lead: 'The formula of the sheet, the figures that went into it and the sum, step by step, down to the figures that a source brought.',
  how: 'The sum',
  formula: 'Formula',
  inputs: 'Figures that go in',
  brought: 'This figure is not computed: a source brought it.',
  whole: (known, places) =>
    known === places
      ? `${places} municipalities together`
      : `together: ${known} of ${places} municipalities have a figure`,
  carried: (period) => `the one of ${period} stands, the newest up to that period`,
  batch: 'Batch',
  source: 'Source',
  computed: 'Computed and published in the batch',
  records: 'Records of the batch',
  above: 'What is computed from this indicator',
  aboveNone: 'No other indicator is computed from this one.',
  changed:
    'When a published figure changes, all that is computed from it is computed again and published with it; what stood before stays readable by its date.',
  link: 'How each figure is computed',
  linkBrought: 'Where each figure comes from and what is computed from it',
  stale: 'What is published and the sum do not agree: the sheet changed after that publication.',
}

export const CALCULATION_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
