import { createServer } from 'node:net'
import { afterAll } from 'vitest'
import type { Trama } from './harness.ts'
import { emptyHome, type Home } from './homes.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

export interface Rehearsal {
  readonly trama: () => Trama
  /** Stops what runs and goes on with the same data and at the same address, on another day. */
  wakeOn(day: string): Promise<void>
}

/**
 * One that nobody else gets while the server is down between two days: below those that systems hand out themselves, to
 * servers that ask for any and to every connection that leaves this machine.
 */
async function ownPort(): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer()
        .once('error', () => resolve(false))
        .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (isFree) return String(port)
  }
  throw new Error('No port was free for the rehearsal.')
}

/** A server whose day is set: what takes weeks between people is lived through in minutes. */
export function rehearsal(): Rehearsal {
  let running: TramaProcess | undefined
  let home: Home | undefined
  let port: string | undefined
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
      port ??= await ownPort()
      // The demonstration is loaded on the first day: accounts and posts begin then.
      home ??= await emptyHome()
      await running?.stop()
      running = undefined
      running = await startTrama(home.dataDir, { ...home.env, PORT: port, TRAMA_TODAY: day })
    },
  }
}
