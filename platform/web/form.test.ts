import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readForm } from './form.ts'

const schema = z.object({
  executed: z.coerce.number().min(0).max(100),
  year: z.coerce.number().int(),
  note: z.string().max(10).optional(),
  unit: z.enum(['SCDU', 'SPI']),
})
const GOOD = { executed: '3.5', year: '2019', unit: 'SPI' }

function errorsOf(fields: Readonly<Record<string, string>>, locale: 'es' | 'en' = 'es') {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...GOOD, ...fields })) form.set(name, value)
  const read = readForm(schema, form, locale)
  return read.ok ? {} : Object.fromEntries(read.errors.map(({ field, message }) => [field, message]))
}

describe('a form says of each field what is wrong with it', () => {
  it.each([
    { typed: {}, says: {} },
    { typed: { executed: '' }, says: { executed: 'Falta este dato.' } },
    { typed: { executed: '   ' }, says: { executed: 'Falta este dato.' } },
    { typed: { executed: 'muchos' }, says: { executed: 'Escriba un número, por ejemplo 12 o 3.5.' } },
    { typed: { executed: '1,5' }, says: { executed: 'Escriba un número, por ejemplo 12 o 3.5.' } },
    { typed: { executed: '-1' }, says: { executed: 'El valor más pequeño posible es 0.' } },
    { typed: { executed: '101' }, says: { executed: 'El valor más grande posible es 100.' } },
    { typed: { year: '2019.5' }, says: { year: 'Escriba un número entero, por ejemplo 12.' } },
    { typed: { year: 'dos mil' }, says: { year: 'Escriba un número, por ejemplo 12 o 3.5.' } },
    { typed: { note: 'más de diez letras' }, says: { note: 'Escriba 10 caracteres o menos.' } },
    { typed: { unit: 'otra' }, says: { unit: 'Elija una de las opciones de la lista.' } },
    {
      typed: { executed: 'x', year: '' },
      says: { executed: 'Escriba un número, por ejemplo 12 o 3.5.', year: 'Falta este dato.' },
    },
  ])('$typed', ({ typed, says }) => {
    expect(errorsOf(typed)).toEqual(says)
  })

  it('in English too', () => {
    expect(errorsOf({ executed: 'many' }, 'en')).toEqual({ executed: 'Write a number, for example 12 or 3.5.' })
  })
})

it('keeps what was typed as it was typed, and the files apart; an empty file is none', () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...GOOD, executed: ' x ' })) form.set(name, value)
  form.append('evidence', new File(['a'], 'a.txt'))
  form.append('evidence', new File(['b'], 'b.txt'))
  form.append('evidence', new File([], ''))
  expect(readForm(schema, form, 'es')).toMatchObject({ ok: false, typed: { executed: ' x ' } })
  form.set('executed', '2')
  const read = readForm(schema, form, 'es')
  expect(read.ok && read.files.evidence?.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
})
