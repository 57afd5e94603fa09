import { describe, expect, it } from 'vitest'
import { type Definition, definitionSchema } from '../definition/definition.ts'
import { clockMove } from './clock-move.ts'

const text = { es: 'x', en: 'x' }

/** At `fix` the applicant is awaited and the term may declare a lapse; at `review`, where silence grants, the term may grant. */
function definition(): Definition {
  return definitionSchema.parse({
    code: 'prueba',
    edition: '1',
    title: text,
    summary: text,
    who: text,
    situation: text,
    roles: ['applicant', 'reviewer', 'clock'].map((key) => ({ key, title: text })),
    calendar: 'x',
    certainty: 'invented',
    sections: [{ key: 's', title: text, fields: [{ key: 'area', title: text, kind: 'number' }] }],
    steps: [
      { key: 'draft', title: text, by: 'applicant', actions: [{ key: 'file', title: text, to: 'review' }] },
      {
        key: 'review',
        title: text,
        by: 'reviewer',
        actions: [
          { key: 'observe', title: text, to: 'fix' },
          { key: 'grant', title: text, to: 'granted' },
          { key: 'silence', title: text, to: 'granted', by: 'clock' },
        ],
      },
      {
        key: 'fix',
        title: text,
        by: 'applicant',
        actions: [
          { key: 'answer', title: text, to: 'review' },
          { key: 'lapse', title: text, to: 'lapsed', by: 'clock' },
        ],
      },
      { key: 'granted', title: text, end: 'granted' },
      { key: 'lapsed', title: text, end: 'lapsed' },
    ],
  })
}

describe('what the term does by itself', () => {
  it.each([
    ['fix', 'lapsed', { step: 'fix', action: 'lapse' }],
    ['review', 'decided_by_silence', { step: 'review', action: 'silence' }],
    ['fix', 'decided_by_silence', undefined],
    ['review', 'lapsed', undefined],
    ['draft', 'lapsed', undefined],
  ] as const)('at %s, when the clock says %s', (open, state, expected) => {
    expect(clockMove(definition(), { open: [open], arrived: {} }, state)).toEqual(expected)
  })

  it('nothing any more where the case has ended', () => {
    expect(clockMove(definition(), { open: [], arrived: {}, ended: 'granted' }, 'lapsed')).toBeUndefined()
  })
})
