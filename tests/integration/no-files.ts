import type { Runner } from '../../platform/capability/runner.ts'
import type { Database } from '../../platform/database/database.ts'
import { createIntake } from '../../platform/files/intake.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { createUploads } from '../../platform/files/uploads.ts'

const store = createFileStore('/dev/null/files')

/** Services of jobs for tests whose jobs touch no file: a store that cannot be written, and no antivirus. */
export const NO_FILES = { files: store, scanner: undefined } as const

/** The same for pages. */
export function noFilePages(database: Database, runner: Runner) {
  const intake = createIntake({ store, uses: [], scanner: undefined })
  return { files: store, intake, uploads: createUploads({ database, runner, intake, store }) }
}
