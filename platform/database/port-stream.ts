import { Duplex } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'

/** A way to the database's thread. */
export interface PortToThread {
  readonly port: MessagePort
  /** Why the thread ended or is being ended, where that is known. */
  failure(): Error | undefined
  /** Told how much has been answered to what was last written, so that an answer can be too much. */
  onAnswer(bytes: number): void
}

/**
 * The stream `pg` writes the wire protocol to when the database is a worker thread: looks like a socket, is a
 * MessagePort. `open` may wait (the worker may be starting again).
 */
export class PortStream extends Duplex {
  readonly #open: () => Promise<PortToThread>
  #port: MessagePort | undefined
  #answered = 0

  constructor(open: () => Promise<PortToThread>) {
    super({ allowHalfOpen: false })
    this.#open = open
  }

  /** `pg` calls this as it would `net.Socket.connect`; host and port mean nothing here. */
  connect(): this {
    this.#open().then(
      (way) => this.#attach(way),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    this.#port?.ref()
    return this
  }

  unref(): this {
    this.#port?.unref()
    return this
  }

  #attach({ port, failure, onAnswer }: PortToThread): void {
    if (this.destroyed) {
      port.close()
      return
    }
    this.#port = port
    port.on('message', (bytes: Uint8Array) => {
      this.#answered += bytes.byteLength
      onAnswer(this.#answered)
      this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    })
    port.on('close', () => {
      this.push(null)
      this.destroy(failure())
    })
    this.emit('connect')
  }

  override _read(): void {
    // The worker sends each answer as soon as it has it.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // `pg` reuses its buffers, and posting a view would copy the whole buffer behind it: send an exact copy.
    const bytes = new Uint8Array(chunk)
    this.#answered = 0
    this.#port?.postMessage(bytes, [bytes.buffer])
    done()
  }

  override _final(done: () => void): void {
    this.#port?.close()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port?.close()
    done(error)
  }
}
