import { describe, expect, it } from 'vitest'
import { createLocalEvents, NEWS_GAP } from './events.ts'
import { CHANGED, createMemory } from './memory.ts'

function setUp() {
  const events = createLocalEvents()
  const memory = createMemory(events)
  let loads = 0
  const load = async () => {
    loads += 1
    return loads
  }
  return {
    events,
    memory,
    load,
    ask: (tx = memory.forTransaction('read')) => tx.remember(['planning', 'identity'], 'year', load),
  }
}

describe('what is remembered between requests', () => {
  it('is loaded once while nothing changes', async () => {
    const { ask } = setUp()
    expect([await ask(), await ask(), await ask()]).toEqual([1, 1, 1])
  })

  it('is loaded again after data of any of its topics changed, and not after others did', async () => {
    const { ask, events } = setUp()
    await ask()
    events.deliver(CHANGED, 'notifications')
    expect(await ask()).toBe(1)
    events.deliver(CHANGED, 'planning')
    expect(await ask()).toBe(2)
    events.deliver(CHANGED, 'identity')
    expect(await ask()).toBe(3)
  })

  it('is never what a transaction saw that began before the change', async () => {
    const { ask, memory, events } = setUp()
    const old = memory.forTransaction('read')
    events.deliver(CHANGED, 'planning')
    // The old transaction still sees the data as they were; its value is its own and is not kept.
    expect(await ask(old)).toBe(1)
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(2)
  })

  it('is not kept when the change comes while it is being loaded', async () => {
    const { ask, memory, events } = setUp()
    const tx = memory.forTransaction('read')
    await tx.remember(['planning', 'identity'], 'year', async () => {
      events.deliver(CHANGED, 'planning')
      return 99
    })
    expect(await ask()).toBe(1)
  })

  it('is never used by who writes', async () => {
    const { ask, memory } = setUp()
    await ask()
    expect(await ask(memory.forTransaction('write'))).toBe(2)
    expect(await ask()).toBe(1)
  })

  it('is forgotten when news may have been missed', async () => {
    const { ask, events } = setUp()
    await ask()
    events.deliver(NEWS_GAP, '')
    expect(await ask()).toBe(2)
  })
})
