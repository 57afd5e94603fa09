import { createHash } from 'node:crypto'
import { formatNumber } from '../../kernel/format.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliSession } from '../capability/manifest.ts'
import { countFiles, type FileRow, filesAfter } from './data/files.ts'
import type { FileStore } from './store.ts'

const app = { role: 'trama_app' } as const
const AT_ONCE = 1000
/** As `trama backup` has it: it was done, and somebody has to look into what it found. */
const LOOK_INTO_IT = 3

/** `trama files check [--deep]`: every registered file is in the store, whole; `--deep` reads each and compares its hash. */
export const checkFiles: CliCommand = {
  words: ['files', 'check'],
  usage: {
    es: 'files check [--deep]           busca en el almacén cada archivo registrado (--deep: lo lee entero)',
    en: 'files check [--deep]           looks in the store for every registered file (--deep: reads it whole)',
  },
  async run(shell, args) {
    const deep = args[0] === '--deep'
    if (args.length > (deep ? 1 : 0)) {
      shell.err(say(checkFiles.usage, shell.locale))
      return 2
    }
    const opened = await shell.open()
    if (!opened.ok) {
      shell.err(say(opened.refusal.message, shell.locale))
      return 1
    }
    let wrong = 0
    for await (const trouble of troubles(opened.value, deep)) {
      wrong += 1
      shell.err(say(trouble, shell.locale))
    }
    const all = await opened.value.database.read(app, countFiles)
    shell.out(say(summary(all, wrong), shell.locale))
    return wrong === 0 ? 0 : LOOK_INTO_IT
  },
}

/** A sentence for each registered file that the store lacks or holds otherwise than registered. */
export async function* troubles(
  { database, files }: Pick<CliSession, 'database' | 'files'>,
  deep: boolean,
): AsyncIterable<Text> {
  for (let last = ''; ; ) {
    const rows = await database.read(app, (tx) => filesAfter(tx, last, AT_ONCE))
    for (const row of rows) {
      const trouble = await troubleOf(files, row, deep)
      if (trouble !== undefined) yield trouble
    }
    if (rows.length < AT_ONCE) return
    last = rows.at(-1)?.sha256 ?? ''
  }
}

async function troubleOf(files: FileStore, { sha256, size }: FileRow, deep: boolean): Promise<Text | undefined> {
  const held = await files.stream(sha256)
  if (held === undefined) return { es: `Falta en el almacén: ${sha256}`, en: `Missing from the store: ${sha256}` }
  const altered = { es: `Alterado en el almacén: ${sha256}`, en: `Altered in the store: ${sha256}` }
  if (held.size !== size || !deep) {
    held.body.destroy()
    return held.size === size ? undefined : altered
  }
  const hash = createHash('sha256')
  for await (const chunk of held.body) hash.update(chunk)
  return hash.digest('hex') === sha256 ? undefined : altered
}

function summary(all: number, wrong: number): Text {
  const [files, bad] = [formatNumber(all), formatNumber(wrong)]
  return {
    es: `Archivos registrados: ${files}; con problemas: ${bad}.`,
    en: `Registered files: ${files}; in trouble: ${bad}.`,
  }
}
