import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { StatisticKind } from '../../../rules/territorial/answer.ts'

export const STATISTIC_TITLES: Readonly<Record<StatisticKind, { readonly title: Text; readonly lead: Text }>> = {
  quotient: {
    title: { es: 'Cociente de localización', en: 'Location quotient' },
    lead: {
      es: '¿Dónde hay más de algo de lo que correspondería al tamaño de cada municipio?',
      en: 'Where is there more of something than the size of each municipality would give?',
    },
  },
  'shift-share': {
    title: { es: 'Cambio y participación', en: 'Shift-share' },
    lead: {
      es: '¿Cuánto del cambio de un municipio viene del área, de lo que se cuenta y del municipio mismo?',
      en: 'How much of a municipality’s change comes from the area, from what is counted, and from itself?',
    },
  },
  concentration: {
    title: { es: 'Concentración', en: 'Concentration' },
    lead: {
      es: '¿Está una cantidad en pocos municipios o repartida entre todos?',
      en: 'Does an amount stand in few municipalities, or is it spread over all?',
    },
  },
  inequality: {
    title: { es: 'Desigualdad entre municipios', en: 'Inequality between municipalities' },
    lead: {
      es: '¿Cuánto se diferencian los municipios en un indicador?',
      en: 'How much do municipalities differ in an indicator?',
    },
  },
  moran: {
    title: { es: 'Patrón en el mapa (Moran)', en: 'Pattern on the map (Moran)' },
    lead: {
      es: '¿Se parecen los municipios vecinos, o el mapa podría ser azar?',
      en: 'Are neighbouring municipalities alike, or could the map be chance?',
    },
  },
  land: {
    title: { es: 'Consumo de suelo y población (ODS 11.3.1)', en: 'Land consumption and population (SDG 11.3.1)' },
    lead: {
      es: '¿Crece el suelo construido más de prisa que la población?',
      en: 'Does built-up land grow faster than the population?',
    },
  },
}

const ES = {
  title: 'Estadística territorial',
  lead: 'Preguntas que se hacen a cualquier serie publicada. Cada respuesta muestra su fórmula, su aritmética y la tabla completa.',
  indicator: 'Indicador',
  indicatorLand: 'Suelo construido',
  second: 'Total del que es parte',
  secondLand: 'Población',
  own: 'El denominador del propio indicador',
  choose: 'Elija uno',
  from: 'Desde',
  to: 'Hasta',
  year: 'Año',
  compute: 'Calcular',
  result: 'Resultado',
  formula: 'Fórmula',
  arithmetic: 'Aritmética',
  value: 'Valor',
  figure: 'Medida',
  byPlace: 'Municipio por municipio',
  meaning: 'Qué dice',
  others: 'Otras preguntas',
  csv: 'Descargar la tabla (CSV)',
  permalink: 'La dirección de la página guarda lo que eligió.',
}

const EN: typeof ES = {
  title: 'Territorial statistics',
  lead: 'Questions asked of any published series. Each answer shows its formula, its arithmetic and the whole table.',
  indicator: 'Indicator',
  indicatorLand: 'Built-up land',
  second: 'The total that it is part of',
  secondLand: 'Population',
  own: 'The denominator of the indicator itself',
  choose: 'Choose one',
  from: 'From',
  to: 'To',
  year: 'Year',
  compute: 'Compute',
  result: 'Result',
  formula: 'Formula',
  arithmetic: 'Arithmetic',
  value: 'Value',
  figure: 'Measure',
  byPlace: 'Municipality by municipality',
  meaning: 'What it says',
  others: 'Other questions',
  csv: 'Download the table (CSV)',
  permalink: 'The address of the page keeps what you chose.',
}

export const STATISTICS_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
