import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('settings of a running process', () => {
  it.each([
    { name: 'TRUST_PROXY', value: 'everybody' },
    { name: 'METRICS_PORT', value: '0' },
    { name: 'RATE_LIMIT', value: '-1' },
    { name: 'LOG_LEVEL', value: 'loud' },
    { name: 'TRAMA_DRAIN', value: 'long' },
  ])('a wrong $name is named with what was expected', ({ name, value }) => {
    const read = readSettings({ [name]: value })
    expect(read.ok ? undefined : read.refusal.field).toBe(name)
    for (const words of read.ok ? [] : [read.refusal.message.es, read.refusal.message.en])
      expect(words).toContain(value)
  })

  it('said nothing, believes nobody, serves no figures, and stops at once where nobody could take over', () => {
    const read = readSettings({})
    expect(read).toMatchObject({
      ok: true,
      value: { trust: { kind: 'nobody' }, metricsPort: undefined, rateFactor: 1, drainSeconds: 0, logLevel: 'info' },
    })
    const server = readSettings({ DATABASE_URL: 'postgres://trama@127.0.0.1/trama' }, true)
    expect(server).toMatchObject({ ok: true, value: { drainSeconds: 5, logLevel: 'warn' } })
  })
})
