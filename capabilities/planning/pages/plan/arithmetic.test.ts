import { describe, expect, it } from 'vitest'
import type { DraftElement, MonthReport } from '../../model.ts'
import { activityFigure, activityInput, type Child, meanFigure } from '../../rules/figure.ts'
import { GOLDEN_BANDS } from '../../rules/golden/bands.ts'
import { arithmeticOf } from './arithmetic.ts'

const basis = { cutOff: { year: 2019, month: 2 }, bands: GOLDEN_BANDS }

/** An activity with 100 programmed in January and in December, and as much done in January as given. */
function activity(key: string, done: number | undefined): Child['figure'] {
  const element: DraftElement = {
    key,
    kind: 'activity',
    title: key,
    from: [],
    schedule: { kind: 'quantities', months: [100, ...Array<null>(10).fill(null), 100] },
  }
  const reports: readonly MonthReport[] = done === undefined ? [] : [{ month: 1, executed: done }]
  return activityFigure(element, activityInput(element, reports, basis), basis)
}

function result(...children: readonly Child[]) {
  return meanFigure({ kind: 'result', id: 'r', title: 'Resultado' }, children, basis)
}

describe('the sum as one would write it', () => {
  it('divides what was done by what was programmed', () => {
    expect(arithmeticOf(activity('a', 40), 'toDate', GOLDEN_BANDS)).toEqual({
      expression: '40 ÷ 100 × 100',
      result: '40\u00a0%',
      rounded: false,
    })
    expect(arithmeticOf(activity('a', 40), 'year', GOLDEN_BANDS)?.expression).toBe('40 ÷ 200 × 100')
  })

  it('says what it would be without the cap', () => {
    const sum = arithmeticOf(activity('a', 106), 'toDate', GOLDEN_BANDS)
    expect(sum).toMatchObject({ result: '100\u00a0%', uncapped: '106\u00a0%' })
  })

  it('adds and divides what counts, capped', () => {
    const figure = result({ figure: activity('a', 80) }, { figure: activity('b', 130) }, { figure: activity('c', 40) })
    expect(arithmeticOf(figure, 'toDate', GOLDEN_BANDS)).toEqual({
      expression: '(80 + 100 + 40) ÷ 3',
      result: '73.3\u00a0%',
      rounded: true,
    })
  })

  it('leaves out what has no judgement', () => {
    const figure = result({ figure: activity('a', 80) }, { figure: activity('b', undefined) })
    expect(arithmeticOf(figure, 'toDate', GOLDEN_BANDS)).toEqual({
      expression: '80 ÷ 1',
      result: '80\u00a0%',
      rounded: false,
    })
  })

  it('writes the shares where weights were given', () => {
    const figure = result({ figure: activity('a', 80), weight: 3 }, { figure: activity('b', 40), weight: 1 })
    expect(arithmeticOf(figure, 'toDate', GOLDEN_BANDS)).toMatchObject({
      expression: '80 × 75\u00a0% + 40 × 25\u00a0%',
      result: '70\u00a0%',
    })
  })

  it('writes nothing where there is no figure', () => {
    expect(arithmeticOf(activity('a', undefined), 'toDate', GOLDEN_BANDS)).toBeUndefined()
    expect(arithmeticOf(result(), 'toDate', GOLDEN_BANDS)).toBeUndefined()
  })
})
