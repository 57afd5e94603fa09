import { describe, expect, it } from 'vitest'
import { definitionSchema } from '../definition/definition.ts'
import type { Answers } from './answers.ts'
import { compileDefinition, rulesFor } from './compiled.ts'
import { missingDocuments } from './documents.ts'
import { feesOf } from './fees.ts'
import { caseNumber, seriesOf, typedCaseNumber } from './number.ts'
import { answersAfter, numberOf } from './read-form.ts'
import { relevantAnswers, reviewOf, seenFields } from './review.ts'

const t = (es: string) => ({ es })

/** A kiosk on a pavement: nothing of any institution. */
const kiosk = compileDefinition(
  definitionSchema.parse({
    code: 'kiosco',
    edition: '1',
    title: t('Kiosco'),
    summary: t('x'),
    who: t('x'),
    situation: t('x'),
    roles: [{ key: 'applicant', title: t('x') }],
    calendar: 'x',
    certainty: 'invented',
    sections: [
      {
        key: 'site',
        title: t('Sitio'),
        fields: [
          {
            key: 'width',
            title: t('Ancho'),
            kind: 'number',
            valid: { holds: 'width > 0', otherwise: t('Más de cero.') },
          },
          { key: 'food', title: t('Comida'), kind: 'yes_no' },
          { key: 'gas', title: t('Gas'), kind: 'yes_no', when: 'food' },
          { key: 'cylinders', title: t('Cilindros'), kind: 'number', when: 'gas' },
          { key: 'since', title: t('Desde'), kind: 'date', required: false },
          {
            key: 'goods',
            title: t('Qué vende'),
            kind: 'choices',
            required: false,
            options: [
              { value: 'fruit', title: t('Fruta') },
              { value: 'bread', title: t('Pan') },
            ],
          },
        ],
      },
      { key: 'who', title: t('Quién'), fields: [{ key: 'owner', title: t('Dueña'), kind: 'person' }] },
    ],
    documents: [
      { key: 'health', title: t('Salud'), when: 'food', accepts: ['pdf'], certainty: 'invented' },
      { key: 'deed', title: t('Escritura'), accepts: ['pdf'], heldBy: t('el registro'), certainty: 'invented' },
    ],
    fees: [
      { key: 'place', title: t('Puesto'), amount: '3.5 * width', certainty: 'invented', inForceTo: '2019-12-31' },
      { key: 'place', title: t('Puesto'), amount: '4.005 * width', certainty: 'invented', inForceFrom: '2020-01-01' },
      { key: 'gas', title: t('Gas'), when: 'gas', amount: '10 * cylinders', certainty: 'invented' },
    ],
    checks: [
      {
        key: 'wide',
        when: 'width > 3',
        severity: 'stops',
        message: t('No pasa.'),
        citation: 'Art. 5',
        certainty: 'invented',
      },
      {
        key: 'old',
        when: 'width > 2',
        severity: 'warns',
        message: t('Ancho.'),
        certainty: 'invented',
        inForceTo: '2019-12-31',
      },
    ],
    steps: [
      { key: 'draft', title: t('x'), by: 'applicant', actions: [{ key: 'file', title: t('x'), to: 'end' }] },
      { key: 'end', title: t('x'), end: 'closed' },
    ],
  }),
)
const rules = (answers: Answers) => rulesFor(kiosk, answers)
const owner = { name: 'Ana' }

describe('which questions are asked', () => {
  it.each<[Answers, string]>([
    [{}, 'width food since goods owner'],
    [{ food: false }, 'width food since goods owner'],
    [{ food: true }, 'width food gas since goods owner'],
    [{ food: true, gas: true }, 'width food gas cylinders since goods owner'],
  ])('%j: %s', (answers, keys) =>
    expect(
      seenFields(rules(answers))
        .map(({ key }) => key)
        .join(' '),
    ).toBe(keys),
  )

  it('what another answer hides is not filed, nor what hangs on it', () => {
    expect(relevantAnswers(kiosk, { width: 1, food: false, gas: true, cylinders: 3 })).toEqual({
      width: 1,
      food: false,
    })
  })
})

