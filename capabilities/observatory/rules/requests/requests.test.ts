import { describe, expect, it } from 'vitest'
import { letterOf, reminderLetter } from './letter.ts'
import { reminderOf } from './reminder-days.ts'
import { mayClose, standingOf } from './request-acts.ts'

describe('reminders of a request that is due on 30 June', () => {
  it.each([
    ['2020-06-22', undefined],
    ['2020-06-23', -7],
    ['2020-06-25', -7],
    ['2020-06-26', undefined],
    ['2020-06-29', -1],
    ['2020-06-30', undefined],
    ['2020-07-01', 1],
    ['2020-07-04', undefined],
    ['2020-07-07', 7],
    ['2020-07-30', 30],
    ['2020-09-01', undefined],
  ] as const)('on %s: %s', (today, day) => expect(reminderOf('2020-06-30', today)).toBe(day))
})

describe('how a request stands', () => {
  const request = { state: 'open' as const, dueOn: '2020-06-30', closedOn: undefined }
  it.each([
    ['2020-06-29', { kind: 'waits', days: 1 }],
    ['2020-06-30', { kind: 'waits', days: 0 }],
    ['2020-07-03', { kind: 'late', days: 3 }],
  ] as const)('on %s', (today, standing) => expect(standingOf(request, today)).toEqual(standing))
  it('tells how late an answer came', () => {
    const answered = { ...request, state: 'answered' as const, closedOn: '2020-07-10' }
    expect(standingOf(answered, '2021-01-01')).toEqual({ kind: 'answered', late: 10 })
  })
})

it.each([
  ['by a batch', { state: 'open', changed: false, batch: true, note: '' }, undefined],
  ['by words', { state: 'open', changed: false, batch: false, note: 'No llevan ese registro' }, undefined],
  ['by nothing', { state: 'open', changed: false, batch: false, note: '' }, 'no_answer'],
  ['twice', { state: 'answered', changed: false, batch: true, note: '' }, 'closed_already'],
  ['as it no longer stands', { state: 'open', changed: true, batch: true, note: '' }, 'changed_meanwhile'],
] as const)('a request is closed %s', (_, request, refusal) => expect(mayClose(request)?.kind).toBe(refusal))

describe('the letter', () => {
  const facts = {
    number: 12,
    sender: 'La oficina de planificación',
    institution: 'Policía',
    askedOffice: 'Unidad de estadística',
    indicator: 'Hechos reportados',
    content: {
      definition: { es: 'Hechos del año.' },
      unit: { es: 'hechos' },
      contact: { es: 'Sistema de información' },
      breakdowns: [{ code: 'sex', title: { es: 'sexo' }, values: [] }],
    },
    period: '2019',
    askedOn: '2020-01-15',
    dueOn: '2020-03-31',
    remark: 'Sin nombres de personas.',
  }
  it('says what is asked, how, until when and who answers questions', () => {
    const { subject, paragraphs } = letterOf(facts)
    expect(subject).toBe('Solicitud de datos n.º 12: Hechos reportados, 2019')
    const text = paragraphs.join('\n')
    for (const said of [
      'Unidad de estadística, Policía',
      'Hechos del año.',
      'por sexo',
      '31 de marzo de 2020',
      'Sistema de información',
      'Sin nombres de personas.',
    ])
      expect(text).toContain(said)
  })
  it('reminds of a day to come, and of one that has passed', () => {
    expect(reminderLetter(facts, -7).paragraphs.join(' ')).toContain('termina el 31 de marzo de 2020')
    expect(reminderLetter(facts, 1).paragraphs.join(' ')).toContain('Aún no los hemos recibido')
  })
})
