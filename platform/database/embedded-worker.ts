import { fsyncSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { postgis } from '@electric-sql/pglite-postgis'
import { createSharedSession } from './embedded-session.ts'

/** What the thread is told when it starts. */
export interface EmbeddedWorkerData {
  readonly clusterDir: string
  /** The trimmed PostGIS bundle; without it the package's own is used. */
  readonly postgisBundle?: string | undefined
  /** Seconds since the epoch when the running statement began, 0 while none runs: the watchdog reads it. */
  readonly busySince: SharedArrayBuffer
  readonly idleInTransactionMs: number
  /** Off only for throw-away databases. */
  readonly durable: boolean
}

export type EmbeddedWorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'closed' }

export type EmbeddedWorkerOrder = { readonly kind: 'admit'; readonly port: MessagePort } | { readonly kind: 'close' }

/** The same on both databases, so that text of dates and intervals parses alike; see `server.ts`. */
const SETTINGS = [
  'search_path=public',
  'timezone=UTC',
  'datestyle=ISO, YMD',
  'intervalstyle=iso_8601',
  // As PGlite's own `defaultStartParams`: one session, no helpers.
  'exit_on_error=false',
  'log_checkpoints=false',
  'max_worker_processes=0',
  'max_parallel_workers=0',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=0',
  'io_method=sync',
]

const data = workerData as EmbeddedWorkerData
const parent = parentPort
if (parent === null) throw new Error('embedded-worker runs as a worker thread only')
const tell = (message: EmbeddedWorkerMessage) => parent.postMessage(message)
const busySince = new Int32Array(data.busySince)

/**
 * PGlite turns fsync off (`-F`), and its file system ignores fsync. Both are put right here: a commit reaches the disk
 * before it is acknowledged, so that rows survive a power cut and not only a killed process. WebAssembly's `fdatasync` is
 * an empty function in this build, its `fsync` is not: hence `wal_sync_method`.
 */
const DURABLE = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
/** A throw-away database is small: giving it the usual 128 MB of buffers, all written once, is a tenth of its opening. */
const RELAXED = ['-F', '-c', 'shared_buffers=16MB']

interface NodeStream {
  readonly nfd?: number
}
interface EmscriptenModule {
  readonly FS: { readonly filesystems: { readonly NODEFS: { readonly stream_ops: Record<string, unknown> } } }
}

function syncOnRequest(module: EmscriptenModule): void {
  module.FS.filesystems.NODEFS.stream_ops.fsync = (stream: NodeStream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd)
    return 0
  }
}

const spatial = {
  name: 'postgis',
  setup: async (...[engine, options]: Parameters<typeof postgis.setup>) => {
    const result = await postgis.setup(engine, options)
    result.emscriptenOpts.preRun.push(syncOnRequest)
    return data.postgisBundle === undefined ? result : { ...result, bundlePath: pathToFileURL(data.postgisBundle) }
  },
}

async function start(): Promise<PGlite> {
  return PGlite.create({
    dataDir: data.clusterDir,
    extensions: { postgis: spatial, pg_trgm, unaccent },
    startParams: [
      '--single',
      '-O',
      '-j',
      ...(data.durable ? DURABLE : RELAXED),
      ...SETTINGS.flatMap((setting) => ['-c', setting]),
    ],
  })
}

try {
  const engine = await start()
  const version = (await engine.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? ''
  const session = createSharedSession(
    {
      async run(messages, onAnswer) {
        Atomics.store(busySince, 0, Math.floor(Date.now() / 1000))
        await engine.execProtocolRawStream(messages, { syncToFs: false, onRawData: onAnswer })
        Atomics.store(busySince, 0, 0)
      },
      inTransaction: () => engine.isInTransaction(),
    },
    {
      server_version: version,
      server_encoding: 'UTF8',
      client_encoding: 'UTF8',
      DateStyle: 'ISO, YMD',
      IntervalStyle: 'iso_8601',
      TimeZone: 'UTC',
      integer_datetimes: 'on',
      standard_conforming_strings: 'on',
    },
    { idleInTransactionMs: data.idleInTransactionMs },
    // The engine itself broke (not an SQL error): end the thread, another will start on the same files.
    (error) => {
      queueMicrotask(() => {
        throw error
      })
    },
  )
  parent.on('message', (order: EmbeddedWorkerOrder) => {
    if (order.kind === 'admit') session.admit(order.port)
    else
      engine.close().then(
        () => tell({ kind: 'closed' }),
        () => tell({ kind: 'closed' }),
      )
  })
  tell({ kind: 'ready' })
} catch (error) {
  tell({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
