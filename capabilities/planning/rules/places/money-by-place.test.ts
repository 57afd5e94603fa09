import { expect, test } from 'vitest'
import type { DraftElement } from '../../model.ts'
import type { Gathering } from '../activities-by.ts'
import { moneyByPlace } from './money-by-place.ts'

const place = (key: string, ...activities: readonly string[]): Gathering => ({
  key,
  element: { title: key },
  activities: activities.map((activity) => ({
    planId: 'p',
    unit: 'SCDU',
    activity: { key: activity, kind: 'activity', title: activity } as unknown as DraftElement,
  })),
})
const dollars = (amount: number) => ({ cents: amount * 100, currency: 'USD' })

test('money of what happens in one place is its own, of what happens in several it is told apart and not divided', () => {
  const gathered = [place('apopa', 'a', 'b', 'both'), place('nejapa', 'both', 'unwritten'), place('ilopango', 'free')]
  const planned = new Map([
    ['a', dollars(100)],
    ['b', dollars(50)],
    ['both', dollars(30)],
    ['free', dollars(0)],
    ['nowhere', dollars(999)],
  ])
  expect([...moneyByPlace(gathered, planned)]).toEqual([
    ['apopa', { own: dollars(150), shared: dollars(30) }],
    ['nejapa', { own: undefined, shared: dollars(30) }],
    ['ilopango', { own: dollars(0), shared: undefined }],
  ])
})
