import { setFlagsFromString } from 'node:v8'
import { MessageChannel, Worker } from 'node:worker_threads'
import { workerScript } from '../root.ts'
import type { EmbeddedWorkerData, EmbeddedWorkerMessage, EmbeddedWorkerOrder } from './embedded-worker.ts'
import { PortStream, type PortToThread } from './port-stream.ts'

// V8 keeps a register of compiled code, and giving back WebAssembly code that was compiled anew can find it in disorder and end the whole
// process (Node's issue 64500, "jit_page_->allocations_.erase"; seen here). Nothing given back costs some megabytes.
setFlagsFromString('--no-wasm-code-gc')

export interface EngineSettings {
  readonly clusterDir: string
  readonly postgisBundle?: string | undefined
  readonly durable: boolean
  /** A statement that runs longer ends the thread: PGlite cannot be interrupted and ignores `statement_timeout`. */
  readonly statementSeconds: number
  readonly idleInTransactionMs: number
  /** The largest answer of one statement, in bytes. */
  readonly largestAnswer?: number | undefined
}

/** The worker thread that holds the embedded database; started again when it breaks or is stopped. */
export interface EmbeddedEngine {
  /** For `pg`: a stream that leads to the thread. */
  stream(): PortStream
  /** Gives statements more time (migrations), or the usual time again. */
  allowStatements(seconds: number): void
  /** How often the thread was started again. */
  restarts(): number
  /** Writes a checkpoint and ends the thread. */
  close(): Promise<void>
  /** Ends the thread at once, without another write to the files: they may have become somebody else's. */
  abandon(): Promise<void>
}

/** The statement took too long, and with it the session that everybody shares. SQLSTATE as a server would say it. */
class StatementTooLong extends Error {
  readonly code = '57014'
  constructor(seconds: number) {
    super(`canceling statement: it ran longer than ${seconds} s and the embedded database was started again`)
  }
}

/** An answer is held in memory whole, by the thread's driver here: one that has no end would take everything with it. */
class AnswerTooLarge extends Error {
  readonly code = '54000'
  constructor(bytes: number) {
    super(`program limit exceeded: an answer of more than ${bytes} bytes; the embedded database was started again`)
  }
}

class EngineStopped extends Error {
  readonly code = '57P01'
  constructor(reason: string) {
    super(`the embedded database stopped: ${reason}`)
  }
}

const WORKER_URL = workerScript('platform/database/embedded-worker')
const CLOSE_MS = 20_000
const LARGEST_ANSWER = 256_000_000
/** A database that breaks again and again is broken: no more than this many starts a minute. */
const STARTS_PER_MINUTE = 5

interface RunningWorker {
  readonly worker: Worker
  readonly streams: Set<PortStream>
  failure(): Error | undefined
  /** Ends the thread at once; who was using it is told why. */
  stop(why: Error): void
}

interface StartedWorker {
  readonly ready: Promise<RunningWorker>
  readonly exited: Promise<void>
}

/** Rejects with the engine's own words when the database cannot be started. */
export async function startEngine(settings: EngineSettings): Promise<EmbeddedEngine> {
  let running: Promise<RunningWorker> | undefined
  let lastExit: Promise<void> = Promise.resolve()
  let closing = false
  let starts: number[] = []
  let started = 0
  const limit = { seconds: settings.statementSeconds }

  /** Two threads must never have the files at once: the next one starts when the last one is gone. */
  function startAgain(): Promise<RunningWorker> {
    const attempt: Promise<RunningWorker> = lastExit.then(() => {
      const started = startWorker(settings, limit, () => {
        if (running === attempt) running = undefined
      })
      lastExit = started.exited
      return started.ready
    })
    return attempt
  }

  async function current(): Promise<RunningWorker> {
    if (running === undefined) {
      const now = Date.now()
      starts = [...starts.filter((at) => now - at < 60_000), now]
      if (starts.length > STARTS_PER_MINUTE) throw new EngineStopped('it failed too often within a minute')
      started += 1
      running = startAgain()
    }
    return running
  }

  await current()

  return {
    stream() {
      const stream: PortStream = new PortStream(async () => {
        if (closing) throw new EngineStopped('it is being closed')
        return admit(await current(), stream, settings.largestAnswer ?? LARGEST_ANSWER)
      })
      return stream
    },
    allowStatements(seconds) {
      limit.seconds = seconds
    },
    restarts: () => started - 1,
    async close() {
      closing = true
      if (running !== undefined) await stopWorker(await running)
      await lastExit
    },
    async abandon() {
      closing = true
      const held = await running
      await held?.worker.terminate()
    },
  }
}

function admit(running: RunningWorker, stream: PortStream, largestAnswer: number): PortToThread {
  const { port1, port2 } = new MessageChannel()
  running.streams.add(stream)
  stream.once('close', () => running.streams.delete(stream))
  const order: EmbeddedWorkerOrder = { kind: 'admit', port: port2 }
  running.worker.postMessage(order, [port2])
  const onAnswer = (bytes: number) => {
    if (bytes > largestAnswer) running.stop(new AnswerTooLarge(largestAnswer))
  }
  return { port: port1, failure: running.failure, onAnswer }
}

function startWorker(
  settings: EngineSettings,
  limit: { readonly seconds: number },
  onFailing: () => void,
): StartedWorker {
  const busySince = new SharedArrayBuffer(4)
  const { clusterDir, postgisBundle, idleInTransactionMs, durable } = settings
  const data: EmbeddedWorkerData = { clusterDir, postgisBundle, busySince, idleInTransactionMs, durable }
  const worker = new Worker(WORKER_URL, { name: 'embedded-database', workerData: data, execArgv: [] })
  const streams = new Set<PortStream>()
  let failure: Error | undefined
  const fail = (reason: Error) => {
    failure ??= reason
    onFailing()
  }
  const stop = (reason: Error) => {
    fail(reason)
    void worker.terminate()
  }
  const watchdog = setInterval(() => {
    const since = Atomics.load(new Int32Array(busySince), 0)
    if (since === 0 || Date.now() / 1000 - since <= limit.seconds) return
    stop(new StatementTooLong(limit.seconds))
  }, 500)
  worker.on('error', (error: Error) => fail(new EngineStopped(error.message)))

  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      clearInterval(watchdog)
      fail(new EngineStopped('the thread ended'))
      for (const stream of [...streams]) stream.destroy(failure)
      resolve()
    })
  })
  const ready = new Promise<RunningWorker>((resolve, reject) => {
    worker.on('message', (message: EmbeddedWorkerMessage) => {
      if (message.kind === 'ready') resolve({ worker, streams, failure: () => failure, stop })
      if (message.kind === 'failed') {
        stop(new EngineStopped(message.reason))
      }
    })
    void exited.then(() => reject(failure))
  })
  return { ready, exited }
}

async function stopWorker({ worker, streams }: RunningWorker): Promise<void> {
  for (const stream of [...streams]) stream.destroy()
  const closed = new Promise<void>((resolve) => {
    worker.on('message', (message: EmbeddedWorkerMessage) => {
      if (message.kind === 'closed') resolve()
    })
    worker.once('exit', () => resolve())
  })
  const order: EmbeddedWorkerOrder = { kind: 'close' }
  worker.postMessage(order)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MS)
  })
  await Promise.race([closed, late])
  clearTimeout(timer)
  await worker.terminate()
}
