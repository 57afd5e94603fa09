import { describe, expect, it } from 'vitest'
import { definitionSchema } from '../../rules/definition/definition.ts'
import { blankDefinition, partAt } from '../../rules/definition/edit.ts'
import { BASICS_FORM, LEADS } from './basics-form.ts'
import { PART_FORMS } from './part-forms.ts'
import { readPart, type TypedPart, typedOf } from './part-values.ts'

function sent(typed: TypedPart): FormData {
  const form = new FormData()
  for (const [name, texts] of Object.entries(typed)) for (const text of texts) form.append(name, text)
  return form
}

const FIELD = {
  key: 'use',
  title: { es: 'Uso', en: 'Use' },
  hint: { es: 'El principal.' },
  kind: 'choice',
  required: false,
  unit: 'm²',
  options: [
    { value: 'housing', title: { es: 'Vivienda', en: 'Housing' } },
    { value: 'other', title: { es: 'Otro' } },
  ],
  when: 'area > 5',
  whenSays: { es: 'Con más de 5' },
  valid: { holds: 'use != null', otherwise: { es: 'Falta' } },
}
const STEP = {
  key: 'gather',
  title: { es: 'Reunión' },
  by: 'reviewer',
  unit: 'SCDU',
  join: ['review', 'other'],
  opinion: { of: { es: 'Ambiente' }, within: { length: 10, unit: 'working_days' } },
}
const ACTION = {
  key: 'send',
  title: { es: 'Enviar' },
  to: ['review', 'granted'],
  by: 'applicant',
  when: 'x = 1',
  clock: 'pause',
  tells: ['applicant', 'reviewer'],
}

describe('the form of a part', () => {
  it.each([
    [
      'overrides',
      {
        jurisdiction: 'soyapango',
        title: { es: 'Soyapango' },
        units: { intake: 'SOY', review: 'URB' },
        labels: { title: { es: 'Otro', en: 'Other' }, 'steps.review': { es: 'Estudio' } },
      },
    ],
    ['fields', FIELD],
    ['steps', STEP],
    ['actions', ACTION],
    [
      'documents',
      {
        key: 'deed',
        title: { es: 'Escritura' },
        accepts: ['pdf', 'dwg'],
        heldBy: { es: 'el registro' },
        citation: 'x',
        certainty: 'found',
      },
    ],
    ['fees', { key: 'fee', title: { es: 'Tasa' }, amount: '5', certainty: 'found', inForceFrom: '2026-01-01' }],
    ['checks', { key: 'c', when: 'a', severity: 'stops', message: { es: 'No' }, certainty: 'found' }],
  ] as const)('says of %s all that stands in it, and nothing else', (kind, part) => {
    const form = PART_FORMS[kind]
    expect(readPart(form, sent(typedOf(form.fields, part)), 'es')).toMatchObject({ ok: true, value: part })
  })

  it('says of a procedure what is of the whole, and leaves out groups without their first value', () => {
    const blank = definitionSchema.parse(blankDefinition('prueba', 'Prueba'))
    const typed = { ...typedOf(BASICS_FORM.fields, blank), 'term.unit': ['working_days'], 'lasts.certainty': ['found'] }
    const read = readPart(BASICS_FORM, sent(typed), 'es', LEADS)
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    expect(read.value).toMatchObject({ title: { es: 'Prueba' }, calendar: 'sv', open: [] })
    expect(Object.keys(read.value)).not.toEqual(expect.arrayContaining(['term']))
    expect(Object.keys(read.value)).not.toEqual(expect.arrayContaining(['lasts']))
    expect(partAt(blank, 'title')).toBeUndefined()
  })

  it('says how near the register tells where, and nothing of it once the field is emptied', () => {
    const openPlace = {
      field: 'site',
      near: 'square',
      square: 500,
      unless: { when: 'use = "housing"', says: { es: 'una vivienda' }, square: 1000 },
      citation: 'LAIP, art. 10',
      certainty: 'unverified',
    }
    const blank = { ...definitionSchema.parse(blankDefinition('prueba', 'Prueba')), openPlace }
    const typed = typedOf(BASICS_FORM.fields, blank)
    expect(readPart(BASICS_FORM, sent(typed), 'es', LEADS)).toMatchObject({ ok: true, value: { openPlace } })
    const emptied = readPart(BASICS_FORM, sent({ ...typed, 'openPlace.field': [''] }), 'es', LEADS)
    expect(emptied).toMatchObject({ ok: true })
    if (emptied.ok) expect(emptied.value).not.toHaveProperty('openPlace')
  })

  it('puts each complaint at its control', () => {
    const read = readPart(
      PART_FORMS.fields,
      sent({ key: ['Área'], kind: ['colour'], options: ['Vivienda | Vivienda'] }),
      'es',
    )
    expect(read).toMatchObject({
      ok: false,
      errors: [
        { field: 'key', message: 'Solo letras minúsculas sin acento, números y guiones bajos; empieza por letra.' },
        { field: 'title.es', message: 'Falta este dato.' },
        { field: 'kind' },
        { field: 'options' },
      ],
    })
  })
})
