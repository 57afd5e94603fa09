import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { EmbeddedWorkerData, EmbeddedWorkerMessage, EmbeddedWorkerOrder } from './embedded-worker.ts'
import { PortStream } from './port-stream.ts'

export interface EngineSettings {
  readonly clusterDir: string
  readonly postgisBundle?: string | undefined
  readonly durable: boolean
  /** A statement that runs longer ends the thread: PGlite cannot be interrupted and ignores `statement_timeout`. */
  readonly statementSeconds: number
  readonly idleInTransactionMs: number
}

/** The worker thread that holds the embedded database; started again when it breaks or is stopped. */
export interface EmbeddedEngine {
  /** For `pg`: a stream that leads to the thread. */
  stream(): PortStream
  /** Gives statements more time (migrations), or the usual time again. */
  allowStatements(seconds: number): void
  /** Writes a checkpoint and ends the thread. */
  close(): Promise<void>
}

/** The statement took too long, and with it the session that everybody shares. SQLSTATE as a server would say it. */
class StatementTooLong extends Error {
  readonly code = '57014'
  constructor(seconds: number) {
    super(`canceling statement: it ran longer than ${seconds} s and the embedded database was started again`)
  }
}

class EngineStopped extends Error {
  readonly code = '57P01'
  constructor(reason: string) {
    super(`the embedded database stopped: ${reason}`)
  }
}

const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js',
  import.meta.url,
)
const CLOSE_MS = 20_000
/** A database that breaks again and again is broken: no more than this many starts a minute. */
const STARTS_PER_MINUTE = 5

interface RunningWorker {
  readonly worker: Worker
  readonly streams: Set<PortStream>
  readonly busySince: Int32Array
}

/** Rejects with the engine's own words when the database cannot be started. */
export async function startEngine(settings: EngineSettings): Promise<EmbeddedEngine> {
  let running: Promise<RunningWorker> | undefined
  let closing = false
  let starts: number[] = []
  const limit = { seconds: settings.statementSeconds }

  function current(): Promise<RunningWorker> {
    if (running === undefined) {
      const now = Date.now()
      starts = [...starts.filter((at) => now - at < 60_000), now]
      if (starts.length > STARTS_PER_MINUTE) throw new EngineStopped('it failed too often within a minute')
      const attempt = startWorker(settings, limit, () => {
        if (running === attempt) running = undefined
      })
      attempt.catch(() => {
        if (running === attempt) running = undefined
      })
      running = attempt
    }
    return running
  }

  await current()

  return {
    stream() {
      const stream: PortStream = new PortStream(async () => {
        if (closing) throw new EngineStopped('it is being closed')
        return admit(await current(), stream)
      })
      return stream
    },
    allowStatements(seconds) {
      limit.seconds = seconds
    },
    async close() {
      closing = true
      if (running !== undefined) await stopWorker(await running)
    },
  }
}

function admit(running: RunningWorker, stream: PortStream): MessagePort {
  const { port1, port2 } = new MessageChannel()
  running.streams.add(stream)
  stream.once('close', () => running.streams.delete(stream))
  const order: EmbeddedWorkerOrder = { kind: 'admit', port: port2 }
  running.worker.postMessage(order, [port2])
  return port1
}

function startWorker(
  settings: EngineSettings,
  limit: { readonly seconds: number },
  onEnd: () => void,
): Promise<RunningWorker> {
  const busy = new SharedArrayBuffer(4)
  const busySince = new Int32Array(busy)
  const data: EmbeddedWorkerData = {
    clusterDir: settings.clusterDir,
    postgisBundle: settings.postgisBundle,
    busySince: busy,
    idleInTransactionMs: settings.idleInTransactionMs,
    durable: settings.durable,
  }
  const worker = new Worker(WORKER_URL, { name: 'embedded-database', workerData: data, execArgv: [] })
  const streams = new Set<PortStream>()
  let failure: Error | undefined

  const watchdog = setInterval(() => {
    const since = Atomics.load(busySince, 0)
    if (since === 0 || Date.now() / 1000 - since <= limit.seconds) return
    failure = new StatementTooLong(limit.seconds)
    void worker.terminate()
  }, 500)

  return new Promise((resolve, reject) => {
    worker.on('message', (message: EmbeddedWorkerMessage) => {
      if (message.kind === 'ready') resolve({ worker, streams, busySince })
      if (message.kind === 'failed') {
        failure = new EngineStopped(message.reason)
        void worker.terminate()
      }
    })
    worker.on('error', (error: Error) => {
      failure = new EngineStopped(error.message)
    })
    worker.on('exit', () => {
      clearInterval(watchdog)
      const reason = failure ?? new EngineStopped('the thread ended')
      onEnd()
      reject(reason)
      for (const stream of [...streams]) stream.destroy(reason)
    })
  })
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
