import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { formatNumber } from '../kernel/format.ts'
import type { Refusal } from '../kernel/result.ts'
import { type Locale, say, type Text } from '../kernel/text.ts'
import { backUp, nameRefusal } from '../platform/backup/backup.ts'
import { openAsItStands } from '../platform/backup/open-as-it-stands.ts'
import { type OnBackupProgress, stage } from '../platform/backup/progress.ts'
import { type RestoreReport, restore } from '../platform/backup/restore.ts'
import { verifyArchive } from '../platform/backup/verify-archive.ts'
import { createFileStore } from '../platform/files/store.ts'
import { projectRoot } from '../platform/root.ts'
import { CACHE_DIR } from './platform-parts.ts'
import type { Settings } from './settings.ts'

export const BACKUP_USAGE: Text = {
  es: '  backup ARCHIVO                guarda la base de datos y los archivos en un respaldo nuevo\n  restore ARCHIVO               pone un respaldo en una base vacía (--check: solo lo verifica)',
  en: '  backup FILE                   saves the database and the files in a new backup\n  restore FILE                  puts a backup into an empty database (--check: only verifies it)',
}

/** What the person typed and where the answers go. */
export interface BackupShell {
  readonly settings: Settings
  readonly locale: Locale
  /** Relative names of files start here: where the person stands. */
  readonly folder: string
  readonly cacheDir: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Rewrites the last line, or undefined where lines cannot be rewritten. */
  readonly rewrite: ((text: string) => void) | undefined
}

/** The shell of a person at a terminal, or of a scheduler that keeps a log. */
export function terminalShell(settings: Settings, locale: Locale, env: NodeJS.ProcessEnv): BackupShell {
  const { stdout, stderr } = process
  let open = false
  const endLine = () => {
    if (open) stdout.write('\n')
    open = false
  }
  return {
    settings,
    locale,
    folder: env.INIT_CWD ?? process.cwd(),
    cacheDir: CACHE_DIR,
    out(text) {
      endLine()
      stdout.write(`${text}\n`)
    },
    err(text) {
      endLine()
      stderr.write(`${text}\n`)
    },
    rewrite: stdout.isTTY
      ? (text) => {
          open = true
          stdout.write(`\r${text.slice(0, (stdout.columns || 80) - 1)}\u001b[K`)
        }
      : undefined,
  }
}

/** Exit code besides 0 done, 1 refused, 2 wrong usage: it was done, but files are missing or the history is broken. */
const LOOK_INTO_IT = 3

/** `trama backup FILE`: one archive with everything, checked by reading it back. */
export async function backupCommand(shell: BackupShell, args: readonly string[]): Promise<number> {
  const { settings, locale } = shell
  const [name, ...rest] = args
  if (name === undefined || name.startsWith('-') || rest.length > 0) return wrongUsage(shell)
  const path = pathOf(shell, name)
  const taken = nameRefusal(path)
  if (taken !== undefined) return refused(shell, taken)
  const opened = await openAsItStands(databaseSettings(shell), 'refuse')
  if (!opened.ok) return refused(shell, opened.refusal)
  const database = opened.value
  try {
    const done = await backUp({
      database,
      files: createFileStore(join(settings.dataDir, 'files')),
      path,
      now: new Date().toISOString(),
      program: program(),
      onProgress: progressOn(shell),
    })
    if (!done.ok) return refused(shell, done.refusal)
    const { bytes, manifest, manifestSha256 } = done.value
    const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
    const n = formatNumber
    shell.out(
      say(
        {
          es: `${path}: ${n(rows)} filas de ${manifest.tables.length} tablas, ${n(manifest.files.length)} archivos, ${n(bytes)} bytes. Entradas del historial: ${n(manifest.audit.entries)}, cabeza ${manifest.audit.head}\nAnote en otro lugar la suma de manifest.json: ${manifestSha256}`,
          en: `${path}: ${n(rows)} rows of ${manifest.tables.length} tables, ${n(manifest.files.length)} files, ${n(bytes)} bytes. History entries: ${n(manifest.audit.entries)}, head ${manifest.audit.head}\nNote down elsewhere the sum of manifest.json: ${manifestSha256}`,
        },
        locale,
      ),
    )
    return warnings(shell, manifest.audit.brokenAt, manifest.missingFiles)
  } finally {
    await database.close()
  }
}

