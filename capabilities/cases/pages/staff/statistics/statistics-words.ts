import type { Locale } from '../../../../../kernel/text.ts'
import type { Dimension } from '../../../rules/statistics/statistics.ts'

const ES = {
  title: 'Estadísticas de trámites',
  lead: 'De los expedientes que terminaron en el año. Los días son hábiles y salen de la cuenta de cada plazo; los de quien solicita se cuentan aparte.',
  year: 'Año',
  show: 'Mostrar',
  resolved: 'Resueltos',
  inTerm: 'Dentro del plazo',
  inLaw: 'Dentro de nueve meses (por confirmar)',
  officeMean: 'Oficina, promedio',
  median: 'Mediana',
  p90: 'Nueve de diez, en',
  applicantMean: 'Solicitante, promedio',
  days: 'días hábiles',
  by: {
    procedure: 'Por trámite',
    unit: 'Por unidad que resuelve',
    jurisdiction: 'Por municipio',
    use: 'Por uso',
    appeal: 'Recursos contra resoluciones',
  } as Record<Dimension | 'appeal', string>,
  names: { procedure: 'Trámite', unit: 'Unidad', jurisdiction: 'Municipio', use: 'Uso', appeal: 'Recurso' } as Record<
    Dimension | 'appeal',
    string
  >,
  notSaid: 'No se dice',
  empty: 'Ningún expediente terminó en este año.',
  appealsApart:
    'Un recurso es un expediente propio contra lo que otro resolvió: no se suma a los trámites resueltos ni a sus días.',
  noAppeals: 'Ningún recurso terminó en este año.',
  authorised: 'Lo autorizado, por uso',
  cases: 'Expedientes',
  area: 'm²',
  investment: 'Inversión',
  filings: 'Cuántos ingresos necesitó cada expediente',
  entries: 'Ingresos',
  steps: 'Dónde se detienen más',
  step: 'Paso',
  meanDays: 'Días hábiles, promedio',
}

const EN: typeof ES = {
  title: 'Statistics of procedures',
  lead: 'Of the cases that ended in the year. Days are working days out of the account of each term; those of the applicant are counted apart.',
  year: 'Year',
  show: 'Show',
  resolved: 'Resolved',
  inTerm: 'Within their term',
  inLaw: 'Within nine months (to be confirmed)',
  officeMean: 'Office, mean',
  median: 'Median',
  p90: 'Nine of ten, in',
  applicantMean: 'Applicant, mean',
  days: 'working days',
  by: {
    procedure: 'By procedure',
    unit: 'By deciding unit',
    jurisdiction: 'By municipality',
    use: 'By use',
    appeal: 'Appeals against decisions',
  },
  names: { procedure: 'Procedure', unit: 'Unit', jurisdiction: 'Municipality', use: 'Use', appeal: 'Appeal' },
  notSaid: 'Not said',
  empty: 'No case ended in this year.',
  appealsApart:
    'An appeal is a case of its own against what another one decided: it is not added to the procedures resolved, nor to their days.',
  noAppeals: 'No appeal ended in this year.',
  authorised: 'What was authorised, by use',
  cases: 'Cases',
  area: 'm²',
  investment: 'Investment',
  filings: 'How many filings each case needed',
  entries: 'Filings',
  steps: 'Where they stand longest',
  step: 'Step',
  meanDays: 'Working days, mean',
}

export const STATISTICS_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
