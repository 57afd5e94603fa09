import { describe, expect, it } from 'vitest'
import { CHECK_IDS, type CheckId, createHealth, type Probes } from './health.ts'

const LIMITS = { limitMs: 50, keptMs: 0 }

function probes(changed: Partial<Probes> = {}): Probes {
  const all = Object.fromEntries(CHECK_IDS.map((id) => [id, () => true])) as Record<CheckId, () => boolean>
  return { ...all, ...changed }
}

describe('a process may be sent requests', () => {
  it('when everything it needs answers', async () => {
    const report = await createHealth(probes(), LIMITS).report()
    expect(report).toEqual({ ready: true, checks: CHECK_IDS.map((id) => ({ id, ok: true })) })
  })

  it.each([
    { what: 'the database refuses', changed: { database: () => Promise.reject(new Error('away')) }, fails: 'database' },
    {
      what: 'the database never answers',
      changed: { database: () => new Promise<boolean>(() => {}) },
      fails: 'database',
    },
    { what: 'the structure is older than the program', changed: { migrations: () => false }, fails: 'migrations' },
    {
      what: 'the disk is full',
      changed: {
        files: () => {
          throw new Error('ENOSPC')
        },
      },
      fails: 'files',
    },
    { what: 'its worker hangs', changed: { jobs: () => false }, fails: 'jobs' },
    { what: 'it is being stopped', changed: { serving: () => false }, fails: 'serving' },
  ])('not when $what', async ({ changed, fails }) => {
    const { ready, checks } = await createHealth(probes(changed), LIMITS).report()
    expect(ready).toBe(false)
    expect(checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([fails])
  })

  it('is asked of the parts once, however many ask', async () => {
    let asked = 0
    const database = () => {
      asked += 1
      return true
    }
    const health = createHealth(probes({ database }), { limitMs: 50, keptMs: 60_000 })
    await Promise.all(Array.from({ length: 100 }, () => health.report()))
    await health.report()
    expect(asked).toBe(1)
  })

  it('but that it is being stopped is told at once', async () => {
    let serving = true
    const health = createHealth(probes({ serving: () => serving }), { limitMs: 50, keptMs: 60_000 })
    expect((await health.report()).ready).toBe(true)
    serving = false
    expect((await health.report()).ready).toBe(false)
  })
})
