import { expect, it } from 'vitest'
import { endOfDay } from './end-of-day.ts'

it('a day in El Salvador ends six hours after that of Greenwich', () => {
  expect(endOfDay('2019-06-28', 'America/El_Salvador')).toBe('2019-06-29T05:59:59.999Z')
})
