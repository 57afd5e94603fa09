import { describe, expect, it } from 'vitest'
import type { IndicatorTerms } from '../model.ts'
import { parseIndicatorTerms } from './indicator-terms.ts'

/** What a planner would write, and what it asks for. */
const CASES: readonly (readonly [string, IndicatorTerms['kind'], IndicatorTerms['targets']])[] = [
  [
    'Al finalizar el año 2019 se han plantado 2000 árboles',
    'count',
    [{ value: 2000, unit: 'árboles', due: '2019-12-31' }],
  ],
  [
    'Al menos 4 talleres a junio 2019',
    'count',
    [{ value: 4, comparator: 'at_least', unit: 'talleres', due: '2019-06-30' }],
  ],
  [
    'A dic/19, al menos 1,000 vecinos inscritos',
    'count',
    [{ value: 1000, comparator: 'at_least', unit: 'vecinos', due: '2019-12-31' }],
  ],
  ['Se han inspeccionado once puentes', 'count', [{ value: 11, unit: 'puentes' }]],
  ['Al 15 de mayo entregado el mapa', 'date_milestone', [{ due: '2019-05-15' }]],
  ['Al finalizar el tercer trimestre publicado el manual', 'date_milestone', [{ due: '2019-09-30' }]],
  ['Al finalizar febrero abierta la oficina', 'date_milestone', [{ due: '2019-02-28' }]],
  ['En julio y diciembre 2019 publicado el índice', 'date_milestone', [{ due: '2019-07-31' }, { due: '2019-12-31' }]],
  [
    'A diciembre se tienen 12 planillas pagadas',
    'recurring_deliverable',
    [{ value: 12, unit: 'planillas', due: '2019-12-31' }],
  ],
  [
    'Cuatro informes trimestrales al 31 de diciembre de 2019',
    'recurring_deliverable',
    [{ value: 4, unit: 'informes trimestrales', due: '2019-12-31' }],
  ],
  ['Mensualmente se limpia el canal', 'recurring_deliverable', [{ value: 12 }]],
  ['Vecinos satisfechos en un 80%', 'percentage', [{ value: 80, unit: '%' }]],
  [
    'Al menos el 90 % de las quejas respondidas a diciembre 2019',
    'percentage',
    [{ value: 90, comparator: 'at_least', unit: '%', due: '2019-12-31' }],
  ],
  ['La tasa es igual o mayor al 4.50%', 'threshold', [{ value: 4.5, comparator: 'at_least', unit: '%' }]],
  [
    'Los residuos no sobrepasan los 10 metros cúbicos',
    'threshold',
    [{ value: 10, comparator: 'at_most', unit: 'metros cúbicos' }],
  ],
  [
    'Un mínimo del 70% en lo seguro y un máximo del 30% en lo demás',
    'threshold',
    [
      { value: 70, comparator: 'at_least', unit: '%' },
      { value: 30, comparator: 'at_most', unit: '%' },
    ],
  ],
  [
    'A junio 2019 cerrada la obra. A diciembre 2019: a) Escrita la memoria; b) Al menos 2 ferias; c) Al menos 3 mapas',
    'count',
    [
      { due: '2019-06-30' },
      { due: '2019-12-31' },
      { value: 2, comparator: 'at_least', unit: 'ferias', due: '2019-12-31' },
      { value: 3, comparator: 'at_least', unit: 'mapas', due: '2019-12-31' },
    ],
  ],
]

describe('terms of an indicator read from its text', () => {
  it.each(CASES)('%s', (text, kind, targets) => {
    const terms = parseIndicatorTerms(text, 2019)?.terms
    expect(terms?.kind).toBe(kind)
    expect(terms?.targets).toEqual(targets)
  })

  it('counts upwards unless only a ceiling is given', () => {
    expect(parseIndicatorTerms('Recibidas no más de 5 quejas', 2019)?.terms.direction).toBe('decrease')
    expect(parseIndicatorTerms('Al menos 5 ferias', 2019)?.terms.direction).toBe('increase')
  })

  it.each([
    'Contenta la gente del barrio',
    // Numbers that count nothing: articles of law, terms, years, parts of names.
    'Cumplido el Art. 8 de la ley en 20 días',
    'Medido el índice del año 2016 en el Puente 500',
  ])('%s asks for nothing that can be measured', (text) => {
    expect(parseIndicatorTerms(text, 2019)).toBeUndefined()
  })

  it('says when a date is of another year', () => {
    expect(parseIndicatorTerms('Al 31 de marzo de 2018 cerrada la caja', 2019)?.otherYears).toHaveLength(1)
    expect(parseIndicatorTerms('Al 31 de marzo cerrada la caja', 2019)?.otherYears).toHaveLength(0)
  })

  it('is always a proposal, with the words it was read from, in both languages', () => {
    const reason = parseIndicatorTerms('Al menos 4 talleres a junio 2019', 2019)?.proposal.reason
    expect(reason?.es).toContain('«Al menos 4»')
    expect(reason?.en).toContain('“Al menos 4”')
  })
})
