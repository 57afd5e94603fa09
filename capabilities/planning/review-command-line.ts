import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { sha256Of } from './data/review-snapshot.ts'
import { snapshotQuery } from './data/snapshot-query.ts'

const WORDS = {
  wrongUsage: {
    es: 'Uso: npm run trama -- snapshot verify AÑO-TN [ARCHIVO], por ejemplo 2019-T2',
    en: 'Usage: npm run trama -- snapshot verify YEAR-QN [FILE], for example 2019-Q2',
  },
  noFile: (name: string): Text => ({
    es: `No se encuentra el archivo «${name}».`,
    en: `The file “${name}” is not there.`,
  }),
  whole: (number: number, hash: string): Text => ({
    es: `El corte (firma ${number}) coincide con su huella ${hash}.`,
    en: `The snapshot (sign-off ${number}) agrees with its hash ${hash}.`,
  }),
  altered: (hash: string): Text => ({
    es: `El contenido no coincide con la huella firmada ${hash}.`,
    en: `The content does not agree with the signed hash ${hash}.`,
  }),
} as const

/** Says whether what was signed is still what it was, or whether a file that somebody brings is it. */
export const verifySnapshot: CliCommand = {
  words: ['snapshot', 'verify'],
  usage: {
    es: 'snapshot verify AÑO-TN [ARCHIVO]   comprueba un corte firmado, o un archivo contra él',
    en: 'snapshot verify YEAR-QN [FILE]     verifies a signed snapshot, or a file against it',
  },
  async run(shell: CliShell, [period = '', file]) {
    const tell = (text: Text) => shell.out(`${say(text, shell.locale)}\n`)
    const fail = (text: Text) => {
      shell.err(`${say(text, shell.locale)}\n`)
      return 1
    }
    const match = /^(\d{4})-[QT]([1-4])$/i.exec(period)
    if (match === null) return fail(WORDS.wrongUsage)
    const brought =
      file === undefined ? undefined : await readFile(resolve(shell.folder, file), 'utf8').catch(() => null)
    if (brought === null) return fail(WORDS.noFile(file ?? ''))
    const session = await shell.open()
    if (!session.ok) return fail(session.refusal.message)
    const { runner, ctx } = session.value
    const found = await runner.query(snapshotQuery, ctx, { year: Number(match[1]), quarter: Number(match[2]) })
    if (!found.ok) return fail(found.refusal.message)
    const { head, whole } = found.value
    const agrees = brought === undefined ? whole : sha256Of(brought) === head.sha256
    if (!agrees) return fail(WORDS.altered(head.sha256))
    tell(WORDS.whole(head.number, head.sha256))
    return 0
  },
}
