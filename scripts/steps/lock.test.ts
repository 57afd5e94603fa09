import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aloneUnder } from './lock.mjs'

let folder = ''
let lock = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'trama-lock-')))
  lock = join(folder, '.trama', 'prepare.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('only one process installs or builds at a time', () => {
  it('the second waits for the first', async () => {
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await sleep(50)
      log.push(`${name} ends`)
    }
    await Promise.all([aloneUnder(lock, work('first')), aloneUnder(lock, work('second'))])
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(existsSync(lock)).toBe(false)
  })

  it('is released when the work fails', async () => {
    await expect(aloneUnder(lock, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
    expect(existsSync(lock)).toBe(false)
  })

  it('a lock whose process is gone does not hold anyone up', async () => {
    mkdirSync(join(folder, '.trama'))
    writeFileSync(lock, '999999999')
    expect(await aloneUnder(lock, async () => 'done')).toBe('done')
  })
})