/** `trama restore FILE`: the archive is verified whole before the database is even opened. */
export async function restoreCommand(shell: BackupShell, args: readonly string[]): Promise<number> {
  const { settings, locale } = shell
  const given = restoreArguments(args)
  if (given === undefined) return wrongUsage(shell)
  const onProgress = progressOn(shell)
  const verified = await verifyArchive(pathOf(shell, given.name), given.check ? onProgress : stage(onProgress, 0, 0.1))
  if (!verified.ok) return refused(shell, verified.refusal)
  const archive = verified.value
  try {
    const { createdAt, program: by } = archive.manifest
    shell.out(
      say(
        {
          es: `El respaldo está íntegro: ${createdAt}, versión ${by.version}, suma de manifest.json ${archive.manifestSha256}`,
          en: `The backup is whole: ${createdAt}, version ${by.version}, sum of manifest.json ${archive.manifestSha256}`,
        },
        locale,
      ),
    )
    if (given.check) return 0
    const opened = await openAsItStands(databaseSettings(shell), 'prepare')
    if (!opened.ok) return refused(shell, opened.refusal)
    try {
      const files = createFileStore(join(settings.dataDir, 'files'))
      const done = await restore({
        archive,
        database: opened.value,
        files,
        replace: given.replace,
        onProgress: stage(onProgress, 0.1, 1),
      })
      if (!done.ok) return refused(shell, done.refusal)
      tellRestored(shell, done.value)
      return warnings(shell, done.value.audit.brokenAt, archive.manifest.missingFiles)
    } finally {
      await opened.value.close()
    }
  } finally {
    await archive.close()
  }
}

function warnings(shell: BackupShell, brokenAt: number | null, missingFiles: readonly string[]): number {
  if (brokenAt !== null) shell.err(say(brokenBefore(brokenAt), shell.locale))
  if (missingFiles.length > 0) shell.err(say(missing(missingFiles), shell.locale))
  return brokenAt === null && missingFiles.length === 0 ? 0 : LOOK_INTO_IT
}

function tellRestored(shell: BackupShell, report: RestoreReport): void {
  const n = formatNumber
  const { rows, tables, files, audit, migratedFurther } = report
  shell.out(
    say(
      {
        es: `Restaurado: ${n(rows)} filas de ${tables} tablas, iguales a las respaldadas; ${n(files)} archivos; entradas del historial: ${n(audit.entries)}, cabeza ${audit.head}`,
        en: `Restored: ${n(rows)} rows of ${tables} tables, the same as were backed up; ${n(files)} files; history entries: ${n(audit.entries)}, head ${audit.head}`,
      },
      shell.locale,
    ),
  )
  if (migratedFurther.length > 0)
    shell.out(
      say(
        {
          es: `Puesto al día con los cambios de estructura posteriores: ${migratedFurther.join(', ')}`,
          en: `Brought up to date by later structure changes: ${migratedFurther.join(', ')}`,
        },
        shell.locale,
      ),
    )
}

interface RestoreArguments {
  readonly name: string
  readonly check: boolean
  readonly replace: { readonly confirm: string } | undefined
}

function restoreArguments(args: readonly string[]): RestoreArguments | undefined {
  let name: string | undefined
  let check = false
  let replace = false
  let confirm = ''
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? ''
    if (word === '--check') check = true
    else if (word === '--replace') replace = true
    else if (word === '--confirm') {
      index += 1
      confirm = args[index] ?? ''
    } else if (word.startsWith('-') || name !== undefined) return undefined
    else name = word
  }
  if (name === undefined || (confirm !== '' && !replace)) return undefined
  return { name, check, replace: replace ? { confirm } : undefined }
}

function missing(digests: readonly string[]): Text {
  const list = digests.slice(0, 20).join('\n  ')
  return {
    es: `ATENCIÓN: ${digests.length} archivos que la base de datos nombra no estaban en la carpeta de archivos, o estaban dañados, cuando se hizo el respaldo:\n  ${list}`,
    en: `ATTENTION: ${digests.length} files that the database names were not in the files folder, or were damaged, when the backup was made:\n  ${list}`,
  }
}

function brokenBefore(at: number): Text {
  return {
    es: `ATENCIÓN: el historial ya estaba roto en la entrada ${at} cuando se hizo el respaldo.`,
    en: `ATTENTION: the history was already broken at entry ${at} when the backup was made.`,
  }
}

function databaseSettings({ settings, cacheDir }: BackupShell) {
  return { databaseUrl: settings.databaseUrl, dataDir: join(settings.dataDir, 'database'), cacheDir }
}

function program(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  return { name: String(name), version: String(version) }
}

function pathOf({ folder }: BackupShell, name: string): string {
  return isAbsolute(name) ? name : join(folder, name)
}

function wrongUsage(shell: BackupShell): number {
  shell.err(say(BACKUP_USAGE, shell.locale))
  return 2
}

function refused(shell: BackupShell, refusal: Refusal): number {
  shell.err(`\n${say(refusal.message, shell.locale)}`)
  return 1
}

/** Where lines can be rewritten, each percent; in a log, each tenth. */
function progressOn({ locale, rewrite, out }: BackupShell): OnBackupProgress {
  let told = -1
  return ({ done, total, title }) => {
    const percent = Math.floor((100 * done) / Math.max(total, 1))
    const line = `${String(percent).padStart(3)} % ${say(title, locale)}`
    if (rewrite !== undefined) rewrite(line)
    else if (percent >= told + 10 || (percent === 100 && told < 100)) {
      told = percent
      out(line)
    }
  }
}
