import { expect, it } from 'vitest'
import { inputsOfText, textOfInputs } from './inputs-text.ts'

const TEXT =
  'people = population\nbefore = population, previous\nall = population, whole\narea = area, latest, whole\nwomen = population, sex=women\nold = population, age=65;sex=men, previous\neverybody = population, total'

it('inputs of a formula are read as they are written, and written as they are read', () => {
  const read = inputsOfText(`\n ${TEXT.replace('\n', ' \n\n  ')}`)
  expect(read).toEqual({
    ok: true,
    value: {
      people: { indicator: 'population', period: 'same', place: 'same' },
      before: { indicator: 'population', period: 'previous', place: 'same' },
      all: { indicator: 'population', period: 'same', place: 'whole' },
      area: { indicator: 'area', period: 'latest', place: 'whole' },
      women: { indicator: 'population', period: 'same', place: 'same', part: 'sex=women' },
      old: { indicator: 'population', period: 'previous', place: 'same', part: 'age=65;sex=men' },
      everybody: { indicator: 'population', period: 'same', place: 'same', part: 'total' },
    },
  })
  expect(read.ok && textOfInputs(read.value)).toBe(TEXT)
})

it.each(['people', 'people = population, tomorrow', 'a = b c', '1 = b', 'a = b\na = c', 'a = b, sex=', 'a = b, sex'])(
  '«%s» is asked about',
  (text) => {
    expect(inputsOfText(text)).toMatchObject({ ok: false, refusal: { kind: 'input_not_understood', field: 'inputs' } })
  },
)
