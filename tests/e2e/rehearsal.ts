import { afterAll } from 'vitest'
import type { Trama } from './harness.ts'
import { emptyHome, type Home } from './homes.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

export interface Rehearsal {
  readonly trama: () => Trama
  /** Stops what runs and goes on with the same data and at the same address, on another day. */
  wakeOn(day: string): Promise<void>
}

/** A server whose day is set: what takes weeks between people is lived through in minutes. */
export function rehearsal(): Rehearsal {
  let running: TramaProcess | undefined
  let home: Home | undefined
  afterAll(async () => {
    await running?.stop()
    await home?.dispose()
  })
  return {
    trama() {
      if (running === undefined) throw new Error('The rehearsal has not begun.')
      return running
    },
    async wakeOn(day) {
      const port = running === undefined ? '0' : new URL(running.address).port
      // The demonstration is loaded on the first day: accounts and posts begin then.
      home ??= await emptyHome()
      await running?.stop()
      running = undefined
      running = await startTrama(home.dataDir, { ...home.env, PORT: port, TRAMA_TODAY: day })
    },
  }
}
