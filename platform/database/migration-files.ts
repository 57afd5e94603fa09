import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../root.ts'

/** One numbered file of `migrations/`, applied once, in order, and never changed afterwards. */
export interface MigrationFile {
  /** File name without `.sql`, e.g. `0000_foundation`. */
  readonly name: string
  readonly sha256: string
  readonly statements: readonly string[]
}

export const migrationsDir: string = join(projectRoot, 'platform', 'database', 'migrations')

const NUMBERED = /^\d{4}_[\w-]+\.sql$/
/** drizzle-kit writes it between statements; in hand-written files it is optional. */
const BREAKPOINT = '--> statement-breakpoint'

export function readMigrationFiles(directory: string = migrationsDir): readonly MigrationFile[] {
  const names = readdirSync(directory)
    .filter((name) => NUMBERED.test(name))
    .sort()
  const numbers = names.map((name) => name.slice(0, 4))
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice !== undefined) throw new Error(`Two migrations are numbered ${twice} in ${directory}.`)
  return names.map((name) => {
    const text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: name.slice(0, -'.sql'.length),
      sha256: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split(BREAKPOINT)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    }
  })
}

/** One hash over all of them: two equal ones make equal databases. */
export function hashOfMigrations(files: readonly MigrationFile[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.name} ${file.sha256}\n`)
  return hash.digest('hex')
}