describe('what was typed becomes an answer', () => {
  const sent = (typed: Record<string, string[]>) => new Map(Object.entries(typed))
  const after = (typed: Record<string, string[]>, before: Answers = {}) =>
    answersAfter(before, seenFields(rules({ food: true, gas: true })), sent(typed))
  it.each<[Record<string, string[]>, Answers]>([
    [{ width: ['2,5'] }, { width: 2.5 }],
    [{ width: ['1,250.5'] }, { width: 1250.5 }],
    [{ width: ['dos'] }, { width: 'dos' }],
    [{ width: ['  '] }, {}],
    [{ food: ['si'] }, { food: true }],
    [{ food: ['quizás'] }, {}],
    [{ goods: ['bread', 'gold', 'bread'] }, { goods: ['bread'] }],
    [{ 'owner.name': ['Ana'], 'owner.contact': ['2222'] }, { owner: { name: 'Ana', contact: '2222' } }],
    [{ 'owner.contact': ['2222'] }, { owner: { contact: '2222' } }],
    [{ strange: ['1'] }, {}],
  ])('%j → %j', (typed, answers) => expect(after(typed)).toEqual(answers))

  it('what was shown and emptied is no answer any more; what was not shown stays', () => {
    const fields = seenFields(rules({})).filter(({ key }) => key === 'width')
    expect(answersAfter({ width: 2, food: true }, fields, new Map())).toEqual({ food: true })
  })

  it.each([
    ['12', 12],
    ['-3', -3],
    ['1,234', 1234],
    ['1.5', 1.5],
    ['1 250', 1250],
    ['12x', undefined],
    ['1e9', undefined],
    ['', undefined],
  ])('%j is %s', (text, number) => expect(numberOf(text)).toBe(number))
})

describe('what stands in the way of filing', () => {
  const health = [{ key: 'health' }]
  const review = (answers: Answers, documents = health, on = '2026-03-02') => {
    const { faults, missing, stops, warns, passes } = reviewOf(kiosk, answers, documents, on)
    const keys = (all: readonly { readonly key: string }[]) => all.map(({ key }) => key).join(' ')
    return `${faults.map(({ field }) => field.key).join(' ')}|${keys(missing)}|${keys(stops)}|${keys(warns)}|${passes}`
  }
  it.each<[Answers, string]>([
    [{ width: 2, food: false, owner }, '||||true'],
    [{ food: false, owner }, 'width||||false'],
    [{ width: 0, food: false, owner }, 'width||||false'],
    [{ width: 'dos', food: false, owner }, 'width||||false'],
    [{ width: 4, food: false, owner }, '||wide||false'],
    [{ width: 2, food: true, gas: false, owner }, '||||true'],
    [{ width: 2, food: true, owner }, 'gas||||false'],
    [{ width: 2, food: false, owner, since: '2019-02-30' }, 'since||||false'],
    [{ width: 2, food: false, owner: { contact: '1' } }, 'owner||||false'],
  ])('%j: %s', (answers, said) => expect(review(answers)).toBe(said))

  it('a document is asked for where its condition holds, and never one that the administration holds', () => {
    expect(review({ width: 2, food: true, gas: false, owner }, [])).toBe('|health|||false')
    expect(missingDocuments(rules({ food: false }), [])).toEqual([])
  })
  it('the rules of the day of filing count', () => {
    expect(review({ width: 2.5, food: false, owner }, health, '2019-12-31')).toBe('|||old|true')
    expect(review({ width: 2.5, food: false, owner }, health, '2020-01-01')).toBe('||||true')
  })
})

describe('what it costs', () => {
  const fees = (answers: Answers, on: string) => {
    const { lines, totalCents, open } = feesOf(rules(answers), on)
    return `${lines.map(({ key, cents }) => `${key} ${cents}`).join(', ')} = ${totalCents}; open: ${open.map(({ key }) => key).join(' ')}`
  }
  it.each<[Answers, string, string]>([
    [{ width: 2, food: false }, '2019-12-31', 'place 700 = 700; open: gas'],
    [{ width: 2, gas: false }, '2020-01-01', 'place 801 = 801; open: '],
    [{ width: 1, gas: false }, '2020-01-01', 'place 401 = 401; open: '],
    [{ width: 2, gas: true, cylinders: 3 }, '2020-01-01', 'place 801, gas 3000 = 3801; open: '],
    [{ gas: true }, '2020-01-01', ' = 0; open: place gas'],
  ])('%j on %s: %s', (answers, on, said) => expect(fees(answers, on)).toBe(said))
})

describe('numbers', () => {
  it.each([
    ['permiso-de-construccion', 'PC'],
    ['linea-de-construccion', 'LC'],
    ['kiosco', 'K'],
  ])('%s → %s', (code, series) => expect(seriesOf(code)).toBe(series))
  it('are written so', () => expect(caseNumber('opamss', 'PC', 2026, 12)).toBe('OPAMSS-PC-2026-00012'))
  it.each(['OPAMSS-PC-2026-00012', ' opamss pc 2026 12', 'opamss/pc/2026/0012', 'Opamss–PC–2026–12'])(
    '«%s» means that one',
    (typed) => expect(typedCaseNumber(typed)).toBe('OPAMSS-PC-2026-00012'),
  )
})
