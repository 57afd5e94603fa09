import { Worker } from 'node:worker_threads'
import { workerScript } from '../root.ts'

/**
 * A worker that may die. One job at a time; a job that runs past its time or breaks the worker ends the worker, and
 * the next job gets a fresh one. An idle worker is let go, its memory with it.
 */
export interface LaneOptions {
  /** Path of the worker below the root, without ending: `platform/documents/reading-worker`. */
  readonly script: string
  readonly idleMilliseconds: number
  /** Heap of the worker's own JavaScript; wasm and native memory are not counted by it. */
  readonly heapMegabytes: number
  /** Jobs after which a worker is replaced, for libraries that never give memory back. */
  readonly jobsOfAWorker?: number
  /** Jobs that may wait before further ones are refused. */
  readonly mostWaiting: number
}

export type LaneOutcome<Done> =
  | { readonly is: 'done'; readonly value: Done }
  | { readonly is: 'timeout' }
  | { readonly is: 'out_of_memory' }
  | { readonly is: 'busy' }
  /** The worker broke: a bug of ours or of a library. The message is for the log, not for the person. */
  | { readonly is: 'died'; readonly message: string }

/** What a worker sends: any number of parts, then one end. */
export type LaneMessage<Part, Done> =
  | { readonly job: number; readonly part: Part }
  | { readonly job: number; readonly done: Done }
  | { readonly job: number; readonly failed: string }

/** What a worker is sent: a job, or the word that a part has been taken in. */
export type LaneRequest<Request> = { readonly job: number; readonly request: Request } | { readonly taken: true }

interface Job<Request, Part, Done> {
  readonly id: number
  readonly request: Request
  readonly milliseconds: number
  onPart(part: Part): void
  settle(outcome: LaneOutcome<Done>): void
}

export class WorkerLane<Request, Part, Done> {
  readonly #options: LaneOptions
  readonly #waiting: Job<Request, Part, Done>[] = []
  #worker: Worker | undefined
  #current: Job<Request, Part, Done> | undefined
  #deadline: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #jobs = 0
  #jobsOfWorker = 0

  constructor(options: LaneOptions) {
    this.#options = options
  }

  run(request: Request, milliseconds: number, onPart: (part: Part) => void = () => {}): Promise<LaneOutcome<Done>> {
    if (this.#waiting.length >= this.#options.mostWaiting) return Promise.resolve({ is: 'busy' })
    return new Promise((settle) => {
      this.#jobs += 1
      this.#waiting.push({ id: this.#jobs, request, milliseconds, onPart, settle })
      this.#next()
    })
  }

  /** Ends the worker now. A job under way is told that it died; waiting ones go on with a fresh worker. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#finish({ is: 'died', message: 'closed' }, { keepWorker: false })
    await worker?.terminate()
  }

  #next(): void {
    if (this.#current) return
    const job = this.#waiting.shift()
    if (!job) return
    this.#current = job
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    this.#jobsOfWorker += 1
    this.#worker.ref()
    this.#deadline = setTimeout(() => this.#finish({ is: 'timeout' }, { keepWorker: false }), job.milliseconds)
    this.#worker.postMessage({ job: job.id, request: job.request } satisfies LaneRequest<Request>)
  }

  #start(): Worker {
    const worker = new Worker(workerScript(this.#options.script), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMegabytes },
    })
    worker.on('message', (message: LaneMessage<Part, Done>) => this.#receive(worker, message))
    worker.on('error', (error: Error & { readonly code?: string }) => {
      const outcome: LaneOutcome<Done> =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { is: 'out_of_memory' }
          : { is: 'died', message: error.stack ?? String(error) }
      this.#broken(worker, outcome)
    })
    worker.on('exit', (code) => this.#broken(worker, { is: 'died', message: `worker exited with ${code}` }))
    return worker
  }

  #receive(worker: Worker, message: LaneMessage<Part, Done>): void {
    if (worker !== this.#worker || message.job !== this.#current?.id) return
    if ('part' in message) {
      this.#current.onPart(message.part)
      // After what else is waiting: a large file must not hold the thread that serves people.
      setImmediate(() => worker.postMessage({ taken: true } satisfies LaneRequest<Request>))
    } else if ('done' in message) this.#finish({ is: 'done', value: message.done }, { keepWorker: true })
    else this.#finish({ is: 'died', message: message.failed }, { keepWorker: false })
  }

  #broken(worker: Worker, outcome: LaneOutcome<Done>): void {
    if (worker === this.#worker) this.#finish(outcome, { keepWorker: false })
  }

  #finish(outcome: LaneOutcome<Done>, { keepWorker }: { readonly keepWorker: boolean }): void {
    const job = this.#current
    clearTimeout(this.#deadline)
    clearTimeout(this.#idle)
    this.#current = undefined
    if (keepWorker && this.#jobsOfWorker < (this.#options.jobsOfAWorker ?? Number.POSITIVE_INFINITY)) {
      this.#worker?.unref()
      this.#idle = setTimeout(() => this.#letGo(), this.#options.idleMilliseconds)
      this.#idle.unref()
    } else this.#letGo()
    job?.settle(outcome)
    this.#next()
  }

  #letGo(): void {
    const worker = this.#worker
    this.#worker = undefined
    this.#jobsOfWorker = 0
    void worker?.terminate()
  }
}
