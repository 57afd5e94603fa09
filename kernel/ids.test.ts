import { describe, expect, it } from 'vitest'
import { isId, newId } from './ids.ts'

/** Far enough ahead that no id made before in this process lies later. */
const NOW = Date.UTC(2090, 0, 1)

describe('ids', () => {
  it('are well-formed UUIDs of version 7 that carry the time they were made', () => {
    const id = newId(NOW)
    expect(isId(id)).toBe(true)
    expect(id[14]).toBe('7')
    expect('89ab').toContain(id[19])
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW)
  })

  it('sort in the order they were made, also within a millisecond and when the clock goes back', () => {
    const made: string[] = []
    for (let index = 0; index < 20_000; index += 1) made.push(newId(index < 10_000 ? NOW + 10 : NOW + 5))
    made.push(newId(NOW + 1000))
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })

  it.each([
    '',
    'x',
    '0190c5a0-0000-7000-8000-00000000000',
    '0190C5A0-0000-7000-8000-000000000000',
    "0190c5a0-0000-7000-8000-000000000000'",
  ])('%j is none', (text) => {
    expect(isId(text)).toBe(false)
  })
})
