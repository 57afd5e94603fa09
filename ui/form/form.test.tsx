import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { CheckboxGroup, RadioGroup, SelectField } from './choice-fields.tsx'
import { MonthField } from './date-fields.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { type FormState, field } from './form-state.ts'
import { NumberField, TextArea, TextField } from './text-fields.tsx'

const refused: FormState = {
  values: { cantidad: 'doce', nota: '<b>tres & medio</b>' },
  errors: [{ field: 'cantidad', message: 'Escriba un número' }],
}

describe('a form shown again after a refusal', () => {
  it('keeps what was typed, also what is no number, and never as markup', () => {
    const html = renderToString(
      <>
        <NumberField {...field(refused, 'cantidad')} label="Cantidad" locale="es" />
        <TextArea {...field(refused, 'nota')} label="Nota" locale="es" />
      </>,
    )
    expect(html).toContain('value="doce"')
    expect(html).toContain('&lt;b>tres &amp; medio&lt;/b>')
  })

  it('ties the error to its field, for eyes and for ears', () => {
    const html = renderToString(
      <NumberField {...field(refused, 'cantidad')} label="Cantidad" locale="es" hint="En trámites" />,
    )
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-describedby="f-cantidad-hint f-cantidad-error"')
    expect(html).toMatch(/id="f-cantidad-error"[^>]*><span class="hidden">Error: <\/span>Escriba un número/)
  })

  it('lists every error at the top, each a link to its field, in the order given', () => {
    const html = renderToString(
      <ErrorSummary
        locale="es"
        errors={[...refused.errors, { message: 'El mes está cerrado' }]}
        labels={{ cantidad: 'Cantidad' }}
      />,
    )
    expect(html).toContain('<a href="#f-cantidad">Cantidad: Escriba un número</a>')
    expect(html.indexOf('Escriba')).toBeLessThan(html.indexOf('cerrado'))
    expect(html).toContain('role="alert"')
  })

  it('says nothing when there is nothing to say', () => {
    expect(renderToString(<ErrorSummary locale="es" errors={[]} />)).toBe('')
  })
})

it('marks only what is optional, and leaves validation to the server', () => {
  const html = renderToString(
    <Form action="/x" locale="en" csrf="token-1" idempotencyKey="k-1">
      <TextField name="a" label="Name" locale="en" required />
      <TextField name="b" label="Second name" locale="en" />
    </Form>,
  )
  expect(html.match(/\(optional\)/g)).toHaveLength(1)
  expect(html).toContain('novalidate')
  expect(html).toContain('name="csrf" value="token-1"')
  expect(html).toContain('name="idempotency-key" value="k-1"')
})

it('chooses what was chosen', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  expect(renderToString(<SelectField name="s" label="S" locale="es" options={options} value="b" />)).toMatch(
    /<option value="b" selected/,
  )
  expect(renderToString(<RadioGroup name="r" label="R" locale="es" options={options} value="b" />)).toMatch(
    /id="f-r-2" value="b" checked/,
  )
  const both = renderToString(<CheckboxGroup name="c" label="C" locale="es" options={options} values={['a', 'b']} />)
  expect(both.match(/ checked/g)).toHaveLength(2)
})

it('offers the months of a year by name, closed ones not to be chosen', () => {
  const html = renderToString(
    <MonthField name="mes" label="Mes" locale="es" years={[2019]} value="2019-03" closed={['2019-01']} />,
  )
  expect(html.match(/<option/g)).toHaveLength(12)
  expect(html).toMatch(/<option value="2019-01" disabled[^>]*>enero 2019/)
  expect(html).toMatch(/<option value="2019-03" selected[^>]*>marzo 2019/)
})
