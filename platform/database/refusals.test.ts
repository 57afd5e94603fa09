import { describe, expect, it } from 'vitest'
import { databaseRefusals } from './refusals.ts'

const HOLDER = { pid: 4711, startedAt: '1', boot: 'b', place: 'p', token: 't', since: '2026-11-29T16:05:37.893Z' }

describe('what a person reads when a database does not open', () => {
  it('names a few structure changes one by one, and of many the first and the last', () => {
    const told = (...names: string[]) => databaseRefusals.migrationsPending('127.0.0.1:5432/trama', names).message.es
    expect(told('0084_b')).toContain('le falta 1 cambio de estructura (0084_b).')
    expect(told('0083_a', '0084_b')).toContain('le faltan 2 cambios de estructura (0083_a, 0084_b).')
    expect(told('0000_a', '0001_b', '0002_c', '0003_d')).toContain('4 cambios de estructura (0000_a … 0003_d).')
  })

  it('says who holds a folder as far as that is known', () => {
    const told = (since: string) => databaseRefusals.directoryInUse('data/database', { ...HOLDER, since }).message
    expect(told(HOLDER.since).es).toContain('otro proceso (número 4711, desde 2026-11-29 16:05 UTC). Ciérrelo')
    expect(told('').en).toContain('another process. Stop it')
  })
})
