import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breakdownsOfText, partsInUse, textOfBreakdowns } from './breakdowns-text.ts'

const SEX = 'sex = sexo / sex: women = Mujeres / Women; men = Hombres / Men'

it('a breakdown is read as somebody writes it', () => {
  expect(breakdownsOfText(`\n  ${SEX}\n\nage=edad:0_14=Menores de 15;15=De 15 y más `)).toEqual({
    ok: true,
    value: [
      {
        code: 'sex',
        title: { es: 'sexo', en: 'sex' },
        values: [
          { code: 'women', title: { es: 'Mujeres', en: 'Women' } },
          { code: 'men', title: { es: 'Hombres', en: 'Men' } },
        ],
      },
      {
        code: 'age',
        title: { es: 'edad' },
        values: [
          { code: '0_14', title: { es: 'Menores de 15' } },
          { code: '15', title: { es: 'De 15 y más' } },
        ],
      },
    ],
  })
})

it.each([
  ['sex', 'breakdown_not_understood'],
  ['sex = sexo', 'breakdown_not_understood'],
  ['sex = sexo: women', 'breakdown_not_understood'],
  ['Sex = sexo: women = Mujeres; men = Hombres', 'breakdown_not_understood'],
  ['sex = sexo: women = Mujeres', 'breakdown_of_one'],
  ['sex = sexo: women = Mujeres; women = Damas', 'breakdown_twice'],
  [`${SEX}\n${SEX}`, 'breakdown_twice'],
])('«%s»: %s', (text, kind) => {
  expect(breakdownsOfText(text)).toMatchObject({ ok: false, refusal: { kind, field: 'breakdowns' } })
})

const code = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const name = fc.stringMatching(/^[A-Za-zÁÉÍÓÚáéíóúñ][A-Za-zñ0-9 ,.()-]{0,18}[a-z0-9)]$/)
const title = fc.oneof(fc.record({ es: name }), fc.record({ es: name, en: name }))
const part = fc.record({ code, title })
const breakdowns = fc.uniqueArray(
  fc.record({
    code,
    title,
    values: fc.uniqueArray(part, { minLength: 2, maxLength: 5, selector: (each) => each.code }),
  }),
  { maxLength: 4, selector: (each) => each.code },
)

it('what is written of breakdowns is read as the same breakdowns', () => {
  fc.assert(
    fc.property(breakdowns, (each) => {
      expect(breakdownsOfText(textOfBreakdowns(each))).toEqual({ ok: true, value: each })
    }),
  )
})

it('a part of which figures are published cannot be left out', () => {
  const read = breakdownsOfText(SEX)
  const published = ['total', 'sex=men', 'sex=women;zone=urban', 'sex=other']
  expect(read.ok && partsInUse(read.value, published)).toEqual(['sex=other', 'zone=urban'])
})
