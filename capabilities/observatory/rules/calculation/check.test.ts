import { describe, expect, it, test } from 'vitest'
import type { Calculation, CalculationInput, SheetContent } from '../../model.ts'
import { checkCalculations } from './check.ts'

type Sheet = Pick<SheetContent, 'quantity' | 'calculation' | 'aggregation' | 'periodicity' | 'breakdowns'>

const brought = (quantity: string, aggregation: Sheet['aggregation'] = 'sum'): Sheet => ({
  quantity,
  aggregation,
  periodicity: 'year',
  breakdowns: [],
})
const own = (indicator: string): CalculationInput => ({ indicator, period: 'same', place: 'same' })
const computed = (
  quantity: string | undefined,
  inputs: Calculation['inputs'],
  formula: Calculation['formula'],
  aggregation: Sheet['aggregation'] = 'none',
): Sheet => ({
  ...(quantity === undefined ? {} : { quantity }),
  aggregation,
  periodicity: 'year',
  breakdowns: [],
  calculation: { inputs, formula },
})
const people = own('people')
const area = own('area')
const BASE: readonly (readonly [string, Sheet])[] = [
  ['people', brought('person')],
  ['area', brought('km2')],
  ['births', brought('birth')],
  ['quality', brought('1', 'none')],
  ['rain', { ...brought('mm'), periodicity: 'month' }],
  ['ground', { ...brought('km2'), periodicity: 'once' }],
]

function refusalOf(sheet: Sheet): string | undefined {
  return checkCalculations(new Map([...BASE, ['new', sheet]]))[0]?.refusal.kind
}

describe('formulas of a catalogue', () => {
  it.each([
    ['people / area', 'person/km2', undefined],
    ['1000 * people / area', 'person/km2', undefined],
    ['people * people / area', 'person*person/km2', undefined],
    ['if people > 0 then people / area else 0', 'person/km2', undefined],
    ['people / area', 'person', 'other_unit'],
    ['area / people', 'person/km2', 'other_unit'],
    ['people + area', 'person', 'mixed_units'],
    ['people - area', 'person/km2', 'mixed_units'],
    ['people + 5 * area / people', 'person', 'mixed_units'],
    ['people / area', undefined, 'no_quantity'],
    ['people / are', 'person/km2', 'unknown_name'],
    ['people /', 'person/km2', 'syntax'],
    ['people > area', 'person/km2', 'formula_gives_no_number'],
    ['people', 'person', 'input_not_used'],
  ])('%s said to be in %s: %s', (value, quantity, refusal) => {
    expect(refusalOf(computed(quantity, { people, area }, { value }))).toBe(refusal)
  })

  it('births for each thousand people are births per person, and the factor is no unit', () => {
    const inputs = { births: own('births'), people }
    const formula = { numerator: 'births', denominator: 'people' }
    expect(refusalOf(computed('birth/person', inputs, formula, 'ratio'))).toBeUndefined()
    expect(refusalOf(computed('person/birth', inputs, formula, 'ratio'))).toBe('other_unit')
  })

  it('growth has no unit: people less people, over people', () => {
    const inputs = { now: people, before: { ...people, period: 'previous' as const } }
    const formula = { numerator: 'now - before', denominator: 'before' }
    expect(refusalOf(computed('1', inputs, formula, 'ratio'))).toBeUndefined()
  })

  it.each([
    [{ a: own('nobody') }, 'unknown_series'],
    [{ a: { ...people, place: 'whole' as const } }, 'no_own_period'],
    [{ a: { ...own('quality'), place: 'whole' as const } }, 'no_whole'],
    [{ a: { ...people, period: 'latest' as const } }, 'no_own_period'],
    [{ a: own('rain') }, 'other_periods'],
  ])('a formula over %j: %s', (inputs, refusal) => {
    expect(refusalOf(computed('person', inputs, { value: 'a' }))).toBe(refusal)
  })

  it('what is measured once stands for every period that reads the newest figure, and for no other', () => {
    const density = (period: CalculationInput['period']) =>
      computed('person/km2', { people, ground: { ...own('ground'), period } }, { value: 'people / ground' })
    expect(refusalOf(density('latest'))).toBeUndefined()
    expect(refusalOf(density('same'))).toBe('measured_once')
    expect(refusalOf(density('previous'))).toBe('measured_once')
  })

  describe('that speak of parts', () => {
    const sex = {
      code: 'sex',
      title: { es: 'sexo' },
      values: [
        { code: 'women', title: { es: 'Mujeres' } },
        { code: 'men', title: { es: 'Hombres' } },
      ],
    }
    const refused = (inputs: Calculation['inputs'], breakdowns: Sheet['breakdowns'], ofPeople = [sex]) => {
      const sheets = new Map([...BASE, ['people', { ...brought('person'), breakdowns: ofPeople }] as const])
      const sheet = { ...computed('person/km2', inputs, { value: 'people / area' }), breakdowns }
      return checkCalculations(new Map([...sheets, ['new', sheet]]))[0]?.refusal.kind
    }
    const whole = { ...area, part: 'total' }
    it.each<[string, Calculation['inputs'], Sheet['breakdowns'], string | undefined]>([
      ['one part', { people: { ...people, part: 'sex=women' }, area }, [], undefined],
      ['a part that is none', { people: { ...people, part: 'sex=others' }, area }, [], 'no_part'],
      ['part by part, against a total', { people, area: whole }, [sex], undefined],
      ['part by part, of what has no parts', { people, area }, [sex], 'not_by_parts'],
      ['the same for every part', { people: { ...people, part: 'total' }, area: whole }, [sex], 'nothing_by_parts'],
    ])('%s: %s', (_, inputs, breakdowns, refusal) => {
      expect(refused(inputs, breakdowns)).toBe(refusal)
    })
    it('say which input lacks which part', () => {
      const sheet = { ...computed('person/km2', { people, area }, { value: 'people / area' }), breakdowns: [sex] }
      const sheets = new Map([...BASE, ['people', { ...brought('person'), breakdowns: [sex] }] as const])
      const [finding] = checkCalculations(new Map([...sheets, ['new', sheet]]))
      expect(finding?.refusal.message.es).toContain('Para calcular «sex=women», la entrada «area»')
    })
  })

  it('what is put together as numerators over denominators says both', () => {
    expect(refusalOf(computed('person/km2', { people, area }, { value: 'people / area' }, 'ratio'))).toBe('no_parts')
  })
})

test('a circle is refused, and all that are in it are named', () => {
  const over = (indicator: string) => computed('person', { a: own(indicator) }, { value: 'a' })
  const findings = checkCalculations(
    new Map([
      ...BASE,
      ['first', over('second')],
      ['second', over('third')],
      ['third', over('first')],
      ['free', over('people')],
    ]),
  )
  expect(findings.map(({ refusal }) => refusal.kind)).toEqual(['circle'])
  expect(findings[0]?.refusal.message.en).toContain('first ← second ← third ← first')
})
