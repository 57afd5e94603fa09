import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

/** A warning that nobody asked for is a defect: it hides the one that matters. A test that expects one spies on it itself. */
let spies: readonly MockInstance[] = []

beforeEach(() => {
  spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
})

afterEach(() => {
  const said = spies.flatMap((spy) => spy.mock.calls)
  for (const spy of spies) spy.mockRestore()
  expect(said, 'nothing is written to the console').toEqual([])
})
