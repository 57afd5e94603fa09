import type { Result } from '../../kernel/result.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded.ts'
import type { OnProgress } from './progress.ts'
import type { DatabaseRefusal } from './refusals.ts'
import { openServer } from './server.ts'

export interface DatabaseSettings {
  /** PostgreSQL with PostGIS; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
  /** Where prepared files may be kept to make later starts quick; losing it costs time only. */
  readonly cacheDir: string
  /** Whether a server database is migrated; the embedded one always migrates itself. */
  readonly migrate: boolean
  readonly onProgress?: OnProgress
}

/** Opens the database the settings name, ready to use, or says what stands in the way. */
export function openDatabase(settings: DatabaseSettings): Promise<Result<Database, DatabaseRefusal>> {
  const { databaseUrl, dataDir, cacheDir, onProgress } = settings
  if (databaseUrl !== undefined) return openServer({ databaseUrl, migrate: settings.migrate, onProgress })
  return openEmbedded({ dataDir, cacheDir, onProgress })
}
