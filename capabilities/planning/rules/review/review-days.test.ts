import { describe, expect, it } from 'vitest'
import {
  agreementDateState,
  ownAgreementDates,
  ownReviewDates,
  phaseState,
  type ReviewDays,
  type ReviewPart,
} from './review-days.ts'

const REVIEW: ReviewDays = {
  year: 2019,
  quarter: 3,
  moment: 'units',
  phases: { units: '2019-10-10', consolidation: '2019-10-17', direction: '2019-10-24' },
  heldOn: undefined,
  consolidating: 'ugemae',
  delivered: ['uth'],
}
const SCDU = { id: 'scdu', code: 'SCDU' }

describe('the last day of a phase', () => {
  it.each([
    ['before its day', 'units', 'units', '2019-10-01', 'coming'],
    ['on its day', 'units', 'units', '2019-10-10', 'coming'],
    ['the day after', 'units', 'units', '2019-10-11', 'late'],
    ['of a phase that is over', 'consolidation', 'units', '2019-10-01', 'done'],
    ['of one that comes after', 'consolidation', 'direction', '2019-10-20', 'coming'],
    ['of a review that is signed', 'signed', 'direction', '2019-12-01', 'done'],
    ['of a review not opened yet', 'none', 'units', '2019-10-01', 'coming'],
    ['of one that nobody opened', 'none', 'units', '2019-12-01', 'past'],
  ] as const)('%s', (_what, moment, phase, day, state) => {
    expect(phaseState({ ...REVIEW, moment }, phase, day)).toBe(state)
  })
})

describe('what a review asks of a person', () => {
  it.each<[string, Partial<ReviewDays>, Partial<ReviewPart>, readonly string[]]>([
    ['of a unit that has not delivered', {}, { units: [SCDU] }, ['2019-10-10 las unidades informan (SCDU)']],
    ['of one that has', {}, { units: [{ id: 'uth', code: 'UTH' }] }, []],
    [
      'of the unit that consolidates',
      {},
      { units: [{ id: 'ugemae', code: 'UGEMAE' }] },
      ['2019-10-10 las unidades informan (UGEMAE)', '2019-10-17 planificación consolida (UGEMAE)'],
    ],
    ['of whoever directs', {}, { directs: true }, ['2019-10-24 la Dirección Ejecutiva revisa']],
    ['of a unit when planning consolidates', { moment: 'consolidation' }, { units: [SCDU] }, []],
    ['of nobody once it is signed', { moment: 'signed' }, { units: [SCDU], directs: true }, []],
  ])('%s', (_what, review, part, expected) => {
    const dates = ownReviewDates({ ...REVIEW, ...review }, { units: [], directs: false, ...part })
    expect(
      dates.map(({ on, title }) => `${on} ${title.es.replace(/^Revisión del trimestre 3 de 2019: /, '')}`),
    ).toEqual(expected)
  })

  it('holds its meeting once that is written down', () => {
    const dates = ownReviewDates(
      { ...REVIEW, moment: 'signed', heldOn: '2019-10-22' },
      { units: [SCDU], directs: false },
    )
    expect(dates).toMatchObject([{ on: '2019-10-22', path: '/t/revisiones/2019/3/acta' }])
  })
})

describe('an agreement in the calendar', () => {
  const agreement = { id: 'a', year: 2019, number: 4, text: 'Presentar fechas', unit: SCDU, dueOn: '2019-08-30' }
  it.each([
    ['open', {}, '2019-08-30', 'coming', 1],
    ['overdue', {}, '2019-08-31', 'late', 1],
    ['done, however late', { closedOn: '2019-09-15' }, '2019-09-30', 'done', 0],
    ['withdrawn', { withdrawnOn: '2019-08-01' }, '2019-09-30', undefined, 0],
  ] as const)('%s', (_what, days, day, state, own) => {
    expect(agreementDateState({ ...agreement, ...days }, day)).toBe(state)
    expect(ownAgreementDates([{ ...agreement, ...days }])).toHaveLength(own)
  })
})
