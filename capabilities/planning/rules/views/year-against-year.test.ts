import { expect, test } from 'vitest'
import { type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Judged, judged } from '../states.ts'
import { matchUnits, pointsBetween } from './year-against-year.ts'

const row = (id: string, name: string) => ({ unit: { id }, name })

test('units are matched by what they are and not by their name; new ones and those that ended are kept', () => {
  const found = matchUnits(
    [row('1', 'Planificación'), row('2', 'Archivo')],
    [row('3', 'Riesgos'), row('1', 'Planeación')],
  )
  expect(found.map(({ unitId, earlier, later }) => [unitId, earlier?.name, later?.name])).toEqual([
    ['3', undefined, 'Riesgos'],
    ['1', 'Planificación', 'Planeación'],
    ['2', 'Archivo', undefined],
  ])
})

test.each<readonly [string, Maybe<Judged> | undefined, Maybe<Judged> | undefined, number | undefined]>([
  ['better', judged(60), judged(85), 25],
  ['worse', judged(90), judged(70), -20],
  ['what is beyond 100 does not count', judged(100), judged(130), 0],
  ['measured 0 is a figure', judged(0), judged(40), 40],
  ['not reported is no figure', missing('not_reported'), judged(40), undefined],
  ['no plan that year', undefined, judged(40), undefined],
])('%s', (_, earlier, later, points) => {
  expect(pointsBetween(earlier, later)).toBe(points)
})
