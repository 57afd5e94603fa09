import { expect, test } from 'vitest'
import { assertPayload, createLocalEvents, MAX_PAYLOAD_BYTES } from './events.ts'

test('news reaches those who listen to its channel, until they stop', () => {
  const events = createLocalEvents()
  const heard: string[] = []
  const stop = events.subscribe('plan', (payload) => heard.push(`first ${payload}`))
  events.subscribe('plan', (payload) => heard.push(`second ${payload}`))
  events.subscribe('calendar', (payload) => heard.push(`calendar ${payload}`))
  events.deliver('plan', 'a')
  stop()
  events.deliver('plan', 'b')
  expect(heard).toEqual(['first a', 'second a', 'second b'])
})

test('a payload that PostgreSQL would refuse is refused on both databases', () => {
  expect(() => assertPayload('ñ'.repeat(MAX_PAYLOAD_BYTES))).toThrow(RangeError)
  expect(() => assertPayload('n'.repeat(MAX_PAYLOAD_BYTES))).not.toThrow()
})
