import { type Locale, say, type Text } from '../kernel/text.ts'
import type { CliCommand, CliShell } from '../platform/capability/manifest.ts'
import { BACKUP_USAGE, backupCommand, restoreCommand, terminalShell } from './backup-commands.ts'
import { checkDeployment } from './check.ts'
import { ensureDeployment } from './ensure-deployment.ts'
import { MANIFESTS } from './manifests.ts'
import { openPack, openParts } from './platform-parts.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Console, start } from './start.ts'

const USAGE: Text = {
  es: 'Uso: npm run trama -- ORDEN\n\n  start                         abre la base de datos y atiende\n  migrate                       pone al día la estructura de una base PostgreSQL\n  check                         revisa la carpeta de la implantación',
  en: 'Usage: npm run trama -- COMMAND\n\n  start                         opens the database and serves\n  migrate                       brings the structure of a PostgreSQL database up to date\n  check                         checks the deployment folder',
}

/** The program's front door on a terminal. Answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function commandLine(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const locale: Locale = /^en/i.test(env.TRAMA_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || 'es') ? 'en' : 'es'
  const err = (text: string) => process.stderr.write(`${text}\n`)
  const settings = readSettings(env, process.stdout.isTTY)
  if (!settings.ok) {
    err(say(settings.refusal.message, locale))
    return 1
  }
  const [first] = args
  if (first === 'start') return serve(settings.value, locale)
  if (first === 'migrate') return migrate(settings.value, locale)
  if (first === 'check' && args.length === 1) return checkDeployment(settings.value, locale, err)
  if (first === 'backup') return backupCommand(terminalShell(settings.value, locale, env), args.slice(1))
  if (first === 'restore') return restoreCommand(terminalShell(settings.value, locale, env), args.slice(1))
  const command = commandOf(args)
  if (command !== undefined) return run(command, args.slice(command.words.length), settings.value, locale, env)
  const usages = MANIFESTS.flatMap((manifest) => manifest.commandLine ?? []).map(
    (each) => `  ${say(each.usage, locale)}`,
  )
  err([say(USAGE, locale), say(BACKUP_USAGE, locale), ...usages].join('\n'))
  return first === undefined || first === 'help' || first === '--help' ? 0 : 2
}

function commandOf(args: readonly string[]): CliCommand | undefined {
  return MANIFESTS.flatMap((manifest) => manifest.commandLine ?? []).find((each) =>
    each.words.every((word, index) => args[index] === word),
  )
}

async function run(
  command: CliCommand,
  args: readonly string[],
  settings: Settings,
  locale: Locale,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const err = (text: string) => process.stderr.write(`${text}\n`)
  const pack = await openPack(settings)
  if (!pack.ok) {
    err(say(pack.refusal.message, locale))
    return 1
  }
  let close: () => Promise<void> = async () => {}
  const shell: CliShell = {
    locale,
    folder: env.INIT_CWD ?? process.cwd(),
    pack: pack.value,
    out: (text) => process.stdout.write(`${text}\n`),
    err,
    async open() {
      const parts = await openParts(
        settings,
        pack.value,
        () => {},
        (error) => err(String(error)),
      )
      if (!parts.ok) return parts
      const { database, runner, files, dispatcher } = parts.value
      close = async () => {
        await dispatcher.drain()
        await database.close()
      }
      const loaded = await ensureDeployment(settings, parts.value, locale, (text) => err(say(text, locale)))
      if (!loaded.ok) return loaded
      return { ok: true, value: { database, runner, files, ctx: parts.value.systemCtx(locale) } }
    },
  }
  try {
    return await command.run(shell, args)
  } finally {
    await close()
  }
}

async function migrate(settings: Settings, locale: Locale): Promise<number> {
  const pack = await openPack(settings)
  const output = consoleOf(locale)
  if (!pack.ok) {
    output.refusal(pack.refusal)
    return 1
  }
  const parts = await openParts(
    { ...settings, migrate: true },
    pack.value,
    (progress) => output.line(progress.title),
    () => {},
  )
  if (!parts.ok) {
    output.refusal(parts.refusal)
    return 1
  }
  await parts.value.database.close()
  return 0
}

/** However slowly a process stops, it ends; supervisors wait thirty seconds and then kill. */
const LATEST_STOP_MS = 28_000

/** Serves until it is asked to stop, or until a fault that nobody caught: then it stops too, because nobody knows what is left. */
async function serve(settings: Settings, locale: Locale): Promise<number> {
  const running = await start(settings, consoleOf(locale))
  if (running === undefined) return 1
  return new Promise((resolve) => {
    let asked = 0
    const stop = (drainSeconds: number, code: number) => {
      setTimeout(() => process.exit(1), LATEST_STOP_MS + drainSeconds * 1000).unref()
      running.stop(drainSeconds).then(
        () => resolve(code),
        (error) => {
          running.fault(error)
          resolve(1)
        },
      )
    }
    // A supervisor may say it more than once; only a person's second Ctrl-C means at once.
    process.on('SIGTERM', () => stop(settings.drainSeconds, 0))
    process.on('SIGINT', () => {
      asked += 1
      if (asked > 1) process.exit(130)
      stop(0, 0)
    })
    const fault = (error: unknown) => {
      running.fault(error)
      stop(0, 1)
    }
    process.on('uncaughtException', fault)
    process.on('unhandledRejection', fault)
  })
}

function consoleOf(locale: Locale): Console {
  return {
    locale,
    line: (text) => process.stdout.write(`${say(text, locale)}\n`),
    refusal: (refusal) => process.stderr.write(`\n${say(refusal.message, locale)}\n`),
  }
}
