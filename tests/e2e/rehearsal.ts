import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { Trama } from './harness.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

export interface Rehearsal {
  readonly trama: () => Trama
  /** Stops what runs and goes on with the same data and at the same address, on another day. */
  wakeOn(day: string): Promise<void>
}

/** A server whose day is set: what takes weeks between people is lived through in minutes. */
export function rehearsal(): Rehearsal {
  let running: TramaProcess | undefined
  let dataDir: string | undefined
  afterAll(async () => {
    await running?.stop()
  })
  return {
    trama() {
      if (running === undefined) throw new Error('The rehearsal has not begun.')
      return running
    },
    async wakeOn(day) {
      const port = running === undefined ? '0' : new URL(running.address).port
      // The demonstration is loaded on the first day: accounts and posts begin then.
      dataDir ??= mkdtempSync(join(inject('e2e').folder, 'rehearsal-'))
      await running?.stop()
      running = undefined
      running = await startTrama(dataDir, { PORT: port, TRAMA_TODAY: day })
    },
  }
}
