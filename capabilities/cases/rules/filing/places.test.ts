import { describe, expect, it } from 'vitest'
import { definitionSchema } from '../definition/definition.ts'
import type { Answer, Field } from './answers.ts'
import { compileDefinition, fieldsNamed } from './compiled.ts'
import { answersAfter } from './read-form.ts'
import { faultOf } from './review.ts'

const t = (es: string) => ({ es })
const field = (kind: Field['kind']): Field => ({ key: 'place', title: t('Lugar'), kind, required: true })
const NO_RULES = { holds: () => null }

describe('a place that was typed becomes an answer', () => {
  it.each<[Field['kind'], Record<string, string>, Answer | undefined]>([
    ['parcel', { place: ' P-003 ' }, 'P-003'],
    ['parcel', { place: 'P-00', 'place-choice': '3' }, { said: 'P-00', choice: '3' }],
    ['parcel', { place: '', 'place-choice': '3' }, undefined],
    ['point', { place: '13.7, -89.2', 'place-system': '4326' }, { said: '13.7, -89.2', system: '4326' }],
    ['point', { place: '', 'place-system': '4326' }, undefined],
  ])('%s %j: %j', (kind, typed, answer) => {
    const sent = new Map(Object.entries(typed).map(([name, text]) => [name, [text]]))
    expect(answersAfter({}, [field(kind)], sent).place).toEqual(answer)
  })
})

describe('what is wrong with a place', () => {
  it.each<[Field['kind'], Answer, string | undefined]>([
    ['point', { said: '13.7, -89.2', shape: '{}' }, undefined],
    ['point', { said: 'ahí', wrong: 'Eso no es un punto.', wrongEn: 'That is no point.' }, 'Eso no es un punto.'],
    ['polygon', { said: 'de antes, sin leer' }, 'Escriba las coordenadas del lugar, o márquelo en el mapa.'],
    ['parcel', 'la que sea', undefined],
  ])('%s %j: %s', (kind, answer, said) => expect(faultOf(field(kind), answer, NO_RULES)?.es).toBe(said))
})

it('a rule leads to the questions that it looks at, each once', () => {
  const compiled = compileDefinition(
    definitionSchema.parse({
      code: 'x',
      edition: '1',
      title: t('x'),
      summary: t('x'),
      who: t('x'),
      situation: t('x'),
      roles: [{ key: 'applicant', title: t('x') }],
      calendar: 'x',
      certainty: 'invented',
      sections: [
        {
          key: 'one',
          title: t('x'),
          fields: [
            { key: 'floor', title: t('Piso'), kind: 'number' },
            { key: 'site', title: t('Sitio'), kind: 'number' },
            { key: 'other', title: t('Otro'), kind: 'number' },
          ],
        },
      ],
      documents: [],
      fees: [],
      checks: [
        {
          key: 'full',
          when: 'floor > site or floor = 0',
          severity: 'stops',
          message: t('x'),
          certainty: 'invented',
        },
      ],
      steps: [
        { key: 'draft', title: t('x'), by: 'applicant', actions: [{ key: 'file', title: t('x'), to: 'end' }] },
        { key: 'end', title: t('x'), end: 'closed' },
      ],
    }),
  )
  expect(fieldsNamed(compiled, 'floor > site or floor = 0').map(({ key }) => key)).toEqual(['floor', 'site'])
  expect(fieldsNamed(compiled, 'floor > 3')).toEqual([])
})
