/** How sending one file stands. `share` is what the server has, of the whole, 0 to 1. */
export type SendState =
  | { readonly is: 'sending' | 'paused' | 'retrying'; readonly share: number; readonly message?: string }
  /** Everything is there; the server looks at it. */
  | { readonly is: 'checking' }
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'refused'; readonly message: string }

export interface Destination {
  readonly address: string
  readonly use: string
  readonly csrf: string
  /** What to say when the session ended meanwhile. */
  readonly signedOut: string
}

export interface Sending {
  pause(): void
  resume(): void
  /** Ends it, and has the server forget what it got. */
  remove(): void
}

/** Begins small for bad links; a good one gets pieces eight times as large. */
const SMALLEST_PIECE = 128 * 1024
const FIRST_PIECE = 512 * 1024
const LARGEST_PIECE = 4 * 1024 * 1024
/** A piece should take about so long, so that a broken line costs little and the percentage moves. */
const QUICK_MS = 1500
const LONGEST_WAIT_MS = 30_000
/** Larger files are not held in memory just to be hashed; each of their pieces is all the same. */
const LARGEST_HASHED = 64 * 1024 * 1024

interface Answer {
  readonly status: number
  readonly offset: number | undefined
  readonly body: { readonly id?: string; readonly state?: string; readonly message?: string }
  readonly location: string | null
}

/**
 * Sends a file in pieces (tus 1.0.0), from where the server stands: after a pause, a broken line or a reload of the page, when
 * the same file is chosen again. Goes on trying until it is told otherwise.
 */
