import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { civilDateAt } from '../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../kernel/result.ts'
import type { Locale } from '../kernel/text.ts'
import type { Ctx } from '../platform/capability/context.ts'
import { createRunner, type Runner } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { makeFolder } from '../platform/database/make-folder.ts'
import { openDatabase } from '../platform/database/open.ts'
import type { OnProgress } from '../platform/database/progress.ts'
import { databaseRefusals } from '../platform/database/refusals.ts'
import { createDispatcher, type Dispatcher } from '../platform/events/outbox.ts'
import { createClamdScanner } from '../platform/files/clamd.ts'
import { createIntake, type FileIntake } from '../platform/files/intake.ts'
import type { Scanner } from '../platform/files/scanner.ts'
import { createFileStore, type FileStore } from '../platform/files/store.ts'
import { createUploads, type Uploads } from '../platform/files/uploads.ts'
import { loadPack } from '../platform/packs/load-pack.ts'
import type { Pack } from '../platform/packs/pack.ts'
import { projectRoot } from '../platform/root.ts'
import { clockOf } from './clock.ts'
import { MANIFESTS } from './manifests.ts'
import type { Settings } from './settings.ts'

/** Everything a process needs, opened in the right order; the server and the command line both start from it. */
export interface Parts {
  readonly database: Database
  readonly runner: Runner
  readonly dispatcher: Dispatcher
  readonly files: FileStore
  readonly scanner: Scanner | undefined
  readonly intake: FileIntake
  readonly uploads: Uploads
  readonly pack: Pack
  /** An instant: of the machine, or of a rehearsal. */
  now(): string
  systemCtx(locale?: Locale): Ctx
}

export const CACHE_DIR: string = join(projectRoot, '.cache')

export async function openParts(
  settings: Settings,
  pack: Pack,
  onProgress: OnProgress,
  onError: (error: unknown, where: string) => void,
): Promise<Result<Parts, Refusal>> {
  const filesDir = join(settings.dataDir, 'files')
  try {
    makeFolder(filesDir)
  } catch (error) {
    return refuse(
      databaseRefusals.directoryUnusable(settings.dataDir, error instanceof Error ? error.message : String(error)),
    )
  }
  const opened = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: join(settings.dataDir, 'database'),
    cacheDir: CACHE_DIR,
    migrate: settings.migrate,
    onProgress,
  })
  if (!opened.ok) return opened
  const database = opened.value
  const now = clockOf(settings.today, pack.identity.zone)
  const systemCtx = (locale: Locale = 'es'): Ctx => {
    const instant = now()
    return {
      who: 'system',
      now: instant,
      today: civilDateAt(instant, pack.identity.zone),
      locale,
      requestId: randomUUID(),
    }
  }
  const subscriptions = MANIFESTS.flatMap((manifest) => manifest.subscribes ?? [])
  const dispatcher = createDispatcher(database, subscriptions, systemCtx, onError)
  const runner = createRunner(database, dispatcher.wake)
  const files = createFileStore(filesDir)
  const scanner = settings.clamd === undefined ? undefined : createClamdScanner(settings.clamd)
  const uses = MANIFESTS.flatMap((manifest) => manifest.fileUses ?? [])
  const intake = createIntake({ store: files, uses, scanner, onTrouble: onError })
  const uploads = createUploads({ database, runner, intake, store: files })
  return { ok: true, value: { database, runner, dispatcher, files, scanner, intake, uploads, pack, now, systemCtx } }
}

export async function openPack(settings: Settings): Promise<Result<Pack, Refusal>> {
  return loadPack(settings.deployment)
}