export function sendFile(file: File, to: Destination, change: (state: SendState) => void): Sending {
  const key = `trama-upload ${to.use} ${file.name} ${file.size} ${file.lastModified}`
  let address = remembered(key)
  let request: XMLHttpRequest | undefined
  let wake: (() => void) | undefined
  let running = false
  let active: Promise<void> = Promise.resolve()
  let stopped = false
  /** Bytes that the server says it has. */
  let stood = 0
  let share = 0
  let piece = FIRST_PIECE
  let failures = 0

  const tell = (state: SendState): void => {
    if (!stopped) change(state)
  }

  function ask(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Blob | null = null,
    progress: (sent: number) => void = () => {},
  ): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const own = new XMLHttpRequest()
      request = own
      own.open(method, url)
      own.setRequestHeader('Tus-Resumable', '1.0.0')
      own.setRequestHeader('Accept', 'application/json')
      own.setRequestHeader('X-Csrf', to.csrf)
      for (const [name, value] of Object.entries(headers)) own.setRequestHeader(name, value)
      own.upload.onprogress = (event) => progress(event.loaded)
      own.onload = () => resolve(answerOf(own))
      own.onerror = () => resolve(undefined)
      own.onabort = () => resolve(undefined)
      own.send(body)
    })
  }

  async function begin(): Promise<Answer | undefined> {
    const whole = file.size <= LARGEST_HASHED ? await sha256(file) : undefined
    const facts = [`use ${base64(to.use)}`, `filename ${base64(file.name)}`]
    if (whole !== undefined) facts.push(`sha256 ${base64(hex(whole))}`)
    return ask('POST', to.address, { 'Upload-Length': String(file.size), 'Upload-Metadata': facts.join(',') })
  }

  /** One step; true when there is another. */
  async function step(): Promise<boolean> {
    const known = address !== undefined
    const stands = address === undefined ? await begin() : await ask('GET', address, {})
    if (known && (stands?.status === 404 || stands?.body.state === 'refused')) {
      forget(key)
      address = undefined
      return true
    }
    if (stands?.location) {
      address = stands.location
      remember(key, address)
    }
    return settle(stands) ?? sendPieces(stands?.offset ?? 0)
  }

  async function sendPieces(from: number): Promise<boolean> {
    let offset = from
    stood = from
    while (running && address !== undefined) {
      const blob = file.slice(offset, offset + piece)
      const hash = await sha256(blob)
      if (!running) return false
      const begun = performance.now()
      const report = (sent: number): void => {
        share = Math.min(offset + sent, file.size) / file.size
        // A further try is no news until something goes through: its button would come and go under somebody's finger.
        if (sent === 0 && failures > 0) return
        tell(share >= 1 ? { is: 'checking' } : { is: 'sending', share })
      }
      report(0)
      const answer = await ask(
        'PATCH',
        address,
        {
          'Content-Type': 'application/offset+octet-stream',
          'Upload-Offset': String(offset),
          ...(hash === undefined ? {} : { 'Upload-Checksum': `sha256 ${bytesBase64(hash)}` }),
        },
        blob,
        report,
      )
      const settled = settle(answer)
      if (settled !== undefined) return settled
      failures = 0
      if (performance.now() - begun < QUICK_MS) piece = Math.min(piece * 2, LARGEST_PIECE)
      offset = answer?.offset ?? offset
      stood = offset
    }
    return false
  }

  /** What an answer means for the whole: whether to go on from the beginning, or (undefined) right here. */
  function settle(answer: Answer | undefined): boolean | undefined {
    if (answer === undefined || answer.status >= 500 || answer.status === 429) {
      if (answer === undefined || answer.body.message === undefined) piece = Math.max(piece / 2, SMALLEST_PIECE)
      failures += 1
      return running ? later(answer?.body.message) : false
    }
    if (answer.body.state === 'complete' && answer.body.id !== undefined) return end({ is: 'done', id: answer.body.id })
    // The server stands elsewhere, or a piece arrived altered: both say from where to go on.
    if ((answer.status === 409 || answer.status === 460) && answer.offset !== undefined) return undefined
    if (answer.status < 400) return undefined
    forget(key)
    const { message } = answer.body
    // A page that is no answer of an upload may carry words of another shape.
    return end({ is: 'refused', message: typeof message === 'string' ? message : to.signedOut })
  }

  function later(message: string | undefined): boolean {
    share = stood / file.size
    tell({ is: 'retrying', share, ...(message === undefined ? {} : { message }) })
    return true
  }

  function end(state: SendState): false {
    running = false
    tell(state)
    return false
  }

  async function run(): Promise<void> {
    if (stopped) return
    running = true
    tell({ is: 'sending', share })
    while (await step()) {
      if (failures > 0) await pause(Math.min(1000 * 2 ** (failures - 1), LONGEST_WAIT_MS))
      if (!running) return
    }
  }

  /** Until the time is over, the line is back, or somebody asks. */
  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer)
        window.removeEventListener('online', go)
        wake = undefined
        resolve()
      }
      const timer = setTimeout(go, milliseconds)
      window.addEventListener('online', go)
      wake = go
    })
  }

  function halt(): void {
    running = false
    request?.abort()
    wake?.()
  }

  /** What was stopped comes to its end first, so that never two send at once. */
  function start(): void {
    active = active.then(run)
  }

  start()
  return {
    pause() {
      halt()
      share = stood / file.size
      tell({ is: 'paused', share })
    },
    resume() {
      failures = 0
      // One that waits for the line tries at once; one that was paused begins again.
      if (running) wake?.()
      else start()
    },
    remove() {
      halt()
      stopped = true
      forget(key)
      if (address !== undefined) void ask('DELETE', address, {})
    },
  }
}

function answerOf(request: XMLHttpRequest): Answer {
  const offset = request.getResponseHeader('Upload-Offset')
  return {
    status: request.status,
    offset: offset === null ? undefined : Number(offset),
    location: request.getResponseHeader('Location'),
    body: parsed(request.responseText),
  }
}

function parsed(text: string): Answer['body'] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Absent where the page was not reached by a safe way (plain http on a network): the server then trusts the line. */
async function sha256(bytes: Blob): Promise<Uint8Array | undefined> {
  if (typeof crypto.subtle === 'undefined') return undefined
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function base64(text: string): string {
  return bytesBase64(new TextEncoder().encode(text))
}

/** Where the upload of this very file stands; a browser that keeps nothing begins anew. */
function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function remember(key: string, address: string): void {
  try {
    localStorage.setItem(key, address)
  } catch {
    // Full, or not allowed: only a reload of the page is dearer then.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
